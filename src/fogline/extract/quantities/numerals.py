"""Numerals: the words and digits of one number, turned into its value.

Works on lower-cased words alone, so it can be tested without a parser: "2,500", "2 500", "1.5 million",
"twenty-five", "half a dozen", "three-quarters". What is not a numeral is refused with `None`, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from fogline.timex.lexicon import NUMBERS


def word_set(text: str) -> frozenset[str]:
    """Makes a set of the words of a text; it keeps word lists readable."""
    return frozenset(text.split())


UNITS = {word: value for word, value in NUMBERS.items() if value < 20}
TENS = {word: value for word, value in NUMBERS.items() if value >= 20}
HUNDRED = {"hundred": 100}
SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "mln": 10**6, "m": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
DOZEN = {"dozen": 12}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth thirtieth "
    "hundredth thousandth"
)
HYPHENS = frozenset("-‐‑–")

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ATTACHED = re.compile(r"(\d+(?:[.,]\d+)*)(k|m|mn|mln|bn|million|thousand)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_THREE = re.compile(r"\d{3}")
MAX_VALUE = 10**13
"""Beyond this a string of digits is no count of anything a war report counts."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from words.

    Attributes:
        length: how many words it takes.
        value: what it says; for a share, its percentage.
        share: it is a fraction of something ("three-quarters of the city").
        ordinal: it says a place in a row ("third").
        digits: it is written in digits alone.
    """

    length: int
    value: int
    share: bool = False
    ordinal: bool = False
    digits: bool = False


def digits_value(word: str, *, scaled: bool = False) -> Fraction | None:
    """Reads digits with their thousands and decimal marks; `scaled` when "million" or the like follows."""
    if not _DIGITS.fullmatch(word):
        return None
    if _GROUPED.fullmatch(word):
        return Fraction(word.replace(",", ""))
    if _DOTTED.fullmatch(word) and not scaled:
        return Fraction(word.replace(".", ""))
    plain = word.replace(",", ".")
    return Fraction(plain) if plain.count(".") <= 1 else None


def read_numeral(words: list[str], position: int, end: int | None = None) -> Numeral | None:
    """Reads the longest numeral that starts at `position`.

    Args:
        words: lower-cased words.
        position: where the numeral is to start.
        end: where the words that may belong to it end.

    Returns:
        The numeral, or `None` where none starts.
    """
    stop = len(words) if end is None else end
    if position >= stop:
        return None
    first = words[position]
    found = _read_digits(words, position, stop) if first[0].isdigit() else _read_words(words, position, stop)
    return found if found and found.value <= MAX_VALUE else None


def _read_digits(words: list[str], position: int, stop: int) -> Numeral | None:
    word = words[position]
    if _ORDINAL.fullmatch(word):
        return Numeral(1, int(word[:-2]), ordinal=True)
    attached = _ATTACHED.fullmatch(word)
    if attached:
        value = digits_value(attached[1], scaled=True)
        return Numeral(1, int(value * SCALES[attached[2]])) if value is not None else None
    following = words[position + 1] if position + 1 < stop else ""
    if following in SCALES or following in HUNDRED:
        value = digits_value(word, scaled=True)
        return Numeral(2, int(value * (SCALES.get(following) or 100))) if value is not None else None
    if following in DOZEN and word.isdigit():
        return Numeral(2, int(word) * 12)
    if word.isdigit() and len(word) <= 3 and _THREE.fullmatch(following):
        return _read_groups(words, position, stop)
    value = digits_value(word)
    if value is None:
        return None
    return Numeral(1, int(value), digits=True)


def _read_groups(words: list[str], position: int, stop: int) -> Numeral:
    """Reads "2 500" and "1 250 000": groups of three digits set apart by spaces."""
    length, digits = 1, words[position]
    while position + length < stop and _THREE.fullmatch(words[position + length]):
        digits += words[position + length]
        length += 1
    return Numeral(length, int(digits), digits=True)


def _read_words(words: list[str], position: int, stop: int) -> Numeral | None:
    word = words[position]
    if word in ("a", "an", "one", "half", "three", "two", "four", "nine"):
        share = _read_share(words, position, stop)
        if share:
            return share
    if word in ("a", "an"):
        return _read_article(words, position, stop)
    if word == "half":
        return _read_half(words, position, stop)
    if word in ORDINALS:
        return Numeral(1, 0, ordinal=True)
    if word in DOZEN or word in HUNDRED or word in SCALES:
        return None
    return _read_cardinal(words, position, stop)


def _read_article(words: list[str], position: int, stop: int) -> Numeral | None:
    """Reads "a dozen", "a hundred", "a couple of", "a million"; a bare article is no numeral."""
    following = words[position + 1] if position + 1 < stop else ""
    if following in DOZEN:
        return Numeral(2, 12)
    if following in HUNDRED:
        rest = _read_cardinal(["one", *words[position + 1 : stop]], 0, stop - position)
        return Numeral(rest.length, rest.value) if rest else None
    if following in ("thousand", "million", "billion"):
        return Numeral(2, SCALES[following])
    if following == "score" and words[position + 2 : position + 3] == ["of"]:
        return Numeral(2, 20)
    if following in ("couple", "pair"):
        return Numeral(2, 2)
    return None


def _read_half(words: list[str], position: int, stop: int) -> Numeral | None:
    """Reads "half a dozen", "half a million", "half-a-dozen"."""
    following = words[position + 1 : min(stop, position + 6)]
    rest = [word for word in following if word not in HYPHENS]
    if rest[:1] == ["a"] and len(rest) > 1:
        value = {"dozen": 6, "hundred": 50, "thousand": 500, "million": 500_000, "billion": 500_000_000}.get(rest[1])
        if value:
            return Numeral(following.index(rest[1]) + 2, value)
    return None


_SHARED = 1000
"""Scales from which on a share of one is a number of its own ("three quarters of a million")."""


def _read_share(words: list[str], position: int, stop: int) -> Numeral | None:
    """Reads "three-quarters", "two thirds", "half of" as percentages, and "a quarter of a million" as the number."""
    if words[position] == "half":
        following = words[position + 1] if position + 1 < stop else ""
        return Numeral(1, 50, share=True) if following in ("of", "the", "its", "their") else None
    index = position + 1
    if index < stop and words[index] in HYPHENS:
        index += 1
    part = PARTS.get(words[index]) if index < stop else None
    if not part:
        return None
    following = words[index + 1] if index + 1 < stop else ""
    count = UNITS.get(words[position], 1)
    if count == 1 and following != "of":
        return None
    whole = SCALES.get(words[index + 3], 0) if following == "of" and index + 3 < stop and words[index + 2] == "a" else 0
    if whole >= _SHARED:
        return Numeral(index + 4 - position, whole * count // part)
    return Numeral(index + 1 - position, round(100 * count / part), share=True)


def _read_cardinal(words: list[str], position: int, stop: int) -> Numeral | None:
    """Reads "two hundred and fifty thousand", "twenty-five", "two dozen"."""
    total = group = 0
    index, length = position, 0
    while index < stop:
        step = _small(words, index, stop)
        if step and not (group % 100):
            group += step[1]
            index += step[0]
        elif words[index] in HUNDRED and 0 < group < 100:
            group, index = group * 100, index + 1
        elif words[index] in SCALES and len(words[index]) > 2 and group:
            total, group, index = total + group * SCALES[words[index]], 0, index + 1
        elif words[index] in DOZEN and group and not total:
            return Numeral(index + 1 - position, group * 12)
        elif words[index] == "and" and length and _continues(words, index, stop, group, total):
            index += 1
            continue
        else:
            break
        length = index - position
    return Numeral(length, total + group) if length else None


def _continues(words: list[str], index: int, stop: int, group: int, total: int) -> bool:
    """Tells whether an "and" inside a numeral goes on with it: "two hundred and fifty", not "two and three"."""
    after_hundred = group >= 100 and group % 100 == 0
    after_scale = total > 0 and group == 0
    return (after_hundred or after_scale) and _small(words, index + 1, stop) is not None


def _small(words: list[str], index: int, stop: int) -> tuple[int, int] | None:
    """Reads a number below a hundred: how many words and its value."""
    if index >= stop:
        return None
    word = words[index]
    if word in UNITS:
        return 1, UNITS[word]
    if word not in TENS:
        return None
    unit = index + 1
    if unit < stop and words[unit] in HYPHENS:
        unit += 1
    if unit < stop and 1 <= UNITS.get(words[unit], 0) <= 9:
        return unit + 1 - index, TENS[word] + UNITS[words[unit]]
    return 1, TENS[word]

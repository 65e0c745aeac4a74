"""Number phrases: numerals, ranges and vague words together with the words that bound them.

Turns a list of lower-cased words into phrases with low, best and high, by the house's conventions: an exact 5 is
5–5, "at least 20" is 20 and open, "up to 20" is open and 20, "about 200" is 200–200, dozens are 24–99.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from fogline.extract.quantities.lexicon import Bound, Lexicon, match
from fogline.extract.quantities.numerals import DOZEN, HYPHENS, TENS, UNITS, Numeral, digits_value, read_numeral

Shape = Literal["number", "vague", "unknown", "article", "share", "ordinal", "none"]
DASHES = HYPHENS | {"—"}
_NUMBER_STARTERS = frozenset(UNITS) | frozenset(TENS) | DOZEN.keys() | {"a", "an", "half"}
_NOBODY = {"nobody": 1, "none": 1}
_DENIED = {"not", "n't", "n’t", "never", "without"}
_MAX_DENIED = 5
"""Words between "not" and the "a single" that it denies: "did not wound or kill a single soldier"."""
_NOT_ONE = (("a", "single"), ("one", "single"), ("one",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A number in a list of words.

    Attributes:
        start, end: words of the whole phrase, bounding words included.
        core: first word of the number itself.
        low, best, high: its bounds.
        shape: number, vague word, open number, bare article, share or ordinal.
        digits: written in digits alone, so that it may be a year or a name's number.
    """

    start: int
    end: int
    core: int
    low: int | None = None
    best: int | None = None
    high: int | None = None
    shape: Shape = "number"
    digits: bool = False


def read_phrases(words: list[str], lexicon: Lexicon) -> Iterator[Phrase]:
    """Finds the number phrases of a text, left to right, none inside another."""
    position = 0
    while position < len(words):
        phrase = _phrase_at(words, position, lexicon)
        if phrase:
            yield phrase
            position = phrase.end
        else:
            position += 1


def _phrase_at(words: list[str], position: int, lexicon: Lexicon) -> Phrase | None:
    word = words[position]
    if not (
        word in lexicon.before
        or word in lexicon.vague
        or word in lexicon.unknown
        or word in _NUMBER_STARTERS
        or word[0] in "0123456789~≈><±"
        or word in _NOBODY
        or word in ("no", "another", "between", "from", "several", "few", "some", "not")
    ):
        return None
    start, bound = _skip_bounds(words, position, lexicon)
    core = _core_at(words, start, lexicon)
    if core is None:
        return _article(words, position)
    if bound and core.shape in ("ordinal", "unknown") and start > position:
        return None
    return _after(words, _bounded(replace(core, start=position), bound), lexicon)


def _skip_bounds(words: list[str], position: int, lexicon: Lexicon) -> tuple[int, Bound | None]:
    """Passes over up to three bounding phrases; the strongest of them counts."""
    bound: Bound | None = None
    for _ in range(3):
        found = match(lexicon.before, words, position) if position < len(words) else None
        if not found or position + found[0] >= len(words):
            break
        if bound in (None, "exact", "about"):
            bound = found[1] if found[1] != "exact" or bound is None else bound
        position += found[0]
    return position, bound


def _core_at(words: list[str], position: int, lexicon: Lexicon) -> Phrase | None:
    """Reads what stands at `position`: a range, a vague word, an open number, a numeral or "no one"."""
    if position >= len(words):
        return None
    return (
        _attached(words, position)
        or _between(words, position, lexicon)
        or _vague(words, position, lexicon)
        or _numbers(words, position, lexicon)
        or _unknown(words, position, lexicon)
        or _nobody(words, position)
    )


def _attached(words: list[str], position: int) -> Phrase | None:
    """Reads marks that the tokenizer leaves on a number: "~200", ">30", "20–30", "100+"."""
    word = words[position]
    mark = word[0] if word[0] in "~≈±><" else ""
    body = word[len(mark) :]
    if not body or not body[0].isdigit():
        return None
    ends = next((body.split(dash) for dash in "–—-" if dash in body), [body])
    if len(ends) > 2 or (len(ends) == 1 and not mark and not body.endswith("+")):
        return None
    numerals = [read_numeral([end.rstrip("+")], 0) if end.rstrip("+") else None for end in ends]
    if any(numeral is None or numeral.ordinal for numeral in numerals):
        return None
    values = [numeral.value for numeral in numerals if numeral]
    if len(values) == 2:
        return _range(position, position + 1, values[0], values[1])
    phrase = _exact(position, Numeral(1, values[0]))
    bound: Bound | None = {">": "at_least", "<": "at_most"}.get(mark)  # type: ignore[assignment]
    return _bounded(phrase, "at_least" if body.endswith("+") else bound)


def _between(words: list[str], position: int, lexicon: Lexicon) -> Phrase | None:
    """Reads "between 20 and 30" and "from 20 to 30"."""
    if words[position] not in ("between", "from") or position + 3 >= len(words) or _moved(words, position, lexicon):
        return None
    first = read_numeral(words, _skip_bounds(words, position + 1, lexicon)[0])
    if not first or first.ordinal or first.share:
        return None
    joint = _skip_bounds(words, position + 1, lexicon)[0] + first.length
    if joint + 1 >= len(words) or words[joint] not in ("and", "to", *DASHES):
        return None
    second = read_numeral(words, joint + 1)
    if not second or second.ordinal or second.share or second.value <= first.value:
        return None
    low = _same_scale(words[joint - first.length], first, second)
    return _range(position, joint + 1 + second.length, low, second.value)


def _moved(words: list[str], position: int, lexicon: Lexicon) -> bool:
    """In "rose from 64 to 87" and "rose by 12 to 87" two figures are told, and no range."""
    before = words[max(0, position - (12 if words[position] == "by" else 3)) : position]
    return words[position] in ("from", "by") and any(word in lexicon.movers for word in before)


def _numbers(words: list[str], position: int, lexicon: Lexicon) -> Phrase | None:
    """Reads a numeral, or the range that two of them make: "20-30", "20 to 25", "two or three"."""
    first = read_numeral(words, position)
    if first is None:
        return None
    if first.share or first.ordinal:
        shape: Shape = "share" if first.share else "ordinal"
        return replace(_exact(position, first), shape=shape)
    joint = position + first.length
    moved = position > 0 and _moved(words, position - 1, lexicon)
    if joint + 1 < len(words) and words[joint] in ("to", "or", *DASHES) and not moved:
        second = read_numeral(words, joint + 1)
        coded = position > 0 and words[position - 1] in DASHES and words[joint] in DASHES  # 2024-11-30
        if second and not coded and _makes_range(first, second, words[joint], words, joint + 1 + second.length):
            low = _same_scale(words[position], first, second)
            return _range(position, joint + 1 + second.length, low, second.value)
    return _exact(position, first)


def _makes_range(first: Numeral, second: Numeral, joint: str, words: list[str], end: int) -> bool:
    if second.ordinal or second.share or second.value <= first.value:
        return False
    if joint == "or":  # "two or three", not "5 or 2016"
        return second.value - first.value <= max(5, first.value)
    following = words[end] if end < len(words) else ""
    if joint in DASHES and following in DASHES:  # 2024-11-30, and other codes
        return False
    return not (first.digits and second.digits and 1900 <= first.value <= 2100 and 1900 <= second.value <= 2100)


def _same_scale(word: str, first: Numeral, second: Numeral) -> int:
    """In "20 to 30 thousand" and "1.5 to 2 million" the scale belongs to both."""
    for scale in (10**9, 10**6, 10**3):
        if second.length > 1 and second.value % scale == 0 and first.value < second.value // scale:
            exact = digits_value(word, scaled=True)
            return int((exact if exact is not None else first.value) * scale)
    return first.value


def _vague(words: list[str], position: int, lexicon: Lexicon) -> Phrase | None:
    found = match(lexicon.vague, words, position)
    if not found:
        return None
    length, (low, high) = found
    end = position + length
    for joint in (
        ("or",),
        ("and", "possibly"),
        ("and", "perhaps"),
        ("or", "even"),
        ("if", "not"),
        ("to",),
        ("and", "even"),
    ):
        if tuple(words[end : end + len(joint)]) == joint:
            further = match(lexicon.vague, words, end + len(joint)) if end + len(joint) < len(words) else None
            if further:
                end, high = end + len(joint) + further[0], further[1][1]
                break
    return Phrase(start=position, end=end, core=position, low=low, high=high, shape="vague")


def _unknown(words: list[str], position: int, lexicon: Lexicon) -> Phrase | None:
    found = match(lexicon.unknown, words, position)
    return Phrase(start=position, end=position + found[0], core=position, shape="unknown") if found else None


def _nobody(words: list[str], position: int) -> Phrase | None:
    """Reads "no one", "nobody", "none", "no civilians": zero, by the words."""
    length = _NOBODY.get(words[position], 0)
    if words[position] == "not":
        length = next(
            (len(more) + 1 for more in _NOT_ONE if tuple(words[position + 1 : position + 1 + len(more)]) == more), 0
        )
        return _zero(position, length) if length else None
    if words[position] == "no":
        length = 2 if words[position + 1 : position + 2] == ["one"] else 1
    return _zero(position, length) if length else None


def _zero(position: int, length: int) -> Phrase:
    return Phrase(start=position, end=position + length, core=position, low=0, best=0, high=0, shape="none")


def _article(words: list[str], position: int) -> Phrase | None:
    """Reads "a", "an" and "another", which count one only where a casualty frame says so."""
    if words[position] not in ("a", "an", "another"):
        return None
    if words[position + 1 : position + 2] == ["single"] and _DENIED & set(
        words[max(0, position - _MAX_DENIED) : position]
    ):
        return _zero(position, 2)
    return Phrase(start=position, end=position + 1, core=position, low=1, best=1, high=1, shape="article")


def _exact(position: int, numeral: Numeral) -> Phrase:
    value, end = numeral.value, position + numeral.length
    return Phrase(start=position, end=end, core=position, low=value, best=value, high=value, digits=numeral.digits)


def _range(start: int, end: int, low: int, high: int) -> Phrase:
    return Phrase(start=start, end=end, core=start, low=low, high=high)


def _bounded(phrase: Phrase, bound: Bound | None) -> Phrase:
    """Opens the side that the bounding words leave open."""
    if phrase.shape in ("unknown", "ordinal", "none"):
        return phrase
    if bound == "at_least":
        return replace(phrase, high=None)
    if bound == "at_most":
        return replace(phrase, low=None)
    return phrase


def _after(words: list[str], phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """Takes in bounding words that follow: "20 or more", "100-plus", "30 or so"."""
    if phrase.shape not in ("number", "vague") or phrase.end >= len(words):
        return phrase
    gap = 1 if words[phrase.end] in HYPHENS and phrase.end + 1 < len(words) else 0
    found = match(lexicon.after, words, phrase.end + gap)
    if not found or (gap and found[1] == "at_most"):
        return phrase
    following = phrase.end + gap + found[0]
    if found[0] > 1 and following < len(words) and read_numeral(words, following):  # "since 2014 at least 30"
        return phrase
    return replace(_bounded(phrase, found[1]), end=phrase.end + gap + found[0])

"""Text -> tokens with class letters, only around words that can belong to a time expression.

Offsets are code points of the text itself; nothing is folded. `İ` and its like are safe because a token is looked up by
its own lower-case form, and only the looked-up copy may change its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.timex.ambiguity import Rows, settle
from fogline.timex.lexicon import NUMBERS, PHRASE_HEADS, PHRASES, SCALES, TRIGGERS, WORDS

_BACK, _FORTH = 64, 48  # code points of context kept around a trigger; the longest phrase of TimeBank has 44


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one stretch of text: parallel lists and the string of their class letters."""

    text: str
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    values: tuple[object, ...]

    def raw(self, index: int) -> str:
        """The token as the text has it; empty outside the stretch."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def word(self, index: int) -> str:
        """The token in lower case; empty outside the stretch."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def letter(self, index: int) -> str:
        """The token's class letter; a paragraph break outside the stretch."""
        return self.letters[index] if 0 <= index < len(self.letters) else "6"


def _trie(words: list[str]) -> str:
    """A regular expression of the words with common beginnings shared, so that a miss costs one comparison."""
    heads: dict[str, list[str]] = {}
    ends_here = False
    for word in words:
        if word:
            heads.setdefault(word[0], []).append(word[1:])
        else:
            ends_here = True
    if not heads:
        return ""
    branches = [re.escape(head) + _trie(rests) for head, rests in sorted(heads.items())]
    body = branches[0] if len(branches) == 1 and not ends_here else f"(?:{'|'.join(branches)})"
    return body + "?" if ends_here else body


_TRIGGER = re.compile(
    rf"\b(?:{_trie(sorted(TRIGGERS))}\b|(?:1[5-9]|20)\d\d(?!\d)|\d\d?[:/.\-]\d\d|\d\d?\ ?[ap]\.?m\b|\d0s\b|Q[1-4]\b)"
    r"|['’‘]\d\d(?!\d)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_TOKEN = re.compile(
    rf"""
    (?P<I>\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-]) | \d{{4}}/\d\d?/\d\d?(?![\d/])
        | \d\d?[/.]\d\d?[/.](?:\d{{4}}|\d\d)(?![\d/]) | (?<![\d/])9/11(?![\d/]))
  | (?P<C>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]) | (?:0?\d|1[0-2])\.[0-5]\d(?=\s?[ap]\.?m\b))
  | (?P<m>(?<![^\W_])[ap]\.?m\b\.?|(?<=\d)[ap]\.?m\b\.?)
  | (?P<K>(?:1[5-9]|20)\d0['’]?s\b|['’‘]?[2-9]0s\b)
  | (?P<O>\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<q>\d+\ \d/\d(?!\d))
  | (?P<n>\d{{1,3}}(?:,\d{{3}})+(?!\d) | \d+\.\d+ | \d+)
  | (?P<y>['’‘]\d\d(?!\d))
  | (?P<abbr>{_MONTH}\.(?!\w))
  | (?P<clock>o['’]clock\b)
  | (?P<w>[^\W\d_]+)
  | (?P<s>['’´`](?:s\b|(?<=s['’])(?=\s)))
  | (?P<gap>\n\s*\n)
  | (?P<dash>--+|[-‐‑‒–—−])
  | (?P<z>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of the text around triggers, cut at white space, merged where they meet."""
    low = high = -1
    for trigger in _TRIGGER.finditer(text, start, end):
        left, right = max(start, trigger.start() - _BACK), min(end, trigger.end() + _FORTH)
        if left <= high:
            high = right
            continue
        if high >= 0:
            yield _aligned(text, low, high, start, end)
        low, high = left, right
    if high >= 0:
        yield _aligned(text, low, high, start, end)


def _aligned(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """Widens a window to whole words."""
    while low > start and not text[low - 1].isspace():
        low -= 1
    while high < end and not text[high].isspace():
        high += 1
    return low, high


def _number(raw: str) -> tuple[str, object]:
    """The class and value of a token of digits."""
    if len(raw) == 4 and raw.isdecimal() and 1500 <= int(raw) <= 2099:
        return "Y", int(raw)
    plain = raw.replace(",", "")
    if "." in plain:
        return "N", float(plain)
    return "N", int(plain) if len(plain) < 10 else 10**9


def _mixed(raw: str) -> float:
    whole, fraction = raw.split(" ")
    above, below = fraction.split("/")
    return int(whole) + (int(above) / int(below) if int(below) else 0)


def _decade(raw: str) -> int:
    digits = int("".join(c for c in raw if c.isdecimal()))
    return digits if digits > 99 else 1900 + digits


def _classify(found: re.Match[str]) -> tuple[str, str, object]:
    """Lower-case word, class letter and value of one token."""
    raw, group = found.group(), found.lastgroup or "z"
    low = raw.lower()
    if group == "w":
        letter, value = WORDS.get(low) or ("x" if raw[0].islower() else "X", None)
        return low, letter, value
    if group == "abbr":
        letter, value = WORDS[low[:-1]]
        return low[:-1], letter, value
    table = {
        "I": lambda: ("I", raw),
        "C": lambda: ("C", raw),
        "m": lambda: ("m", low[0] + "m"),
        "K": lambda: ("K", _decade(raw)),
        "O": lambda: ("O", int(raw[:-2])),
        "q": lambda: ("N", _mixed(raw)),
        "n": lambda: _number(raw),
        "y": lambda: ("y", int(raw[1:])),
        "clock": lambda: ("m", "clock"),
        "s": lambda: ("4", None),
        "gap": lambda: ("6", None),
        "dash": lambda: ("1", None),
        "z": lambda: ({",": "2", ".": "3"}.get(raw, "5"), None),
    }
    letter, value = table[group]()
    return "'s" if group == "s" else "-" if group == "dash" else low, letter, value


class _Builder:
    """Collects tokens of one window and joins number words and set phrases."""

    def __init__(self, text: str, low: int, high: int) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.letters: list[str] = []
        self.values: list[object] = []
        for found in _TOKEN.finditer(text, low, high):
            word, letter, value = _classify(found)
            if word == "-" and self._tight(found, low, high):
                letter = "0"
            self._add(found.start(), found.end(), word, letter, value)

    def _tight(self, found: re.Match[str], low: int, high: int) -> bool:
        """A hyphen with a word on both sides and no space; a long dash binds numbers only."""
        left, right = found.start() - 1, found.end()
        if left < low or right >= high or self.text[left].isspace() or self.text[right].isspace():
            return False
        return found.group() in "-‐‑"

    def _add(self, start: int, end: int, word: str, letter: str, value: object) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.letters.append(letter)
        self.values.append(value)

    def _join(self, first: int, count: int, letter: str, value: object) -> None:
        """Makes one token of several."""
        last = first + count - 1
        self.ends[first] = self.ends[last]
        self.letters[first], self.values[first] = letter, value
        self.words[first] = " ".join(self.words[first : last + 1])
        for column in (self.starts, self.ends, self.words, self.letters, self.values):
            del column[first + 1 : last + 1]

    def join_phrases(self) -> None:
        """Joins set phrases, longest first."""
        for index in range(len(self.words)):
            if index >= len(self.words):
                break
            for phrase in PHRASE_HEADS.get(self.words[index], ()):
                if tuple(self.words[index : index + len(phrase)]) == phrase and self._holds(index, phrase):
                    self._join(index, len(phrase), *PHRASES[phrase])
                    break

    def _holds(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Refuses a phrase whose words are needed for a longer time expression."""
        following = self.letters[index + len(phrase)] if index + len(phrase) < len(self.letters) else "6"
        if phrase in (("the", "past"), ("this", "moment")):
            return following not in "NUVLkEWMSYD" or not phrase[1] == "past"
        if phrase == ("a", "half"):
            return following in "0UV"
        if phrase in (("more", "than"), ("up", "to"), ("close", "to")):
            return following in "NAYKCaT"
        return True

    def join_numbers(self) -> None:
        """Joins number words: *twenty four*, *two and a half*, *nineteen ninety-six*."""
        index = 0
        while index < len(self.words):
            if self.letters[index] == "N" and self._is_numeral(index):
                self._join_number(index)
            index += 1

    def _is_numeral(self, index: int) -> bool:
        return index < len(self.words) and (self.words[index] in NUMBERS or self.words[index] in SCALES)

    def _join_number(self, first: int) -> None:
        """Reads the numeral that begins here."""
        numerals, last, index = [self.words[first]], first, first + 1
        while index < len(self.words):
            step = index + 1 if self.letters[index] == "0" else index
            if self.words[index] == "and" and numerals[-1] in SCALES:
                step = index + 1
            if not self._is_numeral(step) or not _follows(numerals[-1], self.words[step]):
                break
            numerals.append(self.words[step])
            last, index = step, step + 1
        letter, value = _numeral(numerals)
        if last > first:
            self._join(first, last - first + 1, letter, value)
        else:
            self.values[first] = value

    def join_halves(self) -> None:
        """Joins *two and a half* and *twenty-first*."""
        for index in range(len(self.words) - 2, 0, -1):
            before, value = self.letters[index - 1], self.values[index - 1]
            if before != "N" or not isinstance(value, int | float) or index + 1 >= len(self.words):
                continue
            if self.words[index] == "and" and self.values[index + 1] == 0.5 and self.words[index + 1] == "a half":
                self._join(index - 1, 3, "N", value + 0.5)
            elif self.letters[index] == "0" and self.letters[index + 1] == "O" and value in (20, 30):
                ordinal = self.values[index + 1]
                if isinstance(ordinal, int) and ordinal < 10:
                    self._join(index - 1, 3, "O", int(value) + ordinal)

    def tokens(self) -> Tokens:
        """The finished tokens."""
        return Tokens(
            text=self.text,
            letters="".join(self.letters),
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            words=tuple(self.words),
            values=tuple(self.values),
        )


def _follows(left: str, right: str) -> bool:
    """Whether two numerals make one number or year."""
    if right in SCALES:
        return left in NUMBERS
    if left in SCALES:
        return True
    if left in ("nineteen", "eighteen", "twenty"):
        return left != "twenty" or NUMBERS[right] < 20
    return NUMBERS.get(left, 0) >= 20 and 0 < NUMBERS[right] < 10


def _numeral(numerals: list[str]) -> tuple[str, object]:
    """Value of a run of numerals, as a year where they are spoken as one."""
    if len(numerals) > 1 and numerals[0] in ("nineteen", "eighteen") and not set(numerals[1:]) & set(SCALES):
        return "Y", NUMBERS[numerals[0]] * 100 + sum(NUMBERS[word] for word in numerals[1:])
    if len(numerals) > 1 and numerals[0] == "twenty" and NUMBERS.get(numerals[1], 0) in range(10, 20):
        return "Y", 2000 + NUMBERS[numerals[1]]
    total = 0
    for word in numerals:
        total = (total or 1) * SCALES[word] if word in SCALES and total < 1000 else total + NUMBERS.get(word, 0)
    if numerals[:2] == ["two", "thousand"] and total < 2100:
        return "N", total
    return "N", total


def lex(text: str, start: int, end: int) -> Iterator[Tokens]:
    """Tokens of every stretch of `text[start:end]` that can hold a time expression."""
    for low, high in _windows(text, start, end):
        builder = _Builder(text, low, high)
        builder.join_phrases()
        builder.join_numbers()
        builder.join_halves()
        settle(Rows(text, builder.starts, builder.ends, builder.words, builder.letters, builder.values))
        yield builder.tokens()

"""Text -> tokens with class letters, only around words that can belong to a time expression.

Offsets are code points of the text itself; nothing is folded. `İ` and its like are safe because a token is looked up by
its own lower-case form, and only the looked-up copy may change its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fogline.timex.ambiguity import settle
from fogline.timex.gathering import gather
from fogline.timex.lexicon import TRIGGERS, WORDS
from fogline.timex.tokens import Rows, Tokens

_BACK, _FORTH = 64, 48  # code points of context kept around a trigger; the longest phrase of TimeBank has 44


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
    rf"\b(?:{_trie(sorted(TRIGGERS))}\b|(?:1[5-9]|20)\d\d(?!\d)|\d\d?[:/.\-]\d\d|\d\d?\ ?[ap]\.?m\b|\d0s\b"
    r"|\d\d?(?:st|nd|rd|th)\b|[01]\d[0-5]\d(?!\d)|since\s+then\b)|['’‘]\d\d(?!\d)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_NAMED_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_TOKEN = re.compile(
    rf"""
    (?P<I>\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])
        | \d{{4}}/\d\d?/\d\d?(?![\d/]) | (?<![\d.])\d{{4}}\.\d\d\.\d\d(?!\.?\d)
        | (?<![^\W_])[QH][1-4]\ ?(?:of\ )?(?:19|20)\d\d(?![\d-])
        | \d\d?[/.]\d\d?[/.](?:\d{{4}}|\d\d)(?![\d/]) | (?<![\d-])\d\d?-\d\d?-\d{{4}}(?![\d-])
        | (?<![\d/])9/11(?![\d/]))
  | (?P<J>(?<![\d/–.,$€£-])(?:1[5-9]|20)\d\d[/–-]\d\d(?![\d/–-]|[.,:]\d|\s+{_NAMED_MONTH}))
  | (?P<C>(?:[01]?\d|2[0-3])h[0-5]\d(?!\w) | (?:[01]\d|2[0-3])[0-5]\dZ(?!\w)
        | (?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]) | (?:0?\d|1[0-2])\.[0-5]\d(?=\s?[ap]\.?m\b))
  | (?P<m>(?<![^\W_])[ap]\.?m\b\.?|(?<=\d)[ap]\.?m\b\.?)
  | (?P<K>(?:1[5-9]|20)\d0['’]?s\b|['’‘]?[2-9]0s\b)
  | (?P<O>\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<q>\d{{1,4}}\ \d/\d(?!\d))
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


_LONGEST_PAIR = 20


def _years(raw: str) -> tuple[str, object]:
    """2016/17 and 2013–15 are years on end, 2016-08 is a month; what is neither is no time."""
    first, second = int(raw[:4]), int(raw[5:])
    last = first - first % 100 + second
    if last == first - 99:
        last = first + 1  # 1999/00
    if first < last <= first + _LONGEST_PAIR:
        return "K", (first, last)
    return ("I", raw) if raw[4] == "-" and 1 <= second <= 12 else ("x", None)


_MARKS = {",": "2", ".": "3"}
_READERS: dict[str, Callable[[str], tuple[str, str, object]]] = {
    "I": lambda raw: (raw.lower(), "I", raw),
    "J": lambda raw: (raw, *_years(raw)),
    "C": lambda raw: (raw, "C", raw),
    "m": lambda raw: (raw.lower(), "m", raw[0].lower() + "m"),
    "K": lambda raw: (raw.lower(), "K", _decade(raw)),
    "O": lambda raw: (raw.lower(), "O", int(raw[:-2])),
    "q": lambda raw: (raw, "N", _mixed(raw)),
    "n": lambda raw: (raw, *_number(raw)),
    "y": lambda raw: (raw, "y", int(raw[1:])),
    "abbr": lambda raw: (raw[:-1].lower(), *WORDS.get(raw[:-1].lower(), ("X", None))),
    "clock": lambda raw: (raw.lower(), "m", "clock"),
    "s": lambda _raw: ("'s", "4", None),
    "gap": lambda _raw: ("\n", "6", None),
    "dash": lambda _raw: ("-", "1", None),
    "z": lambda raw: (raw, _MARKS.get(raw, "5"), None),
}


def _rows(text: str, low: int, high: int) -> Rows:
    """The tokens of one window with the class each has by itself."""
    starts, ends, words, letters, values = [], [], [], [], []
    known = WORDS.get
    for found in _TOKEN.finditer(text, low, high):
        start, end = found.span()
        if found.lastgroup == "w":
            raw = text[start:end]
            word = raw.lower()
            letter, value = known(word) or ("x" if raw[0].islower() else "X", None)
        else:
            word, letter, value = _READERS[found.lastgroup or "z"](found.group())
            if letter == "1" and low < start and end < high and _tight(text, start, end):
                letter = "0"
        starts.append(start)
        ends.append(end)
        words.append(word)
        letters.append(letter)
        values.append(value)
    return Rows(text, starts, ends, words, letters, values)


def _tight(text: str, start: int, end: int) -> bool:
    """A hyphen with a word on both sides and no space; a long dash never is one."""
    return text[start:end] in "-‐‑" and not (text[start - 1].isspace() or text[end].isspace())


def lex(text: str, start: int, end: int) -> Iterator[Tokens]:
    """Tokens of every stretch of `text[start:end]` that can hold a time expression."""
    for low, high in _windows(text, start, end):
        rows = _rows(text, low, high)
        gather(rows)
        settle(rows)
        yield rows.tokens()

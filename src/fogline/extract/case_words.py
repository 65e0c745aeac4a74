"""Words of text in capitals, and what about them tells their case: the features of `truecase.py`.

A feature is a string, hashed to a bucket of the trained weights; trainer and reader call the same functions. What must
stay true: a change here needs new weights (`bench/train_truecase.py`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

BUCKETS = 2**17
AROUND = 2**16
"""Buckets of the features that rest on a first guess at the neighbours."""
LOWER, TITLE, UPPER = range(3)
"""The three cases a word can be in; a mixed form is a title that the table spells out."""
STRANGERS = frozenset("efghijsx")
"""Habits of words that the table does not hold."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLITIC = re.compile(r"(?<=\w)['’](?:s|t|d|ll|m|re|ve)$", re.IGNORECASE)
_ABBREVIATED = frozenset(
    "gen col lt maj capt sgt cpl brig adm dr mr mrs ms messrs st sta ste prof sen rep gov rev pres no nos vs jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)
"""Short forms whose full stop ends no sentence."""
_ENDS = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘'(\[]*$|[:,]\s+[\"“]$|\n\s*\n\s*\W*$")
_MARKS = frozenset("text excerpt excerpts report summary commentary editorial article".split())
"""What monitoring services put in square brackets before a report begins."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in capitals.

    Attributes:
        start, end: its characters, a clitic ("'s") left out.
        until: one past its clitic.
        lower: its letters, small.
        before, after: what stands between it and its neighbours, as one character.
        initial: it opens a sentence.
    """

    start: int
    end: int
    until: int
    lower: str
    before: str
    after: str
    initial: bool


def words_of(text: str) -> list[Word]:
    """The words of a text with what surrounds them."""
    out: list[Word] = []
    found = list(_WORD.finditer(text))
    for i, one in enumerate(found):
        ahead = text[found[i - 1].end() if i else 0 : one.start()]
        behind = text[one.end() : found[i + 1].start() if i + 1 < len(found) else len(text)]
        clitic = _CLITIC.search(one.group())
        end = one.start() + clitic.start() if clitic else one.end()
        out.append(
            Word(
                start=one.start(),
                end=end,
                until=one.end(),
                lower=text[one.start() : end].lower().replace("’", "'"),
                before=_mark(ahead[::-1]),
                after="s" if clitic else _mark(behind),
                initial=not i or _opens(ahead, out[-1].lower),
            )
        )
    return out


def _mark(gap: str) -> str:
    """One character for what stands beside a word, read from the word outwards."""
    bare = gap.strip()
    if not bare:
        return " "
    first = bare[0]
    if first.isdigit():
        return "#" if gap[0] == first else "9"
    if first in "-–—":
        numbered, joined = bare[1:2].isdigit(), gap[0] == first and len(bare) == 1
        return "7" if numbered else "-" if joined else "="
    return first if first in ".,:;?!&/@" else "(" if first in "([" else ")" if first in ")]" else '"'


def _opens(gap: str, last: str) -> bool:
    """Whether a sentence begins after this gap."""
    if gap[:1] == "]" and gap.rstrip()[-1:] == "]" and last in _MARKS:
        return True
    if not _ENDS.search(gap):
        return False
    return not (gap.startswith(".") and "\n\n" not in gap and (len(last) == 1 or last in _ABBREVIATED))


def columns(words: Sequence[Word], habits: Callable[[str], str]) -> Iterator[list[int]]:
    """The buckets of every word's features; bucket 0 is of features that say nothing."""
    letters = ["^", "^", *(habits(word.lower) for word in words), "$", "$"]
    names = ["^", *(word.lower for word in words), "$"]
    for i, word in enumerate(words):
        yield [_bucket(one, BUCKETS) for one in _features(word, letters[i : i + 5], names[i], names[i + 2])]


def _bucket(feature: str, size: int) -> int:
    return zlib.crc32(feature.encode()) % (size - 1) + 1 if feature else 0


def _features(word: Word, letters: Sequence[str], previous: str, following: str) -> list[str]:
    lower = word.lower
    first, before, own, after, last = letters
    known = own not in STRANGERS
    firm = own in "LC"
    around = word.before + word.after
    return [
        f"h{own}",
        f"w{lower}" if known else f"n{min(len(lower), 12)}{own}",
        f"b{own}{before}",
        f"a{own}{after}",
        f"c{before}{own}{after}",
        f"d{own}{first}{before}",
        f"e{own}{after}{last}",
        f"p{own}{previous}" if not firm else "",
        f"f{own}{following}" if not firm else "",
        f"P{previous}_{lower}" if known and own != "L" else "",
        f"F{lower}_{following}" if known and own != "L" else "",
        f"B{lower}_{before}" if known and not firm else "",
        f"A{lower}_{after}" if known and not firm else "",
        f"m{own}{around}",
        f"q{own}{word.before}{before}",
        f"r{own}{word.after}{after}",
        f"z{own}{word.before}{previous}" if len(previous) == 1 else "",
        f"1{own}{lower[-2:]}" if not known else "",
        f"2{own}{lower[-3:]}" if not known else "",
        f"3{own}{lower[-4:]}" if not known else "",
        f"4{own}{lower[:3]}" if not known else "",
        f"5{own}{_shape(lower)}" if not known else "",
    ]


def _shape(lower: str) -> str:
    return "".join("a" if c in "aeiouyáéíóúü" else "b" if c.isalpha() else c for c in lower[:7])


CASES = "lTU"
"""The letters of the cases in features."""


def second_columns(words: Sequence[Word], habits: Callable[[str], str], cases: Sequence[int]) -> Iterator[list[int]]:
    """The buckets of features of every word that rest on a first guess at the cases around it."""
    guessed = "^^" + "".join(CASES[case] for case in cases) + "$$"
    for i, word in enumerate(words):
        first, before, own, after, last = tuple(guessed[i : i + 5])
        letter = habits(word.lower)
        named = word.lower if letter not in STRANGERS else ""
        yield [
            _bucket(one, AROUND)
            for one in (
                f"S{letter}{before}{own}{after}",
                f"T{own}{first}{before}{word.before}",
                f"U{own}{after}{last}{word.after}",
                f"V{letter}{before}{word.before}{own}{word.after}{after}",
                f"W{named}{before}{word.before}" if named else "",
                f"X{named}{after}{word.after}" if named else "",
                f"Y{letter}{first}{before}{own}",
                f"Z{letter}{own}{after}{last}",
            )
        ]

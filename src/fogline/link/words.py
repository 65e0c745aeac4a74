"""The words of a report's text: how often each stands there, which are names, alone and in full, and people's ages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fogline.link.profile import STOP
from fogline.model import fold_name
from fogline.timex.lexicon import MONTH_SHORT, MONTHS, NUMBERS

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
AGE = re.compile(r"\b(\d{1,2}|[a-z]{3,6})[-‐ ]years?[-‐ ]old|\baged? (\d{1,2})\b|, (\d{1,2})(?=[,.;)])", re.IGNORECASE)
SPELT = {word: number for word, number in NUMBERS.items() if 1 <= number <= 12}
JOINED = re.compile(r" | [^\W\d_]\.? ")
"""What may stand between two words of one full name: a blank, one initial."""
NUMBER_OF_MONTH = {name: place + 1 for place, name in enumerate(MONTHS)} | MONTH_SHORT
MONTH = "|".join(sorted(NUMBER_OF_MONTH, key=len, reverse=True))
DAY = re.compile(rf"\b(?:({MONTH})\.? (\d{{1,2}})|(\d{{1,2}}) ({MONTH}))\b(?!:)", re.IGNORECASE)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Written large without naming anything; days are compared as days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is counted in the text of one report.

    Attributes:
        counts: how often each word stands there.
        names: words that are never written small.
        full: names of two words that stand side by side, or a number and a name, as in an address.
        ages: of people.
        days: month and day of the dates that are written out.
    """

    counts: Counter[str]
    names: frozenset[str]
    full: frozenset[tuple[str, str]]
    ages: frozenset[int]
    days: frozenset[tuple[int, int]]


def read_words(text: str, title: str = "") -> Words:
    """Counts the words of a report and tells names from other words."""
    whole = f"{title}\n{text}"
    counts: Counter[str] = Counter()
    capital: set[str] = set()
    plain: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    before, end = "", 0
    for token in TOKEN.finditer(whole):
        word = _bare(token[0])
        if len(word) < 2 and not word.isdigit():
            continue
        large = token[0][0].isupper()
        if word in STOP:
            before = ""
            continue
        if len(word) > 1:
            counts[word] += 1
            (capital if large else plain).add(word)
        if large and before and JOINED.fullmatch(whole, end, token.start()):
            pairs.add((before, word))
        before, end = (word if large or word.isdigit() else ""), token.end()
    names = frozenset(capital - plain - CALENDAR)
    full = frozenset((one, other) for one, other in pairs if other in names and (one in names or one.isdigit()))
    return Words(counts=counts, names=names, full=full, ages=frozenset(_ages(text)), days=frozenset(_days(text)))


def _ages(text: str) -> Iterator[int]:
    for found in AGE.finditer(text):
        told = next(filter(None, found.groups()))
        number = int(told) if told.isdigit() else SPELT.get(told.lower())
        if number is not None:
            yield number


def _days(text: str) -> Iterator[tuple[int, int]]:
    for found in DAY.finditer(text):
        month, day = (found[1], found[2]) if found[1] else (found[4], found[3])
        yield NUMBER_OF_MONTH[month.lower()], int(day)


@lru_cache(maxsize=100_000)
def _bare(token: str) -> str:
    """A word folded, without the mark of the genitive."""
    return fold_name(re.sub(r"['’]s$", "", token))

"""The words of a report's text: how often each stands there, which are written as names, and the ages of people."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from fogline.link.profile import STOP
from fogline.model import fold_name

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
AGE = re.compile(r"\b(\d{1,2})[-‐ ]years?[-‐ ]old|\baged (\d{1,2})\b|, (\d{1,2})(?=,)")
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Written large without naming anything; days are compared as days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is counted in the text of one report."""

    counts: Counter[str]
    names: frozenset[str]
    ages: frozenset[int]


def read_words(text: str, title: str = "") -> Words:
    """Counts the words of a report and tells names from other words."""
    counts: Counter[str] = Counter()
    capital: set[str] = set()
    plain: set[str] = set()
    for token in TOKEN.findall(f"{title}\n{text}"):
        word = _bare(token)
        if len(word) < 2 or word in STOP:
            continue
        counts[word] += 1
        (capital if token[0].isupper() else plain).add(word)
    ages = frozenset(int(next(filter(None, found))) for found in AGE.findall(text))
    return Words(counts=counts, names=frozenset(capital - plain - CALENDAR), ages=ages)


@lru_cache(maxsize=100_000)
def _bare(token: str) -> str:
    """A word folded, without the mark of the genitive."""
    return fold_name(re.sub(r"['’]s$", "", token))

"""The trivial baseline of claims: sentences cut at commas, "and" and "that", every piece of the commonest family.

It knows nothing of the subject. What it scores is what a figure is worth: it locates most claims and types few.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]
SHORTEST = 5
"""Pieces of fewer words are no clause."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
_CLAUSE = re.compile(r"[,;:–—]\s+|\s+-\s+|\s+(?:and|but|while|after|as|that|which|who|when|where)\s+")
"""Commas and the words that open clauses: texts that lost their commas are cut as well as others."""


def commonest(gold: Iterable[Mapping[str, Any]]) -> str:
    """The family most claims of the gold have."""
    counts = Counter(str(one["facet"]) for one in gold)
    return counts.most_common(1)[0][0] if counts else "harm"


def cut(name: str, text: str, family: str) -> list[Row]:
    """Cuts one text into claims of the given family, without roles."""
    found = []
    for start, end in _between(_SENTENCE, text, 0, len(text)):
        for first, last in _between(_CLAUSE, text, start, end):
            quote = text[first:last].rstrip(" .!?\n\t")
            lead = len(quote) - len(quote.lstrip())
            quote = quote.lstrip()
            if len(quote.split()) >= SHORTEST:
                begin = first + lead
                found.append(
                    {
                        "document": {"name": name},
                        "start": begin,
                        "end": begin + len(quote),
                        "quote": quote,
                        "kind": family,
                    }
                )
    return found


def _between(mark: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches that a mark leaves."""
    cuts, position = [], start
    for found in mark.finditer(text, start, end):
        cuts.append((position, found.start()))
        position = found.end()
    return [(first, last) for first, last in [*cuts, (position, end)] if last > first]

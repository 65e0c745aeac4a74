"""A report as its words, and the stretches of it that the network reads at once.

The network reads up to 512 word pieces, so that most reports are read whole: who did it often stands far from what was
done. A longer report is cut at ends of sentences into stretches of about the same length. Each stretch is read alone,
so that what is read of one does not depend on the next.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.extract.encoder import pieces_of
from fogline.extract.encoder.wordpieces import CLASSIFY, SEPARATE, UNKNOWN, vocabulary

LONGEST = 512
"""Word pieces of a stretch, with the two markers."""
ALL = 1_000_000
_WORD = re.compile(r"\w+|[^\w\s]")
_BREAK = re.compile(r"(?<=[.!?\"\]])\s+(?=\S)|\n\s*\n")
_SPACE = re.compile(r"\s")

Place = tuple[int, int]
"""First character and one past the last, in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What is read at once.

    Attributes:
        ids: numbers of its word pieces.
        words: places of its words in the report; only those that the network can tell apart.
        first: for each word the number of its first piece.
    """

    ids: tuple[int, ...]
    words: tuple[Place, ...]
    first: tuple[int, ...]


def stretches(text: str) -> list[Stretch]:
    """The stretches of a report, in order."""
    return [_stretch(text, start, end) for start, end in cut(text)]


def cut(text: str) -> list[Place]:
    """Where the stretches of a report begin and end: as few as may be and of about one length, at ends of sentences."""
    parts = max(1, -(-_length(text) // (LONGEST - 2)))
    return [place for start, end in _parted(text, parts) for place in _halved(text, start, end)]


def numbers_kept(kept: Sequence[int]) -> Mapping[int, int]:
    """Renumbers the pieces that a network keeps by their place among them; others become the unknown piece."""
    place = {number: at for at, number in enumerate(kept)}
    return {number: place.get(number, place[vocabulary()[UNKNOWN]]) for number in vocabulary().values()}


def _length(text: str) -> int:
    """Word pieces of a text, without the markers."""
    return len(pieces_of(text, ALL).ids) - len((CLASSIFY, SEPARATE))


def _parted(text: str, parts: int) -> list[Place]:
    """Cuts a text into so many parts at the breaks nearest to equal lengths."""
    breaks = [match.start() for match in _BREAK.finditer(text)]
    cuts = [0]
    for number in range(1, parts):
        wanted = len(text) * number // parts
        left = [at for at in breaks if at > cuts[-1]]
        cuts.append(min(left, key=lambda at: abs(at - wanted), default=max(wanted, cuts[-1])))
    cuts.append(len(text))
    return [(start, end) for start, end in itertools.pairwise(cuts) if end > start]


def _halved(text: str, start: int, end: int) -> list[Place]:
    """Cuts what is still too long near its middle, again and again: at a sentence's end, a space, or just there."""
    if _length(text[start:end]) <= LONGEST - 2:
        return [(start, end)]
    middle, quarter = (start + end) // 2, (end - start) // 4
    inner = text[middle - quarter : middle + quarter]
    kinds = ([middle - quarter + found.start() for found in kind.finditer(inner)] for kind in (_BREAK, _SPACE))
    ends = next((several for several in kinds if several), [middle])
    at = min(ends, key=lambda one: abs(one - middle))
    return _halved(text, start, at) + _halved(text, at, end)


def _stretch(text: str, start: int, end: int) -> Stretch:
    pieces = pieces_of(text[start:end], LONGEST)
    words = {match.start(): match.span() for match in _WORD.finditer(text[start:end])}
    found = [(at, words[left]) for at, (left, right) in enumerate(pieces.places) if right > left and left in words]
    return Stretch(
        ids=pieces.ids,
        words=tuple((start + left, start + right) for _, (left, right) in found),
        first=tuple(at for at, _ in found),
    )

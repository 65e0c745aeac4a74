"""A report's text with spans lit: pieces of text, each with what stands on it.

Offsets are code points of the frozen text, as everywhere. What must stay true: the pieces joined are the text; no
character is lost, doubled or changed; a piece knows every span that covers it, also where spans overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text and why it is lit.

    Attributes:
        of: id of the claim.
        role: ``claim``, ``actor``, ``target``, ``victim``, ``place``, ``time``, ``number``, ``speaker``,
            ``cue`` or ``doubt``.
    """

    start: int
    end: int
    of: str
    role: str = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text between two edges of marks."""

    text: str
    start: int
    marks: tuple[Mark, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that stand on it, each once."""
        return tuple(dict.fromkeys(mark.of for mark in self.marks))

    @property
    def roles(self) -> tuple[str, ...]:
        """What it is lit as, each once."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """Cuts a stretch of a text at the edges of marks.

    Args:
        text: of the report.
        marks: in any order; what lies outside the stretch is left out.
        start: of the stretch.
        end: of the stretch; that of the text when `None`.
    """
    stop = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < stop and mark.end > start and mark.start < mark.end]
    edges = {start, stop}
    for mark in inside:
        edges |= {max(start, mark.start), min(stop, mark.end)}
    cuts = sorted(edges)
    inside.sort(key=lambda mark: (mark.start, -mark.end))
    return [
        Piece(text=text[left:right], start=left, marks=_over(inside, left, right))
        for left, right in pairwise(cuts)
        if left < right
    ]


def _over(marks: Sequence[Mark], left: int, right: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.start <= left and right <= mark.end)

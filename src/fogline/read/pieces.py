"""Pieces of a text with their kinds: what the zone rules pass among themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fogline.model import Zone, ZoneKind
from fogline.read.layout import trimmed


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, its kind and the reason for it."""

    kind: ZoneKind
    start: int
    end: int
    reason: str = ""


def to_zones(text: str, pieces: Iterable[Piece]) -> tuple[Zone, ...]:
    """Makes zones of pieces: trimmed, in order, a thread's contributions joined, every printed character in one."""
    return tuple(
        Zone(kind=piece.kind, start=piece.start, end=piece.end, reason=piece.reason)
        for piece in _joined(_complete(text, pieces))
    )


def _complete(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Fills what no rule claimed with furniture when it is only marks and numbers of items, else with body."""
    position = 0
    for piece in [*sorted(pieces, key=lambda item: item.start), Piece("body", len(text), len(text))]:
        start, end = trimmed(text, position, piece.start)
        if start < end:
            words = any(character.isalpha() for character in text[start:end])
            yield Piece("body" if words else "furniture", start, end, "" if words else "marks only")
        start, end = trimmed(text, max(piece.start, position), piece.end)
        if start < end:
            yield Piece(piece.kind, start, end, piece.reason)
        position = max(position, piece.end)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        if held and held.kind == piece.kind == "comment":
            held = Piece("comment", held.start, piece.end, held.reason)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held

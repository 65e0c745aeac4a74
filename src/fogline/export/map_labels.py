"""Where the names on a map stand: beside their marks, off one another, with a thin line where they must move away.

A greedy choice over a few fixed offsets, in order of the marks' weight. What must stay true: the same marks give the
same places; a name that finds no room is left out before it makes two names unreadable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
TOUCH = 0.35
"""Share of a name's area that other names and marks may cover before it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name to place, in points: its mark's middle and radius, and the size of its text."""

    name: str
    x: float
    y: float
    radius: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A name with its lower left corner, and whether it stands so far off that a line must lead to it."""

    named: Named
    x: float
    y: float
    apart: bool


def place_names(names: Sequence[Named], frame: Rectangle) -> list[Placed]:
    """Places names inside a frame, the first ones first."""
    marks = [(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in names]
    taken: list[Rectangle] = []
    placed: list[Placed] = []
    for number, one in enumerate(names):
        others = [mark for position, mark in enumerate(marks) if position != number]
        spots = list(_spots(one))
        costs = [_cost(spot, one, others, taken, frame) + 0.02 * order for order, spot in enumerate(spots)]
        best = min(range(len(spots)), key=lambda order: costs[order])
        if costs[best] >= TOUCH + 0.02 * best:
            continue
        left, bottom, apart = spots[best]
        taken.append((left, bottom, left + one.width, bottom + one.height))
        placed.append(Placed(named=one, x=left, y=bottom, apart=apart))
    return placed


def _spots(one: Named) -> list[tuple[float, float, bool]]:
    """Corners to try: around the mark, then around it further away."""
    found = []
    for gap in (2.0, 11.0, 20.0, 30.0):
        reach = one.radius + gap
        right, left = one.x + reach, one.x - reach - one.width
        above, below = one.y + reach, one.y - reach - one.height
        middle, centre = one.y - one.height / 2, one.x - one.width / 2
        half = reach * 0.7
        corners = [
            (right, middle), (left, middle), (centre, above), (centre, below),
            (one.x + half, one.y + half), (one.x + half, one.y - half - one.height),
            (one.x - half - one.width, one.y + half), (one.x - half - one.width, one.y - half - one.height),
        ]  # fmt: skip
        found += [(x, y, gap > 2.0) for x, y in corners]
    return found


def _cost(
    spot: tuple[float, float, bool],
    one: Named,
    marks: Sequence[Rectangle],
    taken: Sequence[Rectangle],
    frame: Rectangle,
) -> float:
    """Share of the name that something else covers; whole where it leaves the frame."""
    left, bottom, _ = spot
    own = (left, bottom, left + one.width, bottom + one.height)
    if own[0] < frame[0] or own[1] < frame[1] or own[2] > frame[2] or own[3] > frame[3]:
        return 10.0
    area = one.width * one.height
    return (sum(_common(own, mark) for mark in marks) + 3 * sum(_common(own, other) for other in taken)) / area


def _common(one: Rectangle, other: Rectangle) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0

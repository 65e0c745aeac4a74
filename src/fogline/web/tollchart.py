"""A chart of tolls: for each category the bounds that were told, day by day, drawn and never added up.

Long stretches without a figure are cut out and marked as cut. What must stay true: an open bound looks open; a bar is
as tall as what was told and no taller; the table below the charts has all of it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.web.rows import Row

WIDTH, HEIGHT = 900.0, 150.0
LEFT, TOP, BELOW = 64.0, 12.0, 34.0
MOST_TICKS = 6
GAP_DAYS = 20
"""A longer stretch without any figure is cut out of the axis."""
BAR = 9.0
WIDE = 60
"""Times by which the largest figure exceeds the smallest from which on the scale is logarithmic."""


Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One toll: `low` and `high` are heights on the picture, `None` where the bound is open."""

    row: Row
    x: float
    low: float
    high: float
    open_below: bool
    open_above: bool
    best: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One category."""

    category: str
    bars: Sequence[Bar]
    ticks: Sequence[tuple[float, str]]
    days: Sequence[tuple[float, str]]
    cuts: Sequence[float]
    logarithmic: bool
    undated: int
    width: float = WIDTH
    height: float = HEIGHT
    floor: float = field(default=HEIGHT - BELOW)


def charts(rows: Sequence[Row]) -> list[Chart]:
    """A chart for every category, those with most figures first."""
    by_category: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_category[row["category"]].append(row)
    ordered = sorted(by_category.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_chart(category, own) for category, own in ordered]


def _chart(category: str, rows: Sequence[Row]) -> Chart:
    dated = sorted(((day, row) for row in rows if (day := day_of(row))), key=lambda item: item[0])
    values = [value for _, row in dated for value in _values(row)]
    top, least = max(values, default=1), max(1, min((one for one in values if one), default=1))
    # A nought has no place on a logarithmic scale.
    logarithmic = top > least * WIDE and 0 not in values
    floor = HEIGHT - BELOW

    def height(value: float) -> float:
        share = math.log10(max(1.0, value)) / math.log10(max(10, top)) if logarithmic else value / max(1, top)
        return round(floor - share * (floor - TOP), 1)

    places, days, cuts = _axis([day for day, _ in dated])
    bars: list[Bar] = []
    for day, row in dated:
        x = max(
            places[day] - BAR / 2, bars[-1].x + BAR + 1 if bars and bars[-1].x + BAR >= places[day] - BAR / 2 else 0
        )
        bars.append(_bar(row, min(x, WIDTH - BAR), height, floor))
    return Chart(
        category=category,
        bars=bars,
        ticks=[(height(value), f"{value:,}") for value in _ticks(top, logarithmic=logarithmic)],
        days=days,
        cuts=cuts,
        logarithmic=logarithmic,
        undated=len(rows) - len(dated),
    )


def day_of(row: Row) -> str:
    """The day a toll stands at: the last of its time, since a running total is of its last day."""
    when = row["when"] or {}
    return str(when.get("latest") or when.get("earliest") or "")


def _values(row: Row) -> list[int]:
    return [row[name]["value"] for name in ("low", "best", "high") if row[name]]


def _bar(row: Row, x: float, height: Scale, floor: float) -> Bar:
    told = {name: row[name]["value"] for name in ("low", "best", "high") if row[name]}
    low = told.get("low", told.get("best", told.get("high", 0)))
    high = told.get("high", told.get("best", low))
    return Bar(
        row=row,
        x=round(x, 1),
        low=height(low) if "low" in told or "best" in told else floor,
        high=height(high) if "high" in told or "best" in told else height(low),
        open_below="low" not in told and "best" not in told,
        open_above="high" not in told,
        best=height(told["best"]) if "best" in told else None,
    )


def _ticks(top: int, *, logarithmic: bool) -> list[int]:
    """Round values up to the largest one, and that itself where it is far from them."""
    if logarithmic:
        found = [10**power for power in range(len(str(top)))]
    else:
        step = 10 ** math.floor(math.log10(max(1, top)))
        step = step if top / step >= 3 else max(1, step // 2) if top / step >= 1.5 else max(1, step // 4)
        step = step if top / step <= MOST_TICKS else 2 * step
        found = list(range(0, top + 1, step))
    return [*found, top] if top >= found[-1] * (3 if logarithmic else 1.3) else found


def _axis(days: Sequence[str]) -> tuple[Mapping[str, float], list[tuple[float, str]], list[float]]:
    """Where each day stands; days to write below; and where the axis is cut."""
    ordered = sorted(set(days))
    at, places, cuts = 0.0, dict[str, float](), list[float]()
    for number, day in enumerate(ordered):
        gap = _between(ordered[number - 1], day) if number else 0
        if gap > GAP_DAYS:
            cuts.append(at + GAP_DAYS / 2)
        at += min(gap, GAP_DAYS)
        places[day] = at
    room = (WIDTH - LEFT - 80) / max(1.0, at)
    scaled = {day: round(LEFT + 20 + x * room, 1) for day, x in places.items()}
    written: list[tuple[float, str]] = []
    for day, x in scaled.items():
        if not written or x - written[-1][0] > 78:
            written.append((x, day))
    return scaled, written, [round(LEFT + 20 + x * room, 1) for x in cuts]


def _between(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days

"""What the map shows of a day: who holds what, what happened in the period, and the bars of the time band.

The colours of places are of the day alone; the filters of the address choose events. What must stay true: what cannot
be drawn, or whose time is known only vaguely, is counted and listed, and never drawn as if it were sure.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from fogline.export.brief_ground import OLD, is_old
from fogline.model import Control
from fogline.views import Shelf, Wanted
from fogline.web.asking import Asked
from fogline.web.disclosure import Kind
from fogline.web.record import Standing
from fogline.web.rows import Row, place_of, rows_of

MOST_EVENTS, MOST_PLACES = 1000, 1500
"""Marks on one map; more of them is a map that nobody can read, and the page says that there are more."""
TOO_WIDE_M = 25_000
"""A place of which no point is honest to within this is no point on a map."""
SURE_DAYS = 6
"""An event known to the week stands in the period; one known only more vaguely is listed apart."""
NEAR_MONTHS = 1
"""Months before and after the day's own that the time band shows when no period is chosen."""
MOST_DAYS, MOST_MONTHS = 200, 480
SPARE = ("#0072B2", "#CC79A7", "#E69F00", "#999933", "#44AA99", "#882255")
"""Colours for sides that no pack gives one; those of Okabe, Ito and Tol, apart from one another for every eye."""
Step = Literal["day", "month", "year"]
OUTSIDE = frozenset({"country", "province", "vague"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side in the legend."""

    id: str
    name: str
    colour: str
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One view of the map.

    Attributes:
        day: of the playhead.
        start, end: of the period whose events are shown; the day itself where the address tells none.
        span: first and last day that the record tells of.
        control: rows of the day, each with `texture`, `colours` and `told`, the last day anybody told of it.
        events: of the period, their time known to the week or within the period.
        vague: of which it is only known that they may lie in the period.
        total: events in all, shown or not.
        families: how many events of each family the period has, whatever kinds are chosen.
        sides: of the map, those with most places first.
        hidden: places of the day that cannot be drawn.
        band: data of the time band.
        before, after: the nearest days on which something changed hands.
    """

    day: str
    start: str
    end: str
    span: tuple[str, str]
    control: Sequence[Row] = ()
    events: Sequence[Row] = ()
    vague: Sequence[Row] = ()
    total: int = 0
    families: Sequence[tuple[str, int]] = ()
    sides: Sequence[Side] = ()
    hidden: int = 0
    band: Mapping[str, object] = field(default_factory=dict)
    before: str = ""
    after: str = ""

    @property
    def marks(self) -> list[Row]:
        """The places of the day as the map draws them."""
        return [_mark(row) for row in self.control if row["drawn"]]

    @property
    def points(self) -> list[Row]:
        """The events of the period as the map draws them."""
        return [point for row in self.events if (point := _point(row)) is not None]

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The places of the day by who has them, in the order of the legend, the unsure ones last."""
        named: dict[str, list[Row]] = {side.name: [] for side in self.sides}
        for row in self.control:
            named.setdefault(_heading(row), []).append(row)
        late = [name for name in LATE if name in named]
        return [(name, rows) for name, rows in named.items() if rows and name not in late] + [
            (name, named[name]) for name in late
        ]


LATE = ("Contested or divided", "Holder not known", "Not told of near this day")


def _heading(row: Row) -> str:
    if row["texture"] == "old":
        return LATE[2]
    if row["holder"]:
        return str(row["holder_name"])
    return LATE[0] if row["state"] in ("contested", "divided") else LATE[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """A state of the record by its stamp, so that what is counted once in it is counted once."""

    stamp: str
    shelf: Shelf = field(compare=False)


@lru_cache(maxsize=128)
def _counted(
    state: _State, kind: Kind, wanted: Wanted, step: Step, within: int | None
) -> tuple[tuple[str, str, int], ...]:
    return state.shelf.timeline(kind, wanted, step=step, within=within)


@lru_cache(maxsize=32)
def _reach(state: _State, kind: Kind) -> tuple[str, str] | None:
    return state.shelf.days(kind)


@lru_cache(maxsize=32)
def _changes(state: _State) -> tuple[str, ...]:
    return state.shelf.first_days("control")


def change_days(standing: Standing) -> tuple[str, ...]:
    """The days on which anything changed hands, in order."""
    return _changes(_State(stamp=standing.stamp, shelf=standing.shelf))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What of the record a map is of.

    Attributes:
        day: of the playhead.
        period: first and last day of the events; the day itself twice where the address tells none.
        wanted: the events.
        held: the places of the day.
    """

    day: str
    period: tuple[str, str]
    wanted: Wanted
    held: Wanted


def frame_of(asked: Asked) -> Frame:
    """What of the record an address asks for."""
    filters = asked.state.wanted()
    span = span_of(asked.standing)
    day = asked.state.at or asked.state.end or max(change_days(asked.standing), default=span[1])
    period = (asked.state.start or span[0], asked.state.end or span[1])
    if not (asked.state.start or asked.state.end):
        period = (day, day)
    return Frame(
        day=day,
        period=period,
        wanted=replace(filters, on="", start=period[0], end=period[1]),
        held=Wanted(on=day, places=filters.places, box=filters.box),
    )


def scene_of(asked: Asked) -> Scene:
    """Gathers what the map shows for an address."""
    shelf, filters = asked.standing.shelf, asked.state.wanted()
    frame, span = frame_of(asked), span_of(asked.standing)
    day, period = frame.day, frame.period
    page = shelf.page("event", frame.wanted, limit=MOST_EVENTS, order="time")
    rows = rows_of("event", page.rows, asked.standing, asked.profile, words=False)
    control = control_on(asked, day, frame.held)
    families = shelf.facets("event", "type", replace(frame.wanted, types=()), limit=100)
    changes = change_days(asked.standing)
    return Scene(
        day=day,
        start=period[0],
        end=period[1],
        span=span,
        control=control,
        events=[row for row in rows if is_sure(row, period)],
        vague=[row for row in rows if not is_sure(row, period)],
        total=page.total,
        families=[(name, many) for name, many in families if "." not in name],
        sides=_sides(control),
        hidden=sum(not row["drawn"] for row in control),
        band=_band(asked, filters, day, span, changes),
        before=max((one for one in changes if one < day), default=""),
        after=min((one for one in changes if one > day), default=""),
    )


def span_of(standing: Standing) -> tuple[str, str]:
    """First and last day that the record tells of; today twice where it tells of none."""
    state = _State(stamp=standing.stamp, shelf=standing.shelf)
    kinds: tuple[Kind, ...] = ("event", "control")
    days = [found for kind in kinds if (found := _reach(state, kind))]
    if not days:
        today = dt.datetime.now(dt.UTC).date().isoformat()
        return today, today
    return min(first for first, _ in days), max(last for _, last in days)


def control_on(asked: Asked, day: str, wanted: Wanted, *, most: int | None = MOST_PLACES) -> list[Row]:
    """The places of a day, each with how it is drawn, wide ones first so that narrow ones lie on top.

    Args:
        asked: the request.
        day: the day.
        wanted: which places.
        most: places at most; all of them when `None`.
    """
    shelf, on = asked.standing.shelf, replace(wanted, on=day)
    items = tuple(shelf.every("control", on)) if most is None else shelf.page("control", on, limit=most).rows
    told = shelf.published([claim for item in items for claim in item.claims])
    rows = rows_of("control", items, asked.standing, asked.profile, words=False)
    colours = colours_of(asked.standing, [side for row in rows for side in sides_in(row)])
    for item, row in zip(items, rows, strict=True):
        seen = [told.get(claim, "") for claim in item.claims]
        row["told"] = max([item.start or "", *(one for one in seen if one <= day)])
        dress(row, colours, old=is_old(item, day, told) or _is_early(item, day, [one for one in seen if one]))
    return sorted(rows, key=lambda row: (-(row["place"]["radius_m"] or 0), row["place"]["name"], row["id"]))


def _is_early(item: Control, day: str, seen: Sequence[str]) -> bool:
    """Whether a place without a first day is told of only so long after a day that it says little of it."""
    if item.start is not None or not seen:
        return False
    return (dt.date.fromisoformat(min(seen)) - dt.date.fromisoformat(day)).days > OLD


def dress(row: Row, colours: Mapping[str, str], *, old: bool = False) -> None:
    """Puts into a row of control how it is drawn: its texture, its colours, and whether it can be."""
    place = row["place"]
    row["texture"] = "old" if old else row["state"]
    row["colours"] = [colours[side] for side in sides_in(row)[: 1 if row["holder"] else 4] if side in colours]
    row["siege"] = colours.get(row["besieged_by"] or "", "")
    located = place["lat"] is not None and place["precision"] not in OUTSIDE
    row["drawn"] = located and (place["radius_m"] or 0) <= TOO_WIDE_M


def colours_of(standing: Standing, sides: Sequence[str]) -> dict[str, str]:
    """The colour of each side: its pack's, or a spare one that is its own on every day."""
    packed = {side: standing.sides[side].colour for side in sides if side in standing.sides}
    return {side: packed.get(side) or SPARE[zlib.crc32(side.encode()) % len(SPARE)] for side in sides}


def sides_in(row: Row) -> list[str]:
    """The sides of a row of control: who holds it, who has a part in it, who besieges it."""
    return [side for side in dict.fromkeys((row["holder"], *row["holders"], row["besieged_by"])) if side]


def _sides(control: Sequence[Row]) -> list[Side]:
    """The sides that hold something or have a part in it, by how many places."""
    found: dict[str, Side] = {}
    for row in control:
        named = {row["holder"]: row["holder_name"], **dict(zip(row["holders"], row["holder_names"], strict=False))}
        drawn = dict(zip(sides_in(row), row["colours"], strict=False))
        for side, name in named.items():
            if side and row["texture"] != "old" and side in drawn:
                places = found[side].places + 1 if side in found else 1
                found[side] = Side(id=side, name=name or side, colour=drawn[side], places=places)
    return sorted(found.values(), key=lambda side: (-side.places, side.name))


def is_sure(row: Row, period: tuple[str, str]) -> bool:
    """Whether an event's time is known to the week, or lies wholly within the period."""
    when = row["when"]
    if when is None or not when["earliest"] or not when["latest"]:
        return False
    first, last = when["earliest"], when["latest"]
    width = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
    return width <= SURE_DAYS or (period[0] <= first and last <= period[1])


def _mark(row: Row) -> Row:
    place = row["place"]
    return {
        "id": row["id"],
        "name": place["name"],
        "lon": place["lon"],
        "lat": place["lat"],
        "radius": place["radius_m"] or 0,
        "texture": row["texture"],
        "colours": row["colours"],
        "siege": row["siege"],
    }


def is_drawn(row: Row) -> bool:
    """Whether an event has a place that the map can have."""
    place = place_of(row)
    return place is not None and (place["radius_m"] or 0) <= TOO_WIDE_M and place["precision"] not in OUTSIDE


def _point(row: Row) -> Row | None:
    place = place_of(row)
    if place is None or not is_drawn(row):
        return None
    return {
        "id": row["id"],
        "title": row["title"],
        "family": row["kind"].partition(".")[0],
        "lon": place["lon"],
        "lat": place["lat"],
        "place": place["name"],
        "radius": place["radius_m"] or 0,
        "denied": row["status"] == "denied",
    }


def _band(asked: Asked, filters: Wanted, day: str, span: tuple[str, str], changes: Sequence[str]) -> Row:
    """The bars of the time band: the whole record as a strip, and the days around the playhead or the period."""
    state = _State(stamp=asked.standing.stamp, shelf=asked.standing.shelf)
    window = _window(asked, day, span)
    ever = replace(filters, on="", start="", end="")
    near = replace(ever, start=window[0], end=window[1])
    strip, step = _step_of(*span, days=0), _step_of(*window, days=MOST_DAYS)
    return {
        "day": day,
        "from": asked.state.start,
        "to": asked.state.end,
        "span": span,
        "window": window,
        "strip_step": strip,
        "strip": _counted(state, "event", ever, strip, SURE_DAYS),
        "step": step,
        "bars": _counted(state, "event", near, step, SURE_DAYS),
        "changes": changes,
    }


def _window(asked: Asked, day: str, span: tuple[str, str]) -> tuple[str, str]:
    """The days that the band shows: whole months around the period, or around the day."""
    start, end = asked.state.start, asked.state.end
    first = min(start or (span[0] if end else day), day)
    last = max(end or (span[1] if start else day), day)
    return _month(first, -NEAR_MONTHS).isoformat(), (_month(last, NEAR_MONTHS + 1) - dt.timedelta(days=1)).isoformat()


def _month(day: str, shift: int) -> dt.date:
    """The first day of a month some months from that of a day."""
    date = dt.date.fromisoformat(day)
    number = max(12, min(9999 * 12 + 11, date.year * 12 + date.month - 1 + shift))
    return dt.date(number // 12, number % 12 + 1, 1)


def _step_of(first: str, last: str, *, days: int) -> Step:
    width = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
    if width <= days:
        return "day"
    return "month" if width <= MOST_MONTHS * 31 else "year"


def scene_rule() -> str:
    """What the colours mean, in a sentence."""
    return (
        "Each place has the colour of the side that reports say holds it on this day, as last told. "
        f"What nobody has told of within {OLD} days is grey. "
        "A disc is as wide as the place is known to be; it is no front line."
    )

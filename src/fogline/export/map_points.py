"""Which places stand on a brief's map, and how: rows of control as marks, and the stretch of land they lie on.

A place is drawn where it is: an area too wide for a point, a road across a country and a part that nobody can find are
left out and counted. What must stay true: colour says whose, texture says how sure, so that the map can be read
without colours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.export.brief_ground import covers, is_old, published_days
from fogline.export.brief_names import is_presentable
from fogline.export.dataset import Dataset
from fogline.export.outline import Box
from fogline.fuse.prose import first_capital
from fogline.gazetteer.geometry import distance_m
from fogline.model import Control

Texture = Literal["held", "claimed", "contested", "unknown"]
SPARE = ("#0072B2", "#CC79A7", "#E69F00", "#999933", "#44AA99", "#882255")
"""Colours for sides that no pack gives one."""
TOO_WIDE_M = 25_000
"""A place of which no point is honest to within this is no point on a map."""
CITY_KM = (7.0, 12.0, 20.0)
"""How far a close-up reaches, the nearest that takes in most places first."""
LEAST_IN_CITY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One place on the map.

    Attributes:
        sides: whose colours it has.
        besieger: side that surrounds it; empty when none.
        weight: how much room its mark takes; sites are small, towns large.
    """

    name: str
    longitude: float
    latitude: float
    texture: Texture
    sides: tuple[str, ...]
    besieger: str = ""
    weight: float = 1.0


WEIGHTS = {"site": 0.8, "neighbourhood": 1.0, "settlement": 1.3, "city-part": 1.2, "district": 1.3, "province": 1.4}


def marks_on(dataset: Dataset, day: str) -> tuple[list[Mark], int]:
    """The marks of a day, in order of name; and how many places that are told of cannot be drawn."""
    told = published_days(dataset)
    rows = [
        row
        for row in dataset.control
        if covers(row, day) and is_presentable(row.place) and (row.holder or row.holders or row.besieged_by)
    ]
    drawn = [row for row in rows if _is_point(row)]
    marks = [_mark(row, dataset, old=is_old(row, day, told)) for row in drawn]
    first = {(mark.longitude, mark.latitude): mark for mark in reversed(marks)}
    return sorted(first.values(), key=lambda mark: (mark.name, mark.longitude)), len(rows) - len(drawn)


def _is_point(row: Control) -> bool:
    place = row.place
    located = place.latitude is not None and place.longitude is not None
    return located and place.precision not in ("country", "province", "vague") and (place.radius_m or 0) <= TOO_WIDE_M


def _mark(row: Control, dataset: Dataset, *, old: bool) -> Mark:
    known = [side for side in dict.fromkeys((row.holder, *row.holders)) if side and side in dataset.sides]
    besieger = row.besieged_by if row.besieged_by in dataset.sides and not old else ""
    texture: Texture = "contested" if row.state == "divided" else row.state
    if old or not known or (texture == "unknown"):
        texture, known = "unknown", []
    return Mark(
        name=first_capital(row.place.name),
        longitude=row.place.longitude or 0.0,
        latitude=row.place.latitude or 0.0,
        texture=texture,
        sides=tuple(known),
        besieger=besieger or "",
        weight=WEIGHTS.get(row.place.precision, 1.0),
    )


def colours_of(dataset: Dataset, marks: Sequence[Mark]) -> dict[str, str]:
    """The colour of each side on the map, those with most marks first."""
    sides = [side for mark in marks for side in (*mark.sides, mark.besieger) if side]
    ordered = sorted(dict.fromkeys(sides), key=lambda side: (-sides.count(side), side))
    spare = iter(SPARE * (len(ordered) // len(SPARE) + 1))
    return {side: dataset.sides[side].colour or next(spare) for side in ordered}


def city_of(marks: Sequence[Mark]) -> list[Mark]:
    """The marks within a city's reach of one of them, where these are most of all marks; else none."""
    for reach in CITY_KM:
        found = [[mark for mark in marks if _km(centre, mark) <= reach] for centre in marks]
        best = max(found, key=len, default=[])
        if len(best) >= LEAST_IN_CITY and 2 * len(best) > len(marks):
            return best
    return []


def _km(one: Mark, other: Mark) -> float:
    return distance_m(one.latitude, one.longitude, other.latitude, other.longitude) / 1000


def box_of(marks: Sequence[Mark], ratio: float, least: float, around: Box | None = None) -> Box:
    """A box around marks, as wide to high as told and with room for their names.

    Args:
        marks: one at least, unless `around` is given.
        ratio: width by height on paper.
        least: least height in degrees of latitude.
        around: a further box that it holds.
    """
    corners = [(around[0], around[1]), (around[2], around[3])] if around else []
    lons = [mark.longitude for mark in marks] + [lon for lon, _ in corners]
    lats = [mark.latitude for mark in marks] + [lat for _, lat in corners]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shrink = max(0.1, math.cos(math.radians(lat)))
    room = (1.12, 1.12) if around else (1.3, 1.45)
    height = max((max(lats) - min(lats)) * room[0], (max(lons) - min(lons)) * room[1] * shrink / ratio, least)
    width = height * ratio / shrink
    return lon - width / 2, lat - height / 2, lon + width / 2, lat + height / 2

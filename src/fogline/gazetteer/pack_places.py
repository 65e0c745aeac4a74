"""Checks the places of a pack: kinds, numbers, parents, and whether each lies where its country and parent are.

A mistyped digit moves a village to another land without anybody noticing until the map is drawn, so every place is
held against the provinces of its country and against what contains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from fogline.gazetteer.geometry import distance_m
from fogline.gazetteer.pack_findings import Finder, Finding
from fogline.gazetteer.pack_types import Pack, PackPlace
from fogline.gazetteer.place_types import KINDS
from fogline.gazetteer.world import table

NOWHERE = {"sea", "river", "region", "continent", "country", "road"}
"""Kinds too long or too wide for a distance between two points to say anything."""
LAND_SPANS, LAND_SLACK_M = 2.0, 60_000
"""A place lies in a country when it is within so many radii, and so many metres, of one of its provinces."""
ISLANDS_M = 500_000
"""The same metres for a whole province, which may be islands."""
PARENT_SPANS, PARENT_SLACK_M = 1.6, 15_000
"""The same for a place and its parent: the radius told for a province is that of a circle of its area."""

Spot = tuple[float, float, float]
"""Latitude, longitude, radius in metres."""


def check_places(pack: Pack, finder: Finder, known: set[str]) -> Iterator[Finding]:
    """Everything wrong with the places of a pack; `known` are the ids of places elsewhere."""
    places = {place.id: place for place in pack.places}
    for place in pack.places:
        for code, what in (*_numbers(place), *_parent(place, places, known), *_position(place, places)):
            yield finder.at(code, "place", place.id, what)


def _numbers(place: PackPlace) -> Iterator[tuple[str, str]]:
    if place.kind not in KINDS:
        yield "pack-kind", f"kind {place.kind!r} is none of {', '.join(KINDS)}"
    if (place.latitude is None) != (place.longitude is None):
        yield "pack-number", "only one of lat and lon"
    if place.latitude is not None and not -90 <= place.latitude <= 90:
        yield "pack-number", f"lat {place.latitude} is not on the globe"
    if place.longitude is not None and not -180 <= place.longitude <= 180:
        yield "pack-number", f"lon {place.longitude} is not on the globe"
    if place.radius_m is not None and place.radius_m <= 0:
        yield "pack-number", "radius_m must be above zero"
    if place.country and not re.fullmatch("[A-Z]{2}", place.country):
        yield "pack-number", f"country {place.country!r} is not a two-letter code"


def _parent(place: PackPlace, places: Mapping[str, PackPlace], known: set[str]) -> Iterator[tuple[str, str]]:
    own = place.id.split(":")[0]
    if place.parent and place.parent not in places and place.parent not in known:
        if place.parent.split(":")[0] == own:
            yield "pack-reference", f"parent {place.parent!r} is no place of the pack"
        return
    above, chain = place.parent, [place.id]
    while above in places and above not in chain:
        chain.append(above)
        above = places[above].parent
    if above == place.id:
        yield "pack-circle", f"contains itself, through {', '.join(chain[1:]) or 'itself'}"


def _position(place: PackPlace, places: Mapping[str, PackPlace]) -> Iterator[tuple[str, str]]:
    spot = _spot(place)
    if spot is None or place.kind in NOWHERE or not _on_globe(spot):
        return
    lands = (*_provinces().get(place.country, ()), *_own_provinces(place, places))
    slack = ISLANDS_M if place.kind == "province" else LAND_SLACK_M
    if lands and not _covered(spot, lands, slack):
        swapped = (spot[1], spot[0], spot[2])
        fits = _on_globe(swapped) and _covered(swapped, lands, slack)
        yield "pack-far", f"lies outside {place.country}" + ("; lat and lon seem exchanged" if fits else "")
        return
    parent = places.get(place.parent)
    around = _spot(parent) if parent is not None and parent.kind not in NOWHERE else None
    if parent is not None and around is not None and _on_globe(around):
        off = distance_m(spot[0], spot[1], around[0], around[1])
        if off > PARENT_SPANS * around[2] + spot[2] + PARENT_SLACK_M:
            yield "pack-far", f"lies {off / 1000:.0f} km from its parent {parent.id!r}"


def _spot(place: PackPlace) -> Spot | None:
    if place.latitude is None or place.longitude is None:
        return None
    usual = KINDS[place.kind][2] if place.kind in KINDS else 0
    return place.latitude, place.longitude, float(place.radius_m or usual)


def _on_globe(spot: Spot) -> bool:
    return -90 <= spot[0] <= 90 and -180 <= spot[1] <= 180


def _covered(spot: Spot, lands: tuple[Spot, ...], slack: float) -> bool:
    return any(distance_m(spot[0], spot[1], lat, lon) <= LAND_SPANS * radius + slack for lat, lon, radius in lands)


def _own_provinces(place: PackPlace, places: Mapping[str, PackPlace]) -> Iterator[Spot]:
    """The provinces of the place's country that the pack itself names: maps differ over whose some are."""
    for other in places.values():
        spot = _spot(other) if other.kind == "province" and other.country == place.country else None
        if spot is not None and other.id != place.id:
            yield spot


@cache
def _provinces() -> dict[str, tuple[Spot, ...]]:
    """The provinces of every country, as circles."""
    out: dict[str, list[Spot]] = {}
    for row in table("admin1.csv"):
        out.setdefault(row["country"], []).append((float(row["lat"]), float(row["lon"]), float(row["radius_m"])))
    return {country: tuple(spots) for country, spots in out.items()}

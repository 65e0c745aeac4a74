"""Values that admit vagueness: a time, a place, a number, a party.

Unknown is `None`, never zero and never today.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

DatePrecision = Literal["part-of-day", "day", "days", "week", "month", "season", "year", "years", "open"]
Sex = Literal["female", "male", "other"]
PlacePrecision = Literal["site", "neighbourhood", "settlement", "city-part", "district", "province", "country", "vague"]
FINENESS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
"""Precisions of places, the finest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as an interval of days.

    Attributes:
        earliest: first possible day, ``YYYY-MM-DD``; `None` when open.
        latest: last possible day, inclusive; `None` when open.
        precision: how fine the phrase is.
        edtf: the same in EDTF (``2016-11-26``, ``2016-07``, ``2016-07-31/2016-08-02``, ``2016/..``).
        part: part of the day where the words say one (``morning``, ``evening`` …).
        approximate: the words hedge ("around", "late"); EDTF ``~``.
    """

    earliest: str | None = None
    latest: str | None = None
    precision: DatePrecision
    edtf: str
    part: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place, or what is known of one.

    Attributes:
        id: gazetteer id (``geonames:170063``, ``syria:aleppo.hanano``); `None` when no gazetteer has it.
        name: display name with its qualifier ("northeastern Aleppo").
        kind: gazetteer kind (city, neighbourhood, road …).
        precision: how fine the place is.
        latitude, longitude: WGS84 degrees; both `None` when not known: never a guess.
        radius_m: radius in metres within which the point is honest.
        within: ids of the containing places, nearest first.
        country: ISO 3166-1 alpha-2 code.
        qualifier: words that narrow or shift the named place ("northeastern", "outskirts of", "near").
    """

    id: str | None = None
    name: str
    kind: str = ""
    precision: PlacePrecision = "vague"
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None
    within: tuple[str, ...] = ()
    country: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is told of one person beside their name; `None` is not known, never a guess.

    Attributes:
        age: as told: ``34``, ``about 40``, ``infant``.
        sex: as told.
        status: what they were when it happened, as told: ``civilian``, ``combatant``, ``journalist``.
    """

    age: str | None = None
    sex: Sex | None = None
    status: str | None = None


OF_STATE = frozenset({"state", "government", "military"})
"""Kinds of a party that is its state: the state by name, its government, its army."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as resolved: a named one of a pack, or one minted from the report's own words.

    Attributes:
        id: pack id (``syria:hts``) or ``new:<slug>`` for a party no pack knows.
        name: usual display name.
        side: the side it is on at the claim's time, by the pack's dated entries; `None` when not known.
        kind: state, armed group, person, population, media …
        generic: the words name a side ("the rebels") and no single party.
        person: of a named person, what else is told of them at the claim's time.
    """

    id: str
    name: str
    side: str | None = None
    kind: str = ""
    generic: bool = False
    person: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of one unit with its bounds; `None` is an open bound, never zero."""

    unit: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    cumulative: bool = False

"""Shows a place as the words narrow or shift it: its name, its precision, and a radius that is honest about both."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from fogline.gazetteer import Place
from fogline.model import PlacePrecision, Where
from fogline.resolve.place_phrases import PlacePhrase
from fogline.resolve.place_seen import plain_name
from fogline.resolve.place_words import (
    CONDITION_SUFFIXES,
    DIRECTION_ADJECTIVES,
    FILLERS,
    KIND_WORDS,
    NUMBER_WORDS,
    PART_WORDS,
    SHOWN_AFTER,
    singular,
)

SHOWN_KINDS = {"province", "district", "country", "vague", "site"}
"""Precisions of kind words that belong to the shown name ("Idlib province", "Castello Road")."""
UNSHOWN_KINDS = frozenset(
    {"stronghold", "capital", "area", "territory", "territories", "position", "ground", "place", "republic", "kingdom"}
)
"""Kind words that say whose or what a place is and are no part of its name."""
METRES_A_DEGREE = 111_195.0
SIDE = re.compile(r"(?:north|south)?(?:east|west)?(?:ern)?(?<!^)")
"""A word that tells a side ("northeastern")."""
UNSHOWN = frozenset({"greater", "coastal", "mid"})
"""Words that describe a place and narrow it to no part one could name."""


def plain_where(place: Place) -> Where:
    """A place of the index as a value, unqualified, shown as reports write it."""
    return Where(
        id=place.id,
        name=plain_name(place),
        kind=place.kind,
        precision=place.precision,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_m=place.radius_m,
        within=place.parents,
        country=place.country or None,
    )


def shaped(place: Place, phrase: PlacePhrase) -> Where:
    """A place as the phrase narrows or shifts it: shown name, precision and an honest radius."""
    base = plain_where(place)
    if phrase.kind == "capital" or "capital" in phrase.name.lower().split():
        phrase = replace(phrase, name=place.name, kind="")
    shown = f"{phrase.name} {phrase.kind}" if shows_kind(phrase) else phrase.name
    precision: PlacePrecision = place.precision
    radius = base.radius_m
    if phrase.relation == "near":
        precision = "vague"
        radius = max(3 * radius, 15_000) if radius else None
    elif phrase.part in PART_WORDS or (phrase.qualifier and phrase.relation == "part"):
        narrowed = phrase.part or any(w.lower() in DIRECTION_ADJECTIVES for w in phrase.qualifier.split())
        if narrowed:
            told = PART_WORDS.get(phrase.part, "city-part")
            precision = told if place.group == "settlement" else "vague"
    side = _side_told(phrase) if precision == "city-part" or (phrase.part and precision == "vague") else None
    if side is not None and place.group == "settlement":
        base, radius = _moved(base, side, beyond=precision == "vague"), radius // 2 if radius else None
    return replace(
        base,
        name=qualified(shown, phrase, place.precision),
        precision=precision,
        radius_m=radius,
        qualifier=" ".join(filter(None, (phrase.qualifier, phrase.part))) or None,
    )


def _side_told(phrase: PlacePhrase) -> tuple[int, int] | None:
    """The side of a town that a part of it is on, as steps north and east; `None` where none is told."""
    words = [*phrase.qualifier.lower().replace("-", "").split(), phrase.part.replace("-", "")]
    told = "".join(word for word in words if SIDE.fullmatch(word))
    north = ("north" in told) - ("south" in told)
    east = ("east" in told) - ("west" in told)
    return (north, east) if north or east else None


def _moved(where: Where, side: tuple[int, int], *, beyond: bool) -> Where:
    """A town's point put on one side of it: half its radius off, or at its edge where its outskirts are meant."""
    if where.latitude is None or where.longitude is None or not where.radius_m:
        return where
    off = where.radius_m * (1.0 if beyond else 0.5) / math.hypot(*side) / METRES_A_DEGREE
    latitude = where.latitude + side[0] * off
    longitude = where.longitude + side[1] * off / max(0.1, math.cos(math.radians(where.latitude)))
    return replace(where, latitude=round(latitude, 5), longitude=round(longitude, 5))


def qualified(name: str, phrase: PlacePhrase, precision: str = "") -> str:
    """The name with what narrows it: "northeastern Aleppo", "Aleppo outskirts", "Aleppo (rebel-held half)".

    What is near a town is shown as being near it; near a bridge or a mosque it is as good as there. Who moves "towards"
    a town is told to be on the way to that very town, which the precision alone keeps vague.
    """
    name = name[0].upper() + name[1:] if name[:1].islower() and " " not in name and "-" not in name else name
    if phrase.relation == "near":
        return name if precision == "site" or phrase.qualifier == "towards" else f"{phrase.qualifier} {name}".strip()
    had = name.lower().split()
    directions = [
        w for w in phrase.qualifier.split() if w.lower() in DIRECTION_ADJECTIVES - UNSHOWN and w.lower() not in had
    ]
    others = [w for w in phrase.qualifier.split() if w.lower().endswith(CONDITION_SUFFIXES)]
    led = " ".join([*directions, name])
    if phrase.part in SHOWN_AFTER:
        return f"{led} {plural_of(phrase.part)}"
    if phrase.part == "vicinity":
        return f"vicinity of {led}"
    if phrase.part and others:
        return f"{led} ({' '.join([*others, phrase.part])})"
    return led


def shows_kind(phrase: PlacePhrase) -> bool:
    """Whether the kind word belongs to the shown name."""
    if not phrase.kind or singular(phrase.name.split()[-1]) == phrase.kind:
        return False
    return KIND_WORDS[phrase.kind][1] in SHOWN_KINDS and phrase.kind not in UNSHOWN_KINDS


def precision_of(phrase: PlacePhrase, otherwise: PlacePrecision) -> PlacePrecision:
    """How fine a place without an entry is told, by its words."""
    if phrase.relation == "near":
        return "vague"
    if phrase.part in PART_WORDS:
        return PART_WORDS[phrase.part]
    return KIND_WORDS[phrase.kind][1] if phrase.kind in KIND_WORDS else otherwise


def plural_of(word: str) -> str:
    """How a part is shown after a name: "X suburbs", but "X countryside"."""
    if word in ("outskirt", "edge", "suburb"):
        return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"
    return word


def part_in_words(phrase: PlacePhrase) -> str:
    """The words of an unsaid part: "most" of the city, whose own words tell only what it is a share of."""
    own = bare(phrase)
    return phrase.part if phrase.part and own == phrase.kind else own


def bare(phrase: PlacePhrase) -> str:
    """The words of a phrase without articles and numbers: "bus garage", "residential districts"."""
    words = [w for w in phrase.words.split() if w.lower() not in FILLERS and w.lower() not in NUMBER_WORDS]
    return " ".join(words) or phrase.words

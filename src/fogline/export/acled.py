"""ACLED-style CSV: events in the columns that ACLED's users load. The shape is ACLED's, the data are not.

An event gets a row when its kind has a counterpart, it is dated and told as having happened. The number of the dead is
the conservative one: the lowest figure, vague words by ACLED's own rule, nothing where nothing is told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from fogline.export.dataset import (
    PEOPLE_KINDS,
    Dataset,
    best_place,
    container,
    is_state,
    killed_in,
    sources_of,
)
from fogline.export.plain_csv import rows_csv
from fogline.model import Count, Event, Party, ReadClaim, When, Where

COLUMNS = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)
DROPPED = (
    "who says so, where more than one speaker does",
    "denials, forecasts, plans, opinions and background",
    "events without a day",
    "kinds without an ACLED counterpart",
    "ranges: fatalities are the lowest figure told",
    "contradictions between accounts",
    "rivals and reasons of resolutions",
)
TOLD = ("happened", "ongoing", "claimed")
VAGUE = {(24, 99): 12, (20, 99): 10, (40, 99): 12, (200, 999): 100, (300, 999): 100}
"""Bounds of vague words, and what ACLED's rule makes of them: tens 10, dozens 12, hundreds 100."""
INTER_ORDER = ("State forces", "Rebel group", "Civilians", "External/Other forces")
GEO = {"site": 1, "neighbourhood": 1, "settlement": 1, "city-part": 1, "district": 2, "province": 3}


@cache
def counterparts() -> Mapping[str, tuple[str, str]]:
    """ACLED's event and sub-event type of each kind, from the base pack."""
    text = (resources.files("fogline.packs") / "base" / "kinds.toml").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for family, types in tomllib.loads(text).items():
        for type_, entry in types.items():
            if "acled" in entry:
                event, sub = entry["acled"]
                found[f"{family}.{type_}"] = (str(event), str(sub))
    return found


def acled_csv(dataset: Dataset) -> bytes:
    """Writes the events of a record in ACLED's columns."""
    claims = dataset.by_id()
    return rows_csv([_row(event, dataset, claims) for event in acled_events(dataset)], COLUMNS)


def acled_events(dataset: Dataset) -> list[Event]:
    """The events that get a row."""
    return [
        event
        for event in dataset.events
        if event.status in TOLD and event.when and event.when.earliest and event.kind in counterparts()
    ]


def _row(event: Event, dataset: Dataset, claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    place = best_place(event.places)
    kind, sub = _types(event, dataset)
    one, other = _actors(event.actors), _actors(event.targets)
    inter1, inter2 = _inter(event.actors, dataset), _inter(event.targets, dataset)
    day = (event.when.earliest if event.when else None) or ""
    return {
        "event_id_cnty": event.id,
        "event_date": date.fromisoformat(day).strftime("%d %B %Y"),
        "year": day[:4],
        "time_precision": _time_precision(event.when),
        "disorder_type": "Strategic developments" if kind == "Strategic developments" else "Political violence",
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": one[0],
        "assoc_actor_1": one[1],
        "inter1": inter1,
        "actor2": other[0],
        "assoc_actor_2": other[1],
        "inter2": inter2,
        "interaction": interaction(inter1, inter2),
        "civilian_targeting": "Civilian targeting" if inter2 == "Civilians" and kind != "Battles" else "",
        **_where(place, dataset),
        "source": "; ".join(sources_of(event, claims)),
        "source_scale": "",
        "notes": _notes(event, claims),
        "fatalities": fatalities(event.counts),
        "tags": f"grade={event.grade}; claims={' '.join(event.claims)}",
        "timestamp": dataset.made,
    }


def _where(place: Where | None, dataset: Dataset) -> dict[str, Any]:
    return {
        "iso": "",
        "region": "",
        "country": (place.country or "") if place else "",
        "admin1": container(place, dataset.place_names, 1),
        "admin2": "",
        "admin3": "",
        "location": place.name if place else "",
        "latitude": "" if place is None or place.latitude is None else place.latitude,
        "longitude": "" if place is None or place.longitude is None else place.longitude,
        "geo_precision": GEO.get(place.precision, 3) if place else 3,
    }


def _types(event: Event, dataset: Dataset) -> tuple[str, str]:
    kind, sub = counterparts()[event.kind]
    if event.kind in ("control.capture", "control.loss"):
        winners = event.actors if event.kind == "control.capture" else event.targets
        by_state = any(_inter_of(party, dataset) == "State forces" for party in winners)
        return kind, "Government regains territory" if by_state else "Non-state actor overtakes territory"
    if kind == "Violence against civilians" and event.targets and _inter(event.targets, dataset) != "Civilians":
        return "Battles", "Armed clash"
    return kind, sub


def _actors(parties: tuple[Party, ...]) -> tuple[str, str]:
    names = [party.name for party in parties]
    return (names[0] if names else "", "; ".join(names[1:]))


def _inter(parties: tuple[Party, ...], dataset: Dataset) -> str:
    return _inter_of(parties[0], dataset) if parties else ""


def _inter_of(party: Party, dataset: Dataset) -> str:
    side = dataset.sides.get(party.side or "")
    if side and side.state:
        return "State forces"
    if is_state(party):
        return "External/Other forces"
    if party.kind in PEOPLE_KINDS and not party.side:
        return "Civilians"
    return "Rebel group"


def interaction(one: str, other: str) -> str:
    """ACLED's words for who met whom; the order of the two does not matter."""
    if not one or not other:
        return f"{one or other} only" if one or other else ""
    if {one, other} == {"Civilians", "External/Other forces"}:
        return "External/Other forces-Civilians"
    first, second = sorted((one, other), key=INTER_ORDER.index)
    return f"{first}-{second}"


def _time_precision(when: When | None) -> int:
    if when is None or when.earliest is None or when.latest is None:
        return 3
    days = (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days
    return 1 if days == 0 else 2 if days < 7 else 3


def fatalities(counts: tuple[Count, ...]) -> int:
    """The conservative number of the dead: the largest of the lowest figures, never a sum; 0 where none is told."""
    return max((_conservative(count) for count in killed_in(counts)), default=0)


def _conservative(count: Count) -> int:
    vague = VAGUE.get((count.low or 0, count.high or 0))
    return vague if vague is not None else count.low or 0


def _notes(event: Event, claims: Mapping[str, ReadClaim]) -> str:
    quotes = [claims[one].claim.span.quote for one in event.claims[:3] if one in claims]
    return f"{event.title}. " + " / ".join(f"“{' '.join(quote.split())}”" for quote in quotes)

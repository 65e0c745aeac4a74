"""UCDP-GED-style CSV: events with deaths, in the columns that UCDP's users load. The shape is UCDP's, the data are not.

Deaths are given as low, best and high, and by side where the words say whose. What must stay true: low is never above
best, nor best above high; an open upper bound is written as the best figure and told in the note of what was dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fogline.export.dataset import Dataset, best_place, container, is_state, killed_in, sources_of
from fogline.export.plain_csv import rows_csv
from fogline.model import Count, Event, Party, ReadClaim, When, Where

COLUMNS = tuple(
    (
        "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
        "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
        "side_b number_of_sources source_article source_office source_date source_headline source_original "
        "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
        "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
        "deaths_unknown best high low gwnoa gwnob"
    ).split()
)
DROPPED = (
    "events without deaths or without a day",
    "open upper bounds: high is then the best figure told",
    "the injured, displaced and detained",
    "who says so, beyond the first speaker",
    "control, forecasts, denials and contradictions",
    "codes of conflicts, dyads and countries, which are UCDP's own",
)
WHERE = {"site": 1, "neighbourhood": 1, "settlement": 1, "city-part": 2, "district": 3, "province": 4, "country": 6}
TOLD = ("happened", "ongoing", "claimed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """Deaths of an event: low <= best <= high, and by side."""

    low: int
    best: int
    high: int
    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0


def ucdp_csv(dataset: Dataset) -> bytes:
    """Writes the events with deaths of a record in UCDP GED's columns."""
    claims = dataset.by_id()
    rows = [_row(number, event, dataset, claims) for number, event in enumerate(ucdp_events(dataset), start=1)]
    return rows_csv(rows, COLUMNS)


def ucdp_events(dataset: Dataset) -> list[Event]:
    """The events that get a row."""
    return [
        event
        for event in dataset.events
        if event.status in TOLD and event.when and event.when.earliest and deaths_of(event) is not None
    ]


def deaths_of(event: Event) -> Deaths | None:
    """The deaths that an event tells of, never summed over accounts; `None` where no number is told."""
    counts = [one for one in killed_in(event.counts) if not one.cumulative]
    known = [one for one in counts if one.low is not None or one.best is not None or one.high is not None]
    if not known:
        return None
    low = min(_low(one) for one in known)
    best = max(_best(one) for one in known)
    high = max(best, *(one.high or 0 for one in known))
    parts = {"civilians": 0, "a": 0, "b": 0}
    for one in known:
        part = _part(one, event)
        if part:
            parts[part] = max(parts[part], _best(one))
    told = sum(parts.values())
    best = max(best, told)
    return Deaths(low=min(low, best), best=best, high=max(high, best), unknown=best - told, **parts)


def _low(count: Count) -> int:
    return count.low if count.low is not None else 0


def _best(count: Count) -> int:
    """The best figure; a vague word's is its lower bound, an upper bound alone says nothing of a best one."""
    return count.best if count.best is not None else _low(count)


def _part(count: Count, event: Event) -> str:
    if "civilian" in count.unit or "children" in count.unit or "women" in count.unit:
        return "civilians"
    if any(word in count.unit for word in ("soldier", "troop", "officer")):
        return "b" if any(is_state(party) for party in event.targets) else "a"
    return "b" if any(word in count.unit for word in ("fighter", "militant", "rebel")) else ""


def _row(number: int, event: Event, dataset: Dataset, claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    deaths = deaths_of(event)
    assert deaths is not None  # noqa: S101 - `ucdp_events` gives only those
    place = best_place(event.places)
    side_a, side_b = _side(event.actors, dataset), _side(event.targets, dataset)
    when = event.when
    start = (when.earliest if when else None) or ""
    return {
        "id": number,
        "relid": event.id,
        "year": start[:4],
        "active_year": 1,
        "code_status": "Machine-read, see grade",
        "type_of_violence": _violence(event),
        "conflict_name": dataset.name,
        "dyad_name": " - ".join(name for name in (side_a, side_b) if name),
        "side_a": side_a,
        "side_b": side_b,
        **_sources(event, claims),
        **_where(place, dataset),
        "event_clarity": 1 if when and when.earliest == when.latest else 2,
        "date_prec": _date_precision(when),
        "date_start": start,
        "date_end": (when.latest if when else None) or start,
        "deaths_a": deaths.a,
        "deaths_b": deaths.b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }


def _sources(event: Event, claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    found = [claims[one] for one in event.claims if one in claims]
    outlets = sources_of(event, claims)
    articles = dict.fromkeys(
        f"{one.source or one.document_name},{one.published or ''},{one.title or ''}" for one in found
    )
    original = next((one.says[0].party.name for one in found if one.says), "")
    return {
        "number_of_sources": len([origin for origin in event.origins if origin.independent]) or len(outlets),
        "source_article": "; ".join(f'"{article}"' for article in articles) + f" [{' '.join(event.claims)}]",
        "source_office": ";".join(outlets),
        "source_date": ";".join(dict.fromkeys(one.published or "" for one in found)),
        "source_headline": ";".join(dict.fromkeys(one.title or "" for one in found)),
        "source_original": original,
    }


def _where(place: Where | None, dataset: Dataset) -> dict[str, Any]:
    has_point = place is not None and place.latitude is not None and place.longitude is not None
    return {
        "where_prec": WHERE.get(place.precision, 5) if place else 6,
        "where_coordinates": place.name if place else "",
        "where_description": place.name if place else "",
        "adm_1": container(place, dataset.place_names, 1),
        "adm_2": "",
        "latitude": place.latitude if place and has_point else "",
        "longitude": place.longitude if place and has_point else "",
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})" if place and has_point else "",
        "country": (place.country or "") if place else "",
    }


def _side(parties: tuple[Party, ...], dataset: Dataset) -> str:
    if not parties:
        return ""
    if not parties[0].side and parties[0].kind in ("population", "thing", ""):
        return "Civilians"
    return dataset.side_name(parties[0].side) or parties[0].name


def _violence(event: Event) -> int:
    """1 state-based, 2 non-state, 3 one-sided."""
    if event.targets and all(not party.side and party.kind in ("population", "thing", "") for party in event.targets):
        return 3
    return 1 if any(is_state(party) for party in (*event.actors, *event.targets)) else 2


def _date_precision(when: When | None) -> int:
    if when is None or when.earliest is None or when.latest is None:
        return 5
    days = (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5

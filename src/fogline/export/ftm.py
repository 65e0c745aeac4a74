"""FollowTheMoney JSON Lines: reports, parties, places and events as entities that link to each other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from fogline.export.dataset import Dataset, best_place
from fogline.model import Event, Party, Person, Where
from fogline.views.claims import ReadDocument

DROPPED = (
    "exact spans (a Mention holds no offsets)",
    "date ranges: startDate and endDate only",
    "counts, control, contradictions, forecasts",
    "confidence, rivals and reasons",
)
SCHEMATA = {
    "state": "PublicBody",
    "government": "PublicBody",
    "military": "PublicBody",
    "person": "Person",
    "media": "Company",
}


def ftm_jsonl(dataset: Dataset) -> bytes:
    """Writes a record as FollowTheMoney entities."""
    seen: set[str] = set()
    lines = []
    for entity in entities(dataset):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            lines.append(json.dumps(entity, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines).encode()


def entities(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """The entities; the same party may come more than once."""
    yield from (_article(card) for card in dataset.documents)
    claims = dataset.by_id()
    for event in dataset.events:
        parties = (*event.actors, *event.targets)
        yield from (_party(party, dataset.wikidata.get(party.id)) for party in parties)
        place = best_place(event.places)
        if place:
            yield _address(place)
        reports = list(dict.fromkeys(claims[one].document for one in event.claims if one in claims))
        yield _event(event, place, reports)


def entity_id(own: str) -> str:
    """An id of FollowTheMoney's form for one of ours."""
    return f"fogline-{hashlib.sha1(own.encode(), usedforsecurity=False).hexdigest()}"


def _article(card: ReadDocument) -> dict[str, Any]:
    return _entity(
        card.id,
        "Article",
        title=card.title or card.name,
        fileName=card.name,
        publisher=card.source,
        publishedAt=card.published,
        sourceUrl=card.url,
        language=card.language if card.language != "und" else None,
    )


def _party(party: Party, wikidata: str | None) -> dict[str, Any]:
    told = party.person if party.person is not None and party.kind == "person" else Person()
    notes = f"age {told.age}" if told.age else None
    known = {"gender": told.sex, "status": told.status, "notes": notes, "wikidataId": wikidata}
    return _entity(party.id, SCHEMATA.get(party.kind, "Organization"), name=party.name, **known)


def _address(place: Where) -> dict[str, Any]:
    return _entity(
        place.id or place.name,
        "Address",
        full=place.name,
        country=(place.country or "").lower() or None,
        latitude=None if place.latitude is None else str(place.latitude),
        longitude=None if place.longitude is None else str(place.longitude),
    )


def _event(event: Event, place: Where | None, reports: list[str]) -> dict[str, Any]:
    entity = _entity(
        event.id,
        "Event",
        name=event.title,
        startDate=event.when.earliest if event.when else None,
        endDate=event.when.latest if event.when else None,
        summary=event.grade_why,
        recordId=event.id,
        location=place.name if place else None,
    )
    properties = entity["properties"]
    involved = [entity_id(party.id) for party in (*event.actors, *event.targets)]
    if involved:
        properties["involved"] = list(dict.fromkeys(involved))
    if place:
        properties["address"] = [place.name]
        properties["addressEntity"] = [entity_id(place.id or place.name)]
    if reports:
        properties["proof"] = [entity_id(report) for report in reports]
    properties["description"] = [f"claims: {' '.join(event.claims)}"]
    return entity


def _entity(own: str, schema: str, **values: str | None) -> dict[str, Any]:
    properties = {name: [value] for name, value in values.items() if value}
    return {"id": entity_id(own), "schema": schema, "properties": properties}

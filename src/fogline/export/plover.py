"""PLOVER JSON Lines: events as event, mode and context, with actors, recipients and the text they rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fogline.export.claims import count_line
from fogline.export.dataset import Dataset, best_place, sources_of
from fogline.model import Event, Party, ReadClaim

DROPPED = (
    "speaker chains and hedges",
    "control by place and day: seizing ground is ASSAULT in the context territory",
    "kinds without a PLOVER event (harm by accident, population facts, assessments of meaning)",
    "grades and contradictions",
)
EVENTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "fighting": ("ASSAULT", "firearms", ("military",)),
    "strike.airstrike": ("ASSAULT", "aerial", ("military",)),
    "strike.shelling": ("ASSAULT", "heavy-weapons", ("military",)),
    "strike.bombing": ("ASSAULT", "explosives", ("military",)),
    "strike.chemical": ("ASSAULT", "unconventional", ("military", "cbrn")),
    "strike": ("ASSAULT", "heavy-weapons", ("military",)),
    "control.withdrawal": ("RETREAT", "withdraw", ("military", "territory")),
    "control.loss": ("RETREAT", "withdraw", ("military", "territory")),
    "control.siege": ("COERCE", "restrict", ("military", "territory")),
    "control.capture": ("ASSAULT", "", ("military", "territory")),
    "control.gain": ("ASSAULT", "", ("military", "territory")),
    "control.entry": ("ASSAULT", "", ("military", "territory")),
    "control.siege_broken": ("ASSAULT", "", ("military", "territory")),
    "harm.killed": ("ASSAULT", "", ("human_security",)),
    "harm.injured": ("ASSAULT", "", ("human_security",)),
    "harm.detained": ("COERCE", "arrest", ("human_rights",)),
    "harm.abuse": ("ASSAULT", "torture", ("human_rights",)),
    "harm.damage": ("ASSAULT", "destroy", ("human_security",)),
    "force.deployment": ("MOBILIZE", "troops", ("military",)),
    "force.materiel": ("MOBILIZE", "weapons", ("military",)),
    "force.support": ("SUPPORT", "", ("military",)),
    "force.surrender": ("RETREAT", "disarm", ("military",)),
    "politics.agreement": ("AGREE", "", ("diplomatic",)),
    "politics.breach": ("REJECT", "", ("diplomatic",)),
    "politics.talks": ("CONSULT", "", ("diplomatic",)),
    "politics.demand": ("REQUEST", "", ("diplomatic",)),
    "politics.threat": ("THREATEN", "violence", ("military",)),
    "politics.sanction": ("SANCTION", "", ("diplomatic",)),
    "politics.statement": ("ACCUSE", "disapprove", ("diplomatic",)),
    "civil.aid": ("AID", "", ("human_security",)),
    "civil.evacuation": ("RETREAT", "access", ("human_security",)),
    "civil.rescue": ("AID", "", ("human_security",)),
    "civil.protest": ("PROTEST", "demo", ("rights_freedoms",)),
}
RESOLUTION = {
    "site": 5,
    "neighbourhood": 5,
    "city-part": 5,
    "settlement": 4,
    "district": 3,
    "province": 2,
    "country": 1,
}


def plover_jsonl(dataset: Dataset) -> bytes:
    """Writes the events of a record as PLOVER."""
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in plover_lines(dataset)).encode()


def plover_lines(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """The events that have a PLOVER counterpart, as plain values."""
    claims = dataset.by_id()
    for event in dataset.events:
        code = EVENTS.get(event.kind) or EVENTS.get(event.kind.partition(".")[0])
        if code:
            yield _line(event, code, dataset, claims)


def _line(
    event: Event, code: tuple[str, str, tuple[str, ...]], dataset: Dataset, claims: Mapping[str, ReadClaim]
) -> dict[str, Any]:
    place = best_place(event.places)
    name, mode, contexts = code
    return {
        "id": event.id,
        "date": event.when.edtf if event.when else None,
        "event": name,
        "mode": mode or None,
        "context": list(contexts),
        "historical": event.status == "background",
        "future": event.status in ("planned", "forecast"),
        "hypothetical": event.status == "forecast",
        "negation": event.status == "denied",
        "actor": [_party(party, dataset) for party in event.actors],
        "recipient": [_party(party, dataset) for party in event.targets],
        "location": None
        if place is None
        else {
            "name": place.name,
            "lat": place.latitude,
            "lon": place.longitude,
            "country": place.country,
            "resolution": RESOLUTION.get(place.precision),
        },
        "magnitude": [count_line(count) for count in event.counts],
        "text": [{"claim": one, "quote": claims[one].claim.span.quote} for one in event.claims if one in claims],
        "source": sources_of(event, claims),
        "claims": list(event.claims),
    }


def _party(party: Party, dataset: Dataset) -> dict[str, Any]:
    return {"name": party.name, "id": party.id, "side": party.side, "sector": _sector(party, dataset)}


def _sector(party: Party, dataset: Dataset) -> str:
    kinds = {
        "government": "GOV",
        "state": "GOV",
        "military": "MIL",
        "population": "CVL",
        "media": "MED",
        "person": "ELI",
    }
    side = dataset.sides.get(party.side or "")
    if party.kind in ("armed group", "coalition", "militia"):
        return "PRM" if side and side.state else "REB"
    return kinds.get(party.kind, "UNK")

"""HXL CSV: events with their hashtags in the second row, for humanitarian exchange."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from fogline.export.cells import safe_cell
from fogline.export.dataset import Dataset, best_place, container, sources_of
from fogline.export.ucdp import deaths_of
from fogline.model import Event, ReadClaim

DROPPED = ("speakers and hedges", "control", "contradictions", "forecasts", "counts other than deaths")
TAGS: Mapping[str, str] = {
    "id": "#event+id",
    "title": "#description",
    "kind": "#event+type",
    "status": "#status",
    "grade": "#indicator+grade",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "actor": "#group+name+first",
    "target": "#group+name+second",
    "location": "#loc+name",
    "adm1": "#adm1+name",
    "country": "#country+code",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "killed_low": "#affected+killed+min",
    "killed_best": "#affected+killed",
    "killed_high": "#affected+killed+max",
    "killed_civilians": "#affected+killed+civilians",
    "source": "#meta+source",
    "claims": "#meta+claims",
}


def hxl_csv(dataset: Dataset) -> bytes:
    """Writes the events of a record as HXL: header, hashtags, rows."""
    claims = dataset.by_id()
    out = io.StringIO()
    writer = csv.DictWriter(out, list(TAGS), lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(dict(TAGS))
    for event in dataset.events:
        writer.writerow({name: safe_cell(value) for name, value in _row(event, dataset, claims).items()})
    return out.getvalue().encode()


def _row(event: Event, dataset: Dataset, claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    place = best_place(event.places)
    deaths = deaths_of(event)
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "status": event.status,
        "grade": event.grade,
        "date_start": (event.when.earliest or "") if event.when else "",
        "date_end": (event.when.latest or "") if event.when else "",
        "actor": "; ".join(party.name for party in event.actors),
        "target": "; ".join(party.name for party in event.targets),
        "location": place.name if place else "",
        "adm1": container(place, dataset.place_names, 1),
        "country": (place.country or "") if place else "",
        "latitude": "" if place is None or place.latitude is None else place.latitude,
        "longitude": "" if place is None or place.longitude is None else place.longitude,
        "killed_low": deaths.low if deaths else "",
        "killed_best": deaths.best if deaths else "",
        "killed_high": deaths.high if deaths else "",
        "killed_civilians": deaths.civilians if deaths else "",
        "source": "; ".join(sources_of(event, claims)),
        "claims": " ".join(event.claims),
    }

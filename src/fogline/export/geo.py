"""GeoJSON and KML: events and control as points, only where a place has honest coordinates.

Where they are asked for, GeoJSON has the outlines of those places too, as features of their own after the points: an
outline says what a place is, never who holds it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

from fogline.export.claims import count_line, when_line
from fogline.export.dataset import Dataset, best_place, sources_of
from fogline.model import Control, Event, ReadClaim, Where

DROPPED = (
    "events and control of places without coordinates",
    "the words of the claims beyond the first",
    "rivals and reasons of resolutions",
)
KML = "http://www.opengis.net/kml/2.2"


def geojson(dataset: Dataset) -> bytes:
    """Writes events and control as a GeoJSON feature collection."""
    found = {"type": "FeatureCollection", "name": dataset.name, "features": [*features(dataset), *outlines(dataset)]}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def features(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """The features: events first, then spells of control."""
    claims = dataset.by_id()
    for event in dataset.events:
        place = best_place(event.places)
        if place is not None and place.latitude is not None:
            yield _feature(event.id, place, _event(event, claims))
    for row in dataset.control:
        if row.place.latitude is not None:
            own = f"control:{row.place.id or row.place.name}:{row.start or '..'}"
            yield _feature(own, row.place, _control(row, dataset))


def outlines(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """The outlines of places, closed and counterclockwise as RFC 7946 wants outer rings."""
    for shape in dataset.shapes:
        rings = [_wound(ring) for ring in shape.rings if len(set(ring)) > 2]
        if rings:
            polygons = [[ring] for ring in rings]
            one = {"type": "Polygon", "coordinates": polygons[0]}
            many = {"type": "MultiPolygon", "coordinates": polygons}
            told = {"type": "place", "title": shape.name, "place_id": shape.id, "kind": shape.kind}
            yield {
                "type": "Feature",
                "id": f"place:{shape.id}",
                "geometry": one if len(polygons) == 1 else many,
                "properties": {**told, "source": shape.source},
            }


def _wound(ring: Sequence[tuple[float, float]]) -> list[list[float]]:
    """A ring that ends where it begins and runs counterclockwise."""
    closed = list(ring) if ring[0] == ring[-1] else [*ring, ring[0]]
    doubled = sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairwise(closed))
    return [list(point) for point in (closed if doubled > 0 else reversed(closed))]


def _feature(own: str, place: Where, properties: dict[str, Any]) -> dict[str, Any]:
    at = {"place": place.name, "place_id": place.id, "precision": place.precision, "radius_m": place.radius_m}
    return {
        "type": "Feature",
        "id": own,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {**properties, **at},
    }


def _event(event: Event, claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    return {
        "type": "event",
        "title": event.title,
        "kind": event.kind,
        "status": event.status,
        "grade": event.grade,
        "when": when_line(event.when),
        "actors": [party.name for party in event.actors],
        "targets": [party.name for party in event.targets],
        "counts": [count_line(count) for count in event.counts],
        "sources": sources_of(event, claims),
        "claims": list(event.claims),
    }


def _control(row: Control, dataset: Dataset) -> dict[str, Any]:
    return {
        "type": "control",
        "title": f"{row.place.name}: {dataset.side_name(row.holder) or row.state}",
        "holder": row.holder,
        "holders": list(row.holders),
        "state": row.state,
        "besieged_by": row.besieged_by,
        "start": row.start,
        "end": row.end,
        "says": list(row.says),
        "why": row.why,
        "claims": list(row.claims),
    }


def kml(dataset: Dataset) -> bytes:
    """Writes events and control as KML, with times for the slider of a globe viewer."""
    ET.register_namespace("", KML)
    root = ET.Element(f"{{{KML}}}kml")
    document = ET.SubElement(root, f"{{{KML}}}Document")
    _text(document, "name", dataset.name)
    for feature in features(dataset):
        _placemark(document, feature)
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _placemark(document: ET.Element, feature: dict[str, Any]) -> None:
    properties = feature["properties"]
    mark = ET.SubElement(document, f"{{{KML}}}Placemark")
    _text(mark, "name", properties["title"])
    _text(mark, "description", "\n".join(f"{name}: {_words(value)}" for name, value in properties.items() if value))
    when = properties.get("when") or {}
    first, last = when.get("earliest") or properties.get("start"), when.get("latest") or properties.get("end")
    if first or last:
        span = ET.SubElement(mark, f"{{{KML}}}TimeSpan")
        for name, day in (("begin", first), ("end", last)):
            if day:
                _text(span, name, day)
    point = ET.SubElement(mark, f"{{{KML}}}Point")
    _text(point, "coordinates", ",".join(str(number) for number in feature["geometry"]["coordinates"]))


def _text(parent: ET.Element, name: str, words: str) -> None:
    clean = "".join(character for character in words if character >= " " or character in "\n\t")
    ET.SubElement(parent, f"{{{KML}}}{name}").text = clean


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("edtf") or "")
    if isinstance(value, list):
        return ", ".join(str(item.get("unit") if isinstance(item, dict) else item) for item in value)
    return str(value)

"""Answers in the shape that was asked for: JSON, CSV or GeoJSON, each with an entity tag.

What must stay true: an unchanged answer costs the network nothing; the three shapes answer the same question.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from fogline.export.cells import flat, safe_cell
from fogline.web.rows import Row, place_of
from fogline.web.shapes import columns

JSON, CSV, GEOJSON = "application/json", "text/csv; charset=utf-8", "application/geo+json"


def reply(request: Request, body: bytes, media: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer with its entity tag; 304 without a body where the asker has it already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    told = {"ETag": tag, "Cache-Control": "private, no-cache", **(headers or {})}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or known == ["*"]:
        return Response(status_code=304, headers=told)
    return Response(body, media_type=media, headers=told)


def as_json(value: Any) -> bytes:
    """A value as JSON in UTF-8; what is no number in JSON is refused rather than written."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def as_csv(rows: Sequence[Row], shape: type[BaseModel]) -> bytes:
    """Rows as CSV with the columns of their shape, safe to open in a spreadsheet."""
    names = list(columns(shape))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: safe_cell(value) for name, value in flat(row).items()})
    return out.getvalue().encode()


def features(kind: str, rows: Sequence[Row]) -> tuple[list[Row], int]:
    """Rows as GeoJSON features, and how many have no coordinates."""
    found: list[Row] = []
    for row in rows:
        place = place_of(row)
        if place is not None:
            point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
            at = {"place": place["name"], "place_id": place["id"]}
            at |= {"precision": place["precision"], "radius_m": place["radius_m"]}
            own = {"table": kind} if kind else {}
            found.append({"type": "Feature", "id": row["id"], "geometry": point, "properties": {**own, **row, **at}})
    return found, len(rows) - len(found)

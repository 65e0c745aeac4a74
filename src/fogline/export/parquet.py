"""Parquet: the claims with nested columns, for data frames."""

from __future__ import annotations

import io
from typing import Any

from fogline.export.claims import FIELDS, claim_line
from fogline.export.dataset import Dataset

DROPPED = ("events, control, tolls, contradictions, forecasts", "rivals and reasons of resolutions")


def claims_parquet(dataset: Dataset) -> bytes:
    """Writes the claims of a record as one Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.Table.from_pylist([claim_line(claim) for claim in dataset.claims], schema=_schema(pa))
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _schema(pa: Any) -> Any:
    party = {"name": pa.string(), "text": pa.string(), "id": pa.string(), "side": pa.string(), "kind": pa.string()}
    place = {
        "name": pa.string(),
        "text": pa.string(),
        "id": pa.string(),
        "lat": pa.float64(),
        "lon": pa.float64(),
        "precision": pa.string(),
        "radius_m": pa.int64(),
        "within": pa.list_(pa.string()),
        "country": pa.string(),
    }
    when = {name: pa.string() for name in ("edtf", "earliest", "latest", "precision", "text")}
    count = {"unit": pa.string(), "low": pa.int64(), "best": pa.int64(), "high": pa.int64(), "cumulative": pa.bool_()}
    document = {name: pa.string() for name in ("id", "name", "source", "published")}
    nested = {
        "document": pa.struct(document),
        "start": pa.int64(),
        "end": pa.int64(),
        "actors": pa.list_(pa.struct(party)),
        "targets": pa.list_(pa.struct(party)),
        "places": pa.list_(pa.struct(place)),
        "when": pa.struct(when),
        "counts": pa.list_(pa.struct(count)),
        "says": pa.list_(pa.struct({**party, "basis": pa.string()})),
        "confidence": pa.float64(),
        "victims": pa.list_(pa.struct({name: pa.string() for name in ("name", "id", "age", "sex", "status")})),
        "told": pa.struct(when),
    }
    return pa.schema([(name, nested.get(name, pa.string())) for name in FIELDS])

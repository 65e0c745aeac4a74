"""Plain CSV: a flat row for every claim, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fogline.export.cells import flat, safe_cell
from fogline.export.claims import claim_line
from fogline.export.dataset import Dataset

DROPPED = ("rivals of resolutions", "offsets of mentions", "identities of parties and places beyond their names")


COLUMNS = (
    "id", "document.id", "document.name", "document.source", "document.published", "start", "end", "quote", "kind",
    "status", "polarity", "actors", "targets", "places", "when.edtf", "when.earliest", "when.latest", "when.precision",
    "when.text", "counts", "says", "basis", "extractor", "confidence", "victims",
    "told.edtf", "told.earliest", "told.latest", "told.precision", "told.text",
)  # fmt: skip
"""The columns of a claim, the same for every record, one of no claims included."""


def claims_csv(dataset: Dataset) -> bytes:
    """Writes the claims of a record as CSV."""
    return rows_csv([flat(claim_line(claim)) for claim in dataset.claims], COLUMNS)


def rows_csv(rows: Sequence[Mapping[str, Any]], columns: Iterable[str] = ()) -> bytes:
    """Writes rows as CSV, formulas defused; the columns are those given, or all in order of appearance."""
    names = list(columns) or list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: safe_cell(row.get(name, "")) for name in names} for row in rows)
    return out.getvalue().encode()

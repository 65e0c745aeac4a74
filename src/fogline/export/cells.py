"""Cells of a CSV file: flat, and safe to open in a spreadsheet.

What must stay true: a cell that begins like a formula is prefixed with an apostrophe, whoever wrote the words in it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from fogline.export.claims import person_words

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
BETWEEN = "; "


def safe_cell(value: Any) -> Any:
    """Defuses text that a spreadsheet would run as a formula; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


def flat(row: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Flattens an object: nested objects become ``outer.inner`` columns, lists become joined cells."""
    out: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            out |= flat(value, f"{prefix}{name}.")
        elif isinstance(value, list | tuple):
            out[f"{prefix}{name}"] = BETWEEN.join(_word(item) for item in value)
        else:
            out[f"{prefix}{name}"] = "" if value is None else value
    return out


def _word(item: Any) -> str:
    """One item of a list in a cell: what people know it by."""
    if isinstance(item, Mapping):
        if "unit" in item:
            return f"{_range(item)} {item['unit']}{_backing(item)}"
        if "sex" in item:
            return person_words(item)
        return str(item.get("name") or item.get("id") or item)
    return str(item)


def _range(count: Mapping[str, Any]) -> str:
    low, high = count.get("low"), count.get("high")
    if low == high:
        return "?" if low is None else str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _backing(count: Mapping[str, Any]) -> str:
    """How many reports a number that they come to is of; nothing for one that is told."""
    if "telling" not in count:
        return ""
    return f" ({count['telling']} of {count['reports']} reports, copies: {count['copies']})"


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Flattens rows into CSV with a header; nested values become columns or joined cells."""
    flattened = [flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: safe_cell(value) for name, value in row.items()} for row in flattened)
    return out.getvalue()

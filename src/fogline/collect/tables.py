"""Tables and JSON Lines: one capture a row.

A JSON Lines row is kept as the exact bytes of its line when its text stands under ``text``. Any other row (of a CSV,
of a JSON list, or under a mapping) is kept as canonical JSON: the row, which of its columns is the text, and the hash
of the file it came from. So the bytes of a capture always say by themselves where its text is.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fogline.collect import media
from fogline.collect.options import COMMON_NAMES, CollectOptions, Gathered, Told
from fogline.collect.problems import problem
from fogline.model import Capture, canonical_json

LARGEST_FIELD = 64_000_000
"""Characters of one CSV field; a larger one is a quote that was never closed."""


def blob_name(blob: bytes) -> str:
    """The name by which bytes are filed."""
    return f"sha256:{hashlib.sha256(blob).hexdigest()}"


def find_columns(columns: list[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Says which column holds which field: as told, else by common names."""
    by_lower = {column.strip().lower(): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for field, names in COMMON_NAMES.items():
        told = mapping.get(field)
        if told is not None:
            if told in columns or told.lower() in by_lower:
                found[field] = told if told in columns else by_lower[told.lower()]
            continue
        name = next((name for name in names if name in by_lower and by_lower[name] not in mapping.values()), None)
        if name:
            found[field] = by_lower[name]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file of rows: its bytes, what it is, and how it is to be read."""

    blob: bytes
    kind: str
    name: str
    origin: str
    options: CollectOptions


def gather_rows(table: Table) -> Iterator[Gathered]:
    """Yields a capture, or a problem, for every row of a table."""
    if table.kind == media.JSON_LINES:
        yield from _lines(table)
    elif table.kind == media.JSON:
        yield from _list(table)
    else:
        yield from _csv(table)


def _lines(table: Table) -> Iterator[Gathered]:
    number = -1
    for line in table.blob.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        exact = line.removesuffix(b"\r")
        if not exact.strip():
            continue
        number += 1
        try:
            row = json.loads(exact.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            yield _malformed(table.name, number, f"not JSON: {str(error)[:100]}")
            continue
        yield _row(table, row, number, exact)


def _list(table: Table) -> Iterator[Gathered]:
    try:
        rows = json.loads(table.blob.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Gathered(problem("row-malformed", f"{table.name}: not JSON: {str(error)[:100]}", table.name))
        return
    if isinstance(rows, dict):
        lists = [value for value in rows.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        has_text = "text" in find_columns([str(key) for key in rows], table.options.mapping)
        rows = [rows] if has_text or not lists else lists[0]
    for number, row in enumerate(rows if isinstance(rows, list) else [rows]):
        yield _row(table, row, number)


def _csv(table: Table) -> Iterator[Gathered]:
    text, guessed = decode_table(table.blob)
    if text is None:
        yield Gathered(problem("row-malformed", f"{table.name}: the table is not text", table.name))
        return
    if guessed:
        yield Gathered(problem("table-encoding-guessed", f"{table.name}: not UTF-8; read as {guessed}", table.name))
    reader = table_reader(text, table.kind)
    try:
        header: list[str] = next(reader, [])
    except csv.Error as error:
        yield _malformed(table.name, 0, str(error))
        return
    if "text" not in find_columns(header, table.options.mapping):
        yield Gathered(
            problem("table-without-text", f"{table.name}: columns are {', '.join(header)[:200]}", table.name)
        )
        return
    number = -1
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _malformed(table.name, number, str(error))
            continue
        if not any(value.strip() for value in values):
            number -= 1
        elif len(values) != len(header):
            yield _malformed(table.name, number, f"{len(values)} values under {len(header)} columns")
        else:
            yield _row(table, dict(zip(header, values, strict=True)), number)


def decode_table(blob: bytes) -> tuple[str | None, str]:
    """The text of a table and the encoding that had to be guessed, empty when it is UTF-8."""
    for encoding in ("utf-16",) if blob[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            text = blob.decode(encoding)
        except UnicodeDecodeError:
            break
        return (None, "") if "\x00" in text else (text, "")
    if b"\x00" in blob[:4096]:
        return None, ""
    from charset_normalizer import from_bytes

    best = from_bytes(blob[:65_536]).best()
    encoding = best.encoding if best else "cp1252"
    return blob.decode(encoding, "replace"), encoding


def table_reader(text: str, kind: str) -> Iterator[list[str]]:
    """A reader of the table's rows with the separator that its first line uses."""
    csv.field_size_limit(LARGEST_FIELD)
    first = text.partition("\n")[0]
    separator = "\t" if kind == media.TSV else max(",;\t|", key=lambda mark: (first.count(mark), mark == ","))
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _row(table: Table, row: Any, number: int, exact: bytes | None = None) -> Gathered:
    if not isinstance(row, dict):
        return _malformed(table.name, number, "a row is an object with keys")
    columns = find_columns([str(key) for key in row], table.options.mapping)
    if "text" not in columns:
        return _malformed(table.name, number, f"no text among the keys {', '.join(map(str, row))[:120]}")
    if not isinstance(row[columns["text"]], str):
        return _malformed(table.name, number, f"{columns['text']!r} is not a string")
    if exact is None or columns["text"] != "text":
        try:
            exact = canonical_json(
                {"fields": {"text": columns["text"]}, "file": blob_name(table.blob), "row": row}
            ).encode()
        except (TypeError, ValueError) as error:
            return _malformed(table.name, number, str(error))
    values = {field: _words(row[column]) for field, column in columns.items() if field != "text"}
    told = Told(**{field: values.get(field) for field in Told.__slots__}).over(table.options.told)
    capture = Capture(
        blob=blob_name(exact),
        name=values.get("name") or f"{table.name}#{number}",
        media=media.JSON,
        origin=table.origin,
        record=number,
        title=told.title,
        source=told.source,
        published=told.published,
        url=told.url,
        language=told.language,
    )
    return Gathered(capture, exact)


def _words(value: Any) -> str | None:
    """A column's value as words: lone surrogates replaced, empty as nothing told."""
    if value is None or isinstance(value, dict | list | bool):
        return None
    return str(value).encode("utf-8", "replace").decode("utf-8").strip() or None


def _malformed(name: str, number: int, why: str) -> Gathered:
    return Gathered(problem("row-malformed", f"{name}, row {number}: {why}", f"{name}#{number}"))

"""The only way into the ledger: entries are checked against the laws and chained, all of a batch or none.

What must stay true: an entry whose record is already there is skipped; whatever breaks a law refuses the whole batch
and writes nothing; when `append` returns, the batch is on disk.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from fogline.errors import AppendRefused, QuoteError
from fogline.ledger.blobs import Blobs
from fogline.ledger.checks import basis_fault, form_fault, quote_fault, shape_fault
from fogline.ledger.line import (
    ERASED,
    Head,
    Line,
    digest,
    id_of_wire,
    line_hash,
    payload_text,
    rests_on,
    wire_of,
)
from fogline.ledger.lookup import Lookup
from fogline.ledger.schema import transaction
from fogline.model import RECORD_TYPES, Capture, Entry, Retraction, Visit, record_type


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendResult:
    """What an append did: so many entries written, so many skipped because their record was there already."""

    appended: int
    known: int


class Appender:
    """Writes entries through one writing connection."""

    def __init__(self, connection: sqlite3.Connection, blobs: Blobs) -> None:
        self._connection = connection
        self._blobs = blobs
        self._lookup = Lookup(connection)

    def append(self, entries: Iterable[Entry]) -> tuple[AppendResult, Head]:
        """Appends a batch in one transaction and gives the new head.

        Raises:
            AppendRefused: an entry breaks a law; nothing of the batch was written.
        """
        with transaction(self._connection):
            return self.append_within(entries, erasing=False)

    def append_within(self, entries: Iterable[Entry], *, erasing: bool) -> tuple[AppendResult, Head]:
        """Appends inside a transaction that the caller holds; only `erase` may write an erasure's retraction."""
        before = head = read_head(self._connection)
        known = 0
        for entry in entries:
            chained = self._append_one(entry, head, erasing=erasing)
            known += chained is None
            head = chained or head
        if head != before:
            self._connection.execute("UPDATE head SET sequence = ?, hash = ?", (head.sequence, head.hash))
        return AppendResult(appended=head.sequence - before.sequence, known=known), head

    def _append_one(self, entry: Entry, head: Head, *, erasing: bool) -> Head | None:
        kind = record_type(entry.record)
        if RECORD_TYPES.get(kind) is not type(entry.record):
            raise AppendRefused(f"a {type(entry.record).__name__} is not a type of record the ledger holds")
        try:
            wire = wire_of(entry.record)
            record_id = id_of_wire(kind, wire)
            if self._lookup.sequence_of(record_id) is not None:
                return None
            payload = payload_text(entry, wire, head.sequence + 1, record_id, kind)
            line = Line(
                sequence=head.sequence + 1,
                id=record_id,
                type=kind,
                at=entry.at,
                rests=rests_on(entry.record, entry.basis),
                content=digest(payload.encode()),
            )
        except (ValueError, QuoteError, UnicodeEncodeError) as error:
            raise AppendRefused(f"{kind} by {entry.by}: it has no exact written form: {error}") from error
        self._check(entry, line, erasing=erasing)
        chained = Head(sequence=line.sequence, hash=line_hash(head.hash, line))
        insert_line(self._connection, line, payload, chained.hash)
        return chained

    def _check(self, entry: Entry, line: Line, *, erasing: bool) -> None:
        fault = (
            form_fault(entry)
            or shape_fault(entry.record)
            or basis_fault(line.rests, line.type, line.sequence, self._lookup)
            or self._blob_fault(entry)
            or self._erased_fault(line)
            or quote_fault(entry.record, self._lookup)
        )
        if isinstance(entry.record, Retraction) and entry.record.reason.startswith(ERASED) and not erasing:
            fault = f"a reason that begins with {ERASED!r} is written by an erasure alone; use erase"
        if fault:
            raise AppendRefused(f"{line.type} {line.id} by {entry.by}: {fault}")

    def _blob_fault(self, entry: Entry) -> str | None:
        if isinstance(entry.record, Capture) and not self._blobs.has(entry.record.blob):
            return f"its blob {entry.record.blob} is not filed; put the blob first"
        return None

    def _erased_fault(self, line: Line) -> str | None:
        for role, target in line.rests:
            if role == "document" and self._lookup.is_erased(target):
                return f"{target} is erased, so its quotes cannot be checked"
        return None


def read_head(connection: sqlite3.Connection) -> Head:
    """Reads the head that the database itself holds."""
    sequence, last = connection.execute("SELECT sequence, hash FROM head").fetchone()
    return Head(sequence=int(sequence), hash=str(last))


def insert_line(connection: sqlite3.Connection, line: Line, payload: str | None, chained: str) -> None:
    """Writes a line and what is derived from it; `payload` is `None` for a line that was erased elsewhere."""
    row = (line.sequence, line.id, line.type, line.at, payload, line.content, chained)
    connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    rests = [(line.sequence, place, role, target) for place, (role, target) in enumerate(line.rests)]
    connection.executemany("INSERT INTO rest VALUES (?, ?, ?, ?)", rests)
    if line.type == Visit.__name__.lower() and payload is not None:
        record = json.loads(payload)["record"]
        visit = (record["stage"], record["version"], record["subject"], line.sequence)
        connection.execute("INSERT INTO visit VALUES (?, ?, ?, ?)", visit)

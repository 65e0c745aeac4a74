"""Proving one entry after another: content, id, indexes, basis, quotes, and the chain through them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fogline.errors import FoglineError
from fogline.ledger.checks import basis_fault, quote_fault
from fogline.ledger.faults import Fault
from fogline.ledger.line import (
    ERASED,
    GENESIS,
    Line,
    digest,
    entry_of,
    id_of_wire,
    line_hash,
    payload_text,
    rests_on,
)
from fogline.ledger.lookup import Lookup
from fogline.ledger.rows import Row, Unreadable
from fogline.ledger.schema import DAMAGE
from fogline.model import Entry, Retraction, Visit

_VISIT = "SELECT 1 FROM visit WHERE stage = ? AND version = ? AND subject = ? AND sequence = ?"
_UNREADABLE_PAYLOAD = (ValueError, TypeError, KeyError, AttributeError, RecursionError, FoglineError)


class EntryProof:
    """Proves entries in chain order and gathers what only the whole ledger can settle.

    Attributes:
        count: entries whose row could be read.
        last: the last place in the chain that was looked at, readable or not.
        hollow: place of each entry without payload, by record id.
        erasures: what the ledger says was erased.
        blobs: every blob that a capture names.
        seen: stored hash at each of the places asked for, and at the last.
    """

    def __init__(self, connection: sqlite3.Connection, wanted: frozenset[int]) -> None:
        self._connection = connection
        self._lookup = Lookup(connection)
        self._wanted = wanted
        self._previous = {GENESIS}
        self._rests = self._visits = 0
        self.count = self.last = 0
        self.hollow: dict[str, str] = {}
        self.erasures: set[str] = set()
        self.blobs: set[str] = set()
        self.seen = {0: GENESIS}

    def faults(self, row: Row | Unreadable) -> Iterator[Fault]:
        """Proves what stands at the next place: that it is the next, what it says, and that the chain holds."""
        sequence = row.sequence if isinstance(row, Unreadable) else row.line.sequence
        gap = sequence != self.last + 1
        if gap:
            yield gone(self.last + 1, sequence - 1)
        self.last = sequence
        if isinstance(row, Unreadable):
            self._previous = set()
            yield Fault(where=f"entry {sequence}", code="entry-unreadable", message=row.message)
            return
        self.count += 1
        self._rests += len(row.line.rests)
        try:
            line, found = self._content(row)
        except DAMAGE as error:
            line, found = row.line, ("entry-unreadable", f"what it rests on cannot be looked up: {error}")
        if found:
            yield Fault(where=where(row.line), code=found[0], message=found[1])
        if not self._follows(line, row.hash) and not gap:
            message = "its hash does not follow from the entry before it"
            yield Fault(where=where(row.line), code="chain-broken", message=message)

    def _follows(self, line: Line, stored: str) -> bool:
        """Whether the stored hash follows; a hash that was changed itself is told once, not again at the next."""
        computed = {line_hash(previous, line) for previous in self._previous}
        follows = stored in computed or not self._previous
        self._previous = {stored} if follows else {stored, *computed}
        if line.sequence in self._wanted:
            self.seen[line.sequence] = stored
        return follows

    def _content(self, row: Row) -> tuple[Line, tuple[str, str] | None]:
        """The line as its payload has it, and what is wrong with the entry."""
        self.blobs.update(target for role, target in row.line.rests if role == "blob")
        if row.payload is None:
            self.hollow[row.line.id] = where(row.line)
            return row.line, None
        if digest(row.payload.encode("utf-8", "surrogateescape")) != row.line.content:
            return row.line, ("content-changed", "its payload is not the one that was hashed")
        try:
            payload = json.loads(row.payload)
            entry = entry_of(payload)
            line = _line_of(entry, payload, row.line)
            rewritten = payload_text(entry, payload["record"], line.sequence, line.id, line.type)
            if rewritten != row.payload:
                return line, ("payload-invalid", "its payload is not in the form, or of the place, it was written in")
            return line, self._laws(entry, payload, line, row)
        except _UNREADABLE_PAYLOAD as error:
            return row.line, ("payload-invalid", f"its payload is not the written form of an entry: {error}")

    def _laws(self, entry: Entry, payload: dict[str, Any], line: Line, row: Row) -> tuple[str, str] | None:
        if isinstance(entry.record, Retraction) and entry.record.reason.startswith(ERASED):
            self.erasures.add(entry.record.subject)
            if not entry.record.subject.startswith("sha256:") and not self._lookup.is_erased(entry.record.subject):
                return "erasure-incomplete", f"{entry.record.subject} is said to be erased and still has its payload"
        if id_of_wire(line.type, payload["record"]) != line.id:
            return "id-differs", "its record's id is not the hash of the record"
        if line != row.line or not self._visit_is_indexed(entry, line.sequence):
            return "index-differs", "the columns and indexes beside its payload say something else"
        if basis := basis_fault(line.rests, line.type, line.sequence, self._lookup):
            return "basis-missing", basis
        if quote := quote_fault(entry.record, self._lookup):
            return "quote-not-found", quote
        return None

    def _visit_is_indexed(self, entry: Entry, sequence: int) -> bool:
        if not isinstance(entry.record, Visit):
            return True
        self._visits += 1
        key = (entry.record.stage, entry.record.version, entry.record.subject, sequence)
        return self._connection.execute(_VISIT, key).fetchone() is not None

    def leftovers(self) -> Iterator[str]:
        """Says which index rows stand for no entry, once every entry was looked at."""
        for query, table, counted in (
            ("SELECT count(*) FROM rest", "rest", self._rests),
            ("SELECT count(*) FROM visit", "visit", self._visits),
        ):
            found = self._connection.execute(query).fetchone()[0]
            if found != counted:
                yield f"table {table} has {found} rows where the entries account for {counted}"


def gone(first: int, last: int) -> Fault:
    """The fault of entries that are not there."""
    place = f"entry {first}" if first == last else f"entries {first}-{last}"
    return Fault(where=place, code="entry-missing", message="not in the ledger, though the numbers and heads say so")


def where(line: Line) -> str:
    """Names an entry for people: its place in the chain and its record's id."""
    return f"entry {line.sequence} {line.id}"


def _line_of(entry: Entry, payload: dict[str, Any], stored: Line) -> Line:
    rests = rests_on(entry.record, entry.basis)
    return replace(stored, id=payload["id"], type=payload["type"], at=entry.at, rests=rests)

"""The ledger of a project: open it, append to it, read it.

    with Ledger.open(directory, write=True) as ledger:
        blob = ledger.put_blob(data)
        ledger.append([Entry(record=Capture(blob=blob, ...), by="collect@1", at="2024-12-01T09:30:00Z")])

Reading never scans: types, ids, subjects and times are indexed. Iterators read in pages, so that entries may be
appended while one runs; they give what was there when each page was read.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from fogline.errors import AppendRefused, FoglineError, LedgerCorrupt, LedgerError, ProjectError
from fogline.ledger.append import Appender, AppendResult, read_head
from fogline.ledger.blobs import ORIGINALS, Blobs, address_of
from fogline.ledger.erase import complete, erase, erased_blobs, sweep
from fogline.ledger.head import HEAD_NAME, read_head_file, write_head_file
from fogline.ledger.line import EMPTY, Head, StoredEntry, entry_of
from fogline.ledger.lookup import Lookup
from fogline.ledger.schema import DATABASE, check_version, connect, migrate, told_of, transaction
from fogline.ledger.seal import write_seal
from fogline.model import Entry

_PAGE = 500
_BY_ID = "SELECT sequence, id, type, payload, hash FROM entry WHERE id = ? AND payload IS NOT NULL"
_BY_PAGE = """SELECT sequence, id, type, payload, hash FROM entry WHERE {condition} AND payload IS NOT NULL
  AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?"""
_WITHDRAWALS = """SELECT entry.id, target, payload IS NULL FROM entry JOIN rest USING (sequence)
  WHERE type = 'retraction' AND role = 'subject' ORDER BY sequence DESC"""
_UNVISITED = """SELECT id FROM entry WHERE type = ? AND payload IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM visit WHERE stage = ? AND version = ? AND subject = entry.id) ORDER BY sequence"""
_REVIEWS_UNVISITED = """SELECT DISTINCT id FROM entry JOIN rest USING (sequence)
  WHERE type = 'review' AND payload IS NOT NULL AND role = 'holds' AND NOT EXISTS (
  SELECT 1 FROM visit WHERE stage = ? AND version = ? AND subject = target) ORDER BY sequence"""
_UNMARKED = """SELECT id FROM entry WHERE type = 'document' AND payload IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM mark WHERE key = ? AND document = entry.id) ORDER BY sequence"""
_Row = tuple[int, str, str, str, str]


class Ledger:
    """The append-only record of one project; a context manager."""

    def __init__(self, directory: Path, connection: sqlite3.Connection, *, write: bool) -> None:
        self.directory = directory
        self.blobs = Blobs(directory)
        self._connection = connection
        self._appender = Appender(connection, self.blobs) if write else None
        self._lookup = Lookup(connection)
        self._closed = False

    @classmethod
    def create(cls, directory: Path) -> Ledger:
        """Makes an empty ledger in a directory and opens it for writing.

        Raises:
            ProjectError: there is a ledger already.
        """
        if (directory / DATABASE).exists():
            raise ProjectError(f"{directory} has a ledger already")
        directory.mkdir(parents=True, exist_ok=True)
        (directory / ORIGINALS).mkdir(exist_ok=True)
        connect(directory, write=True).close()
        return cls.open(directory, write=True)

    @classmethod
    def open(cls, directory: Path, *, write: bool = False) -> Ledger:
        """Opens the ledger of a directory, recovering what a crash left unfinished when it is for writing.

        Raises:
            ProjectError: there is no ledger here.
            LedgerCorrupt: the ledger cannot be read, or entries that were signed off are gone.
            LedgerError: it is of a version that cannot be read.
        """
        if not (directory / DATABASE).is_file():
            raise ProjectError(f"there is no ledger in {directory}; make a project with: fogline new DIRECTORY")
        connection = connect(directory, write=write)
        try:
            with told_of(directory):
                if write:
                    migrate(connection)
                check_version(connection)
                ledger = cls(directory, connection, write=write)
                if write:
                    ledger._recover()
        except BaseException:
            connection.close()
            raise
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the ledger, sealing its file after writing; closing twice is closing once."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._appender:
                write_seal(self._connection, self.directory)
        finally:
            self._connection.close()

    def append(self, entries: Iterable[Entry]) -> AppendResult:
        """Appends a batch, all or nothing; on disk when it returns. Records already there are skipped.

        Raises:
            AppendRefused: an entry breaks a law; nothing of the batch was written.
            LedgerError: the ledger is open for reading only.
        """
        with told_of(self.directory):
            result, head = self._writer().append(entries)
        if result.appended:
            write_head_file(self.directory, head)
        return result

    def put_blob(self, data: bytes) -> str:
        """Files original bytes and gives their address, ``sha256:<hex>``; a capture may then name it.

        Raises:
            AppendRefused: these bytes were erased from this ledger.
            LedgerError: the ledger is open for reading only.
        """
        self._writer()
        address = address_of(data)
        with told_of(self.directory):
            erased = erased_blobs(self._connection)
        if address in erased:
            raise AppendRefused(f"blob {address} was erased from this ledger and does not come back")
        return self.blobs.put(data)

    def erase(self, target: str, reason: str, *, by: str, at: str) -> None:
        """Forgets a record or an original for legal reasons: its line, its hash and the reason stay.

        What rests on it stays as well and may repeat its words; `resting_on` lists that, for erasing in turn.

        Args:
            target: record id or blob address.
            reason: why, for ever readable.
            by: who decides, as in an entry.
            at: recorded time.

        Raises:
            LedgerError: there is no such thing, it may not be erased, or a reader still holds old pages.
        """
        with told_of(self.directory):
            head = erase(self._connection, self._writer(), target=target, reason=reason, by=by, at=at)
            complete(self._connection, self.blobs)
            write_head_file(self.directory, head)
            sweep(self._connection)

    def blob(self, address: str) -> bytes:
        """Reads a blob, proving its bytes.

        Raises:
            LedgerError: there is none.
            LedgerCorrupt: its bytes have changed.
        """
        return self.blobs.get(address)

    def head(self) -> Head:
        """The number and hash of the last entry; `EMPTY` for a new ledger."""
        with told_of(self.directory):
            return read_head(self._connection)

    def has(self, record_id: str) -> bool:
        """Tells whether the ledger knows this id, as an entry or as a claim or resolution inside a review."""
        with told_of(self.directory):
            return self._lookup.is_known(record_id)

    def get(self, record_id: str) -> StoredEntry | None:
        """The entry with this record id; `None` when there is none or it is erased."""
        rows = self._rows(_BY_ID, (record_id,))
        return _stored(rows[0]) if rows else None

    def entries(
        self,
        *,
        types: Collection[str] | None = None,
        since: int | str | None = None,
        until_sequence: int | None = None,
    ) -> Iterator[StoredEntry]:
        """Reads entries in chain order, without those whose payload is erased.

        Args:
            types: wire names of the record types wanted; all when `None`.
            since: after this sequence number, or recorded at or after this time (``2024-12-01T09:30:00Z``).
            until_sequence: up to and with this sequence number.
        """
        conditions, values = ["1"], list[Any]()
        if types is not None:
            conditions.append(f"type IN ({_marks(types)})")
            values += types
        if isinstance(since, str):
            conditions.append("at >= ?")
            values.append(since)
        after = since if isinstance(since, int) else self._last_before(since) if since else 0
        return self._pages(" AND ".join(conditions), values, after=after, until=until_sequence)

    def documents(self) -> Iterator[StoredEntry]:
        """Every document that is not erased, in chain order."""
        return self.entries(types=("document",))

    def claims_of(self, document_id: str) -> Iterator[StoredEntry]:
        """The claims read from a document, in chain order; also those retracted since."""
        return self.resting_on(document_id, roles=("document",), types=("claim",))

    def resting_on(
        self, target: str, *, roles: Collection[str] = (), types: Collection[str] = ()
    ) -> Iterator[StoredEntry]:
        """The entries that rest on a record or blob, in chain order.

        Args:
            target: record id or blob address.
            roles: only in these roles (``document``, ``subject``, ``basis``, ``capture`` …); any when empty.
            types: only of these record types; any when empty.
        """
        inner, values = "SELECT sequence FROM rest WHERE target = ?", [target, *roles, *types]
        if roles:
            inner = f"{inner} AND role IN ({_marks(roles)})"
        condition = f"sequence IN ({inner})"
        if types:
            condition = f"{condition} AND type IN ({_marks(types)})"
        return self._pages(condition, values, after=0, until=None)

    def document_of(self, record_id: str) -> str | None:
        """The document that a claim, resolution or document is about; `None` where the ledger knows of none."""
        with told_of(self.directory):
            return self._lookup.document_of(record_id)

    def hash_at(self, sequence: int) -> str | None:
        """The hash of the chain at an entry, by which one ledger is told from another; `None` where it is shorter."""
        return self._hash_at(sequence)

    def visits(self, stage: str, version: str) -> set[str]:
        """What a stage at a version has read to the end."""
        query = "SELECT subject FROM visit WHERE stage = ? AND version = ?"
        return {str(subject) for (subject,) in self._rows(query, (stage, version))}

    def unvisited(self, kind: str, stage: str, version: str) -> list[str]:
        """The records of a type that a stage at a version has not read to the end, in chain order, erased ones not."""
        return [str(name) for (name,) in self._rows(_UNVISITED, (kind, stage, version))]

    def was_visited(self, subject: str, stage: str, version: str) -> bool:
        """Whether a stage at a version has read this to the end."""
        query = "SELECT 1 FROM visit WHERE stage = ? AND version = ? AND subject = ? LIMIT 1"
        return bool(self._rows(query, (stage, version, subject)))

    def reviews_unvisited(self, stage: str, version: str) -> list[str]:
        """The reviews that bring a claim or resolution which a stage at a version has not read, in chain order."""
        return [str(name) for (name,) in self._rows(_REVIEWS_UNVISITED, (stage, version))]

    def mark(self, document: str, keys: Iterable[str]) -> None:
        """Keeps keys under which a document is to be found again.

        Raises:
            LedgerError: the ledger is open for reading only.
        """
        self._writer()
        rows = [(key, document) for key in keys]
        with told_of(self.directory), transaction(self._connection):
            self._connection.executemany("INSERT OR IGNORE INTO mark VALUES (?, ?)", rows)

    def marked(self, key: str) -> list[str]:
        """The documents kept under a key."""
        return [
            str(name) for (name,) in self._rows("SELECT document FROM mark WHERE key = ? ORDER BY document", (key,))
        ]

    def marks_of(self, document: str) -> set[str]:
        """The keys under which a document is kept."""
        return {str(key) for (key,) in self._rows("SELECT key FROM mark WHERE document = ?", (document,))}

    def unmarked(self, key: str) -> list[str]:
        """The documents that are not kept under a key, in chain order."""
        return [str(name) for (name,) in self._rows(_UNMARKED, (key,))]

    def retracted(self) -> set[str]:
        """Ids of the records that stand withdrawn, and addresses of erased blobs.

        A retraction that was itself withdrawn counts no more; one whose words were erased still counts.
        """
        withdrawn: set[str] = set()
        for retraction, target, erased in self._rows(_WITHDRAWALS):
            if erased or retraction not in withdrawn:
                withdrawn.add(str(target))
        return withdrawn

    def erased(self) -> set[str]:
        """Ids of the records whose payload was erased."""
        return {str(name) for (name,) in self._rows("SELECT id FROM entry WHERE payload IS NULL")}

    def _writer(self) -> Appender:
        if self._appender is None:
            raise LedgerError("the ledger is open for reading only; open it with write=True")
        return self._appender

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with told_of(self.directory):
            return self._connection.execute(query, values).fetchall()

    def _pages(self, condition: str, values: list[Any], *, after: int, until: int | None) -> Iterator[StoredEntry]:
        last = self.head().sequence if until is None else until
        query = _BY_PAGE.format(condition=condition)
        while rows := self._rows(query, (*values, after, last, _PAGE)):
            yield from map(_stored, rows)
            after = rows[-1][0]

    def _last_before(self, moment: str) -> int:
        first = self._rows("SELECT min(sequence) FROM entry WHERE at >= ?", (moment,))[0][0]
        return self.head().sequence if first is None else int(first) - 1

    def _recover(self) -> None:
        head = self.head()
        try:
            signed = read_head_file(self.directory)
        except ValueError as error:
            raise LedgerCorrupt(f"{self.directory / HEAD_NAME} is not what was written: {error}") from error
        if signed is None and head != EMPTY:
            raise LedgerCorrupt(f"{self.directory / HEAD_NAME} is gone; run: fogline verify")
        if signed is not None and self._hash_at(signed.sequence) != signed.hash:
            raise LedgerCorrupt(
                f"{self.directory / HEAD_NAME} signs off {signed.sequence} entries that the ledger does not have; "
                "entries are lost or changed; run: fogline verify"
            )
        if signed != head:
            write_head_file(self.directory, head)
        complete(self._connection, self.blobs)

    def _hash_at(self, sequence: int) -> str | None:
        if sequence == 0:
            return EMPTY.hash
        rows = self._rows("SELECT hash FROM entry WHERE sequence = ?", (sequence,))
        return str(rows[0][0]) if rows else None


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _stored(row: _Row) -> StoredEntry:
    sequence, record_id, kind, payload, chained = row
    try:
        entry = entry_of(json.loads(payload))
    except (ValueError, TypeError, FoglineError) as error:
        raise LedgerCorrupt(f"entry {sequence} ({record_id}) is not what was written: {error}") from error
    return StoredEntry(sequence=sequence, id=record_id, type=kind, entry=entry, hash=chained)

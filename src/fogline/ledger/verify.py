"""Proving a ledger: every hash, id, quote and basis re-derived, and every original's bytes.

`verify` trusts nothing but its own reading of the payloads. It never raises for damage, whatever bytes it meets: a
damaged page is a fault like any other, and the walk goes on behind it. What must stay true: a change of any byte that
carries data, or the removal of any entry, gives at least one fault that says where.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from fogline.errors import LedgerError, ProjectError
from fogline.ledger.append import read_head
from fogline.ledger.faults import Fault, Report
from fogline.ledger.head import HEAD_NAME, read_head_file
from fogline.ledger.line import EMPTY, Head
from fogline.ledger.migrations import MIGRATIONS
from fogline.ledger.originals import OriginalsProof
from fogline.ledger.proof import EntryProof, gone
from fogline.ledger.rows import connect_raw, read_rows
from fogline.ledger.schema import APPLICATION_ID, DAMAGE, DATABASE, expected_schema, schema_rows
from fogline.ledger.seal import SEAL_NAME, broken_pieces

Progress = Callable[[int, int], None]
_PROGRESS_EVERY = 500
_LEAST_ROW = 100
"""No entry's row takes fewer bytes, so the file's size bounds how many there can be, whatever a head says."""


def verify(directory: Path, *, expect: Head | None = None, progress: Progress | None = None) -> Report:
    """Re-derives everything the ledger of a directory says of itself.

    Args:
        directory: the project.
        expect: a head that was kept elsewhere; the chain must pass through it.
        progress: called with entries done and entries in all.

    Returns:
        The report; its `faults` are empty for a sound ledger.

    Raises:
        ProjectError: there is no ledger here.
    """
    if not (directory / DATABASE).is_file():
        raise ProjectError(f"there is no ledger in {directory}; make a project with: fogline new DIRECTORY")
    walk = _Walk(directory, expect)
    try:
        with closing(connect_raw(directory)) as connection:
            walk.database(connection, progress)
    except (LedgerError, *DAMAGE) as error:
        walk.add(DATABASE, "page-damage", str(error))
    return walk.report()


class _Walk:
    """One walk over a ledger: what was read so far and what was found."""

    def __init__(self, directory: Path, expect: Head | None) -> None:
        self._directory = directory
        self._expect = expect
        self._faults: list[Fault] = []
        self._notes: list[Fault] = []
        self._signed = self._signed_head()
        self._stored: Head | None = None
        self._proof: EntryProof | None = None

    def add(self, place: str, code: str, message: str) -> None:
        """Adds a fault."""
        self._faults.append(Fault(where=place, code=code, message=message))

    def database(self, connection: sqlite3.Connection, progress: Progress | None) -> None:
        """Proves everything in `ledger.db`."""
        connection.execute("BEGIN")  # one snapshot, whatever a writer does meanwhile
        for message in _page_damage(connection):
            self.add(DATABASE, "page-damage", message)
        for message in _schema_damage(connection):
            self.add(DATABASE, "schema-changed", message)
        self._stored = self._stored_head(connection)
        heads = [head for head in (self._stored, self._signed, self._expect) if head]
        proof = self._proof = EntryProof(connection, frozenset(head.sequence for head in heads))
        size = (self._directory / DATABASE).stat().st_size
        bound = min(max((head.sequence for head in heads), default=0), size // _LEAST_ROW)
        for row in read_rows(connection, bound):
            self._faults.extend(proof.faults(row))
            if progress and proof.last % _PROGRESS_EVERY == 0:
                progress(proof.last, max(bound, proof.last))
        if progress:
            progress(proof.last, proof.last)
        for message in proof.leftovers():
            self.add(DATABASE, "index-differs", message)

    def report(self) -> Report:
        """Settles what only the whole walk can tell, proves the originals, and sums up."""
        proof = self._proof
        if proof is None:
            return Report(faults=tuple(self._faults), notes=tuple(self._notes))
        self._settle_heads(proof)
        hollow = {name: place for name, place in proof.hollow.items() if name not in proof.erasures}
        for place in hollow.values():
            self.add(place, "payload-missing", "its payload is gone and no erasure says so")
        originals = OriginalsProof(self._directory, proof.blobs, proof.erasures)
        originals.prove()
        self._seal()
        return Report(
            entries=proof.count,
            blobs=originals.count,
            erased=len(proof.hollow) - len(hollow) + originals.erased,
            head=self._stored or EMPTY,
            faults=(*self._faults, *originals.faults),
            notes=(*self._notes, *originals.notes),
        )

    def _seal(self) -> None:
        try:
            broken = broken_pieces(self._directory)
        except ValueError as error:
            self.add(SEAL_NAME, "seal-differs", str(error))
            return
        except (LedgerError, TypeError, *DAMAGE):
            return  # what makes the file unreadable was told already
        for piece in broken or ():
            self.add(f"{DATABASE} bytes {piece}", "file-changed", "these are not the bytes that were sealed")
        if broken is None:
            message = "room in the file that holds no data is not proved; the next writer seals it"
            self._notes.append(Fault(where=DATABASE, code="unsealed", message=message))

    def _signed_head(self) -> Head | None:
        try:
            head = read_head_file(self._directory)
        except (ValueError, OSError) as error:
            self.add(HEAD_NAME, "head-missing", f"it cannot be read: {error}")
            return None
        if head is None:
            self.add(HEAD_NAME, "head-missing", "there is none; nothing says how many entries there should be")
        return head

    def _stored_head(self, connection: sqlite3.Connection) -> Head | None:
        try:
            return read_head(connection)
        except (*DAMAGE, TypeError, ValueError) as error:
            self.add(DATABASE, "head-differs", f"the head in the database cannot be read: {error}")
            return None

    def _settle_heads(self, proof: EntryProof) -> None:
        named = (("the head in the database", self._stored), (HEAD_NAME, self._signed), ("head given", self._expect))
        heads = [(name, head) for name, head in named if head]
        most = max((head.sequence for _, head in heads), default=0)
        if most > proof.last:
            self._faults.append(gone(proof.last + 1, most))
        for name, head in heads:
            if head.sequence <= proof.last and proof.seen.get(head.sequence) != head.hash:
                self.add(name, "head-differs", f"entry {head.sequence} does not have the hash it signs off")
        if self._stored and self._stored.sequence < proof.last:
            message = f"it counts {self._stored.sequence} entries, there are {proof.last}"
            self.add("the head in the database", "head-differs", message)
        if self._signed and self._signed.sequence < proof.last:
            message = f"it counts {self._signed.sequence} entries, there are {proof.last}"
            self._notes.append(Fault(where=HEAD_NAME, code="head-behind", message=message))


def _page_damage(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for (message,) in connection.execute("PRAGMA integrity_check(20)"):
            if message != "ok":
                yield str(message)
    except DAMAGE as error:
        yield str(error)


def _schema_damage(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        rows, wanted = schema_rows(connection), expected_schema()
        migrations = connection.execute("SELECT number, name FROM migration ORDER BY number").fetchall()
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except DAMAGE as error:
        yield f"the schema cannot be read: {error}"
        return
    for kind, name, *_ in sorted(rows ^ wanted):
        yield f"{kind} {name} is not as this version makes it"
    if migrations != [(migration.NUMBER, migration.NAME) for migration in MIGRATIONS]:
        yield f"the record of migrations says {migrations}"
    if (application, version) != (APPLICATION_ID, MIGRATIONS[-1].NUMBER):
        yield f"the file says application {application:#x}, schema {version}"

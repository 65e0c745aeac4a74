"""Legal forgetting: a payload or an original goes; its line, its hash and the reason stay.

The erasure itself is an entry, a retraction whose reason begins with `ERASED`, written in the same transaction that
removes the payload. A blob is deleted after the commit; if a crash comes between, the next writer completes it.
"""

from __future__ import annotations

import json
import sqlite3

from fogline.errors import LedgerError
from fogline.ledger.append import Appender
from fogline.ledger.blobs import Blobs, is_blob
from fogline.ledger.line import ERASED, Head
from fogline.ledger.schema import transaction
from fogline.model import Entry, Retraction

_ENTRY = "SELECT type, payload FROM entry WHERE id = ?"
_ERASED_BLOBS = """SELECT target, payload FROM rest JOIN entry USING (sequence)
  WHERE type = 'retraction' AND role = 'subject' AND target >= 'sha256:' AND target < 'sha256;'"""


def erase(connection: sqlite3.Connection, appender: Appender, *, target: str, reason: str, by: str, at: str) -> Head:
    """Writes the erasure and removes the payload of its target, in one transaction; a blob is left to `complete`.

    Raises:
        LedgerError: there is no such record, or one that may not be erased, or no reason.
        AppendRefused: the erasure's entry breaks a law.
    """
    if not reason.strip():
        raise LedgerError("an erasure needs a reason; it stays in the ledger, so it must not repeat what is erased")
    entry = Entry(record=Retraction(subject=target, reason=ERASED + reason), by=by, at=at)
    with transaction(connection):
        if not is_blob(target):
            _refuse(target, connection.execute(_ENTRY, (target,)).fetchone())
        _, head = appender.append_within([entry], erasing=True)
        connection.execute("UPDATE entry SET payload = NULL WHERE id = ?", (target,))
        connection.execute("DELETE FROM mark WHERE document = ?", (target,))
    return head


def sweep(connection: sqlite3.Connection) -> None:
    """Empties the write-ahead log, which may still hold what was erased.

    Raises:
        LedgerError: a reader holds the log; the erasure stands, and erasing again completes it.
    """
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise LedgerError("erased, but another process still reads the old pages; close it and erase again")


def erased_blobs(connection: sqlite3.Connection) -> set[str]:
    """Addresses of the blobs that the ledger says are erased."""
    rows = connection.execute(_ERASED_BLOBS).fetchall()
    return {str(target) for target, payload in rows if payload and _is_erasure(payload)}


def complete(connection: sqlite3.Connection, blobs: Blobs) -> None:
    """Deletes the blobs of erasures that a crash left unfinished."""
    for address in erased_blobs(connection):
        blobs.remove(address)


def _refuse(subject: str, row: tuple[str, str | None] | None) -> None:
    if row is None:
        raise LedgerError(f"there is no entry of {subject!r} to erase")
    kind, payload = row
    if kind == "visit":
        raise LedgerError("a visit holds no words of anyone and tells a stage what it has read; it is not erased")
    if kind == "retraction" and payload and _is_erasure(payload):
        raise LedgerError("the reason of an erasure stays")


def _is_erasure(payload: str) -> bool:
    return str(json.loads(payload)["record"]["reason"]).startswith(ERASED)

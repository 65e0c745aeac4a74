"""Looking things up in the ledger by their index: what an id is, which document it is about, what its text says.

Both who checks a new entry (`append`) and who checks an old one (`verify`) ask here, so that they judge alike.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict

TEXTS_KEPT = 16
"""Document texts held at once: claims come in runs of one document, and memory stays bounded."""

_DOCUMENT_OF = """SELECT target FROM rest WHERE role = 'document' AND sequence IN (
  SELECT sequence FROM entry WHERE id = ?1
  UNION ALL SELECT sequence FROM rest WHERE target = ?1 AND role = 'holds'
) ORDER BY sequence LIMIT 1"""
_SUBJECT_OF = """SELECT target FROM rest WHERE role IN ('subject', 'resolves') AND sequence IN (
  SELECT sequence FROM entry WHERE id = ?1
  UNION ALL SELECT sequence FROM rest WHERE target = ?1 AND role = 'holds'
) ORDER BY sequence LIMIT 1"""


class Lookup:
    """Look-ups over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: OrderedDict[str, str | None] = OrderedDict()

    def sequence_of(self, record_id: str) -> int | None:
        """The place of the entry with this record id; `None` when there is none."""
        row = self._connection.execute("SELECT sequence FROM entry WHERE id = ?", (record_id,)).fetchone()
        return None if row is None else int(row[0])

    def held_at(self, record_id: str) -> int | None:
        """The place of the first review that brings this claim or resolution with it."""
        query = "SELECT min(sequence) FROM rest WHERE target = ? AND role = 'holds'"
        row = self._connection.execute(query, (record_id,)).fetchone()
        return None if row is None or row[0] is None else int(row[0])

    def is_known(self, record_id: str, before: int | None = None) -> bool:
        """Tells whether this id is in the ledger (before a place), as an entry or inside a review."""
        place = self.sequence_of(record_id)
        if place is None or (before is not None and place >= before):
            place = self.held_at(record_id)
        return place is not None and (before is None or place < before)

    def names_blob(self, address: str, before: int) -> bool:
        """Tells whether a capture before this place names the blob."""
        query = "SELECT 1 FROM rest WHERE target = ? AND role = 'blob' AND sequence < ? LIMIT 1"
        return self._connection.execute(query, (address, before)).fetchone() is not None

    def document_of(self, record_id: str) -> str | None:
        """The document that a claim, resolution or document is about."""
        for _ in range(3):  # a resolution of a resolution's claim is as deep as it goes
            if record_id.startswith("document_"):
                return record_id
            query = _DOCUMENT_OF if record_id.startswith("claim_") else _SUBJECT_OF
            row = self._connection.execute(query, (record_id,)).fetchone()
            if row is None:
                return None
            record_id = str(row[0])
        return record_id if record_id.startswith("document_") else None

    def text_of(self, document_id: str) -> str | None:
        """The frozen text of a document; `None` when it is erased or cannot be read."""
        if document_id in self._texts:
            self._texts.move_to_end(document_id)
            return self._texts[document_id]
        text = self._read_text(document_id)
        self._texts[document_id] = text
        if len(self._texts) > TEXTS_KEPT:
            self._texts.popitem(last=False)
        return text

    def is_erased(self, record_id: str) -> bool:
        """Tells whether the entry is here and its payload is not."""
        query = "SELECT 1 FROM entry WHERE id = ? AND payload IS NULL"
        return self._connection.execute(query, (record_id,)).fetchone() is not None

    def _read_text(self, document_id: str) -> str | None:
        row = self._connection.execute("SELECT payload FROM entry WHERE id = ?", (document_id,)).fetchone()
        if row is None or row[0] is None:
            return None
        try:
            text = json.loads(row[0])["record"]["text"]
        except (ValueError, KeyError, TypeError):
            return None
        return text if isinstance(text, str) else None

"""Look-ups whose cost does not grow with the ledger: entries by type without their payloads, what is erased, marks.

A mark is a key under which a stage finds a document again, such as its address; marks are derived from documents, may
be emptied at any time, and go with the document that is erased.
"""

from __future__ import annotations

NUMBER = 2
NAME = "lookups"

STATEMENTS = (
    "CREATE INDEX entry_kept ON entry (type, sequence, id) WHERE payload IS NOT NULL",
    "CREATE INDEX entry_erased ON entry (id) WHERE payload IS NULL",
    """CREATE TABLE mark (
  key TEXT NOT NULL CHECK (typeof(key) = 'text'),
  document TEXT NOT NULL CHECK (typeof(document) = 'text'),
  PRIMARY KEY (key, document)
) WITHOUT ROWID""",
    "CREATE INDEX mark_by_document ON mark (document)",
)

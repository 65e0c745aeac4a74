"""The first tables: entries with their payload, what they rest on, visits, and the head.

Everything but `payload` can be re-derived from the payloads, and `verify` does so; the redundancy is what makes a
changed byte in any of them show. Types are checked by `CHECK` because `STRICT` needs a newer SQLite than some
systems with Python 3.11 have.
"""

from __future__ import annotations

NUMBER = 1
NAME = "entries"

STATEMENTS = (
    """CREATE TABLE entry (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text'),
  type TEXT NOT NULL CHECK (typeof(type) = 'text'),
  at TEXT NOT NULL CHECK (typeof(at) = 'text'),
  payload TEXT CHECK (typeof(payload) IN ('text', 'null')),
  content TEXT NOT NULL CHECK (typeof(content) = 'text' AND length(content) = 64),
  hash TEXT NOT NULL CHECK (typeof(hash) = 'text' AND length(hash) = 64)
)""",
    "CREATE INDEX entry_by_type ON entry (type, sequence)",
    "CREATE INDEX entry_by_time ON entry (at, sequence)",
    """CREATE TABLE rest (
  sequence INTEGER NOT NULL CHECK (typeof(sequence) = 'integer'),
  place INTEGER NOT NULL CHECK (typeof(place) = 'integer'),
  role TEXT NOT NULL CHECK (typeof(role) = 'text'),
  target TEXT NOT NULL CHECK (typeof(target) = 'text'),
  PRIMARY KEY (sequence, place)
) WITHOUT ROWID""",
    "CREATE INDEX rest_by_target ON rest (target, role, sequence)",
    """CREATE TABLE visit (
  stage TEXT NOT NULL CHECK (typeof(stage) = 'text'),
  version TEXT NOT NULL CHECK (typeof(version) = 'text'),
  subject TEXT NOT NULL CHECK (typeof(subject) = 'text'),
  sequence INTEGER NOT NULL CHECK (typeof(sequence) = 'integer'),
  PRIMARY KEY (stage, version, subject, sequence)
) WITHOUT ROWID""",
    """CREATE TABLE head (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  sequence INTEGER NOT NULL CHECK (typeof(sequence) = 'integer'),
  hash TEXT NOT NULL CHECK (typeof(hash) = 'text' AND length(hash) = 64)
)""",
)

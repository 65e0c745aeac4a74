"""The tables of `views.db` as SQLite holds them, and how a connection to them is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_ROWS = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE row (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, place TEXT NOT NULL, id TEXT NOT NULL, document TEXT,
  recorded TEXT, published TEXT, first TEXT NOT NULL, last TEXT NOT NULL, latitude REAL, longitude REAL,
  payload TEXT NOT NULL
);
CREATE TABLE tag (
  kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (kind, name, value, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (text, content='', tokenize="unicode61 remove_diacritics 2");
"""
_GROWTH = """
CREATE TABLE tally (
  kind TEXT NOT NULL, key TEXT NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (kind, key, what, value)
) WITHOUT ROWID;
CREATE TABLE block (
  block TEXT NOT NULL, day INTEGER NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (block, day, claim)
) WITHOUT ROWID;
CREATE TABLE edge (
  claim TEXT NOT NULL, other TEXT NOT NULL, within INTEGER NOT NULL, PRIMARY KEY (claim, other, within)
) WITHOUT ROWID;
CREATE TABLE telling (
  word TEXT NOT NULL, document TEXT NOT NULL, told INTEGER, PRIMARY KEY (word, document)
) WITHOUT ROWID;
CREATE TABLE main (document TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (document, claim)) WITHOUT ROWID;
CREATE TABLE spread (
  word TEXT PRIMARY KEY, texts INTEGER NOT NULL, named INTEGER NOT NULL, folded INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE shingle (
  hash INTEGER NOT NULL, rank TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (hash, rank, document)
) WITHOUT ROWID;
CREATE TABLE ranked (document TEXT PRIMARY KEY, rank TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE echo (
  document TEXT PRIMARY KEY, source TEXT NOT NULL, root TEXT NOT NULL, shared REAL NOT NULL
) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX row_by_place ON row (kind, place);
CREATE INDEX row_by_id ON row (id, kind, published);
CREATE INDEX row_by_recorded ON row (kind, recorded);
CREATE INDEX row_by_document ON row (document);
CREATE INDEX row_by_first ON row (kind, first, place, last);
CREATE INDEX row_by_last ON row (kind, last, place, first);
CREATE INDEX row_by_spot ON row (kind, latitude, longitude) WHERE latitude IS NOT NULL;
CREATE INDEX tag_by_number ON tag (number);
"""
_GROWTH_INDEXES = """
CREATE INDEX telling_by_document ON telling (document);
CREATE INDEX main_by_claim ON main (claim);
CREATE INDEX echo_by_source ON echo (source);
"""


def make_tables(connection: sqlite3.Connection, *, growing: bool) -> None:
    """Makes the empty tables; `growing` ones have what is needed to take in further entries."""
    connection.executescript(_ROWS + (_GROWTH if growing else ""))


def make_indexes(connection: sqlite3.Connection, *, growing: bool) -> None:
    """Makes the indexes, which is faster once the rows are there."""
    connection.executescript(_INDEXES + (_GROWTH_INDEXES if growing else ""))


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection within one transaction: all that is written, or nothing."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

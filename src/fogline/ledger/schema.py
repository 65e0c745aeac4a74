"""Connections to `ledger.db` and its schema: who may write, how durable, and which migrations have run.

What must stay true: a commit is on disk when it returns (`synchronous=FULL`); a reader's connection cannot write.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from fogline.errors import LedgerCorrupt, LedgerError
from fogline.ledger.line import EMPTY
from fogline.ledger.migrations import MIGRATIONS

DATABASE = "ledger.db"
APPLICATION_ID = 0x466F676C  # "Fogl", so that file(1) and SQLite tools can tell what the file is
VERSION = MIGRATIONS[-1].NUMBER
DAMAGE = (sqlite3.Error, UnicodeError, OverflowError)
"""What Python's SQLite raises over a damaged file; a damaged name or message may not even be valid text."""
_EFFECTIVE = os.access in os.supports_effective_ids
_BUSY_MS = 30_000
_RECORD = """CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (typeof(name) = 'text')
)"""


def connect(directory: Path, *, write: bool) -> sqlite3.Connection:
    """Opens `ledger.db`; a reader's connection can neither create, change nor lock out the writer.

    Raises:
        LedgerCorrupt: the file is there and is not a database.
    """
    try:
        return _connect(directory, "mode=rwc" if write else "mode=ro", write=write)
    except sqlite3.OperationalError as error:
        # a read-only medium has no room for the log that readers share with a writer; nor can there be a writer
        if write or has_log(directory) or os.access(directory, os.W_OK, effective_ids=_EFFECTIVE):
            raise LedgerError(f"{directory / DATABASE} cannot be opened: {error}") from error
    except DAMAGE as error:
        raise LedgerCorrupt(f"{directory / DATABASE} cannot be read: {error}; run: fogline verify") from error
    with told_of(directory):
        return _connect(directory, "mode=ro&immutable=1", write=False)


def _connect(directory: Path, mode: str, *, write: bool) -> sqlite3.Connection:
    location = quote(str((directory / DATABASE).absolute()))
    connection = sqlite3.connect(f"file:{location}?{mode}", uri=True, isolation_level=None)
    try:
        _configure(connection, write=write)
    except DAMAGE:
        connection.close()
        raise
    return connection


def has_log(directory: Path) -> bool:
    """Tells whether commits wait in the write-ahead log that are not yet in the file itself."""
    log = directory / f"{DATABASE}-wal"
    return log.exists() and log.stat().st_size > 0


@contextmanager
def told_of(directory: Path) -> Iterator[None]:
    """Tells what SQLite raises within as an error of the ledger.

    Raises:
        LedgerCorrupt: the file is damaged.
        LedgerError: it is sound and the machine will not: no room, no right, another writer that does not end.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{directory / DATABASE}: {error}") from error
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        raise LedgerCorrupt(f"{directory / DATABASE} cannot be read: {error}; run: fogline verify") from error


def _configure(connection: sqlite3.Connection, *, write: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    if write:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")  # an erased payload must not linger in free pages
    else:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Runs a block as one transaction of the one writer: all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the tables up to this version, each migration in a transaction with its record."""
    if schema_version(connection) == 0:
        with transaction(connection):
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(_RECORD.replace("TABLE", "TABLE IF NOT EXISTS", 1))
    for migration in MIGRATIONS:
        if schema_version(connection) < migration.NUMBER:
            with transaction(connection):
                _apply(connection, migration.NUMBER, migration.NAME, migration.STATEMENTS)


def _apply(connection: sqlite3.Connection, number: int, name: str, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(statement)
    if number == 1:
        connection.execute("INSERT INTO head VALUES (1, ?, ?)", (EMPTY.sequence, EMPTY.hash))
    connection.execute("INSERT INTO migration VALUES (?, ?)", (number, name))
    connection.execute(f"PRAGMA user_version={number}")


def schema_version(connection: sqlite3.Connection) -> int:
    """The number of the last migration that ran; 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_version(connection: sqlite3.Connection) -> None:
    """Refuses a ledger that this version cannot read.

    Raises:
        LedgerError: it was written by a newer version, or needs a migration that only a writer may run.
    """
    found = schema_version(connection)
    if found > VERSION:
        raise LedgerError(f"the ledger has schema {found}, this version knows {VERSION}: install a newer Fogline")
    if found < VERSION:
        raise LedgerError(f"the ledger has schema {found}, this version wants {VERSION}: open it for writing once")


def expected_schema() -> set[tuple[str, str, str, str]]:
    """The rows of `sqlite_master` that a sound ledger has, made by running the migrations in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return schema_rows(connection)
    finally:
        connection.close()


def schema_rows(connection: sqlite3.Connection) -> set[tuple[str, str, str, str]]:
    """The schema as SQLite has it, but for what it makes by itself."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(str(kind), str(name), str(table), str(sql)) for kind, name, table, sql in rows}

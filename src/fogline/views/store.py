"""The derived tables on disk: `views.db`, a cache that may be deleted at any time.

It holds one JSON text per row with the columns people filter by, and the key of what it was built from: the ledger's
head, the facts and the code. With another key it is not read but written anew. What must stay true: where it cannot be
written or read, everything works as it would without it, only slower; and it can be forgotten, since it repeats words
that may have to be erased.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import get_ident
from typing import Any

from fogline.fuse.control import ControlTable
from fogline.views.cards import actor_cards, place_cards, source_cards
from fogline.views.claims import Reading
from fogline.views.kept import keep_work
from fogline.views.rows import KINDS, Rows, read_rows
from fogline.views.schema import make_indexes, make_tables, reading, writing
from fogline.views.surroundings import CannotAdvance
from fogline.views.tables import Tables, Work

VIEWS_NAME = "views.db"
MAKERS = ("model", "link", "fuse", "views", "packs/base")
"""The parts of Fogline whose text decides what the tables say."""


@cache
def code_digest() -> str:
    """Sixteen hex digits over the code and word lists that make the tables, so that no other code's are read."""
    total = hashlib.sha256()
    for part in MAKERS:
        for data in _sources(resources.files("fogline").joinpath(*part.split("/"))):
            total.update(data)
    return total.hexdigest()[:16]


def _sources(folder: Traversable) -> Iterator[bytes]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _sources(item)
        elif item.name.endswith((".py", ".toml")):
            yield item.read_bytes()


def save(
    directory: Path,
    key: str,
    tables: Tables,
    *,
    outlets: Mapping[str, str] | None = None,
    name: str = VIEWS_NAME,
    work: Work | None = None,
) -> None:
    """Writes the tables beside the ledger, in place of what was there; readers see the old or the new, never a mix.

    Where the directory cannot be written nothing is kept: a record on a read-only medium can still be read.

    Args:
        directory: of the project.
        key: what the tables were built from.
        tables: to write.
        outlets: side by folded name of outlet, as the packs have it.
        name: of the file.
        work: what further entries can be taken in with; without it the file is written anew for each.
    """
    fresh = directory / f"{name}.{os.getpid()}.{get_ident()}.new"
    try:
        with closing(sqlite3.connect(fresh)) as connection, connection:
            make_tables(connection, growing=work is not None)
            connection.execute("INSERT INTO meta VALUES ('key', ?)", (key,))
            _write(connection, tables, outlets or {})
            if work is not None:
                keep_work(connection, tables, work)
            make_indexes(connection, growing=work is not None)
        fresh.replace(directory / name)
    except (OSError, sqlite3.OperationalError):
        return
    finally:
        if os.access(directory, os.W_OK):
            fresh.unlink(missing_ok=True)


def forget(directory: Path) -> None:
    """Deletes the tables and what a killed command left of them; the next one that needs them builds them anew."""
    for path in directory.glob(f"{VIEWS_NAME}*"):
        path.unlink(missing_ok=True)


def load(directory: Path, key: str, texts: Mapping[str, str], *, name: str = VIEWS_NAME) -> Tables | None:
    """Reads the tables if they were built from what the key says; `None` otherwise, also when the file is damaged.

    Args:
        directory: of the project.
        key: what they must have been built from.
        texts: text by document id, which is not kept twice.
        name: of the file.
    """
    path = (directory / name).absolute()
    if not path.is_file():
        return None
    try:
        with reading(path) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
            if found is None or found[0] != key:
                return None
            read = {kind: tuple(read_rows(connection, kind)) for kind in KINDS}
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return None  # a damaged cache is no cache
    told = Reading(
        claims=read["claim"], documents=read["document"], texts=texts, links=read["link"], problems=read["problem"]
    )
    return Tables(
        reading=told,
        events=read["event"],
        control=ControlTable.of(read["control"], read["claim"]),
        tolls=read["toll"],
        disputes=read["dispute"],
        forecasts=read["forecast"],
        ties=read["tie"],
    )


def advanced(directory: Path, key: str, since: str, step: Callable[[sqlite3.Connection], None]) -> bool:
    """Takes a step with the tables on disk, all of it or nothing; says whether they are now those of a key.

    Args:
        directory: of the project.
        key: what the tables are built from afterwards.
        since: what they must have been built from.
        step: what to do with them.
    """
    path = directory / VIEWS_NAME
    if not is_current(directory, since):
        return False
    try:
        with writing(path) as connection:
            step(connection)
            connection.execute("UPDATE meta SET value = ? WHERE name = 'key' AND value = ?", (key, since))
    except (CannotAdvance, sqlite3.Error, ValueError, TypeError):
        return False
    return True


def key_on_disk(directory: Path) -> str | None:
    """What the tables on disk were built from; `None` where there are none, or none that can be taken further."""
    path = (directory / VIEWS_NAME).absolute()
    if not path.is_file():
        return None
    try:
        with reading(path) as connection:
            found = dict(connection.execute("SELECT name, value FROM meta"))
    except sqlite3.DatabaseError:
        return None
    return str(found["key"]) if "key" in found and "counted" in found else None


def is_current(directory: Path, key: str, *, name: str = VIEWS_NAME) -> bool:
    """Whether the tables on disk were built from what the key says, without reading them."""
    path = (directory / name).absolute()
    if not path.is_file():
        return False
    try:
        with reading(path) as connection:
            return (
                connection.execute("SELECT 1 FROM meta WHERE name = 'key' AND value = ?", (key,)).fetchone() is not None
            )
    except sqlite3.DatabaseError:
        return False


def _write(connection: sqlite3.Connection, tables: Tables, outlets: Mapping[str, str]) -> None:
    """Writes every row with what it is found by."""
    claims = {claim.id: claim for claim in tables.claims}
    rows = Rows(connection, tables.reading.texts)
    for kind, items in _tables(tables, outlets).items():
        for at, item in enumerate(items):
            rows.put(kind, item, claims, at=at)


def _tables(tables: Tables, outlets: Mapping[str, str]) -> dict[str, Iterable[Any]]:
    told = tables.reading
    return {
        "claim": told.claims,
        "document": told.documents,
        "link": told.links,
        "problem": told.problems,
        "event": tables.events,
        "control": tables.control.rows,
        "toll": tables.tolls,
        "dispute": tables.disputes,
        "forecast": tables.forecasts,
        "tie": tables.ties,
        "actor": actor_cards(told.claims),
        "place": place_cards(told.claims),
        "source": source_cards(told.documents, told.claims, tables.events, dict(outlets)),
    }

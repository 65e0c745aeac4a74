"""The derived tables on disk: `views.db`, a cache that may be deleted at any time.

It holds one JSON text per row with the columns people filter by, and the key of what it was built from: the ledger's
head, the facts and the code. With another key it is not read but written anew. What must stay true: where it cannot be
written or read, everything works as it would without it, only slower; and it can be forgotten, since it repeats words
that may have to be erased.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from fogline.fuse.control import ControlTable
from fogline.model import (
    Control,
    Dispute,
    Event,
    Forecast,
    Link,
    ReadClaim,
    Toll,
    from_wire,
)
from fogline.views.claims import ReadDocument, Reading, StandingProblem
from fogline.views.tables import Tables

T = TypeVar("T")

VIEWS_NAME = "views.db"
MAKERS = ("model", "link", "fuse", "views", "packs/base")
"""The parts of Fogline whose text decides what the tables say."""
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE row (
  kind TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, document TEXT, recorded TEXT, published TEXT,
  payload TEXT NOT NULL, PRIMARY KEY (kind, position)
);
CREATE INDEX row_by_id ON row (id);
CREATE INDEX row_by_recorded ON row (kind, recorded);
CREATE INDEX row_by_document ON row (document);
"""
_INSERT = "INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?)"
_KINDS: dict[str, type[Any]] = {
    "claim": ReadClaim,
    "document": ReadDocument,
    "link": Link,
    "problem": StandingProblem,
    "event": Event,
    "control": Control,
    "toll": Toll,
    "dispute": Dispute,
    "forecast": Forecast,
}


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


def save(directory: Path, key: str, tables: Tables) -> None:
    """Writes the tables beside the ledger, in place of what was there; readers see the old or the new, never a mix.

    Where the directory cannot be written nothing is kept: a record on a read-only medium can still be read.
    """
    fresh = directory / f"{VIEWS_NAME}.{os.getpid()}.new"
    try:
        with closing(sqlite3.connect(fresh)) as connection, connection:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO meta VALUES ('key', ?)", (key,))
            connection.executemany(_INSERT, _rows(tables))
        fresh.replace(directory / VIEWS_NAME)
    except (OSError, sqlite3.OperationalError):
        return
    finally:
        if os.access(directory, os.W_OK):
            fresh.unlink(missing_ok=True)


def forget(directory: Path) -> None:
    """Deletes the tables and what a killed command left of them; the next one that needs them builds them anew."""
    for path in directory.glob(f"{VIEWS_NAME}*"):
        path.unlink(missing_ok=True)


def load(directory: Path, key: str, texts: Mapping[str, str]) -> Tables | None:
    """Reads the tables if they were built from what the key says; `None` otherwise, also when the file is damaged.

    Args:
        directory: of the project.
        key: what they must have been built from.
        texts: text by document id, which is not kept twice.
    """
    path = (directory / VIEWS_NAME).absolute()
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
            if found is None or found[0] != key:
                return None
            read = {kind: tuple(_read(connection, kind, cls)) for kind, cls in _KINDS.items()}
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return None  # a damaged cache is no cache
    reading = Reading(
        claims=read["claim"], documents=read["document"], texts=texts, links=read["link"], problems=read["problem"]
    )
    return Tables(
        reading=reading,
        events=read["event"],
        control=ControlTable.of(read["control"]),
        tolls=read["toll"],
        disputes=read["dispute"],
        forecasts=read["forecast"],
    )


def _rows(tables: Tables) -> Iterator[tuple[str, int, str, str | None, str | None, str | None, str]]:
    reading, recorded = tables.reading, {claim.id: claim.recorded for claim in tables.claims}
    for number, claim in enumerate(reading.claims):
        yield "claim", number, claim.id, claim.document, claim.recorded, claim.published, _text(claim)
    for number, card in enumerate(reading.documents):
        yield "document", number, card.id, card.id, card.recorded, card.published, _text(card)
    for number, one in enumerate(reading.links):
        yield "link", number, one.id, None, None, None, _text(one)
    for number, found in enumerate(reading.problems):
        yield "problem", number, found.problem.id, None, found.recorded, None, _text(found)
    derived: dict[str, Iterable[Any]] = {
        "event": tables.events,
        "control": tables.control.rows,
        "toll": tables.tolls,
        "dispute": tables.disputes,
        "forecast": tables.forecasts,
    }
    for kind, items in derived.items():
        for number, item in enumerate(items):
            since = min((recorded[name] for name in claims_of(item) if name in recorded), default=None)
            yield kind, number, getattr(item, "id", ""), None, since, None, _text(item)


def claims_of(item: Event | Control | Toll | Dispute | Forecast) -> tuple[str, ...]:
    """The claims that a derived value rests on."""
    if isinstance(item, Dispute):
        return (*item.left, *item.right)
    return (item.claim,) if isinstance(item, Forecast) else item.claims


def _read(connection: sqlite3.Connection, kind: str, cls: type[T]) -> Iterator[T]:
    for (payload,) in connection.execute("SELECT payload FROM row WHERE kind = ? ORDER BY position", (kind,)):
        yield from_wire(cls, json.loads(payload))


def _text(item: Any) -> str:
    """A value with all its fields, also those that are unknown or empty, as JSON."""
    return json.dumps(asdict(item), ensure_ascii=False, separators=(",", ":"))

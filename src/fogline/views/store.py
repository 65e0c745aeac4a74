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
from threading import get_ident
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
from fogline.views.cards import ActorCard, PlaceCard, SourceCard, actor_cards, place_cards, source_cards
from fogline.views.claims import ReadDocument, Reading, StandingProblem
from fogline.views.filing import Filing
from fogline.views.tables import Tables

T = TypeVar("T")

VIEWS_NAME = "views.db"
MAKERS = ("model", "link", "fuse", "views", "packs/base")
"""The parts of Fogline whose text decides what the tables say."""
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE row (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, document TEXT,
  recorded TEXT, published TEXT, first TEXT NOT NULL, last TEXT NOT NULL, latitude REAL, longitude REAL,
  payload TEXT NOT NULL
);
CREATE TABLE tag (
  kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY (kind, name, value, position)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (text, content='', tokenize="unicode61 remove_diacritics 2");
"""
_INDEXES = """
CREATE UNIQUE INDEX row_by_position ON row (kind, position);
CREATE INDEX row_by_id ON row (id);
CREATE INDEX row_by_recorded ON row (kind, recorded);
CREATE INDEX row_by_document ON row (document);
CREATE INDEX row_by_first ON row (kind, first, position, last);
CREATE INDEX row_by_last ON row (kind, last, position, first);
CREATE INDEX row_by_spot ON row (kind, latitude, longitude) WHERE latitude IS NOT NULL;
"""
_INSERT = "INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TAG = "INSERT INTO tag VALUES (?, ?, ?, ?)"
_WORD = "INSERT INTO word (rowid, text) VALUES (?, ?)"
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


ROW_TYPES: dict[str, type[Any]] = {**_KINDS, "actor": ActorCard, "place": PlaceCard, "source": SourceCard}
"""Every kind of row in the file; the last three are gathered from the others and kept for those who page."""


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
    directory: Path, key: str, tables: Tables, *, outlets: Mapping[str, str] | None = None, name: str = VIEWS_NAME
) -> None:
    """Writes the tables beside the ledger, in place of what was there; readers see the old or the new, never a mix.

    Where the directory cannot be written nothing is kept: a record on a read-only medium can still be read.

    Args:
        directory: of the project.
        key: what the tables were built from.
        tables: to write.
        outlets: side by folded name of outlet, as the packs have it.
        name: of the file.
    """
    fresh = directory / f"{name}.{os.getpid()}.{get_ident()}.new"
    try:
        with closing(sqlite3.connect(fresh)) as connection, connection:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO meta VALUES ('key', ?)", (key,))
            _write(connection, tables, outlets or {})
            connection.executescript(_INDEXES)
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
        control=ControlTable.of(read["control"], read["claim"]),
        tolls=read["toll"],
        disputes=read["dispute"],
        forecasts=read["forecast"],
    )


def is_current(directory: Path, key: str, *, name: str = VIEWS_NAME) -> bool:
    """Whether the tables on disk were built from what the key says, without reading them."""
    path = (directory / name).absolute()
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return (
                connection.execute("SELECT 1 FROM meta WHERE name = 'key' AND value = ?", (key,)).fetchone() is not None
            )
    except sqlite3.DatabaseError:
        return False


def _write(connection: sqlite3.Connection, tables: Tables, outlets: Mapping[str, str]) -> None:
    """Writes every row with what it is found by."""
    recorded = {claim.id: claim.recorded for claim in tables.claims}
    filing = Filing(claims={claim.id: claim for claim in tables.claims}, texts=tables.reading.texts)
    number = 0
    for kind, items in _tables(tables, outlets).items():
        for position, item in enumerate(items):
            number += 1
            filed = filing.file(item)
            document, since, published = _told(item, recorded)
            spot = (filed.latitude, filed.longitude)
            own = (number, kind, position, filed.id, document, since, published, filed.first, filed.last, *spot)
            connection.execute(_INSERT, (*own, _text(item)))
            connection.executemany(_TAG, ((kind, name, value, position) for name, value in sorted(filed.tags)))
            connection.execute(_WORD, (number, filed.words))


def _tables(tables: Tables, outlets: Mapping[str, str]) -> dict[str, Iterable[Any]]:
    reading = tables.reading
    return {
        "claim": reading.claims,
        "document": reading.documents,
        "link": reading.links,
        "problem": reading.problems,
        "event": tables.events,
        "control": tables.control.rows,
        "toll": tables.tolls,
        "dispute": tables.disputes,
        "forecast": tables.forecasts,
        "actor": actor_cards(reading.claims),
        "place": place_cards(reading.claims),
        "source": source_cards(reading.documents, reading.claims, tables.events, dict(outlets)),
    }


def _told(item: Any, recorded: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    """Document, recorded time and day of publication of a row, as far as it has them."""
    if isinstance(item, ReadClaim):
        return item.document, item.recorded, item.published
    if isinstance(item, ReadDocument):
        return item.id, item.recorded, item.published
    if isinstance(item, StandingProblem):
        return None, item.recorded, None
    if isinstance(item, Event | Control | Toll | Dispute | Forecast):
        return None, min((recorded[name] for name in claims_of(item) if name in recorded), default=None), None
    return None, None, None


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

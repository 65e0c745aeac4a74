"""Rows of the tables into the file and out of it again, each with what it is found by.

What must stay true: a row that is taken out leaves nothing behind, neither tags nor words.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from fogline.model import Control, Dispute, Event, Forecast, Link, ReadClaim, Tie, Toll, from_wire
from fogline.views.cards import ActorCard, PlaceCard, SourceCard
from fogline.views.claims import ReadDocument, StandingProblem
from fogline.views.filing import Filing
from fogline.views.order import order_of

KINDS: dict[str, type[Any]] = {
    "claim": ReadClaim,
    "document": ReadDocument,
    "link": Link,
    "problem": StandingProblem,
    "event": Event,
    "control": Control,
    "toll": Toll,
    "dispute": Dispute,
    "forecast": Forecast,
    "tie": Tie,
}
ROW_TYPES: dict[str, type[Any]] = {**KINDS, "actor": ActorCard, "place": PlaceCard, "source": SourceCard}
"""Every kind of row in the file; the last three are gathered from the others and kept for those who page."""
MANY = 400
"""Values that one question binds at most."""
_INSERT = "INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TAG = "INSERT INTO tag VALUES (?, ?, ?, ?)"
_WORD = "INSERT INTO word (rowid, text) VALUES (?, ?)"
_UNWORD = "INSERT INTO word (word, rowid, text) VALUES ('delete', ?, ?)"
_PLACED = "SELECT number, payload FROM row WHERE kind = ? AND place = ?"
# A plus keeps SQLite from looking for the few rows of an id or a report among all those of their kind.
_OF_IDS = "SELECT id, payload FROM row WHERE +kind = ? AND id IN ({marks})"
_OF_DOCUMENTS = "SELECT payload FROM row WHERE +kind = ? AND document IN ({marks}) ORDER BY place"


class Rows:
    """The rows of one file, over a connection that may write.

    Attributes:
        texts: of the reports whose rows come and go, by document id.
    """

    def __init__(self, connection: sqlite3.Connection, texts: Mapping[str, str]) -> None:
        self._connection = connection
        self._read: dict[tuple[str, str], Any] = {}
        self.texts = texts

    def put(
        self, kind: str, item: Any, claims: Mapping[str, ReadClaim], *, at: int = 0, number: int | None = None
    ) -> None:
        """Writes one row.

        Args:
            kind: of the row.
            item: the row.
            claims: those it rests on, at least.
            at: see `order_of`.
            number: of the row; the next one when `None`.
        """
        filed = Filing(claims=claims, texts=self.texts).file(item)
        document, recorded, published = _told(item, claims)
        spot = (filed.latitude, filed.longitude)
        own = (number, kind, order_of(item, at), filed.id, document, recorded, published, filed.first, filed.last)
        made = self._connection.execute(_INSERT, (*own, *spot, text_of(item))).lastrowid
        self._connection.executemany(_TAG, ((kind, name, value, made) for name, value in sorted(filed.tags)))
        self._connection.execute(_WORD, (made, filed.words))

    def drop(self, kind: str, item: Any, *, at: int = 0) -> bool:
        """Takes a row out; says whether it was there just as told."""
        found = self._connection.execute(_PLACED, (kind, order_of(item, at))).fetchone()
        if found is None or found[1] != text_of(item):
            return False
        words = Filing(texts=self.texts).file(item).words
        self._connection.execute(_UNWORD, (found[0], words))
        self._connection.execute("DELETE FROM tag WHERE number = ?", (found[0],))
        self._connection.execute("DELETE FROM row WHERE number = ?", (found[0],))
        return True

    def has(self, kind: str, item: Any) -> bool:
        """Whether this very row is there."""
        found = self._connection.execute(_PLACED, (kind, order_of(item))).fetchone()
        return found is not None and found[1] == text_of(item)

    def every(self, kind: str) -> Iterator[Any]:
        """All rows of a kind, in order."""
        return read_rows(self._connection, kind)

    def of(self, kind: str, ids: Iterable[str]) -> dict[str, Any]:
        """Rows by id; those that are not there are left out."""
        found: dict[str, Any] = {}
        for some in _helpings(ids):
            query = _OF_IDS.format(marks=marks(some))
            found |= {
                str(one): self._row(kind, payload) for one, payload in self._connection.execute(query, (kind, *some))
            }
        return found

    def _row(self, kind: str, payload: str) -> Any:
        """A row as it was written; read once, since what changed is looked at from several sides."""
        if (kind, payload) not in self._read:
            self._read[kind, payload] = row_of(kind, payload)
        return self._read[kind, payload]

    def of_documents(self, kind: str, documents: Iterable[str]) -> list[Any]:
        """The claims of reports, or their cards."""
        found: list[Any] = []
        for some in _helpings(documents):
            query = _OF_DOCUMENTS.format(marks=marks(some))
            found += [self._row(kind, payload) for (payload,) in self._connection.execute(query, (kind, *some))]
        return found


def _helpings(values: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(values))
    for begin in range(0, len(wanted), MANY):
        yield wanted[begin : begin + MANY]


def marks(values: Iterable[Any]) -> str:
    """As many question marks as values."""
    return ", ".join("?" for _ in values)


def read_rows(connection: sqlite3.Connection, kind: str) -> Iterator[Any]:
    """All rows of a kind, in order."""
    for (payload,) in connection.execute("SELECT payload FROM row WHERE kind = ? ORDER BY place", (kind,)):
        yield row_of(kind, payload)


def row_of(kind: str, payload: str) -> Any:
    """A row as it was written."""
    return from_wire(ROW_TYPES[kind], json.loads(payload))


def text_of(item: Any) -> str:
    """A row with all its fields, also those that are unknown or empty, as JSON."""
    return json.dumps(asdict(item), ensure_ascii=False, separators=(",", ":"))


def claims_of(item: Event | Control | Toll | Dispute | Forecast | Tie) -> tuple[str, ...]:
    """The claims that a derived value rests on."""
    if isinstance(item, Dispute):
        return (*item.left, *item.right)
    return (item.claim,) if isinstance(item, Forecast) else item.claims


def all_claims_of(item: Event | Control | Toll | Dispute | Forecast | Tie) -> tuple[str, ...]:
    """The claims that a derived value rests on, and those that tell what came of it."""
    return (*claims_of(item), *item.outcome_claims) if isinstance(item, Forecast) else claims_of(item)


def _told(item: Any, claims: Mapping[str, ReadClaim]) -> tuple[str | None, str | None, str | None]:
    """Document, recorded time and day of publication of a row, as far as it has them."""
    if isinstance(item, ReadClaim):
        return item.document, item.recorded, item.published
    if isinstance(item, ReadDocument):
        return item.id, item.recorded, item.published
    if isinstance(item, StandingProblem):
        return None, item.recorded, None
    if isinstance(item, Event | Control | Toll | Dispute | Forecast | Tie):
        return None, min((claims[name].recorded for name in claims_of(item) if name in claims), default=None), None
    return None, None, None

"""The baseline of the web exam: the rows in plain tables, and the questions of a page as anybody would put them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_SCHEMA = """
CREATE TABLE {kind} (
  id TEXT PRIMARY KEY, kind TEXT, family TEXT, first TEXT, last TEXT, latitude REAL, longitude REAL, payload TEXT
);
"""
_FILL = """INSERT OR IGNORE INTO plain.{kind}
  SELECT id, json_extract(payload, '{path}'), {family}, first, last, latitude, longitude, payload
  FROM row WHERE kind = '{kind}'"""
KINDS = {"claim": "$.claim.kind", "event": "$.kind", "control": "$.state"}
MOST_EVENTS, MOST_PLACES, LISTED = 1000, 1500, 100
"""Rows that the pages read at most."""
MANY = 400
"""Ids in one question."""

_ON = "FROM {table} WHERE first <= ? AND last >= ?"
_OF = "FROM {table} WHERE family = ? AND last >= ? AND first <= ?"
_BEHIND = "SELECT json_each.value FROM (SELECT payload {on} LIMIT {most}) AS held, json_each(held.payload, '$.claims')"
_CLAIMS = "SELECT payload FROM claim WHERE id IN ({marks})"
_BARS = "SELECT substr(first, 1, {width}), family, count(*) FROM event WHERE {where} GROUP BY 1, 2"


def write_plain(tables: Path, path: Path) -> None:
    """Copies the rows of a record into plain tables, with an index on the first day."""
    with closing(sqlite3.connect(tables)) as connection:
        connection.executescript("PRAGMA cache_size=-200000")
        connection.execute("ATTACH ? AS plain", (str(path),))
        connection.executescript("PRAGMA plain.journal_mode=OFF; PRAGMA plain.synchronous=OFF")
        for kind, inside in KINDS.items():
            word = f"json_extract(payload, '{inside}')"
            family = f"substr({word}, 1, instr({word} || '.', '.') - 1)"
            connection.execute(_SCHEMA.format(kind=f"plain.{kind}"))
            connection.execute(_FILL.format(kind=kind, path=inside, family=family))
            connection.execute(f"CREATE INDEX plain.{kind}_by_first ON {kind} (first)")
        connection.commit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The plain tables, open; each question gives how many rows it fetched."""

    connection: sqlite3.Connection

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Plain]:
        """Opens them for reading."""
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            yield cls(connection=connection)

    def reach(self) -> tuple[str, str]:
        """First and last day of the events."""
        first, last = self.connection.execute("SELECT min(first), max(last) FROM event").fetchone()
        return str(first), str(last)

    def last_change(self) -> str:
        """The last day on which something changed hands."""
        return str(self.connection.execute("SELECT max(first) FROM control").fetchone()[0])

    def scene(self, day: str) -> int:
        """What the map of a day tells: who holds what by whose word, what happened, the bars, the days of change."""
        on = _ON.format(table="event")
        found = self._rows("SELECT count(*) " + on, day, day)
        found += self._rows(f"SELECT payload {on} ORDER BY first LIMIT {MOST_EVENTS}", day, day)
        found += self._rows(f"SELECT family, count(*) {on} GROUP BY 1", day, day)
        found += self._held(day)
        near = (date.fromisoformat(day) - timedelta(days=45)).isoformat(), f"{day[:7]}-31"
        found += self._rows(_BARS.format(width=7, where="julianday(last) - julianday(first) <= 6"))
        found += self._rows(_BARS.format(width=10, where="last >= ? AND first <= ?"), *near)
        found += self._rows("SELECT DISTINCT first FROM control ORDER BY first")
        return found + self._rows("SELECT min(first), max(last) FROM event")

    def _held(self, day: str) -> int:
        """The places of a day, and the claims that say so."""
        on = _ON.format(table="control")
        found = self._rows(f"SELECT payload {on} LIMIT {MOST_PLACES}", day, day)
        behind = self.connection.execute(_BEHIND.format(on=on, most=MOST_PLACES), (day, day))
        ids = [one for (one,) in behind]
        for begin in range(0, len(ids), MANY):
            some = ids[begin : begin + MANY]
            found += self._rows(_CLAIMS.format(marks=", ".join("?" * len(some))), *some)
        return found

    def listed(self, table: str, family: str, begin: str, end: str) -> int:
        """A page of events or claims of a family and a period, and how many there are."""
        of = _OF.format(table=table)
        found = self._rows("SELECT count(*) " + of, family, begin, end)
        return found + self._rows(f"SELECT payload {of} ORDER BY first LIMIT {LISTED}", family, begin, end)

    def _rows(self, query: str, *values: object) -> int:
        found: Sequence[object] = self.connection.execute(query, values).fetchall()
        return len(found)

"""The tables as people ask for them: filtered, page by page, counted, one by one, straight from the database.

    shelf = Shelf(Views.file(ledger, facts, directory=directory))
    page = shelf.page("event", Wanted(types=("strike",), start="2016-11-01"), limit=50)

Nothing but the rows of a page is read, so that a record of a million claims opens as fast as one of a hundred. What
must stay true: a page and its count answer the same question; pages joined are the whole, each row once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from fogline.fuse.forecast_scores import Foretold, Score, scores
from fogline.model import Tie
from fogline.views.rows import MANY, marks, row_of
from fogline.views.schema import reading
from fogline.views.wanted import Wanted, conditions_of, lone_tag, match_of, tags_of

Order = Literal["record", "time", "-time"]
RANKED = 20_000
"""Rows with all the words of a search that are put in order by how well they fit."""
RARE = 2_000
"""Rows that are sooner gone through one by one than found by anything else that is wanted of them."""
FEW = 20_000
"""Rows that are sooner asked for their tags one by one than the tags of all rows are gone through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows in order, how many there are in all, and where the next page begins; `after` is `None` on the last."""

    rows: tuple[Any, ...]
    total: int
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A row that a search found."""

    kind: str
    row: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found; `ranked` says whether the best stand first or, of very many, the first of the record."""

    hits: tuple[Hit, ...] = ()
    ranked: bool = True


_COUNT = "SELECT count(*) FROM row WHERE {where}"
_COUNT_TAG = "SELECT count(*) FROM tag WHERE kind = ? AND name = ? AND value = ?"
_SPREAD = "SELECT count(*) FROM (SELECT 1 FROM tag WHERE kind = ? AND name = ? AND value IN ({values}) LIMIT ?)"
_ANY = "SELECT 1 FROM row WHERE kind = ? LIMIT 1"
_PAGE = """SELECT row.number, row.first, row.last, row.payload FROM row
  WHERE row.number IN (SELECT row.number FROM row WHERE {where} AND {onward} ORDER BY {order} LIMIT ?)
  ORDER BY {order}"""
_EVERY = "SELECT row.payload FROM row WHERE {where} ORDER BY {order}"
_OF = "SELECT id, payload FROM row WHERE +kind = ? AND id IN ({ids})"
_QUOTES = "SELECT id, json_extract(payload, '$.claim.span.quote') FROM row WHERE +kind = 'claim' AND id IN ({ids})"
_OUTLETS = """SELECT id, coalesce(nullif(json_extract(payload, '$.source'), ''),
  json_extract(payload, '$.document_name')) FROM row WHERE +kind = 'claim' AND id IN ({ids})"""
_PUBLISHED = "SELECT id, published FROM row WHERE +kind = 'claim' AND published IS NOT NULL AND id IN ({ids})"
_INSIDE = "AND number IN (SELECT row.number FROM row WHERE {where})"
_FEW = "SELECT count(*) FROM (SELECT 1 FROM row WHERE {where} LIMIT ?)"
_FEW_FACETS = """SELECT tag.value, count(*) AS many FROM row
  CROSS JOIN tag ON tag.number = row.number AND tag.kind = ? AND tag.name = ?
  WHERE {where} GROUP BY tag.value ORDER BY many DESC, tag.value LIMIT ?"""
_FACETS = """SELECT value, count(*) AS many FROM tag WHERE kind = ? AND name = ? {inside}
  GROUP BY value ORDER BY many DESC, value LIMIT ?"""
_DAYS = """SELECT min(CASE WHEN first > '0001' AND first < '~' THEN first END),
  max(CASE WHEN last > '' AND last < '9999' THEN last END) FROM row WHERE {where}"""
_REACH = """SELECT (SELECT min(first) FROM row WHERE kind = ?1 AND first > '0001' AND first < '~'),
  (SELECT max(last) FROM row WHERE kind = ?1 AND last > '' AND last < '9999')"""
_FIRST_DAYS = "SELECT DISTINCT first FROM row WHERE kind = ? AND first > '0001' AND first < '~' ORDER BY first"
_KNOWN_DAYS = """SELECT DISTINCT CASE WHEN last = '' THEN substr(recorded, 1, 10) WHEN last = '9999-12-31' THEN first
  ELSE last END AS day FROM row WHERE kind = 'document' ORDER BY day"""
_TIMELINE = """SELECT substr(row.first, 1, {width}) AS step, tag.value, count(*) FROM row
  JOIN tag ON tag.number = row.number AND tag.kind = row.kind AND tag.name = 'type'
  WHERE {where} AND row.first > '0001' AND row.first < '~' AND instr(tag.value, '.') = 0 {sure}
  GROUP BY step, tag.value ORDER BY step, tag.value"""
_FORETOLD = """SELECT json_extract(row.payload, '$.forecaster'), json_extract(row.payload, '$.outcome'),
  json_extract(row.payload, '$.probability') FROM row WHERE {where}"""
_SURE = "AND julianday(row.last) - julianday(row.first) <= ?"
_FOUND = "CREATE TEMP TABLE found (number INTEGER PRIMARY KEY)"
_FIND = "INSERT INTO found SELECT rowid FROM word WHERE word MATCH ?"
_FOUND_OF = "SELECT number FROM row INDEXED BY row_by_place WHERE kind = ? AND number IN found ORDER BY place LIMIT ?"
_RANKED = """SELECT row.kind, row.number FROM word JOIN row ON row.number = word.rowid
  WHERE word MATCH ? ORDER BY rank, row.number"""
_NUMBERED = "SELECT number, payload FROM row WHERE number IN ({marks})"
_COUNT_OF = "SELECT value, count(*) FROM tag WHERE kind = ? AND name = ? AND value IN ({values}) GROUP BY value"
_ORDERS: dict[Order, str] = {
    "record": "row.place",
    "time": "row.first, row.place",
    "-time": "row.last DESC, row.place DESC",
}
_PLACE = "(SELECT place FROM row WHERE number = ?)"
_AFTER: dict[Order, str] = {
    "record": f"row.place > {_PLACE}",
    "time": f"(row.first, row.place) > (?, {_PLACE})",
    "-time": f"(row.last, row.place) < (?, {_PLACE})",
}


@lru_cache(maxsize=8192)
def _read_once(kind: str, payload: str) -> Any:
    """A row as it was written; rows are frozen, and a page asks for the same ones from several sides."""
    return row_of(kind, payload)


class Shelf:
    """One file of tables, open for questions; safe to share between threads, since each question has its connection."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def page(
        self,
        kind: str,
        wanted: Wanted | None = None,
        *,
        limit: int = 100,
        after: str | None = None,
        order: Order = "record",
    ) -> Page:
        """A page of the rows of a kind.

        Args:
            kind: claim, event, control, toll, dispute, forecast, document, problem, actor, place or source.
            wanted: the filters.
            limit: rows at most.
            after: where it begins, as a former page told.
            order: of the record, or by time in either direction; rows whose time is unknown come last.
        """
        asked = wanted or Wanted()
        with self._open() as connection:
            rare, common = _spread(connection, kind, asked)
            total = _count(connection, kind, asked, rare)
            where, values = conditions_of(kind, asked, rare=rare, common=common)
            onward, begun = _onward(order, after)
            rows = connection.execute(
                _PAGE.format(where=where, onward=onward, order=_ORDERS[order]),
                (*values, *begun, limit + 1),
            ).fetchall()
        shown = rows[:limit]
        more = len(rows) > limit
        return Page(
            rows=tuple(_read_once(kind, payload) for *_, payload in shown),
            total=total,
            after=_token(order, shown[-1]) if more and shown else None,
        )

    def every(self, kind: str, wanted: Wanted | None = None, *, order: Order = "record") -> Iterator[Any]:
        """Every row that is wanted, read as it is asked for."""
        where, values = conditions_of(kind, wanted or Wanted())
        query = _EVERY.format(where=where, order=_ORDERS[order])
        with self._open() as connection:
            for (payload,) in connection.execute(query, values):
                yield row_of(kind, payload)

    def one(self, kind: str, row_id: str) -> Any | None:
        """The row of an id; `None` when there is none."""
        found = self.of(kind, (row_id,))
        return found[0] if found else None

    def of(self, kind: str, ids: Sequence[str]) -> tuple[Any, ...]:
        """The rows of ids, in the order of the ids; those that are not there are left out."""
        found: dict[str, Any] = {}
        wanted = list(dict.fromkeys(ids))
        with self._open() as connection:
            for begin in range(0, len(wanted), MANY):
                some = wanted[begin : begin + MANY]
                query = _OF.format(ids=marks(some))
                found |= {one: _read_once(kind, payload) for one, payload in connection.execute(query, (kind, *some))}
        return tuple(found[one] for one in wanted if one in found)

    def ties(self, events: Sequence[str]) -> tuple[Tie, ...]:
        """The ties that some events have, at either end."""
        found: dict[str, Tie] = {}
        for begin in range(0, len(events), MANY):
            some = tuple(events[begin : begin + MANY])
            found |= {tie.id: tie for tie in self.every("tie", Wanted(events=some))}
        return tuple(found.values())

    def quotes(self, ids: Sequence[str]) -> dict[str, str]:
        """The words of claims, without reading anything else of them."""
        return self._told_of_claims(_QUOTES, ids)

    def outlets(self, ids: Sequence[str]) -> dict[str, str]:
        """The outlets of claims, or the names of their reports where those have none."""
        return self._told_of_claims(_OUTLETS, ids)

    def published(self, ids: Sequence[str]) -> dict[str, str]:
        """The days on which the reports of claims were published, of those that have one."""
        return self._told_of_claims(_PUBLISHED, ids)

    def _told_of_claims(self, asked: str, ids: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        wanted = list(dict.fromkeys(ids))
        with self._open() as connection:
            for begin in range(0, len(wanted), MANY):
                some = wanted[begin : begin + MANY]
                found |= dict(connection.execute(asked.format(ids=marks(some)), some))
        return found

    def count(self, kind: str, wanted: Wanted | None = None) -> int:
        """How many rows are wanted."""
        with self._open() as connection:
            asked = wanted or Wanted()
            return _count(connection, kind, asked, _spread(connection, kind, asked)[0])

    def count_by(self, kind: str, name: str, values: Sequence[str]) -> dict[str, int]:
        """How many rows of a kind have each of some values of a tag; those that no row has are left out."""
        found: dict[str, int] = {}
        with self._open() as connection:
            for begin in range(0, len(values), MANY):
                some = values[begin : begin + MANY]
                query = _COUNT_OF.format(values=marks(some))
                found |= dict(connection.execute(query, (kind, name, *some)).fetchall())
        return found

    def has(self, kind: str) -> bool:
        """Whether there is any row of a kind, without counting them."""
        with self._open() as connection:
            return connection.execute(_ANY, (kind,)).fetchone() is not None

    def facets(
        self, kind: str, name: str, wanted: Wanted | None = None, *, limit: int = 50
    ) -> tuple[tuple[str, int], ...]:
        """The values of a tag (type, status, actor, place, src) with how many wanted rows have each, most first."""
        return self.facets_by(kind, (name,), wanted, limit=limit)[name]

    def facets_by(
        self, kind: str, names: Sequence[str], wanted: Wanted | None = None, *, limit: int = 50
    ) -> dict[str, tuple[tuple[str, int], ...]]:
        """The same for several tags of the same rows at once, by the name of the tag."""
        where, values = conditions_of(kind, wanted or Wanted())
        # Without filters the tags alone tell.
        inside = "" if where == "row.kind = ?" else _INSIDE.format(where=where)
        with self._open() as connection:
            few = inside and connection.execute(_FEW.format(where=where), (*values, FEW)).fetchone()[0] < FEW
            query = _FEW_FACETS.format(where=where) if few else _FACETS.format(inside=inside)
            more = values if inside else ()
            return {
                name: tuple(
                    (str(value), int(many))
                    for value, many in connection.execute(query, (kind, name, *more, limit)).fetchall()
                )
                for name in names
            }

    def days(self, kind: str, wanted: Wanted | None = None) -> tuple[str, str] | None:
        """First and last known day of the wanted rows; `None` where no day is known."""
        where, values = conditions_of(kind, wanted or Wanted())
        # Without filters the indexes tell, however many rows there are.
        query = _REACH if where == "row.kind = ?" else _DAYS.format(where=where)
        with self._open() as connection:
            first, last = connection.execute(query, values).fetchone()
        return (first or last, last or first) if first or last else None

    def first_days(self, kind: str) -> tuple[str, ...]:
        """The days on which rows of a kind begin, in order, each once."""
        with self._open() as connection:
            return tuple(str(day) for (day,) in connection.execute(_FIRST_DAYS, (kind,)))

    def known_days(self) -> tuple[str, ...]:
        """The days on which reports became known, in order: between two of them nothing that was known changed."""
        with self._open() as connection:
            return tuple(str(day) for (day,) in connection.execute(_KNOWN_DAYS) if day)

    def timeline(
        self,
        kind: str,
        wanted: Wanted | None = None,
        *,
        step: Literal["day", "month", "year"] = "day",
        within: int | None = None,
    ) -> tuple[tuple[str, str, int], ...]:
        """How many wanted rows begin in each step of time, by their family or type: ``(step, type, rows)``.

        Rows whose first day is unknown are in no step; `count` has them.

        Args:
            kind: of the rows.
            wanted: the filters.
            step: how long a step is.
            within: only rows whose time is known to so many days; one known to a year would stand in its first step.
        """
        where, values = conditions_of(kind, wanted or Wanted())
        width = {"day": 10, "month": 7, "year": 4}[step]
        query = _TIMELINE.format(where=where, width=width, sure="" if within is None else _SURE)
        with self._open() as connection:
            found = connection.execute(query, (*values, *(() if within is None else (within,)))).fetchall()
        return tuple((str(at), str(what), int(many)) for at, what, many in found)

    def forecasters(self, wanted: Wanted | None = None) -> list[Score]:
        """How forecasters fared, over every forecast that is wanted."""
        where, values = conditions_of("forecast", wanted or Wanted())
        with self._open() as connection:
            found = connection.execute(_FORETOLD.format(where=where), values)
            return scores(
                Foretold(forecaster=name, outcome=outcome, probability=json.loads(told) if told else None)
                for name, outcome, told in found
            )

    def search(self, words: str, *, kinds: Sequence[str], limit: int = 20) -> Found:
        """The rows of several kinds whose words have all of these, best first within each kind.

        Of more than `RANKED` such rows the first of each kind are given, since to rank them would take minutes.
        """
        question = match_of(words)
        if not question:
            return Found()
        with self._open() as connection:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(_FOUND)
            ranked = connection.execute(_FIND, (question,)).rowcount <= RANKED
            numbers = _best(connection, question, limit) if ranked else _first(connection, kinds, limit)
            hits = [
                Hit(kind=kind, row=row) for kind in kinds for row in _numbered(connection, kind, numbers.get(kind, ()))
            ]
        return Found(hits=tuple(hits), ranked=ranked)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with reading(self._path) as connection:
            yield connection


def _count(connection: sqlite3.Connection, kind: str, wanted: Wanted, rare: Collection[str]) -> int:
    """How many rows are wanted; of one tag alone the tags tell it, and no row is looked for."""
    lone = lone_tag(wanted)
    where, values = conditions_of(kind, wanted, rare=rare)
    query, told = (_COUNT_TAG, (kind, *lone)) if lone else (_COUNT.format(where=where), values)
    return int(connection.execute(query, told).fetchone()[0])


def _spread(connection: sqlite3.Connection, kind: str, wanted: Wanted) -> tuple[set[str], set[str]]:
    """The wanted tags that few rows have, and those that very many have."""
    rare, common = set[str](), set[str]()
    for name, values in tags_of(wanted).items():
        query = _SPREAD.format(values=marks(values))
        many = connection.execute(query, (kind, name, *values, FEW)).fetchone()[0]
        if many < RARE:
            rare.add(name)
        elif many == FEW:
            common.add(name)
    return rare, common


def _best(connection: sqlite3.Connection, question: str, limit: int) -> dict[str, list[int]]:
    """The numbers of the best rows of each kind."""
    best: dict[str, list[int]] = {}
    for kind, number in connection.execute(_RANKED, (question,)):
        mine = best.setdefault(kind, [])
        if len(mine) < limit:
            mine.append(number)
    return best


def _first(connection: sqlite3.Connection, kinds: Sequence[str], limit: int) -> dict[str, list[int]]:
    """The numbers of the first found rows of each kind."""
    return {kind: [number for (number,) in connection.execute(_FOUND_OF, (kind, limit))] for kind in kinds}


def _numbered(connection: sqlite3.Connection, kind: str, numbers: Sequence[int]) -> Iterator[Any]:
    """Rows by their numbers, in the order of the numbers."""
    told = dict(connection.execute(_NUMBERED.format(marks=marks(numbers)), tuple(numbers)).fetchall())
    return (row_of(kind, told[number]) for number in numbers)


def _onward(order: Order, after: str | None) -> tuple[str, tuple[Any, ...]]:
    if after is None:
        return "1", ()
    day, _, number = after.rpartition("@")
    return _AFTER[order], (int(number),) if order == "record" else (day, int(number))


def _token(order: Order, row: Sequence[Any]) -> str:
    number, first, last, _ = row
    return f"{first if order == 'time' else last if order == '-time' else ''}@{number}"

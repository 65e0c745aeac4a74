"""The tables as people ask for them: filtered, page by page, counted, one by one, straight from the database.

    shelf = Shelf(Views.file(ledger, facts, directory=directory))
    page = shelf.page("event", Wanted(types=("strike",), start="2016-11-01"), limit=50)

Nothing but the rows of a page is read, so that a record of a million claims opens as fast as one of a hundred. What
must stay true: a page and its count answer the same question; pages joined are the whole, each row once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from fogline.fuse.forecast_scores import Foretold, Score, scores
from fogline.model import Tie
from fogline.views.rows import MANY, marks, row_of
from fogline.views.schema import reading

Order = Literal["record", "time", "-time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What rows are wanted; an empty field asks for nothing, several values of one field mean any of them.

    Attributes:
        types: families or kinds of claims and events, states of control, categories, sorts.
        statuses: of claims, events, forecasts and disputes.
        actors: ids, folded names or sides.
        places: ids or folded names; what lies within one is wanted too.
        sources: folded names of outlets.
        documents: ids or names.
        reviewed: verdicts, or ``unreviewed``.
        claims: ids of claims that it rests on.
        events: ids of events that are tied.
        start, end: not wholly before or after these days.
        on: that may be on this day.
        box: west, south, east, north; west is greater than east where it crosses the date line.
        since: recorded at or after this time.
        words: all of them, the last one may be the beginning of one.
        ids: these rows.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    on: str = ""
    box: tuple[float, float, float, float] | None = None
    since: str = ""
    words: str = ""
    ids: tuple[str, ...] | None = None


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


_COUNT = "SELECT count(*) FROM row WHERE {where}"
_ANY = "SELECT 1 FROM row WHERE kind = ? LIMIT 1"
_PAGE = """SELECT row.number, row.first, row.last, row.payload FROM row WHERE {where} AND {onward}
  ORDER BY {order} LIMIT ?"""
_EVERY = "SELECT row.payload FROM row WHERE {where} ORDER BY {order}"
_OF = "SELECT id, payload FROM row WHERE +kind = ? AND id IN ({ids})"
_QUOTES = "SELECT id, json_extract(payload, '$.claim.span.quote') FROM row WHERE +kind = 'claim' AND id IN ({ids})"
_PUBLISHED = "SELECT id, published FROM row WHERE +kind = 'claim' AND published IS NOT NULL AND id IN ({ids})"
_INSIDE = "AND number IN (SELECT row.number FROM row WHERE {where})"
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
_SEARCH = """SELECT row.kind, row.payload FROM word JOIN row ON row.number = word.rowid
  WHERE word MATCH ? AND row.kind = ? ORDER BY rank, row.number LIMIT ?"""
_TAGGED = "row.number IN (SELECT number FROM tag WHERE kind = ? AND name = ? AND value IN ({values}))"
_WORDED = "row.number IN (SELECT rowid FROM word WHERE word MATCH ?)"
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
        where, values = _conditions(kind, wanted or Wanted())
        with self._open() as connection:
            total = int(connection.execute(_COUNT.format(where=where), values).fetchone()[0])
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
        where, values = _conditions(kind, wanted or Wanted())
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
        where, values = _conditions(kind, wanted or Wanted())
        with self._open() as connection:
            return int(connection.execute(_COUNT.format(where=where), values).fetchone()[0])

    def has(self, kind: str) -> bool:
        """Whether there is any row of a kind, without counting them."""
        with self._open() as connection:
            return connection.execute(_ANY, (kind,)).fetchone() is not None

    def facets(
        self, kind: str, name: str, wanted: Wanted | None = None, *, limit: int = 50
    ) -> tuple[tuple[str, int], ...]:
        """The values of a tag (type, status, actor, place, src) with how many wanted rows have each, most first."""
        where, values = _conditions(kind, wanted or Wanted())
        # Without filters the tags alone tell.
        inside = "" if where == "row.kind = ?" else _INSIDE.format(where=where)
        query = _FACETS.format(inside=inside)
        with self._open() as connection:
            found = connection.execute(query, (kind, name, *(values if inside else ()), limit)).fetchall()
        return tuple((str(value), int(many)) for value, many in found)

    def days(self, kind: str, wanted: Wanted | None = None) -> tuple[str, str] | None:
        """First and last known day of the wanted rows; `None` where no day is known."""
        where, values = _conditions(kind, wanted or Wanted())
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
        where, values = _conditions(kind, wanted or Wanted())
        width = {"day": 10, "month": 7, "year": 4}[step]
        query = _TIMELINE.format(where=where, width=width, sure="" if within is None else _SURE)
        with self._open() as connection:
            found = connection.execute(query, (*values, *(() if within is None else (within,)))).fetchall()
        return tuple((str(at), str(what), int(many)) for at, what, many in found)

    def forecasters(self, wanted: Wanted | None = None) -> list[Score]:
        """How forecasters fared, over every forecast that is wanted."""
        where, values = _conditions("forecast", wanted or Wanted())
        with self._open() as connection:
            found = connection.execute(_FORETOLD.format(where=where), values)
            return scores(
                Foretold(forecaster=name, outcome=outcome, probability=json.loads(told) if told else None)
                for name, outcome, told in found
            )

    def search(self, words: str, *, kinds: Sequence[str], limit: int = 20) -> tuple[Hit, ...]:
        """The rows of several kinds whose words have all of these, best first within each kind."""
        question = _match(words)
        if not question:
            return ()
        hits: list[Hit] = []
        with self._open() as connection:
            for kind in kinds:
                found = connection.execute(_SEARCH, (question, kind, limit)).fetchall()
                hits += [Hit(kind=kind, row=row_of(kind, payload)) for _, payload in found]
        return tuple(hits)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with reading(self._path) as connection:
            yield connection


def _conditions(kind: str, wanted: Wanted) -> tuple[str, list[Any]]:
    """The filters as a condition on `row`, with its values."""
    conditions, values = ["row.kind = ?"], list[Any]([kind])
    tags = {
        "type": wanted.types,
        "status": wanted.statuses,
        "actor": wanted.actors,
        "place": wanted.places,
        "src": wanted.sources,
        "document": wanted.documents,
        "reviewed": wanted.reviewed,
        "claim": wanted.claims,
        "event": wanted.events,
    }
    for name, told in tags.items():
        if told:
            conditions.append(_TAGGED.format(values=marks(told)))
            values += [kind, name, *told]
    plain = (("row.last >= ?", wanted.start), ("row.first <= ?", wanted.end), ("row.recorded >= ?", wanted.since))
    for condition, value in (*plain, ("row.first <= ?", wanted.on), ("row.last >= ?", wanted.on)):
        if value:
            conditions.append(condition)
            values.append(value)
    if wanted.box:
        west, south, east, north = wanted.box
        across = "row.longitude BETWEEN ? AND ?" if west <= east else "(row.longitude >= ? OR row.longitude <= ?)"
        conditions.append(f"row.latitude BETWEEN ? AND ? AND {across}")
        values += [south, north, west, east]
    if wanted.ids is not None:
        conditions.append(f"row.id IN ({marks(wanted.ids)})")
        values += wanted.ids
    if wanted.words.strip():
        question = _match(wanted.words)
        conditions.append(_WORDED if question else "0")
        values += [question] if question else []
    return " AND ".join(conditions), values


def _match(words: str) -> str:
    """A question for the index of words: each as a quoted term, so that nothing people type is syntax."""
    kept = ("".join(one if one.isalnum() else " " for one in word) for word in words.split())
    terms = [term for word in kept for term in word.split()]
    return " ".join((*(f'"{term}"' for term in terms[:-1]), f'"{terms[-1]}"*')) if terms else ""


def _onward(order: Order, after: str | None) -> tuple[str, tuple[Any, ...]]:
    if after is None:
        return "1", ()
    day, _, number = after.rpartition("@")
    return _AFTER[order], (int(number),) if order == "record" else (day, int(number))


def _token(order: Order, row: Sequence[Any]) -> str:
    number, first, last, _ = row
    return f"{first if order == 'time' else last if order == '-time' else ''}@{number}"

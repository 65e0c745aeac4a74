"""Reading the rows of a ledger that may be damaged: every row that can be read, and a mark where one cannot.

A damaged page makes a scan fail as a whole; then rows are read one by one, so that the damage is told by entry.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fogline.ledger.line import Line
from fogline.ledger.schema import DAMAGE, connect

PAGE = 500
_ROWS = """SELECT sequence, id, type, at, payload, content, hash FROM entry
  WHERE sequence > ? AND sequence <= ? ORDER BY sequence"""
_RESTS = "SELECT sequence, role, target FROM rest WHERE sequence > ? AND sequence <= ? ORDER BY sequence, place"
_END = "SELECT max(sequence) FROM (SELECT sequence FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?)"
_DAMAGE = (*DAMAGE, ValueError, TypeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry as its row has it, nothing proved: line, payload (`None` when erased) and chained hash."""

    line: Line
    payload: str | None
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A place in the chain where no row can be read."""

    sequence: int
    message: str


def connect_raw(directory: Path) -> sqlite3.Connection:
    """Opens a ledger for reading what may not be valid text: bad bytes come through and change the digest."""
    connection = connect(directory, write=False)
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    return connection


def read_rows(connection: sqlite3.Connection, bound: int) -> Iterator[Row | Unreadable]:
    """Reads every row in order; a gap in the numbers yields nothing.

    Args:
        connection: from `connect_raw`.
        bound: how many rows there can be at most; where pages fail, rows are tried one by one up to here.
    """
    after = 0
    while True:
        try:
            end = connection.execute(_END, (after, PAGE)).fetchone()[0]
            if end is None:
                return
            page: list[Row | Unreadable] = list(_page(connection, after, end))
        except _DAMAGE:
            end = min(after + PAGE, bound)
            if end <= after:
                return
            page = [row for number in range(after, end) for row in _one(connection, number)]
        yield from page
        after = end


def _page(connection: sqlite3.Connection, start: int, end: int) -> Iterator[Row]:
    rests: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for sequence, role, target in connection.execute(_RESTS, (start, end)):
        rests[sequence].append((str(role), str(target)))
    for sequence, record_id, kind, at, payload, content, chained in connection.execute(_ROWS, (start, end)):
        line = Line(
            sequence=sequence,
            id=_text(record_id),
            type=_text(kind),
            at=_text(at),
            rests=tuple(rests[sequence]),
            content=_text(content),
        )
        yield Row(line=line, payload=None if payload is None else _text(payload), hash=_text(chained))


def _one(connection: sqlite3.Connection, number: int) -> Iterator[Row | Unreadable]:
    try:
        yield from list(_page(connection, number, number + 1))
    except _DAMAGE as error:
        yield Unreadable(sequence=number + 1, message=str(error))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text is wanted where {type(value).__name__} is stored")
    return value

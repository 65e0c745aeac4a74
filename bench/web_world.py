"""A record of very many claims for the web app, as its tables have it, without linking them all anew.

One synthetic war is put together by the whole of `link` and `fuse`. Its rows are then written again and again, as other
wars of other years: ten theatres at a time, one stretch of years after the other, each with ids, days, names of places
and coordinates of its own. What must stay true: every row is as the tables would have it; only their number is made up.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.world import FACTS, FIRST_DAY, Report
from bench.world_exam import told_war
from fogline.views import ReadDocument, Reading
from fogline.views.filing import OPEN_END, OPEN_START, Filing
from fogline.views.rows import row_of
from fogline.views.schema import make_indexes, make_tables
from fogline.views.store import VIEWS_NAME, save
from fogline.views.tables import Tables, build_tables

BASE = 10_000
"""Claims of the war that is put together in earnest."""
THEATRES = 10
"""Wars that go on at the same time."""
APART = 4.0
"""Degrees from one theatre to the next."""
ONCE = frozenset({"actor", "source"})
"""Cards that every war shares."""
VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstvz"
_INSERT = "INSERT INTO row VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row of the war with everything that another copy has otherwise, split at it."""

    kind: str
    cells: tuple[list[str] | None, ...]
    spot: tuple[float | None, float | None]
    tags: tuple[tuple[str, list[str]], ...]
    words: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """One war of many.

    Attributes:
        theatre: number of where it is.
        first: it is the first of all.
        opens: it is the first in its theatre.
        words: what stands here where something stands in the first one.
    """

    theatre: int
    first: bool
    opens: bool
    words: Mapping[str, str]

    def has(self, kind: str) -> bool:
        """Whether rows of a kind are written here; the towns of a theatre are those of every war in it."""
        return self.first if kind in ONCE else self.opens or kind != "place"

    def again(self, parts: list[str] | None) -> str | None:
        """A text of the first war as this one has it."""
        if parts is None:
            return None
        made = parts[:]
        made[1::2] = [self.words[one] for one in parts[1::2]]
        return "".join(made)


def war(claims: int, seed: int) -> Tables:
    """The tables of one synthetic war."""
    _, reports = told_war(claims, seed)
    read = tuple(claim for report in reports for claim in report.claims)
    texts = {report.document: report.text for report in reports}
    documents = tuple(_document(report) for report in reports)
    return build_tables(Reading(claims=read, documents=documents, texts=texts), FACTS)


def _document(report: Report) -> ReadDocument:
    first = report.claims[0]
    return ReadDocument(
        id=report.document,
        name=first.document_name,
        source=first.source,
        language="en",
        published=first.published,
        published_when=first.published_when,
        published_rule="stated",
        recorded=first.recorded,
    )


def write_wars(path: Path, size: int, seed: int, key: str) -> dict[str, int]:
    """Writes the tables of so many claims; gives how many rows of each kind they have.

    Args:
        path: of the file.
        size: claims, rounded up to whole wars.
        seed: of the first war.
        key: what the tables are said to be built from.
    """
    base = min(BASE, size)
    tables = war(base, seed)
    rows = _rows(tables)
    copies = -(-size // base)
    tokens = {token for row in rows for token in _tokens(row)}
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000")
        make_tables(connection, growing=False)
        connection.execute("INSERT INTO meta VALUES ('key', ?)", (key,))
        connection.execute("CREATE TEMP TABLE pending (kind TEXT, name TEXT, value TEXT, number INTEGER)")
        for number in range(copies):
            _write(connection, rows, _copy_of(number, copies, tables, tokens))
        connection.execute("INSERT OR IGNORE INTO tag SELECT * FROM pending ORDER BY kind, name, value, number")
        connection.execute("DROP TABLE pending")
        make_indexes(connection, growing=False)
        connection.commit()
        told = connection.execute("SELECT kind, count(*) FROM row GROUP BY kind").fetchall()
    return {str(kind): int(many) for kind, many in told}


def _rows(tables: Tables) -> list[_Row]:
    """The rows of a war, split at what differs from war to war."""
    names = {_town(where.name) for claim in tables.claims for where in claim.places}
    pattern = _pattern(names)
    filing = Filing(claims={one.id: one for one in tables.claims}, texts=tables.reading.texts)
    with TemporaryDirectory() as folder:
        save(Path(folder), "", tables)
        with closing(sqlite3.connect(Path(folder) / VIEWS_NAME)) as connection:
            tags: dict[int, list[tuple[str, list[str]]]] = {}
            for name, value, number in connection.execute("SELECT name, value, number FROM tag"):
                tags.setdefault(number, []).append((name, pattern.split(value)))
            found = connection.execute("SELECT * FROM row ORDER BY number").fetchall()
    return [_row(one, tuple(tags.get(one[0], ())), pattern, filing) for one in found]


def _row(
    stored: Sequence[Any], tags: tuple[tuple[str, list[str]], ...], pattern: re.Pattern[str], filing: Filing
) -> _Row:
    _, kind, *cells, latitude, longitude, payload = stored
    split: Callable[[str], list[str]] = pattern.split
    return _Row(
        kind=kind,
        cells=tuple(None if one is None else split(one) for one in (*cells, payload)),
        spot=(latitude, longitude),
        tags=tags,
        words=split(filing.file(row_of(kind, payload)).words),
    )


def _town(name: str) -> str:
    """The town of a place: quarters are named after theirs."""
    return name.rpartition(" of ")[2]


def _pattern(names: set[str]) -> re.Pattern[str]:
    """Everything that is otherwise in another war."""
    told = "|".join(sorted(re.escape(form) for name in names for form in (name, name.lower())))
    ids = r"(?:claim|event|toll|dispute|forecast)_(?=[0-9a-f]{8})|world(?=\d{9})|w:(?=town|province|country)"
    return re.compile(rf'({ids}|\d{{4}}-\d\d-\d\d|"longitude":[\d.]+|"end":null|\b(?:{told})\b)')


def _tokens(row: _Row) -> Iterator[str]:
    for parts in (*row.cells, row.words, *(value for _, value in row.tags)):
        yield from (parts or [])[1::2]


def _copy_of(number: int, copies: int, tables: Tables, tokens: set[str]) -> _Copy:
    theatre, stretch = number % THEATRES, number // THEATRES
    last = max(claim.published or "" for claim in tables.claims)
    width = date.fromisoformat(last) - FIRST_DAY + timedelta(days=1)
    # Where another war follows in the same theatre, what was held is held by the end of this one at the latest.
    ends = (FIRST_DAY + (stretch + 1) * width).isoformat() if number + THEATRES < copies else ""
    words = {token: _word(token, number, theatre, stretch * width, ends) for token in tokens}
    return _Copy(theatre=theatre, first=number == 0, opens=stretch == 0, words=words)


def _word(told: str, number: int, theatre: int, later: timedelta, ends: str) -> str:
    """What stands in a war of many where something stands in the first one."""
    if told in (OPEN_START, OPEN_END):
        return ends if ends and told == OPEN_END else told
    if told == '"end":null':
        return f'"end":"{ends}"' if ends else told
    if told[0].isdigit():
        return (date.fromisoformat(told) + later).isoformat()
    if told.startswith('"longitude":'):
        return f'"longitude":{round(float(told[12:]) + APART * theatre, 6)}'
    if told == "w:":
        return f"w{theatre}:"
    return f"{told}{number:02x}" if told == "world" or told.endswith("_") else _turned(told, theatre)


def _turned(name: str, theatre: int) -> str:
    """Another name of the same length, so that spans still hold it."""
    made = []
    for letter in name:
        small = letter.lower()
        ring = VOWELS if small in VOWELS else CONSONANTS if small in CONSONANTS else small
        turned = ring[(ring.index(small) + theatre) % len(ring)]
        made.append(turned.upper() if letter.isupper() else turned)
    return "".join(made)


def _write(connection: sqlite3.Connection, rows: Sequence[_Row], copy: _Copy) -> None:
    """Writes one war."""
    tags: list[tuple[str, str, str | None, int | None]] = []
    for row in rows:
        if not copy.has(row.kind):
            continue
        *cells, payload = map(copy.again, row.cells)
        latitude, longitude = row.spot
        spot = (latitude, None if longitude is None else longitude + APART * copy.theatre)
        made = connection.execute(_INSERT, (row.kind, *cells, *spot, payload)).lastrowid
        connection.execute("INSERT INTO word (rowid, text) VALUES (?, ?)", (made, copy.again(row.words)))
        tags += [(row.kind, name, copy.again(value), made) for name, value in row.tags]
    connection.executemany("INSERT INTO pending VALUES (?, ?, ?, ?)", tags)

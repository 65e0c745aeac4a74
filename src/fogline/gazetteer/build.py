"""Builds the index of names: one SQLite file, named by the content of what it was built from.

Built once, in about ten seconds, and used again until a pack, an imported file, the world's gazetteer or this module
changes. Written beside and renamed, so that a half-built index is never found under its name. What must stay true: the
same inputs give the same digest and the same answers.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from fogline.errors import GazetteerError
from fogline.gazetteer.imports import read_import
from fogline.gazetteer.merge import Merged, Merger
from fogline.gazetteer.pack_types import Pack, PackPlace
from fogline.gazetteer.parents import find_parents
from fogline.gazetteer.place_types import KINDS, IndexFile, Row
from fogline.gazetteer.spelling import ARABIC, skeleton
from fogline.gazetteer.world import (
    DATA,
    TABLES,
    city_rows,
    country_rows,
    county_rows,
    province_rows,
    region_rows,
    world_version,
)

BUILD_VERSION = 6
"""Raised whenever the same inputs would give another index."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done and how much there is."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, arabic TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT NOT NULL, population INTEGER NOT NULL, lat REAL, lon REAL, radius_m INTEGER, source TEXT NOT NULL,
  parent INTEGER, weight REAL NOT NULL, pack TEXT NOT NULL);
CREATE TABLE alias (id TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE spelling (folded TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (folded, n)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, country TEXT NOT NULL, n INTEGER NOT NULL, folded TEXT NOT NULL,
  PRIMARY KEY (key, country, n, folded)) WITHOUT ROWID;
CREATE TABLE outline (n INTEGER PRIMARY KEY, rings TEXT NOT NULL);
"""


def silent(what: str, done: int, total: int) -> None:
    """Tells nobody about progress."""


def build_index(
    packs: Sequence[Pack],
    imports: Sequence[Path],
    home: Path,
    progress: Progress = silent,
    *,
    world: bool = True,
) -> IndexFile:
    """Gives the index of names for these packs and files, building it if it is not in `home` yet.

    Args:
        packs: conflict packs, later ones winning.
        imports: gazetteer files to read besides.
        home: directory of built indexes.
        progress: told what is being done.
        world: whether the world's counties, cities, towns and villages go in besides countries and provinces.

    Raises:
        GazetteerError: an imported file cannot be read, or `home` cannot be written.
    """
    digest = index_digest(packs, imports, world=world)
    path = home / "gazetteer" / f"{digest[:24]}.sqlite"
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, digest, _merged(packs, imports, progress, world=world), progress)
        except OSError as error:
            raise GazetteerError(f"{path}: cannot be written: {error}") from error
    return IndexFile(path=path, digest=digest)


def index_digest(packs: Sequence[Pack], imports: Sequence[Path], *, world: bool = True) -> str:
    """The hash of everything an index is built from."""
    total = hashlib.sha256(f"gazetteer {BUILD_VERSION} {world_version() if world else ''}\n".encode())
    for name in TABLES:
        total.update((DATA / name).read_bytes())
    for pack in packs:
        total.update(f"pack {pack.name} {pack.digest}\n".encode())
    for path in imports:
        try:
            with path.open("rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise GazetteerError(f"{path}: cannot be read: {error}") from error
    return total.hexdigest()


def _write(path: Path, digest: str, merger: Merger, progress: Progress) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(partial)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(SCHEMA)
            _fill(connection, merger, progress)
            connection.execute("INSERT INTO meta VALUES ('digest', ?)", (digest,))
            connection.commit()
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _merged(packs: Sequence[Pack], imports: Sequence[Path], progress: Progress, *, world: bool) -> Merger:
    merger = Merger()
    steps = len(packs) + len(imports) + 4
    for step, pack in enumerate(reversed(packs)):
        progress(f"pack {pack.name}", step, steps)
        merger.add_source(_pack_rows(pack))
    lands = frozenset(country for pack in packs for country in pack.meta.countries)
    for step, path in enumerate(imports, len(packs)):
        progress(path.name, step, steps)
        merger.add_source(read_import(path, lands))
    progress("countries, provinces and regions", steps - 4, steps)
    for rows in (country_rows(), region_rows(), province_rows()):
        merger.add_source(rows)
    if world:
        progress("cities, towns and villages of the world", steps - 1, steps)
        merger.add_source(county_rows())
        merger.add_source(city_rows(), joinable=False)
    find_parents(merger)
    return merger


def _pack_rows(pack: Pack) -> Iterator[Row]:
    for place in pack.places:
        yield _pack_row(place, pack.name)


def _pack_row(place: PackPlace, pack: str) -> Row:
    return Row(
        id=place.id,
        name=place.name,
        names=place.names,
        arabic=place.arabic,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_m=place.radius_m,
        source=place.source or f"pack {pack}",
        parent=place.parent,
        pack=pack,
    )


def _fill(connection: sqlite3.Connection, merger: Merger, progress: Progress) -> None:
    places = merger.places
    progress("writing places", 0, len(places))
    rows = (_place_values(number, place.row, merger) for number, place in enumerate(places))
    connection.executemany(f"INSERT INTO place VALUES ({','.join('?' * 14)})", rows)  # noqa: S608 - only marks
    connection.executemany("INSERT INTO alias VALUES (?, ?)", sorted(merger.number.items()))
    progress("writing names", 0, len(places))
    spellings = sorted({(folded, n) for n, place in enumerate(places) for folded in place.spellings})
    connection.executemany("INSERT INTO spelling VALUES (?, ?)", spellings)
    connection.executemany("INSERT INTO sound VALUES (?, ?, ?, ?)", sorted(set(_sounds(places))))
    outlines = ((n, json.dumps(place.row.outline)) for n, place in enumerate(places) if place.row.outline)
    connection.executemany("INSERT INTO outline VALUES (?, ?)", outlines)
    progress("done", len(places), len(places))


def _place_values(number: int, row: Row, merger: Merger) -> tuple[object, ...]:
    parent = merger.number.get(row.parent) if row.parent else None
    if row.parent and parent is None and row.country:
        parent = merger.number.get(f"country:{row.country}")
    return (
        number,
        row.id,
        row.name,
        row.arabic,
        row.kind,
        row.country,
        row.population,
        row.latitude,
        row.longitude,
        row.radius_m or (KINDS[row.kind][2] if row.kind in KINDS and row.latitude is not None else None),
        row.source,
        parent if parent != number else None,
        weight(row),
        row.pack,
    )


WEIGHTS = {"country": 1.0, "continent": 0.95, "region": 0.7, "sea": 0.7, "province": 0.62, "district_admin": 0.4}
"""How likely a bare mention means a place of the kind, before any context."""

SETTLEMENT_WEIGHTS = {"city": 0.65, "town": 0.4, "village": 0.25}
"""The least weight of a settlement that a pack names by kind, whose size may not be known."""


def weight(row: Row) -> float:
    """How likely a bare mention means this place: by kind, else by the size of the settlement."""
    base = WEIGHTS.get(row.kind)
    if base is not None:
        return base
    by_size = (math.log10(max(row.population, 1)) - 2) / 5
    return round(min(0.95, max(0.08, by_size, SETTLEMENT_WEIGHTS.get(row.kind, 0.0) if row.pack else 0.0)), 4)


def _sounds(places: Sequence[Merged]) -> Iterable[tuple[str, str, int, str]]:
    """One row per place and key: the shortest of the spellings that sound alike stands for them."""
    for number, place in enumerate(places):
        keys: dict[str, str] = {}
        for folded in place.spellings:
            key = skeleton(folded) if folded.isascii() or ARABIC.search(folded) else ""
            if len(key) > 1 and len(folded) < len(keys.get(key, "x" * 99)):
                keys[key] = folded
        for key, folded in keys.items():
            yield key, place.row.country, number, folded

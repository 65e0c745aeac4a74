"""Reads an index of names: which places a spelling may mean, and what contains what.

A stage gets an `IndexFile` and opens it itself, read-only; answers depend on the file alone. Look-ups are cached, and
nothing here decides between candidates: that is the resolver's work.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fogline.errors import GazetteerError
from fogline.gazetteer.geometry import distance_m, inside
from fogline.gazetteer.place_types import IndexFile, Place
from fogline.gazetteer.spelling import fold_spelling, skeleton

How = Literal["exact", "variant", "sound", "fuzzy"]

CACHE = 50_000
FUZZY_FLOOR = 82.0
"""Below this similarity (0 … 100) two spellings are two names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a spelling may mean.

    Attributes:
        score: how well the spelling fits, 0 … 1; says nothing of context.
        how: by the same spelling, by one without its article, by sound, or by likeness.
        spelling: the listed spelling that fitted, folded.
    """

    place: Place
    score: float
    how: How
    spelling: str


@dataclass(frozen=True, slots=True)
class _Listed:
    """Places by number and folded name, and the names as likeness is measured."""

    rows: tuple[tuple[int, str], ...]
    plain: tuple[str, ...]

    @classmethod
    def of(cls, found: Iterable[tuple[int, str]]) -> _Listed:
        """What an index has found."""
        rows = tuple(found)
        return cls(rows, tuple(_plain(folded) for _, folded in rows))


class PlaceIndex:
    """An open index of names; made by `PlaceIndex.open`."""

    def __init__(self, connection: sqlite3.Connection, file: IndexFile) -> None:
        self.file = file
        self._connection = connection
        self._place = lru_cache(CACHE)(self._read_place)
        self._exactly = lru_cache(CACHE)(self._read_exactly)
        self._lookup = lru_cache(CACHE)(self._find)
        self._rings = lru_cache(2_000)(self._read_rings)

    @classmethod
    def open(cls, file: IndexFile) -> PlaceIndex:
        """Opens an index read-only.

        Raises:
            GazetteerError: it is missing, no index, or not the one named.
        """
        try:
            connection = sqlite3.connect(f"{file.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            found = connection.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"{file.path}: no index of names ({error}); build it again") from error
        if found is None or found[0] != file.digest:
            connection.close()
            raise GazetteerError(f"{file.path}: another index than the one asked for; build it again")
        return cls(connection, file)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def __reduce__(self) -> tuple[object, tuple[IndexFile]]:
        """Travels to another process as the name of its file."""
        return PlaceIndex.open, (self.file,)

    def get(self, place_id: str) -> Place | None:
        """The place of an id, also of an id that another source gave it."""
        found = self._connection.execute("SELECT n FROM alias WHERE id = ?", (place_id,)).fetchone()
        return self._place(found[0]) if found else None

    def lookup(
        self, name: str, *, country: str = "", within: str = "", fuzzy: bool = True, limit: int = 12
    ) -> tuple[Candidate, ...]:
        """The places a name may mean, best spelling first and the likelier place before the other.

        Args:
            name: as the text has it.
            country: two-letter code; needed for finding by likeness.
            within: id of a place that must contain it.
            fuzzy: whether to look by sound and likeness when no spelling is the same.
            limit: most to give.
        """
        folded = fold_spelling(name)
        return self._lookup(folded, country, within, fuzzy=fuzzy, limit=limit) if folded else ()

    def contains(self, outer: str, inner: str) -> bool:
        """Tells whether the place `outer` contains the place `inner`, by what the sources say or by outline."""
        a, b = self.get(outer), self.get(inner)
        if a is None or b is None or a.id == b.id:
            return False
        if a.id in b.parents:
            return True
        return b.longitude is not None and b.latitude is not None and self._covers(a, b.longitude, b.latitude)

    def distance(self, one: str, other: str) -> float | None:
        """Metres between two places; `None` when either has no coordinates."""
        a, b = self.get(one), self.get(other)
        if a is None or b is None or None in (a.latitude, a.longitude, b.latitude, b.longitude):
            return None
        assert a.latitude is not None and a.longitude is not None  # noqa: S101, PT018 - for the type checker
        assert b.latitude is not None and b.longitude is not None  # noqa: S101, PT018 - for the type checker
        return distance_m(a.latitude, a.longitude, b.latitude, b.longitude)

    def outline(self, place_id: str) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The simplified outer rings of a place (longitude, latitude), empty where no source has them."""
        place = self.get(place_id)
        return self._rings(place.id) if place else ()

    def _covers(self, place: Place, lon: float, lat: float) -> bool:
        return any(inside(lon, lat, ring) for ring in self._rings(place.id))

    def _find(self, folded: str, country: str, within: str, *, fuzzy: bool, limit: int) -> tuple[Candidate, ...]:
        found = list(self._exactly(folded))
        here = [c for c in found if c.place.country in (country, "")] if country else found
        if within:
            here = [c for c in here if c.place.id == within or self.contains(within, c.place.id)]
        if not here and fuzzy:
            here = self._by_sound(folded, country, within)
        if not here and fuzzy and country:
            here = self._by_likeness(folded, country, within)
        found = here if here or within else found
        found.sort(key=lambda c: (-c.score, -c.place.weight - (0.3 if c.place.pack else 0), c.place.id))
        return tuple(found[:limit])

    def _read_exactly(self, folded: str) -> tuple[Candidate, ...]:
        best: dict[str, Candidate] = {}
        variants = _variants(folded)
        listed = self._spelt([spelling for spelling, _ in variants])
        for spelling, score in variants:
            for number in listed.get(spelling, ()):
                place = self._place(number)
                how: How = "exact" if spelling == folded else "variant"
                best.setdefault(place.id, Candidate(place=place, score=score, how=how, spelling=spelling))
        return tuple(best.values())

    def _by_sound(self, folded: str, country: str, within: str) -> list[Candidate]:
        key = skeleton(folded)
        if len(key) < 2:
            return []
        sql = "SELECT n, folded FROM sound WHERE key = ?1 AND (?2 = '' OR country = ?2)"
        listed = _Listed.of(self._connection.execute(sql, (key, country)))
        return self._alike(folded, listed, within, how="sound", floor=45.0 if country else 75.0)

    def _by_likeness(self, folded: str, country: str, within: str) -> list[Candidate]:
        if len(folded) < 4:
            return []
        return self._alike(folded, self._country_names(country), within, how="fuzzy", floor=FUZZY_FLOOR)

    def _alike(self, folded: str, listed: _Listed, within: str, *, how: How, floor: float) -> list[Candidate]:
        from rapidfuzz import fuzz, process

        matches = process.extract(_plain(folded), listed.plain, scorer=fuzz.ratio, limit=24, score_cutoff=floor)
        best: dict[str, Candidate] = {}
        base, span = (0.6, 0.32) if how == "sound" else (0.0, 0.85)
        for _, likeness, position in matches:
            number, spelling = listed.rows[position]
            place = self._place(number)
            if within and place.id != within and not self.contains(within, place.id):
                continue
            score = round(base + span * likeness / 100, 4)
            best.setdefault(place.id, Candidate(place=place, score=score, how=how, spelling=spelling))
        return list(best.values())

    @lru_cache(8)  # noqa: B019 - one index lives as long as its process
    def _country_names(self, country: str) -> _Listed:
        sql = "SELECT n, folded FROM sound WHERE country = ? ORDER BY n, folded"
        return _Listed.of(self._connection.execute(sql, (country,)))

    def _spelt(self, spellings: list[str]) -> dict[str, list[int]]:
        """The places listed under each of some spellings, asked for at once."""
        listed: dict[str, list[int]] = {}
        sql = f"SELECT folded, n FROM spelling WHERE folded IN ({','.join('?' * len(spellings))})"  # noqa: S608 - marks only
        for folded, number in self._connection.execute(sql, spellings):
            listed.setdefault(folded, []).append(number)
        return listed

    def _read_rings(self, place_id: str) -> tuple[tuple[tuple[float, float], ...], ...]:
        sql = "SELECT rings FROM outline JOIN alias USING (n) WHERE alias.id = ?"
        found = self._connection.execute(sql, (place_id,)).fetchone()
        if found is None:
            return ()
        return tuple(tuple((x, y) for x, y in ring) for ring in json.loads(found[0]))

    def _read_place(self, number: int) -> Place:
        row = self._connection.execute("SELECT * FROM place WHERE n = ?", (number,)).fetchone()
        _, id_, name, arabic, kind, country, population, lat, lon, radius, source, parent, weight, pack = row
        return Place(
            id=id_,
            name=name,
            arabic=arabic,
            kind=kind,
            country=country,
            population=population,
            latitude=lat,
            longitude=lon,
            radius_m=radius,
            source=source,
            parents=self._chain(parent),
            weight=weight,
            pack=pack,
        )

    def _chain(self, parent: int | None) -> tuple[str, ...]:
        chain: list[str] = []
        while parent is not None:
            row = self._connection.execute("SELECT id, parent FROM place WHERE n = ?", (parent,)).fetchone()
            if row is None or row[0] in chain:
                break
            chain.append(row[0])
            parent = row[1]
        return tuple(chain)


_ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "at ", "ath ", "ad ", "an ", "az ", "the ", "ال")


def _variants(folded: str) -> list[tuple[str, float]]:
    """The spelling itself, and the same with and without its article."""
    bare = next((folded[len(a) :] for a in _ARTICLES if folded.startswith(a) and len(folded) > len(a) + 2), "")
    out = [(folded, 1.0)]
    if bare:
        out += [(bare, 0.95), *((article + bare, 0.94) for article in ("al ", "el ", "ال") if article != folded[:3])]
    else:
        out += [(f"al {folded}", 0.93), (f"el {folded}", 0.92), (f"ال{folded}", 0.93), (f"the {folded}", 0.93)]
    return out


@lru_cache(CACHE)
def _plain(folded: str) -> str:
    """A folded name without articles, for measuring likeness."""
    words = [word for word in folded.split() if f"{word} " not in _ARTICLES]
    return " ".join(words) or folded

"""Makes one list of places of many: the same place named by two sources becomes one row.

Sources come in order of authority: packs, imported files, our tables, GeoNames. A row of a later source joins an
earlier one when their kinds can be one place, they share a spelling (or a transliteration key close by) and lie near
each other; it then adds spellings, population and what the earlier lacks. What must stay true: rows of one source
never join each other, and every id ever seen leads to a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fogline.gazetteer.geometry import distance_m
from fogline.gazetteer.place_types import KINDS, Row
from fogline.gazetteer.spelling import fold_names, fold_spelling, skeleton

NEAR_M = {
    "settlement": 12_000,
    "admin1": 150_000,
    "admin2": 40_000,
    "admin3": 25_000,
    "part": 3_000,
    "site": 3_000,
    "line": 60_000,
}
"""How far apart two sources put the same place, by class of kinds; others join by name alone."""
SOUND_ALIKE_M = 4_000
"""Within this distance two settlements with one transliteration key are one place."""


@dataclass(slots=True)
class Merged:
    """One place with all that its sources say."""

    row: Row
    spellings: dict[str, str] = field(default_factory=dict)
    source_number: int = 0


class Merger:
    """Takes rows source by source and keeps one `Merged` per place."""

    def __init__(self) -> None:
        self.places: list[Merged] = []
        self.number: dict[str, int] = {}
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._source = 0

    def add_source(self, rows: Iterable[Row], *, joinable: bool = True) -> None:
        """Takes all rows of one source; `joinable` ones can be joined by rows of later sources."""
        self._source += 1
        for row in rows:
            self._add(row, joinable=joinable)

    def _add(self, row: Row, *, joinable: bool) -> None:
        spellings = _spellings(row)
        if not spellings:
            return
        number = self.number.get(row.id)
        if number is None:
            number = self._same(row, spellings)
        if number is None:
            self.places.append(Merged(row=row, spellings=spellings, source_number=self._source))
            number = len(self.places) - 1
        else:
            self._join(number, row, spellings)
        self.number.setdefault(row.id, number)
        if row.kind == "country" and row.country:
            self.number.setdefault(f"country:{row.country}", number)
        if joinable:
            for key in _keys(row, spellings):
                self._named[key].append(number)

    def _same(self, row: Row, spellings: dict[str, str]) -> int | None:
        group = KINDS.get(row.kind, KINDS["site"])[1]
        if group == "country":
            return self.number.get(f"country:{row.country}") if row.country else None
        best, nearest = None, float("inf")
        for key in _keys(row, spellings):
            for number in self._named.get(key, ()):
                other = self.places[number]
                if other.source_number == self._source or not _same_country(row, other.row):
                    continue
                off = apart(row, other.row)
                limit = SOUND_ALIKE_M if key[0].endswith("~") else NEAR_M.get(group, float("inf"))
                if off <= limit and off < nearest:
                    best, nearest = number, off
        return best

    def _join(self, number: int, row: Row, spellings: dict[str, str]) -> None:
        kept = self.places[number]
        for folded, shown in spellings.items():
            kept.spellings.setdefault(folded, shown)
        first = kept.row
        placed = first.latitude is not None
        kept.row = replace(
            first,
            arabic=first.arabic or row.arabic,
            kind=first.kind or row.kind,
            country=first.country or row.country,
            population=max(first.population, row.population),
            latitude=first.latitude if placed else row.latitude,
            longitude=first.longitude if placed else row.longitude,
            radius_m=first.radius_m if first.radius_m or placed else row.radius_m,
            parent=self._finer_parent(first, row),
            outline=first.outline or row.outline,
            pack=" ".join(dict.fromkeys((*first.pack.split(), *row.pack.split()))),
        )

    def _finer_parent(self, first: Row, row: Row) -> str:
        """What contains it by the source of more authority, unless that says no more than the country."""
        above = self.number.get(first.parent)
        wide = above is not None and self.places[above].row.kind == "country"
        return row.parent if row.parent and (not first.parent or (wide and row.pack)) else first.parent


def _spellings(row: Row) -> dict[str, str]:
    out: dict[str, str] = {}
    for name in (row.name, row.arabic, *row.names):
        folded = fold_names(name) if name else ""
        if len(folded) > 1:
            out.setdefault(folded, name)
    return out


def _keys(row: Row, spellings: dict[str, str]) -> Iterable[tuple[str, str]]:
    group = KINDS.get(row.kind, KINDS["site"])[1]
    for folded in spellings:
        yield group, folded
    sound = skeleton(fold_spelling(row.name)) if group == "settlement" else ""
    if len(sound) > 2:
        yield f"{group}~", sound


def _same_country(a: Row, b: Row) -> bool:
    return not a.country or not b.country or a.country == b.country


def apart(a: Row, b: Row) -> float:
    """Metres between two rows; a row without coordinates is nowhere near, unless both are."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 0.0 if a.parent and a.parent == b.parent else float("inf")
    return distance_m(a.latitude, a.longitude, b.latitude, b.longitude)

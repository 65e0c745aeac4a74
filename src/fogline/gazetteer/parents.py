"""Says what contains each place of a merged list, and in which country it lies, where its source does not.

Divisions are tied by name to the province that a pack or the world's gazetteer has, an outline holds what lies in it, a
part or site belongs to its town, and a place without a country has that of everything around it. What must stay true:
near a border, where neighbours disagree, the country stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from fogline.gazetteer.geometry import inside
from fogline.gazetteer.merge import Merged, Merger, apart
from fogline.gazetteer.place_types import KINDS, Row
from fogline.gazetteer.spelling import fold_spelling

PARENT_NEAR_M = 12_000
"""A part or site without a told parent belongs to the largest settlement within this distance."""
NEIGHBOURS, NEIGHBOURS_M = 5, 100_000
"""A place without a country lies in that of so many nearest places within this distance, if they agree."""
NOWHERE = frozenset({"country", "continent", "region", "sea", "river"})
"""Kinds that may lie in several countries."""
DIVISIONS = frozenset({"admin1", "admin2", "admin3"})
DIVISION_WORDS = frozenset({"province", "governorate", "state", "region", "oblast", "district", "department", "wilaya"})
"""What one source writes behind the name of a division and another leaves out."""

Grid = dict[tuple[int, int], list[Row]]


def find_parents(merger: Merger) -> None:
    """Gives every row its division by name, its country, and the smallest outline or the settlement it lies in."""
    _tie_divisions(merger)
    outlines = [(index, place.row) for index, place in enumerate(merger.places) if place.row.outline]
    _find_countries(merger, outlines)
    towns = [place.row for place in merger.places if place.row.kind in ("city", "town") and place.row.pack]
    for index, place in enumerate(merger.places):
        row = place.row
        if row.parent or row.latitude is None or row.longitude is None or row.kind in ("country", "continent", "sea"):
            continue
        parent = _town_of(row, towns) or _outline_around(index, row, outlines)
        if parent or row.country:
            place.row = replace(row, parent=parent or f"country:{row.country}")


def _tie_divisions(merger: Merger) -> None:
    """Ties divisions that a source names but that are not imported to those of the name in the country."""
    wanting = [place for place in merger.places if place.row.above and place.row.parent not in merger.number]
    if not wanting:
        return
    divisions: dict[tuple[str, str], int] = {}
    for n, place in enumerate(merger.places):
        if KINDS.get(place.row.kind, KINDS["site"])[1] in DIVISIONS:
            for folded in place.spellings:
                divisions.setdefault((place.row.country, _bare(folded)), n)
    for place in wanting:
        for code, name in place.row.above:
            number = merger.number.get(code, divisions.get((place.row.country, _bare(fold_spelling(name)))))
            if number is not None and merger.places[number] is not place:
                merger.number.setdefault(code, number)
                place.row = replace(place.row, parent=code)
                break


def _bare(folded: str) -> str:
    """A folded name of a division without the word for it."""
    words = [word for word in folded.split() if word not in DIVISION_WORDS]
    return " ".join(words) or folded


def _find_countries(merger: Merger, outlines: list[tuple[int, Row]]) -> None:
    wanting = [(n, place) for n, place in enumerate(merger.places) if not place.row.country and _may_have(place.row)]
    if not wanting:
        return
    grid = _grid(merger.places)
    ringed = [(n, row) for n, row in outlines if row.country]
    for number, place in wanting:
        around = merger.number.get(_outline_around(number, place.row, ringed))
        country = merger.places[around].row.country if around is not None else _agreed(place.row, grid)
        place.row = replace(place.row, country=country)


def _may_have(row: Row) -> bool:
    return row.kind not in NOWHERE and row.latitude is not None and row.longitude is not None


def _grid(places: list[Merged]) -> Grid:
    """Placed rows with a country by square degree."""
    grid: Grid = defaultdict(list)
    for place in places:
        row = place.row
        if row.country and row.latitude is not None and row.longitude is not None and row.kind not in NOWHERE:
            grid[int(row.latitude // 1), int(row.longitude // 1)].append(row)
    return grid


def _agreed(row: Row, grid: Grid) -> str:
    """The country of all the nearest places; empty where they disagree or none is near."""
    near = sorted((apart(row, other), other.country) for other in _beside(row, grid))
    found = {country for off, country in near[:NEIGHBOURS] if off <= NEIGHBOURS_M}
    return found.pop() if len(found) == 1 else ""


def _beside(row: Row, grid: Grid) -> Iterator[Row]:
    lat, lon = int((row.latitude or 0) // 1), int((row.longitude or 0) // 1)
    for y in (lat - 1, lat, lat + 1):
        for x in (lon - 1, lon, lon + 1):
            yield from grid.get((y, x), ())


def _town_of(row: Row, towns: list[Row]) -> str:
    if KINDS.get(row.kind, KINDS["site"])[1] not in ("part", "site"):
        return ""
    near = [town for town in towns if apart(row, town) <= PARENT_NEAR_M]
    return max(near, key=lambda town: (town.kind == "city", town.population)).id if near else ""


def _outline_around(index: int, row: Row, outlines: list[tuple[int, Row]]) -> str:
    lon, lat = row.longitude or 0.0, row.latitude or 0.0
    around = [
        other
        for number, other in outlines
        if number != index
        and (other.radius_m or 0) > (row.radius_m or 0)
        and any(inside(lon, lat, ring) for ring in other.outline)
    ]
    return min(around, key=lambda other: other.radius_m or 0).id if around else ""

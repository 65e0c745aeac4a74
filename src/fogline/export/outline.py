"""The lines under a map: borders of countries and provinces, from the packs that bring an `outline.geojson`.

An outline is background and no evidence: it never says who holds what. It is part of the package, like a template, and
is drawn wherever it overlaps the picture. What must stay true: without an outline a map is still a map; land that the
outline cuts at its own edge gets no line there, since that is no border.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from fogline.gazetteer.pack import find_packs

FILE = "outline.geojson"
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country or a province.

    Attributes:
        rings: outer rings of its parts.
        province: it lies inside the country that the pack is about.
    """

    name: str
    province: bool
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The lands of one file, and the box that they were cut out of."""

    box: Box
    lands: tuple[Land, ...]

    def country(self) -> Box | None:
        """The box around the provinces: the country that the pack is about."""
        points = [point for land in self.lands if land.province for ring in land.rings for point in ring]
        if not points:
            return None
        lons, lats = zip(*points, strict=True)
        return min(lons), min(lats), max(lons), max(lats)

    def borders(self, ring: Sequence[Point]) -> Iterator[list[Point]]:
        """The stretches of a ring that are borders or coasts, without those along the edge of the file."""
        stretch: list[Point] = []
        for start, end in pairwise(ring):
            if self._along_edge(start, end):
                if len(stretch) > 1:
                    yield stretch
                stretch = []
            else:
                stretch = stretch or [start]
                stretch.append(end)
        if len(stretch) > 1:
            yield stretch

    def _along_edge(self, start: Point, end: Point) -> bool:
        west, south, east, north = self.box
        return (start[0] == end[0] and start[0] in (west, east)) or (start[1] == end[1] and start[1] in (south, north))


def outlines_near(box: Box) -> list[Outline]:
    """The shipped outlines that overlap a box."""
    return [one for one in _shipped() if _overlap(one.box, box)]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@cache
def _shipped() -> tuple[Outline, ...]:
    return tuple(read_outline(folder / FILE) for folder in find_packs() if (folder / FILE).is_file())


def read_outline(path: Path) -> Outline:
    """Reads an outline: GeoJSON with a `bbox`, and on each feature a `name` and a `kind` of country or province."""
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    west, south, east, north = raw["bbox"]
    return Outline(box=(west, south, east, north), lands=tuple(_land(feature) for feature in raw["features"]))


def _land(feature: dict[str, Any]) -> Land:
    geometry, properties = feature["geometry"], feature["properties"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = tuple(tuple((lon, lat) for lon, lat in part[0]) for part in parts)
    return Land(name=properties["name"], province=properties["kind"] == "province", rings=rings)

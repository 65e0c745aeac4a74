"""What an index of names holds: places with their kinds, and how fine each kind is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from fogline.model.values import PlacePrecision

KINDS: dict[str, tuple[PlacePrecision, str, int]] = {
    # kind: (precision, class of kinds that may be one place in two sources, default radius in metres)
    "continent": ("country", "region", 3_000_000),
    "country": ("country", "country", 400_000),
    "region": ("vague", "region", 150_000),
    "sea": ("vague", "water", 300_000),
    "province": ("province", "admin1", 60_000),
    "district_admin": ("district", "admin2", 25_000),
    "subdistrict": ("district", "admin3", 12_000),
    "city": ("settlement", "settlement", 8_000),
    "town": ("settlement", "settlement", 4_000),
    "village": ("settlement", "settlement", 2_000),
    "settlement": ("settlement", "settlement", 3_000),
    "city_part": ("city-part", "part", 4_000),
    "area": ("neighbourhood", "part", 3_000),
    "neighbourhood": ("neighbourhood", "part", 1_000),
    "camp": ("neighbourhood", "part", 1_500),
    "road": ("site", "line", 10_000),
    "river": ("vague", "water", 100_000),
    "crossing": ("site", "site", 2_000),
    "airport": ("site", "site", 3_000),
    "airbase": ("site", "site", 3_000),
    "base": ("site", "site", 2_000),
    "hospital": ("site", "site", 800),
    "landmark": ("site", "site", 800),
    "square": ("site", "site", 500),
    "mountain": ("site", "site", 5_000),
    "dam": ("site", "site", 2_000),
    "site": ("site", "site", 1_000),
}
"""Every kind of place, its precision and what it may be the same as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the index.

    Attributes:
        id: permanent id: of the pack where one names it, else of the import, else GeoNames.
        name: usual name.
        source: whose name and coordinates these are.
        parents: ids of what contains it, nearest first.
        radius_m: radius within which the point is honest.
        weight: how likely a mention without context means it, 0 … 1.
        pack: the packs that name it, the one of most authority first, a space between; empty for a place of the
            world's gazetteer.
    """

    id: str
    name: str
    arabic: str = ""
    kind: str = ""
    country: str = ""
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None
    source: str = ""
    parents: tuple[str, ...] = ()
    weight: float = 0.0
    pack: str = ""

    def is_in_pack(self, packs: Container[str]) -> bool:
        """Whether one of some packs names it."""
        return any(pack in packs for pack in self.pack.split())

    @property
    def precision(self) -> PlacePrecision:
        """How fine a place of this kind is."""
        return KINDS[self.kind][0] if self.kind in KINDS else "vague"

    @property
    def group(self) -> str:
        """Class of kinds that may be one place in two sources."""
        return KINDS[self.kind][1] if self.kind in KINDS else "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFile:
    """A built index: where it is, and the hash of what it was built from."""

    path: Path
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place on its way into an index, with all its spellings and, if known, its outline.

    Attributes:
        parent: id of what contains it, as the source says.
        above: ids and names of the divisions around it, nearest first, as the source says; of use where its own
            division is not imported but another has it under the name.
        outline: simplified outer rings as ``((lon, lat), …)``.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    arabic: str = ""
    kind: str = ""
    country: str = ""
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None
    source: str = ""
    parent: str = ""
    above: tuple[tuple[str, str], ...] = ()
    pack: str = ""
    outline: tuple[tuple[tuple[float, float], ...], ...] = ()

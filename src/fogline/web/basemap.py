"""A PMTiles file of the user's as the ground of the maps: read here, tile by tile, so that no map asks anybody else.

The file is background and never evidence. What must stay true: a file that cannot be read is told when the server
starts, and the maps stand on the outline that comes with Fogline.
"""

from __future__ import annotations

import gzip
import hashlib
import mmap
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pmtiles.reader import Reader
from pmtiles.tile import Compression, MagicNumberNotFound, SpecVersionUnsupported, TileType

from fogline.errors import UsageError

Ground = Literal["land", "green", "water", "road", "border", "building", "other"]
MEDIA: Mapping[TileType, str] = {
    TileType.MVT: "application/vnd.mapbox-vector-tile",
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
    TileType.AVIF: "image/avif",
}
LAYERS: Mapping[str, Ground] = {
    "earth": "land", "land": "land",
    "landcover": "green", "landuse": "green", "natural": "green", "park": "green",
    "water": "water", "waterway": "water", "ocean": "water", "water_polygons": "water", "water_lines": "water",
    "roads": "road", "streets": "road", "transportation": "road", "transit": "road",
    "boundaries": "border", "boundary": "border",
    "buildings": "building", "building": "building",
}  # fmt: skip
"""What the layers of Protomaps, OpenMapTiles and Shortbread hold; points are left, since there are no letters."""
ORDER: tuple[Ground, ...] = ("land", "green", "water", "other", "building", "road", "border")
BROKEN = (OSError, ValueError, EOFError, IndexError, KeyError, TypeError, zlib.error)
"""What reading a file gives that is cut, broken or something else."""
POINTS = frozenset(("places", "place", "pois", "poi", "mountain_peak", "aerodrome_label", "water_name", "housenumber"))
NAMES = re.compile(r"_labels?$|_name$|^transportation_name$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """An opened file.

    Attributes:
        stamp: names this content of the file, so that browsers keep tiles no longer than it is the same.
        media: type of its tiles.
        packed: whether each tile is packed with gzip.
        about: what the maps' scripts need to know.
        attribution: whose work it is, as the file says, without markup.
    """

    stamp: str
    media: str
    packed: bool
    about: Mapping[str, Any]
    attribution: str
    _get: Callable[[int, int, int], bytes | None]

    def tile(self, zoom: int, x: int, y: int) -> bytes | None:
        """The bytes of a tile as they stand in the file; `None` where it has none."""
        if not 0 <= zoom <= 26 or not (0 <= x < 2**zoom and 0 <= y < 2**zoom):
            return None
        try:
            return self._get(zoom, x, y)
        except BROKEN:  # a file that was cut or written over while the server runs
            return None


def open_basemap(path: Path) -> Basemap:
    """Opens a PMTiles file and reads what it says of itself.

    Raises:
        UsageError: it cannot be read, is no PMTiles file of version 3, or holds no tiles that a map can show.
    """
    try:
        reader, stamp = _reader(path)
        header: Mapping[str, Any] = reader.header()
        metadata = reader.metadata() if header["metadata_length"] else {}
    except BROKEN as error:
        raise UsageError(f"{path}: cannot be read as a PMTiles file ({error or type(error).__name__})") from error
    except (MagicNumberNotFound, SpecVersionUnsupported) as error:
        raise UsageError(f"{path}: no PMTiles file of version 3; see https://docs.protomaps.com/pmtiles/") from error
    media = MEDIA.get(header["tile_type"])
    if media is None or header["tile_compression"] not in (Compression.NONE, Compression.GZIP):
        raise UsageError(f"{path}: its tiles are of a sort or packing that no browser shows")
    layers = _layers(metadata) if header["tile_type"] is TileType.MVT else []
    return Basemap(
        stamp=stamp,
        media=media,
        packed=header["tile_compression"] is Compression.GZIP,
        about={
            "tiles": f"/basemap/{stamp}/{{z}}/{{x}}/{{y}}",
            "kind": "vector" if header["tile_type"] is TileType.MVT else "raster",
            "layers": layers,
            "min": header["min_zoom"],
            "max": header["max_zoom"],
            "bounds": _bounds(header),
        },
        attribution=_plain(metadata.get("attribution")),
        _get=reader.get,
    )


def _reader(path: Path) -> tuple[Reader, str]:
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    told = path.stat()
    stamp = hashlib.sha256(mapped[:16_384] + f"{told.st_size} {told.st_mtime_ns}".encode()).hexdigest()[:12]
    return Reader(lambda offset, length: mapped[offset : offset + length]), stamp


def _bounds(header: Mapping[str, Any]) -> list[float] | None:
    """West, south, east, north; `None` where the file does not say."""
    west, south, east, north = (header[f"{name}_e7"] / 1e7 for name in ("min_lon", "min_lat", "max_lon", "max_lat"))
    return [west, south, east, north] if west < east and south < north else None


def _layers(metadata: Mapping[str, Any]) -> list[tuple[str, Ground]]:
    """The layers that are drawn, each with what it holds, the lowest first."""
    told = metadata.get("vector_layers")
    names = [str(one["id"]) for one in told if isinstance(one, dict) and "id" in one] if isinstance(told, list) else []
    drawn = [(name, LAYERS.get(name, "other")) for name in names if name not in POINTS and not NAMES.search(name)]
    return sorted(drawn, key=lambda one: ORDER.index(one[1]))


def _plain(words: object) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", str(words or "")).split())[:400]


def unpacked(tile: bytes) -> bytes:
    """A tile for a browser that does not take packed answers."""
    return gzip.decompress(tile)

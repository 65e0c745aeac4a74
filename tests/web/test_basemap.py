"""A PMTiles file of the user's under the map: drawn from this server alone, and the outline where it cannot be read."""

from __future__ import annotations

import gzip
import struct
import zlib
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from fogline.errors import UsageError
from fogline.web import Access, create_app
from fogline.web.basemap import open_basemap
from support.browsers import watched
from support.projects import fogline
from support.web import serving

pytestmark = pytest.mark.slow
PINK = (200, 0, 120)
WHOLE = {"min_lon_e7": -1800000000, "min_lat_e7": -850000000, "max_lon_e7": 1800000000, "max_lat_e7": 850000000}


def png(colour: tuple[int, int, int], size: int = 256) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = b"\0" + bytes(colour) * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(line * size)) + chunk(b"IEND", b"")
    )


def field(number: int, value: bytes | int) -> bytes:
    """A field of a protocol buffer."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def vector(layer: str) -> bytes:
    """A vector tile with one layer that covers all of it."""
    steps = (9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15)  # move, three lines, close; zigzag numbers
    feature = field(3, 3) + field(4, b"".join(varint(one) for one in steps))
    return field(3, field(15, 2) + field(1, layer.encode()) + field(2, feature) + field(5, 4096))


def archive(path: Path, kind: TileType, tile: bytes, metadata: dict[str, object]) -> Path:
    """A file with the one tile of the whole world."""
    with path.open("wb") as file:
        writer = Writer(file)
        writer.write_tile(zxy_to_tileid(0, 0, 0), tile)
        packing = Compression.GZIP if kind is TileType.MVT else Compression.NONE
        told = {"tile_type": kind, "tile_compression": packing, "min_zoom": 0, "max_zoom": 0, **WHOLE}
        writer.finalize({**told, "center_zoom": 0, "center_lon_e7": 0, "center_lat_e7": 0}, metadata)
    return path


def corner(browser: Browser, project: Path, basemap: Path | None, folder: Path) -> tuple[int, int, int]:
    """The colour of land far from every mark, on the map of a day."""
    opened = open_basemap(basemap) if basemap else None
    with (
        serving(project, app=create_app(project, basemap=opened)) as address,
        watched(browser, address) as seen,
    ):
        page = seen.page
        page.goto("/map?at=2016-11-28&lat=30&lng=5&z=5")
        page.wait_for_selector("[data-map][data-ready]")
        if opened:
            assert opened.attribution in page.locator(".legend").inner_text()
        return pixel(page.locator("[data-map] canvas").screenshot(), 560, 420)


def pixel(picture: bytes, x: int, y: int) -> tuple[int, int, int]:
    import io

    from matplotlib import image

    red, green, blue = (round(float(one) * 255) for one in image.imread(io.BytesIO(picture))[y, x][:3])
    return red, green, blue


def test_pictures_and_shapes_of_the_file_are_drawn_under_the_marks(
    browser: Browser, example: Path, tmp_path: Path
) -> None:
    outline = corner(browser, example, None, tmp_path)
    told: dict[str, object] = {"attribution": "<a href='https://tiles.example'>Tiles of Example</a>"}
    pictures = archive(tmp_path / "pictures.pmtiles", TileType.PNG, png(PINK), told)
    drawn = corner(browser, example, pictures, tmp_path)
    assert all(abs(one - other) < 12 for one, other in zip(drawn, PINK, strict=True)), drawn

    shapes = archive(
        tmp_path / "shapes.pmtiles",
        TileType.MVT,
        gzip.compress(vector("water")),
        {**told, "vector_layers": [{"id": "water"}, {"id": "places"}]},
    )
    wet = corner(browser, example, shapes, tmp_path)
    assert wet != outline
    assert wet[2] > wet[0], "water is blue"


def test_tiles_are_served_packed_or_not_to_those_who_may_see_the_map(example: Path, tmp_path: Path) -> None:
    tile = vector("water")
    path = archive(tmp_path / "a.pmtiles", TileType.MVT, gzip.compress(tile), {})
    basemap = open_basemap(path)
    app = create_app(example, access=Access(tokens={"viewer-token-00": "viewer"}), basemap=basemap)
    with serving(example, app=app) as server:
        address = f"{server}/basemap/{basemap.stamp}"
        assert httpx.get(f"{address}/0/0/0", timeout=200).status_code == 401
        headers = {"Authorization": "Bearer viewer-token-00"}
        with httpx.Client(headers=headers, timeout=200) as client:
            packed = client.get(f"{address}/0/0/0", headers={"Accept-Encoding": "gzip"})
            assert packed.headers["content-encoding"] == "gzip"
            assert packed.content == tile
            plain = client.get(f"{address}/0/0/0", headers={"Accept-Encoding": "identity"})
            assert "content-encoding" not in plain.headers
            assert plain.content == tile
            assert client.get(f"{address}/3/1/1").status_code == 204
            assert client.get(f"{address}/0/5/0").status_code == 204
            assert client.get(f"{address}/99/0/0").status_code == 204
            assert client.get(f"{address}/x/0/0").status_code == 400
            assert client.get(f"{address[:-1]}/0/0/0").status_code == 404


@pytest.mark.parametrize("cut", [0, 3, 60, 127, 140])
def test_a_file_that_is_cut_is_told(tmp_path: Path, cut: int) -> None:
    whole = archive(tmp_path / "whole.pmtiles", TileType.PNG, png(PINK), {"name": "x"}).read_bytes()
    path = tmp_path / "cut.pmtiles"
    path.write_bytes(whole[:cut])
    with pytest.raises(UsageError, match=r"cut\.pmtiles"):
        open_basemap(path)


def test_the_command_tells_it_and_goes_on_with_the_outline(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no tiles at all.\n" * 20, encoding="utf-8")
    done = fogline("serve", example, "--basemap", path, "--get", "/documents.json?limit=1")
    assert b'"rows"' in done.stdout
    told = done.stderr.decode()
    assert "notes.txt" in told
    assert "the maps stand on the outline" in told

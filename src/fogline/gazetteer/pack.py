"""Loads conflict packs: plain files of outside knowledge that analysts edit and add.

A pack is a folder with `pack.toml` and any of `actors.toml`, `sources.toml`, `events.toml` and `places.csv`. It is
named by its folder when it ships with Fogline, or by a path. What must stay true: loading never repairs silently; a
pack with a mistake is refused with the mistake named, and `check_pack` lists them all.
"""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fogline.errors import PackError
from fogline.gazetteer.pack_tables import Decoder
from fogline.gazetteer.pack_types import Actor, Fact, Pack, PackMeta, PackPlace, Side, Source

PACKS_FOLDER = Path(__file__).resolve().parent.parent / "packs"
FILES = ("pack.toml", "actors.toml", "sources.toml", "events.toml", "places.csv")
COLUMNS = ("id", "name", "arabic", "kind", "parent", "country", "lat", "lon", "radius_m", "names", "source")
TABLES = {"actors.toml": "actor", "sources.toml": "source", "events.toml": "fact"}
"""The array of tables that each file holds."""


def find_packs(folder: Path = PACKS_FOLDER) -> list[Path]:
    """Lists the packs in a folder, those that ship with Fogline by default, in order of name."""
    return sorted(path.parent for path in folder.glob("*/pack.toml"))


def pack_folder(name_or_path: str | Path) -> Path:
    """Finds a pack's folder by its shipped name or its path.

    Raises:
        PackError: there is none; the message lists the shipped ones.
    """
    for folder in (PACKS_FOLDER / str(name_or_path), Path(name_or_path)):
        if (folder / "pack.toml").is_file():
            return folder
    shipped = ", ".join(path.name for path in find_packs())
    raise PackError(f"no pack {str(name_or_path)!r}: a folder with a pack.toml is wanted, or one of: {shipped}")


def load_pack(name_or_path: str | Path) -> Pack:
    """Loads a pack by its shipped name or its path.

    Raises:
        PackError: there is none, or one of its files is wrong; the first mistake is named.
    """
    pack, complaints = read_pack(pack_folder(name_or_path))
    if complaints or pack is None:
        more = f" (and {len(complaints) - 1} more; see: fogline pack check)" if len(complaints) > 1 else ""
        raise PackError(f"{complaints[0]}{more}")
    return pack


def read_pack(folder: Path) -> tuple[Pack | None, list[str]]:
    """Reads a pack and every complaint about its form; `None` where `pack.toml` itself cannot be read."""
    decoder = Decoder()
    raw = {name: _toml(folder / name, decoder) for name in FILES if name.endswith(".toml")}
    head = dict(raw["pack.toml"])
    sides = decoder.tables(Side, head.pop("side", []), f"{folder}/pack.toml: side")
    meta = decoder.table(PackMeta, head, f"{folder}/pack.toml")
    parts = {name: _array(raw[name], key, f"{folder}/{name}", decoder) for name, key in TABLES.items()}
    actors = decoder.tables(Actor, parts["actors.toml"], f"{folder}/actors.toml: actor")
    sources = decoder.tables(Source, parts["sources.toml"], f"{folder}/sources.toml: source")
    facts = decoder.tables(Fact, parts["events.toml"], f"{folder}/events.toml: fact")
    places = _places(folder / "places.csv", decoder)
    if meta is None:
        return None, decoder.complaints
    pack = Pack(
        path=folder,
        digest=_digest(folder),
        meta=meta,
        sides=sides,
        actors=actors,
        places=places,
        sources=sources,
        facts=facts,
    )
    return pack, decoder.complaints


def _toml(path: Path, decoder: Decoder) -> Mapping[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        decoder.complaints.append(f"{path}: not TOML: {error}")
        return {}


def _array(raw: Mapping[str, Any], key: str, where: str, decoder: Decoder) -> Any:
    for other in raw:
        if other != key:
            decoder.complaints.append(f"{where}: unknown table {other!r}; the file holds [[{key}]]")
    return raw.get(key, [])


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for name in FILES:
        path = folder / name
        data = path.read_bytes() if path.is_file() else b""
        total.update(f"{name} {len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()


def _places(path: Path, decoder: Decoder) -> tuple[PackPlace, ...]:
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        decoder.complaints.append(f"{path}: not UTF-8: {error}")
        return ()
    reader = csv.DictReader(io.StringIO(text, newline=""))
    odd = [name for name in reader.fieldnames or () if name not in COLUMNS]
    lacking = [name for name in ("id", "name", "kind") if name not in (reader.fieldnames or ())]
    if odd or lacking:
        decoder.complaints.append(f"{path}: line 1: the columns are {', '.join(COLUMNS)}")
        return ()
    rows = (_place(row, f"{path}: line {reader.line_num}", decoder) for row in reader)
    return tuple(row for row in rows if row is not None)


def _place(row: Mapping[str, Any], where: str, decoder: Decoder) -> PackPlace | None:
    if None in row or not all(isinstance(item, str) for item in row.values()):
        decoder.complaints.append(f"{where}: not as many cells as columns; a comma in a cell needs quotes around it")
        return None
    cells = {key: item.strip() for key, item in row.items()}
    if not cells["id"] or not cells["name"]:
        decoder.complaints.append(f"{where}: 'id' and 'name' are wanted")
        return None
    numbers = {name: _number(cells.get(name, ""), f"{where}: {name}", decoder) for name in ("lat", "lon", "radius_m")}
    radius = numbers["radius_m"]
    return PackPlace(
        id=cells["id"],
        name=cells["name"],
        arabic=cells.get("arabic", ""),
        kind=cells["kind"],
        parent=cells.get("parent", ""),
        country=cells.get("country", ""),
        latitude=numbers["lat"],
        longitude=numbers["lon"],
        radius_m=None if radius is None else round(radius),
        names=tuple(name.strip() for name in cells.get("names", "").split("|") if name.strip()),
        source=cells.get("source", ""),
    )


def _number(cell: str, where: str, decoder: Decoder) -> float | None:
    if not cell:
        return None
    try:
        return float(cell)
    except ValueError:
        decoder.complaints.append(f"{where}: {cell!r} is not a number")
        return None

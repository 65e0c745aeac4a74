"""An invented country for tests of names: its pack, its parties and its places, without the world's towns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fogline.config import home_directory
from fogline.gazetteer import ActorIndex, Pack, PlaceIndex, build_index, load_pack

PACK = Path(__file__).parent.parent / "gazetteer" / "packs" / "ruritania"


@cache
def pack() -> Pack:
    """The pack of Ruritania."""
    return load_pack(PACK)


@cache
def actors() -> ActorIndex:
    """The parties of Ruritania."""
    return ActorIndex([pack()])


@cache
def places() -> PlaceIndex:
    """The places of Ruritania, with the world's countries and provinces but not its towns."""
    return PlaceIndex.open(build_index([pack()], [], home_directory(), world=False))


@cache
def world_places() -> PlaceIndex:
    """The shipped packs and the whole world's gazetteer; built once into the home of indexes."""
    packs = [load_pack("world"), load_pack("syria")]
    return PlaceIndex.open(build_index(packs, [], home_directory()))


@cache
def world_actors() -> ActorIndex:
    """The parties of the shipped packs."""
    return ActorIndex([load_pack("world"), load_pack("syria")])

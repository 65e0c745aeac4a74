"""Read-only indexes of names, named by content hash."""

from fogline.gazetteer.actor_match import ActorMatch
from fogline.gazetteer.actors import ActorIndex
from fogline.gazetteer.build import build_index, index_digest
from fogline.gazetteer.index import Candidate, PlaceIndex
from fogline.gazetteer.pack import find_packs, load_pack
from fogline.gazetteer.pack_check import check_pack
from fogline.gazetteer.pack_types import Actor, ActorName, Fact, Pack, PackPlace, Side, Source
from fogline.gazetteer.place_types import IndexFile, Place

__all__ = [
    "Actor",
    "ActorIndex",
    "ActorMatch",
    "ActorName",
    "Candidate",
    "Fact",
    "IndexFile",
    "Pack",
    "PackPlace",
    "Place",
    "PlaceIndex",
    "Side",
    "Source",
    "build_index",
    "check_pack",
    "find_packs",
    "index_digest",
    "load_pack",
]

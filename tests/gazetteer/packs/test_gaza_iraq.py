"""The packs of Gaza and Iraq beside those of other wars: their own parties are found, and others' are left alone."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fogline.gazetteer import ActorIndex, Pack, load_pack
from fogline.gazetteer.geometry import distance_m
from fogline.model import Resolution
from fogline.resolve.actors import resolve_actors
from support.mentions import one_mention
from support.packs import unsourced

WARS = ("gaza", "iraq")
TOGETHER = ("world", "syria", *WARS)
LINE = re.compile(r"^(?P<day>\S+) \| (?P<before>.*)\[(?P<mention>.+)\](?P<after>.*) => (?P<expected>.+)$")
UNPLACED = {"region", "road", "river"}
"""Kinds that reach beyond what contains them."""


@cache
def index() -> ActorIndex:
    return ActorIndex([load_pack(name) for name in TOGETHER])


@cache
def war(name: str) -> Pack:
    return load_pack(name)


def cases() -> list[str]:
    texts = [(Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8") for name in WARS]
    return [line for text in texts for line in text.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", cases())
def test_the_parties_of_a_mention(line: str) -> None:
    parts = LINE.match(line)
    assert parts, "a case is: day | text with one [mention] => id"
    document, claim = one_mention(parts["before"], parts["mention"], parts["after"])

    found = [f.record for f in resolve_actors(document, [claim], index(), on=date.fromisoformat(parts["day"]))]
    ids = [r.party.id for r in found if isinstance(r, Resolution) and r.party]
    ours = [i for i in ids if i.partition(":")[0] in (*WARS, "world")] if parts["expected"] == "-" else ids

    assert " ; ".join(ours) == (parts["expected"] if parts["expected"] != "-" else "")


@pytest.mark.parametrize("name", WARS)
def test_a_part_lies_in_what_contains_it(name: str) -> None:
    placed = {place.id: place for place in war(name).places}
    outside = []
    for place in placed.values():
        around = placed.get(place.parent)
        if around is None or place.kind in UNPLACED or around.kind in UNPLACED:
            continue
        if place.latitude is None or place.longitude is None or around.latitude is None or around.longitude is None:
            continue
        off = distance_m(place.latitude, place.longitude, around.latitude, around.longitude)
        if off > 1.5 * (around.radius_m or 0) + (place.radius_m or 0):
            outside.append(f"{place.id} lies {off / 1000:.1f} km from the middle of {around.id}")
    assert outside == []


@pytest.mark.parametrize("name", WARS)
def test_actors_of_another_pack_keep_all_their_names(name: str) -> None:
    """An actor whose id another war's pack gave stands here whole: whichever pack is read last, no name is lost."""
    theirs = {actor.id: actor for pack in TOGETHER if pack not in WARS for actor in load_pack(pack).actors}
    shared = [actor for actor in war(name).actors if actor.id in theirs]

    assert shared, "at least Hezbollah or the Islamic State is in two wars"
    for actor in shared:
        other = theirs[actor.id]
        assert {n.name for n in other.names} <= {n.name for n in actor.names}, actor.id
        assert (actor.name, actor.founded, actor.dissolved) == (other.name, other.founded, other.dissolved), actor.id


@pytest.mark.parametrize("name", WARS)
def test_every_fact_of_the_pack_can_be_checked(name: str) -> None:
    assert unsourced(name) == []
    assert [place.id for place in war(name).places if place.latitude is None or not place.radius_m] == []

"""The packs of Sudan and Yemen: names come to the right party on the day, and places lie where their parents do."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from fogline.config import home_directory
from fogline.gazetteer import ActorIndex, PlaceIndex, build_index, load_pack
from fogline.model import Claim, Document, Resolution
from fogline.resolve.actors import resolve_actors
from fogline.resolve.places import resolve_places
from support.mentions import one_mention
from support.packs import greedy, strayed, unsourced

WARS = ("sudan", "yemen")
CASES = Path(__file__).parent / "cases"
LINE = re.compile(r"^(?:(?P<day>\S+) \| )?(?P<before>.*)\[(?P<mention>.+)\](?P<after>.*) => (?P<expected>.+)$")


@cache
def actors(war: str) -> ActorIndex:
    """The parties of a war, with those of another one beside them that must not be taken for them."""
    return ActorIndex([load_pack(name) for name in ("world", "syria", war)])


@cache
def places() -> PlaceIndex:
    """The places of both wars and of Syria, with the world's provinces but not its towns."""
    packs = [load_pack(name) for name in ("world", "syria", *WARS)]
    return PlaceIndex.open(build_index(packs, [], home_directory(), world=False))


def cases(kind: str = "") -> list[tuple[str, str]]:
    found = []
    for war in WARS:
        lines = (CASES / f"{war}{kind}.txt").read_text(encoding="utf-8").splitlines()
        found += [(war, line) for line in lines if line.strip() and not line.startswith("#")]
    return found


def read(line: str, role: Literal["actor", "place"]) -> tuple[Document, Claim, re.Match[str]]:
    """A report of one sentence, and a claim in it with the one mention."""
    parts = LINE.match(line)
    assert parts, "a case is: day | text with one [mention] => Name = id"
    document, claim = one_mention(parts["before"], parts["mention"], parts["after"], role)
    return document, claim, parts


@pytest.mark.parametrize(("war", "line"), cases())
def test_the_parties_of_a_mention(war: str, line: str) -> None:
    document, claim, parts = read(line, "actor")

    found = [f.record for f in resolve_actors(document, [claim], actors(war), on=date.fromisoformat(parts["day"]))]
    shown = [f"{r.party.name} = {r.party.id}" for r in found if isinstance(r, Resolution) and r.party]

    assert " ; ".join(shown) == parts["expected"]


@pytest.mark.parametrize(("war", "line"), cases("-places"))
def test_the_places_of_a_mention(war: str, line: str) -> None:
    document, claim, parts = read(line, "place")

    found = [f.record for f in resolve_places(document, [claim], places(), parties=actors(war))]
    told = [r.where for r in found if isinstance(r, Resolution) and r.span and r.where]

    assert " ; ".join(f"{where.name} = {where.id} ({where.precision})" for where in told) == parts["expected"]


SIDES = [
    ("sudan", "world:rsf_sudan", "2024-01-01", "rsf"),
    ("sudan", "sudan:slm_mm", "2015-01-01", "darfur_movements"),
    ("sudan", "sudan:slm_mm", "2024-06-01", "saf"),
    ("sudan", "sudan:keikel", "2024-01-01", "rsf"),
    ("sudan", "sudan:keikel", "2025-01-01", "saf"),
    ("sudan", "sudan:splm_n_hilu", "2022-01-01", "splm_n"),
    ("sudan", "sudan:splm_n_hilu", "2025-06-01", "rsf"),
    ("sudan", "sudan:central_reserve", "2024-01-01", "saf"),
    ("yemen", "world:houthis", "2015-01-01", "houthis"),
    ("yemen", "yemen:spc", "2018-01-01", "houthis"),
    ("yemen", "yemen:tareq_saleh", "2016-01-01", "saleh"),
    ("yemen", "yemen:tareq_saleh", "2023-01-01", "yemen_government"),
    ("yemen", "yemen:security_belt", "2019-08-10", "stc"),
    ("yemen", "yemen:jiat", "2017-01-01", "saudi_coalition"),
    ("yemen", "yemen:batarfi", "2022-01-01", "aqap"),
    ("yemen", "yemen:is_yemen", "2016-01-01", "isis"),
]


@pytest.mark.parametrize(("war", "actor", "day", "side"), SIDES)
def test_sides_change_with_the_day(war: str, actor: str, day: str, side: str) -> None:
    assert actors(war).side(actor, date.fromisoformat(day)) == side


@pytest.mark.parametrize("war", WARS)
def test_places_lie_within_reach_of_what_contains_them(war: str) -> None:
    assert strayed(war) == []


@pytest.mark.parametrize("war", WARS)
def test_every_fact_tells_where_it_can_be_checked(war: str) -> None:
    assert unsourced(war) == []


@pytest.mark.parametrize("war", WARS)
def test_words_that_any_war_has_are_marked_as_needing_the_report(war: str) -> None:
    bare = {"the army", "the rebels", "rebels", "the coalition", "the government", "government forces", "militants"}
    bare |= {"the militia", "the resistance", "the president", "the health ministry", "gunmen", "separatists"}
    assert greedy(war, bare) == []

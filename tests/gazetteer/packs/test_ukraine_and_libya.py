"""The packs of Ukraine and Libya: names come to the right party on the day, and places lie where their parents do."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fogline.config import home_directory
from fogline.gazetteer import ActorIndex, PlaceIndex, build_index, load_pack
from fogline.model import Resolution
from fogline.resolve.actors import resolve_actors
from support.mentions import one_mention
from support.packs import greedy, strayed, unsourced

WARS = ("ukraine", "libya")
CASES = Path(__file__).parent / "cases"
LINE = re.compile(r"^(?P<day>\S+) \| (?P<before>.*)\[(?P<mention>.+)\](?P<after>.*) => (?P<expected>.+)$")


@cache
def actors(war: str) -> ActorIndex:
    """The parties of a war, with those of another one beside them that must not be taken for them."""
    return ActorIndex([load_pack(name) for name in ("world", "syria", war)])


def cases() -> list[tuple[str, str]]:
    found = [(war, line) for war in WARS for line in (CASES / f"{war}.txt").read_text(encoding="utf-8").splitlines()]
    return [(war, line) for war, line in found if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize(("war", "line"), cases())
def test_the_parties_of_a_mention(war: str, line: str) -> None:
    parts = LINE.match(line)
    assert parts, "a case is: day | text with one [mention] => Name = id"
    document, claim = one_mention(parts["before"], parts["mention"], parts["after"])

    found = [f.record for f in resolve_actors(document, [claim], actors(war), on=date.fromisoformat(parts["day"]))]
    parties = [record.party for record in found if isinstance(record, Resolution) and record.party]

    if parts["expected"].startswith("not "):
        packs = parts["expected"].split()[1:]
        assert [party.id for party in parties if party.id.partition(":")[0] in packs] == []
    else:
        assert " ; ".join(f"{party.name} = {party.id}" for party in parties) == parts["expected"]


SIDES = [
    ("ukraine", "ukraine:bde93", "2023-01-01", "ukraine"),
    ("ukraine", "ukraine:aidar", "2014-08-01", "ukraine"),
    ("ukraine", "ukraine:freedom_legion", "2023-05-01", "ukraine"),
    ("ukraine", "world:dpr", "2016-01-01", "separatists"),
    ("ukraine", "ukraine:dpr_militia", "2016-01-01", "separatists"),
    ("ukraine", "ukraine:dpr_region", "2023-01-01", "russia"),
    ("ukraine", "ukraine:pushilin", "2020-01-01", "separatists"),
    ("ukraine", "ukraine:pushilin", "2024-01-01", "russia"),
    ("ukraine", "ukraine:vostok", "2015-01-01", "separatists"),
    ("ukraine", "ukraine:vostok", "2024-01-01", "russia"),
    ("ukraine", "ukraine:russia_810", "2024-08-10", "russia"),
    ("ukraine", "world:wagner", "2023-01-01", "russia"),
    ("ukraine", "ukraine:kpa_russia", "2024-12-01", "north_korea"),
    ("libya", "libya:gaddafi_army", "2011-05-01", "gaddafi"),
    ("libya", "libya:ntc", "2011-05-01", "revolution"),
    ("libya", "libya:jibril", "2011-05-01", "revolution"),
    ("libya", "world:gna_libya", "2019-05-01", "west"),
    ("libya", "libya:mahjoub", "2011-05-01", "revolution"),
    ("libya", "libya:mahjoub", "2019-05-01", "west"),
    ("libya", "libya:kaniyat", "2018-09-01", "west"),
    ("libya", "libya:kaniyat", "2019-09-01", "east"),
    ("libya", "libya:bashagha", "2019-05-01", "west"),
    ("libya", "libya:bashagha", "2022-05-01", "east"),
    ("libya", "libya:saiqa", "2016-05-01", "east"),
    ("libya", "libya:derna_pf", "2018-08-01", "islamists"),
    ("libya", "libya:is_libya", "2016-05-01", "isis"),
    ("libya", "world:wagner", "2020-05-01", "russia"),
]


@pytest.mark.parametrize(("war", "actor", "day", "side"), SIDES)
def test_sides_change_with_the_day(war: str, actor: str, day: str, side: str) -> None:
    assert actors(war).side(actor, date.fromisoformat(day)) == side


@pytest.mark.parametrize("war", WARS)
def test_places_lie_within_reach_of_what_contains_them(war: str) -> None:
    assert strayed(war) == []


@pytest.mark.parametrize("war", WARS)
def test_every_entry_tells_where_it_can_be_checked(war: str) -> None:
    assert unsourced(war) == []


NEEDING = (
    "the army|the rebels|rebels|the coalition|the government|government forces|militants|the militia|the resistance|"
    "the president|the health ministry|gunmen|separatists|occupation forces|pro-russian forces|the enemy|terrorists|"
    "revolutionaries|thuwar|loyalists|the regime|islamists|the capital|the parliament|mercenaries"
).split("|")


@pytest.mark.parametrize("war", WARS)
def test_words_that_any_war_has_are_marked_as_needing_the_report(war: str) -> None:
    assert greedy(war, NEEDING) == []


@pytest.mark.parametrize("war", WARS)
def test_the_bare_name_of_a_city_means_the_city_and_not_its_region(war: str) -> None:
    pack = load_pack(war)
    places = PlaceIndex.open(build_index([pack], [], home_directory(), world=False))
    cities = [place for place in pack.places if place.kind == "city"]
    found = {city.id: places.lookup(city.name)[0].place.id for city in cities}

    assert cities
    assert found == {city.id: city.id for city in cities}

"""Ground named by whose it is: who holds it, of which part, and on whose word."""

from __future__ import annotations

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.facts import Facts
from fogline.model import Control, ReadClaim, Where
from support.claims import ARMY, CITY, MONITOR, PROVINCE, REBELS, day, read_claim, says

FACTS = Facts(side_names={"crown": "the Crown", "league": "the League"}, name_sides={"red banner": "league"})


def rows(*claims: ReadClaim) -> list[Control]:
    return [row for row in control_table(claims, FACTS).rows if "league" in row.holders]


@pytest.mark.parametrize("holder", ["rebel", "Red Banner"])
def test_a_push_into_held_ground_says_who_holds_it(holder: str) -> None:
    sentence = f"The army pushed into {holder}-held Ostrava"
    push = read_claim(
        "fighting.offensive", sentence, actors=[ARMY], targets=[REBELS], places=[CITY], when=day("2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    told = rows(push)

    assert [row.place.kind for row in told if row.holder == "league"] == ["part"]
    assert not any(row.holder == "league" and row.place.id == CITY.id for row in told)
    assert all("Vale Monitor" not in row.says for row in told)


def test_a_province_called_its_holders_is_all_theirs() -> None:
    sentence = "The two agreed on a truce in the last rebel-held province, Marsh"
    truce = read_claim(
        "politics.agreement", sentence, targets=[REBELS], places=[PROVINCE], place_words=["province, Marsh"],
        when=day("2031-05-08"),
    )  # fmt: skip

    assert [row.place.id for row in rows(truce) if row.holder == "league"] == [PROVINCE.id]


@pytest.mark.parametrize("told", [{"time": "planned"}, {"opinion": True}, {"denial": True}])
def test_aims_opinions_and_denials_say_nothing_of_the_ground(told: dict[str, object]) -> None:
    sentence = "The army means to enter rebel-held Ostrava"
    aim = read_claim("fighting.offensive", sentence, targets=[REBELS], places=[CITY], **told)  # type: ignore[arg-type]

    assert rows(aim) == []


def test_nameless_areas_of_a_city_are_nobodys_for_good() -> None:
    areas = Where(name=CITY.name, precision="vague", within=(CITY.id or "",))
    told = read_claim(
        "civil.other", "the service works in rebel-held areas", places=[areas], place_words=["areas"],
        when=day("2031-05-08"),
    )  # fmt: skip

    assert not [row for row in rows(told) if "presumed" in row.why]

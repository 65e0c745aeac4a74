"""How much of a place a clause is about."""

from __future__ import annotations

import pytest

from fogline.fuse.control import control_table
from support.city import ALLIED, asked, capture
from support.claims import CITY, LEAGUE, MONITOR, REBELS, TOWN, day, read_claim, says


@pytest.mark.parametrize(
    "words",
    [
        "captured large parts of Ostrava",
        "seized most of Ostrava",
        "took some neighbourhoods in Ostrava",
        "took three Ostrava districts",
        "took Ostrava’s eastern suburbs",
    ],
)
def test_a_part_taken_makes_the_city_contested_and_not_held(words: str) -> None:
    partial = read_claim(
        "control.capture", f"the rebels {words}", actors=[REBELS], places=[CITY], when=day("2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    answer = asked([partial])
    assert (answer.state, answer.holder) == ("contested", None)
    assert answer.claims == (partial.id,)


def test_a_town_in_which_a_checkpoint_falls_is_not_taken() -> None:
    told = read_claim(
        "control.capture", "the League seized two checkpoints in Lindow", actors=[LEAGUE], places=[TOWN],
        when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([told], "Lindow").state == "contested"


def test_a_district_taken_says_nothing_of_the_whole_city() -> None:
    whole = read_claim("fighting.battle", "battle for Ostrava", places=[CITY])
    answer = asked([capture(), whole])
    assert (answer.state, answer.holder) == ("unknown", None)


def test_beside_a_place_is_not_in_it() -> None:
    outside = read_claim(
        "control.capture", "the rebels took villages outside Ostrava", actors=[REBELS], places=[CITY],
        when=day("2031-05-08"),
    )  # fmt: skip
    assert asked([outside]).state == "unknown"
    assert control_table([outside], ALLIED).holder_on("outside Ostrava", "2031-05-09").holder == "league"

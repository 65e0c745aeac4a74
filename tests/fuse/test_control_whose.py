"""Which sides a clause of control is about, named or not."""

from __future__ import annotations

import pytest

from fogline.model import Party, ReadClaim
from support.city import asked, capture
from support.claims import ARMY, CLANS, LEAGUE, MILL, MONITOR, TOWN, Report, day, read_claim, says


def test_a_party_that_says_its_quarter_has_not_fallen_is_said_to_have_it() -> None:
    stands = read_claim(
        "control.capture", "the Mill quarter has not fallen", places=[MILL], when=day("2031-05-08"),
        said_by=[says(LEAGUE)], polarity="negative", report=Report(name="a.txt"),
    )  # fmt: skip
    assert asked([stands], "Mill quarter").holder == "league"
    both = asked([capture(teller=ARMY), stands], "Mill quarter")
    assert both.state == "contested"


def test_who_lost_a_place_or_had_it_taken_from_them_had_it_before() -> None:
    taken = read_claim(
        "control.capture", "the army took Lindow from the League", actors=[ARMY], targets=[LEAGUE], places=[TOWN],
        when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([taken], "Lindow", "2031-05-07").holder == "league"
    lost = read_claim(
        "control.withdrawal", "the army withdrew from Lindow", actors=[ARMY], places=[TOWN], when=day("2031-06-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([lost], "Lindow", "2031-06-07").holder == "crown"
    assert asked([lost], "Lindow", "2031-06-08").holder is None


def fought(by: Party, against: Party, report: Report) -> ReadClaim:
    sentence = f"{by.name} attacked {against.name}"
    return read_claim("fighting.offensive", sentence, actors=[by], targets=[against], report=report)


@pytest.mark.parametrize(
    ("others", "holder"), [((LEAGUE, LEAGUE), "league"), ((LEAGUE, CLANS), None), ((LEAGUE,), None)]
)
def test_a_side_with_one_opponent_takes_from_that_one(others: tuple[Party, ...], holder: str | None) -> None:
    report = Report(source="Wire")
    taken = read_claim(
        "control.capture", "the army took Lindow", actors=[ARMY], places=[TOWN], when=day("2031-05-08"), report=report
    )
    claims = [taken, *(fought(ARMY, other, report) for other in others)]
    before = asked(claims, "Lindow", "2031-05-07")
    assert before.holder == holder
    assert before.state == ("claimed" if holder else "unknown"), "it is presumed, and nobody says so"
    assert asked(claims, "Lindow", "2030-05-07").holder is None, "long before nothing is presumed"
    assert asked(claims, "Lindow").holder == "crown"


def test_whoever_throws_the_other_side_out_has_the_place() -> None:
    thrown = read_claim(
        "control.loss", "the League expelled the army from Lindow", actors=[LEAGUE], targets=[ARMY], places=[TOWN],
        when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([thrown], "Lindow").holder == "league"
    driven = read_claim(
        "control.loss", "the army was driven out of Lindow", actors=[ARMY], places=[TOWN], when=day("2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([driven], "Lindow").holder is None

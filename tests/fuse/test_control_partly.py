"""Parts told by numbers, neither side, whose a place was, and who stands before the verb: what each says of control."""

from __future__ import annotations

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.control_effects import effect_of
from fogline.fuse.control_names import Known, places_named
from fogline.fuse.control_shares import share_told
from fogline.fuse.control_unnamed_words import OF_SOMETHING_ELSE
from support.battles import SIDES, asked, course, told
from support.claims import ARMY, CITY, LEAGUE, TOWN


@pytest.mark.parametrize(
    ("kind", "sentence", "effect"),
    [
        ("control.hold", "the League controlled 25% of Lindow", "present"),
        ("control.hold", "the army held the remaining 20 % of Lindow", "present"),
        ("control.capture", "the League captured about a third of Lindow", "present"),
        ("control.hold", "the League controlled 75% of Lindow", "holds"),
        ("control.hold", "neither side fully controlled Lindow", "contested"),
        ("control.withdrawal", "the League retreated into the heart of Lindow", None),
        ("control.withdrawal", "the League retreated from the heart of Lindow", "loses"),
        ("control.change", "Crown troops had returned to Lindow", "present"),
    ],
)
def test_what_a_clause_says_of_a_part_or_of_neither_side(kind: str, sentence: str, effect: str | None) -> None:
    assert effect_of(told(kind, sentence, "2031-04-09", actors=[LEAGUE], places=[TOWN])) == effect


def test_who_has_the_rest_of_a_place_has_most_of_it() -> None:
    assert share_told("held the rest of Lindow", "Lindow", "") == "rest"
    held = told("control.hold", "the Crown army held the rest of Lindow", "2031-04-09", actors=[ARMY], places=[TOWN])
    answer = asked([held], "Lindow", "2031-04-09")
    assert (answer.holder, answer.state) == ("crown", "contested")
    taken = told(
        "control.capture", "the Crown army took the rest of Lindow", "2031-04-09", actors=[ARMY], places=[TOWN]
    )
    assert asked([taken], "Lindow", "2031-04-09").state == "held"


def test_three_quarters_and_one_quarter_leave_the_larger_share_its_holder() -> None:
    most = told("control.hold", "the League held 75% of Lindow", "2031-04-09", actors=[LEAGUE], places=[TOWN], at=200)
    less = told("control.hold", "the Crown army held 25%", "2031-04-09", actors=[ARMY], places=[TOWN], at=240)
    answer = asked([*course(), most, less], "Lindow", "2031-04-10")
    assert (answer.holder, answer.state) == ("league", "contested")


def test_who_takes_a_stronghold_takes_it_from_those_whose_it_is() -> None:
    taken = told(
        "control.capture", "the Crown army seized the League stronghold of Lindow", "2031-04-09", actors=[ARMY],
        places=[TOWN],
    )  # fmt: skip
    known = told("fighting.battle", "the League fought on", "2031-04-01", actors=[LEAGUE], at=300)
    record = [taken, known]
    assert asked(record, "Lindow", "2031-04-10").holder == "crown"
    assert asked(record, "Lindow", "2031-04-08").holder == "league"


def test_whom_one_drives_out_had_the_place() -> None:
    driven = told(
        "control.loss", "the Crown army drove the League out of Lindow", "2031-04-09", actors=[ARMY], places=[TOWN]
    )
    known = told("fighting.battle", "the League fought on", "2031-04-01", actors=[LEAGUE], at=300)
    assert asked([driven, known], "Lindow", "2031-04-08").holder == "league"
    assert asked([driven, known], "Lindow", "2031-04-09").holder == "crown"


def test_who_stands_before_the_verb_is_meant_where_no_role_has_them() -> None:
    left = told(
        "control.withdrawal", "On 9 April 2031 League fighters withdrew from Lindow", "2031-04-09", places=[TOWN]
    )
    known = told("fighting.battle", "the League fought on", "2031-04-01", actors=[LEAGUE], at=300)
    assert asked([left, known], "Lindow", "2031-04-08").holder == "league"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("the League took Lindow, Kapell and part of Oskar", ["Kapell"]),
        ("the League took Lindow on the eastern side of the Vale River", []),
        ("the League took Lindow, next to both Kapell and Oskar", []),
    ],
)
def test_what_only_says_where_a_place_lies_is_not_taken(sentence: str, names: list[str]) -> None:
    claim = told("control.capture", sentence, "2031-05-08", actors=[LEAGUE], places=[TOWN])
    assert [where.name for where, _ in places_named(claim, "takes", Known.of([claim], ("the Crown",)))] == names


def test_since_when_is_no_place() -> None:
    ring = told("control.siege", "Since November Lindow has been besieged by the League", "2031-04-09", actors=[LEAGUE])
    assert "Since November" not in [where.name for where, _ in places_named(ring, "besieges", Known.of([ring]))]


def test_a_site_that_opens_the_clause_is_taken_and_the_town_is_not() -> None:
    taken = told(
        "control.capture", "The headquarters of Ostrava was captured by the League", "2031-04-09", actors=[LEAGUE],
        places=[CITY], place_words=["Ostrava"],
    )  # fmt: skip
    rows = control_table([taken], SIDES).rows
    assert [row.place.name for row in rows if row.holder == "league"] == ["headquarters of Ostrava"]


def test_a_state_has_the_day_of_the_clause_that_goes_on_from_it() -> None:
    held = told("control.hold", "Lindow was held by the Crown army", None, actors=[ARMY], places=[TOWN], at=10)
    ringed = told(
        "control.siege", "surrounded by the League on 9 April", "2031-04-09", actors=[LEAGUE], places=[TOWN], at=48
    )
    answer = asked([held, ringed], "Lindow", "2031-04-09")
    assert (answer.holder, answer.besieged_by) == ("crown", "league")


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("the army withdrew from a few points", True),
        ("the army retreated from three hills", True),
        ("the army withdrew from the city", False),
    ],
)
def test_points_that_are_given_up_are_not_the_place(sentence: str, other: bool) -> None:
    assert (OF_SOMETHING_ELSE.search(sentence) is not None) == other

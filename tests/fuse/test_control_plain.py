"""Plain forms of histories: roads between two towns, who was fought or thrown out, booty, the order of a day."""

from __future__ import annotations

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.control_effects import effect_of
from fogline.model import Where
from support.battles import SIDES, asked, course, told
from support.claims import ARMY, LEAGUE, ROAD, TOWN

KAPELL = Where(id="v:kapell", name="Kapell", kind="town", precision="settlement", within=("v:vale",))


@pytest.mark.parametrize("end", ["Lindow and Kapell", "Kapell and Lindow"])
def test_a_road_told_by_its_two_ends_is_one_place_and_who_opens_it_has_it(end: str) -> None:
    first, second = end.split(" and ")
    opened = told(
        "control.siege_broken", f"the army reopened the highway between {first} and {second}", "2031-04-09",
        actors=[ARMY], places=[TOWN, KAPELL], place_words=["Lindow", "Kapell"],
    )  # fmt: skip
    answer = asked([opened], "road between Kapell and Lindow", "2031-04-10")
    assert (answer.holder, answer.state) == ("crown", "held")
    assert asked([opened], "Lindow", "2031-04-10").row is None
    assert asked([opened], "Kapell", "2031-04-10").row is None


def test_a_road_cut_between_two_towns_is_cut_and_they_are_not_besieged() -> None:
    cut = told(
        "control.siege", "the League cut the road linking Lindow to Kapell", "2031-04-09", actors=[LEAGUE],
        places=[TOWN, KAPELL], place_words=["Lindow", "Kapell"],
    )  # fmt: skip
    rows = control_table([cut], SIDES).rows
    assert [(row.place.name, row.besieged_by) for row in rows] == [("road between Kapell and Lindow", "league")]


def test_a_road_with_a_name_of_its_own_keeps_it() -> None:
    taken = told(
        "control.capture", "the army took the North Road, a route between Lindow and Kapell", "2031-04-09",
        actors=[ARMY], places=[ROAD], place_words=["North Road"],
    )  # fmt: skip
    assert asked([taken], "North Road", "2031-04-10").holder == "crown"


def test_a_town_freed_of_a_siege_on_a_day_is_told_with_the_day() -> None:
    freed = told("control.siege_broken", "the army relieved Lindow", "2031-04-09", actors=[ARMY], places=[TOWN])
    (row,) = control_table([freed], SIDES).rows
    assert (row.start, row.holder) == ("2031-04-09", None)
    assert "when" not in row.why


@pytest.mark.parametrize(
    "sentence",
    [
        "the army captured dozens of tanks and three guns near Lindow",
        "the League seized a large cache of weapons in Lindow",
        "a total of 156 tanks captured over the war",
    ],
)
def test_weapons_and_men_that_are_taken_are_no_ground(sentence: str) -> None:
    assert effect_of(told("control.capture", sentence, "2031-04-09", actors=[ARMY], places=[TOWN])) is None


def test_an_arms_depot_is_ground() -> None:
    claim = told("control.capture", "the army captured the arms depot in Lindow", "2031-04-09", actors=[ARMY])
    assert effect_of(claim) == "takes"


def test_a_place_taken_after_fighting_with_somebody_was_theirs() -> None:
    taken = told(
        "control.capture", "the Crown army captured Lindow after several days of fighting with the League",
        "2031-04-09", actors=[ARMY], places=[TOWN],
    )  # fmt: skip
    known = told("fighting.battle", "the League fought on", "2031-04-01", actors=[LEAGUE], at=300)
    assert asked([taken, known], "Lindow", "2031-04-08").holder == "league"


def test_who_came_in_is_thrown_out_where_the_clause_leaves_them_out() -> None:
    entered = told(
        "control.entry", "League forces entered Lindow", "2031-04-09", actors=[LEAGUE], places=[TOWN], at=200
    )
    thrown = told(
        "control.loss", "were expelled the next day by Crown troops", "2031-04-10", actors=[ARMY], places=[TOWN],
        at=230,
    )  # fmt: skip
    assert asked([*course(), entered, thrown], "Lindow", "2031-04-11").holder == "crown"


def test_who_left_a_place_on_the_day_is_not_who_freed_it() -> None:
    shelled = told("strike.shelling", "the League shelled it", "2031-04-08", actors=[LEAGUE], places=[TOWN], at=200)
    attacked = told("fighting.offensive", "the League attacked", "2031-04-08", actors=[LEAGUE], places=[TOWN], at=210)
    freed = told("control.capture", "Lindow was fully liberated", "2031-04-09", places=[TOWN], at=230)
    left = told("control.withdrawal", "League troops left Lindow", "2031-04-09", actors=[LEAGUE], places=[TOWN], at=300)
    assert asked([*course(), shelled, attacked, freed, left], "Lindow", "2031-04-20").holder == "crown"


def test_neither_side_in_full_control_is_contested() -> None:
    neither = told(
        "control.hold", "neither the Crown nor the League having full control over it", "2031-04-09",
        actors=[ARMY, LEAGUE], places=[TOWN], polarity="negative",
    )  # fmt: skip
    answer = asked([neither], "Lindow", "2031-04-10")
    assert (answer.holder, answer.state) == (None, "contested")


def test_a_siege_told_with_its_end_lasts_to_the_day_before() -> None:
    ringed = told(
        "control.siege", "Lindow remained besieged by League forces until 1 July", "2031-07-01", actors=[LEAGUE],
        places=[TOWN], at=200,
    )  # fmt: skip
    record = [*course(), ringed]
    assert asked(record, "Lindow", "2031-06-30").besieged_by == "league"
    assert asked(record, "Lindow", "2031-07-02").besieged_by is None


def test_in_a_history_what_is_told_last_of_a_day_holds() -> None:
    taken = told("control.capture", "the army took Lindow", "2031-04-09", actors=[ARMY], places=[TOWN], at=200)
    still = told("control.hold", "the League held Lindow", "2031-04-09", actors=[LEAGUE], places=[TOWN], at=300)
    assert asked([*course(), taken, still], "Lindow", "2031-04-09").holder != "crown"


def test_whose_withdrawal_is_forced_loses_the_place() -> None:
    forced = told(
        "control.withdrawal", "the rapid withdrawal of League troops from Lindow", "2031-04-09", actors=[ARMY],
        places=[TOWN], at=200,
    )  # fmt: skip
    assert asked([*course(), forced], "Lindow", "2031-04-08").holder == "league"


def test_a_taking_that_is_only_named_is_by_whom_it_says() -> None:
    confirmed = told(
        "control.change", "the monitor confirmed the capture of Lindow by the League", "2031-04-09", places=[TOWN]
    )
    known = told("fighting.battle", "the League fought on", "2031-04-01", actors=[LEAGUE], at=300)
    assert asked([confirmed, known], "Lindow", "2031-04-09").holder == "league"


def test_a_part_is_one_however_it_is_put() -> None:
    held = told(
        "control.hold", "the League held the southern part of Lindow", "2031-04-09", actors=[LEAGUE], places=[TOWN],
        place_words=["Lindow"],
    )  # fmt: skip
    assert asked([held], "southern Lindow", "2031-04-09").holder == "league"
    assert asked([held], "southern part of Lindow", "2031-04-09").holder == "league"


def test_what_one_side_failed_to_take_it_had_not_before_it_withdrew() -> None:
    failed = told(
        "control.capture", "the League was unable to take Lindow", "2031-03-23", actors=[LEAGUE], places=[TOWN],
        polarity="negative", at=30,
    )  # fmt: skip
    gone = told(
        "control.withdrawal", "the League withdrew from Lindow", "2031-04-20", actors=[LEAGUE], places=[TOWN], at=40
    )
    claims = [*course(), failed, gone]
    assert asked(claims, "Lindow", "2031-04-10").holder == "crown"
    assert asked([*course(), gone], "Lindow", "2031-04-10").holder == "league"


def test_a_quarter_by_where_it_lies_is_one_ground_whoever_takes_it() -> None:
    first = told(
        "control.capture", "the army took the eastern quarter of Lindow", "2031-04-01", actors=[ARMY], places=[TOWN],
        place_words=["eastern quarter of Lindow"],
    )  # fmt: skip
    second = told(
        "control.capture", "the League took the eastern quarter of Lindow", "2031-04-09", actors=[LEAGUE],
        places=[TOWN], place_words=["eastern quarter of Lindow"], at=9,
    )  # fmt: skip
    rows = [row for row in control_table([first, second], SIDES).rows if "eastern quarter" in row.place.name]
    assert [(row.holder, row.end) for row in rows] == [("crown", "2031-04-08"), ("league", None)]

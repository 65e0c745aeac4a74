"""Who is meant where a clause of control names nobody, and what is taken that is no place of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.fuse.control_effects import effect_of
from fogline.fuse.sides import side_of
from fogline.model import Party, Where
from support.battles import asked, course, told
from support.claims import ARMY, LEAGUE, TOWN, says

BRIDGE = Where(id=None, name="stone bridge", kind="bridge", precision="site")


def test_what_is_taken_is_a_place_though_it_stands_among_the_targets() -> None:
    named = Party(id="new:stone-bridge", name="stone bridge", kind="")
    taken = told(
        "control.capture",
        "the League captured the stone bridge",
        "2031-03-23",
        actors=[LEAGUE],
        targets=[named],
        places=[BRIDGE],
        at=900,
    )
    assert asked([*course(), taken], "stone bridge", "2031-03-24").holder == "league"


@pytest.mark.parametrize(("name", "is_side"), [("5th Division headquarters", False), ("5th Division", True)])
def test_what_soldiers_hold_is_no_side(name: str, is_side: bool) -> None:
    assert (side_of(Party(id="new:one", name=name, kind="")) is not None) is is_side


def test_who_is_thrown_out_did_not_take_the_place() -> None:
    before = told(
        "fighting.offensive", "the League attacked Lindow", "2031-03-23", actors=[LEAGUE], places=[TOWN], at=800
    )
    cleared = told("control.capture", "Lindow was cleared of League fighters", "2031-03-24", places=[TOWN], at=900)
    assert asked([*course(), before, cleared], "Lindow", "2031-03-25").holder == "crown"


def test_after_a_withdrawal_a_place_is_freed_by_whom_they_fought() -> None:
    left = told("control.withdrawal", "the League left Lindow", "2031-03-23", actors=[LEAGUE], places=[TOWN], at=800)
    freed = told("control.capture", "Lindow was liberated the next day", "2031-03-24", places=[TOWN], at=900)
    assert asked([*course(), left, freed], "Lindow", "2031-03-25").holder == "crown"


def test_who_admits_that_a_place_fell_did_not_take_it() -> None:
    fell = told("control.capture", "Lindow had fallen", "2031-03-24", places=[TOWN], said_by=[says(ARMY)], at=900)
    assert asked([*course(), fell], "Lindow", "2031-03-25").holder == "league"


def test_points_taken_in_a_town_told_of_before_are_not_the_town() -> None:
    points = told(
        "control.capture", "they captured a number of points", "2031-03-24", actors=[LEAGUE], places=[TOWN], at=900
    )
    assert asked([*course(), replace(points, place_words=("",))], "Lindow", "2031-03-25").state != "held"


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("the League besieged Lindow", "besieges"),
        ("the League encircled the besieged town", "besieges"),
        ("the League nearly encircled Lindow", None),
        ("the League tried to reach the besieged soldiers", None),
        ("the League halted any potential blockade", None),
    ],
)
def test_a_ring_is_told_by_the_clauses_own_verb(sentence: str, effect: str | None) -> None:
    assert effect_of(told("control.siege", sentence, "2031-03-24", actors=[LEAGUE], places=[TOWN])) == effect


def test_a_goal_is_no_change() -> None:
    goal = "the goal of the last phase was to recapture Lindow"
    assert effect_of(told("control.capture", goal, "2031-03-24", actors=[LEAGUE], places=[TOWN])) is None


def test_a_place_is_asked_for_with_or_without_its_article_and_kind() -> None:
    taken = told("control.capture", "the League took Lindow", "2031-03-24", actors=[LEAGUE], places=[TOWN], at=900)
    named = replace(taken, place_words=("al-Lindow district",))
    for name in ("Lindow", "al-Lindow", "Lindow district", "the Lindow"):
        assert asked([*course(), named], name, "2031-03-25").holder == "league"


def test_who_is_forced_to_withdraw_had_the_place() -> None:
    forced = told(
        "control.withdrawal", "forcing the League to withdraw from Lindow", "2031-03-24", places=[TOWN], at=900
    )
    assert asked([*course(), forced], "Lindow", "2031-03-22").holder == "league"


def test_forces_that_leave_their_posts_are_soldiers_and_force_nobody() -> None:
    left = told(
        "control.loss",
        "Crown forces abandoned their posts in Lindow",
        "2031-03-24",
        actors=[ARMY],
        places=[TOWN],
        at=900,
    )
    assert asked([*course(), left], "Lindow", "2031-03-23").holder == "crown"
    assert asked([*course(), left], "Lindow", "2031-03-25").holder == "league"

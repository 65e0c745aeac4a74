"""Why a place is held as it is: claims for and against, what is set aside, the rule and what would change it."""

from __future__ import annotations

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.control_why import ControlWhy, why_control
from fogline.fuse.control_why_words import RULES, would_change
from fogline.model import Party, ReadClaim
from support.battles import SIDES, course, told
from support.claims import ARMY, CITY, CLANS, CROWN, LEAGUE, MILL, MONITOR, ROAD, TOWN, says


def why(claims: list[ReadClaim], place: str, on: str | None = None) -> ControlWhy:
    return why_control(claims, place, on, SIDES)


def taken(sentence: str = "the League took Lindow", on: str = "2031-04-09", **more: object) -> ReadClaim:
    return told("control.capture", sentence, on, **{"actors": [LEAGUE], "places": [TOWN], "at": 200, **more})


def test_the_answer_is_that_of_the_table_and_rests_on_the_words() -> None:
    record = [*course(), taken()]
    told_why = why(record, "Lindow", "2031-04-10")
    assert told_why.answer == control_table(record, SIDES).holder_on("Lindow", "2031-04-10")
    (one,) = told_why.bearing("for")
    assert (one.quote, one.says, one.sides) == ("the League took Lindow", "taken by", ("league",))
    assert told_why.rule == "last-capture"
    assert told_why.names["league"] == "the League"


def test_a_denial_speaks_against_its_taker_and_for_whom_it_leaves_in_place() -> None:
    claimed = taken("the Crown army took Lindow", actors=[ARMY], said_by=[says(CROWN)])
    denied = taken("the Crown army took Lindow", actors=[ARMY], said_by=[says(MONITOR)], denial=True, at=300)
    told_why = why([*course(), claimed, denied], "Lindow", "2031-04-09")
    assert (told_why.answer.holder, told_why.rule) == ("league", "denied")
    assert [one.claim for one in told_why.bearing("for") if not one.inner] == [denied.id]
    assert [one.claim for one in told_why.bearing("against")] == [claimed.id]


def test_parts_that_bear_on_a_place_are_told_as_places_inside() -> None:
    whole = told("control.capture", "the League took Ostrava", "2031-04-09", actors=[LEAGUE], places=[CITY], at=200)
    part = told("control.capture", "the army took Mill quarter", "2031-04-12", actors=[ARMY], places=[MILL], at=300)
    told_why = why([whole, part], "Ostrava", "2031-04-13")
    assert told_why.rule == "whole-and-parts"
    assert [(one.claim, one.inner, one.place) for one in told_why.bearing("against")] == [
        (part.id, True, "Mill quarter")
    ]
    assert told_why.before is not None
    assert told_why.before.state == "held"


def test_what_gives_way_to_what_is_told_is_set_aside_and_told_so() -> None:
    held = told("control.capture", "the Clans took Lindow", "2030-01-09", actors=[CLANS], places=[TOWN], at=200)
    later = taken("the Crown army took Lindow", actors=[ARMY], at=300)
    told_why = why([*course(), held, later], "Lindow", "2031-03-30")
    (one,) = told_why.bearing("aside")
    assert (one.claim, one.sides, one.presumed) == (later.id, ("league",), True)
    assert "gives way" in one.note


def test_what_is_told_later_does_not_bear_on_the_day() -> None:
    later = taken("the Crown army retook Lindow", "2031-05-09", actors=[ARMY], at=300)
    told_why = why([taken(), later], "Lindow", "2031-04-10")
    assert {one.claim for one in told_why.evidence} == {taken().id}
    assert told_why.after is not None
    assert told_why.after.holder == "crown"


def test_without_a_day_it_is_as_the_place_stands() -> None:
    later = taken("the Crown army retook Lindow", "2031-05-09", actors=[ARMY], at=300)
    assert why([taken(), later], "Lindow").answer.holder == "crown"
    assert why([taken()], "Nowhere", "2031-04-10").answer.state == "unknown"
    assert why([], "Nowhere").change


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("state", ["held", "claimed", "contested", "divided", "unknown"])
def test_every_rule_says_what_would_change_what_it_gives(rule: str, state: str) -> None:
    words = would_change(rule, state=state, holder="the League", others=["the Crown"])
    assert words.endswith(".")
    assert "{" not in words


def test_a_road_is_cut_and_not_besieged() -> None:
    cut = told("control.siege", "the army cut the North Road", "2031-04-09", actors=[ARMY], places=[ROAD], at=200)
    told_why = why([cut], "North Road", "2031-04-10")
    assert told_why.road
    assert told_why.answer.besieged_by == "crown"
    assert told_why.answer.why == "Cut by the Crown (North Wire)."
    assert [one.says for one in told_why.bearing("siege")] == ["cut by"]
    assert "opened again" in " ".join(told_why.change)


def left(on: str, teller: Party = ARMY, at: int = 300) -> ReadClaim:
    sentence = "the army withdrew from Lindow"
    return told("control.withdrawal", sentence, on, actors=[ARMY], places=[TOWN], said_by=[says(teller)], at=at)


@pytest.mark.parametrize("teller", [ARMY, MONITOR])
@pytest.mark.parametrize("on", ["2031-04-05", "2031-04-09", "2031-04-15"])
def test_a_loss_told_by_others_than_the_taker_bears_out_its_word(teller: Party, on: str) -> None:
    told_why = why([taken(said_by=[says(LEAGUE)]), left(on, teller)], "Lindow", "2031-04-16")
    assert (told_why.answer.holder, told_why.answer.state, told_why.rule) == ("league", "held", "granted")
    assert {one.says for one in told_why.bearing("for")} == {"taken by", "lost by"}


def test_a_state_that_the_taker_tells_is_borne_out_as_a_capture_is() -> None:
    held = told(
        "control.hold", "the League holds Lindow", "2031-04-10", actors=[LEAGUE], places=[TOWN], said_by=[says(LEAGUE)]
    )
    told_why = why([left("2031-04-09"), held], "Lindow", "2031-04-16")
    assert (told_why.answer.holder, told_why.answer.state, told_why.rule) == ("league", "held", "granted")


@pytest.mark.parametrize(("on", "teller"), [("2031-03-20", ARMY), ("2031-05-10", ARMY), ("2031-04-08", LEAGUE)])
def test_a_loss_of_other_weeks_or_on_the_takers_own_word_bears_out_nothing(on: str, teller: Party) -> None:
    told_why = why([taken(said_by=[says(LEAGUE)]), left(on, teller)], "Lindow", "2031-05-12")
    assert (told_why.answer.holder, told_why.answer.state) == ("league", "claimed")

"""What is told as past lies under what is told of its days: who broke in stays in, who besieged goes on besieging."""

from __future__ import annotations

from support.battles import asked, course, told
from support.claims import ARMY, CITY, LEAGUE, TOWN


def test_who_enters_before_the_holder_is_told_to_leave_contests_it() -> None:
    entered = told("control.entry", "the Crown army entered Ostrava", "2031-05-03", actors=[ARMY], places=[CITY])
    left = told(
        "control.withdrawal", "the League withdrew from Ostrava", "2031-05-09", actors=[LEAGUE], places=[CITY], at=90
    )
    record = [entered, left]
    assert asked(record, "Ostrava", "2031-05-02").holder == "league", "they had it before anybody came in"
    inside = asked(record, "Ostrava", "2031-05-05")
    assert (inside.state, set(inside.row.holders if inside.row else ())) == ("contested", {"league", "crown"})
    assert asked(record, "Ostrava", "2031-05-10").holder == "crown", "who is in it when the others leave has it"


def test_a_siege_goes_on_while_its_place_is_told_to_be_lost_later() -> None:
    ring = told("control.siege", "the Crown army besieged Lindow", "2031-05-03", actors=[ARMY], places=[TOWN])
    lost = told("control.loss", "the League lost Lindow", "2031-05-20", actors=[LEAGUE], places=[TOWN], at=90)
    answer = asked([ring, lost], "Lindow", "2031-05-10")
    assert (answer.holder, answer.besieged_by) == ("league", "crown")
    after = asked([ring, lost], "Lindow", "2031-05-21")
    assert (after.holder, after.besieged_by) == ("crown", None), "the besieger has what its holder loses"


def test_a_state_with_an_end_lasts_to_its_day_and_the_one_opponent_has_it_then() -> None:
    held = told(
        "control.hold", "the League held Lindow until 9 May 2031", "2031-05-09", actors=[LEAGUE], places=[TOWN], at=300
    )
    record = [*course(), held]
    assert asked(record, "Lindow", "2031-05-01").holder == "league"
    assert asked(record, "Lindow", "2031-05-09").holder == "crown"
    until_now = told("control.hold", "the League held Lindow until now", "2031-05-09", actors=[LEAGUE], places=[TOWN])
    assert asked([until_now], "Lindow", "2031-05-09").holder == "league", "what lasts until now has no end"


def test_an_entry_is_a_taking_where_a_history_goes_on_without_a_fight() -> None:
    entered = told("control.entry", "the Crown army entered Lindow", "2031-03-08", actors=[ARMY], places=[TOWN], at=200)
    assert asked([*course(), entered], "Lindow", "2031-03-12").holder == "crown"
    fought = told(
        "fighting.battle", "the League fought in Lindow", "2031-03-15", actors=[LEAGUE], places=[TOWN], at=300
    )
    assert asked([*course(), entered, fought], "Lindow", "2031-03-12").state == "contested"


def test_a_garrison_that_gives_up_does_so_where_it_is_besieged() -> None:
    ring = told("control.siege", "the Crown army besieged Lindow", "2031-05-03", actors=[ARMY], places=[TOWN], at=10)
    gave_up = told("force.surrender", "the League garrison surrendered", "2031-05-12", actors=[LEAGUE], at=90)
    answer = asked([ring, gave_up], "Lindow", "2031-05-13")
    assert (answer.holder, answer.besieged_by) == ("crown", None)


def test_a_town_that_is_relieved_is_besieged_no_more() -> None:
    ring = told(
        "control.siege", "the Crown army besieged Lindow", "2031-05-03", actors=[ARMY], places=[TOWN],
        place_words=["Lindow"], at=10,
    )  # fmt: skip
    relief = told(
        "politics.other", "League cavalry relieved Lindow", "2031-05-12", actors=[LEAGUE], places=[TOWN], at=90
    )
    assert asked([ring, relief], "Lindow", "2031-05-11").besieged_by == "crown"
    assert asked([ring, relief], "Lindow", "2031-05-12").besieged_by is None


def test_who_leaves_a_place_fought_over_days_before_need_not_have_had_it() -> None:
    taken = told("control.capture", "the Crown army took Ostrava", "2031-05-03", actors=[ARMY], places=[CITY])
    held = told("control.hold", "the League held Ostrava", "2031-05-03", actors=[LEAGUE], places=[CITY], at=60)
    denied = told(
        "control.capture", "Ostrava has not fallen to the Crown army", "2031-05-03", actors=[ARMY], places=[CITY],
        polarity="negative", at=90,
    )  # fmt: skip
    left = told(
        "control.withdrawal", "the League withdrew from Ostrava", "2031-05-08", actors=[LEAGUE], places=[CITY], at=150
    )
    assert asked([taken, denied, left], "Ostrava", "2031-05-07").state == "contested"
    assert asked([taken, left], "Ostrava", "2031-05-07").holder == "league", "without a dispute they came back"
    assert asked([held, left], "Ostrava", "2031-05-07").holder == "league"

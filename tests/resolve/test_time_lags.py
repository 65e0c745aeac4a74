"""Happenings told by how long another came after them."""

from __future__ import annotations

import pytest

from support.dated import times_in

FELL = ("The mill fell on Friday", "control.capture", "on Friday")


@pytest.mark.parametrize(
    ("lag", "day"),
    [
        ("two days after", "2031-07-30"),
        ("just a day after", "2031-07-31"),
        ("three weeks after", "2031-07-11~"),
        ("more than a month after", "2031-07"),
        ("five years after", "2026"),
        ("hours after", "2031-08-01"),
    ],
)
def test_what_stands_behind_a_distance_is_so_long_before_the_clause_it_hangs_on(lag: str, day: str) -> None:
    words = "the guard had left the valley"
    found = times_in(f"The mill fell on Friday, {lag} {words}.", FELL, (words, "control.withdrawal", ""))
    assert found == ["2031-08-01", day]


def test_a_distance_before_is_counted_forward() -> None:
    text = "The mill fell on Friday, a day before the guard left the valley."
    words = "the guard left the valley"
    assert times_in(text, FELL, (words, "control.withdrawal", ""))[1] == "2031-08-02"


def test_a_distance_that_opens_the_words_counts_too() -> None:
    words = "two days after the guard left the valley"
    found = times_in(f"The mill fell on Friday {words}.", FELL, (words, "control.withdrawal", ""))
    assert found[1] == "2031-07-30"


def test_without_a_time_beside_it_a_distance_counts_from_the_report() -> None:
    text = "The talks came a day after raids on the mill."
    assert times_in(text, ("raids on the mill", "strike.airstrike", "")) == ["2031-08-02"]
    assert times_in(text, ("raids on the mill", "strike.airstrike", ""), published=None) == [None]


def test_the_clause_before_a_distance_keeps_its_own_day() -> None:
    text = "The mill fell, two days after the guard left the valley on Friday."
    found = times_in(
        text,
        ("The mill fell", "control.capture", ""),
        ("the guard left the valley on Friday", "control.withdrawal", "on Friday"),
    )
    assert found[1] == "2031-08-01"


def test_what_a_sentence_tells_again_has_its_day_from_where_it_was_told() -> None:
    text = "The guard freed two men on Friday. The release came a day after guns hit the mill."
    found = times_in(
        text,
        ("The guard freed two men on Friday", "politics.agreement", "on Friday"),
        ("guns hit the mill", "strike.shelling", ""),
    )
    assert found[1] == "2031-08-02"
    text = "Guns hit the mill on Thursday. The attack came a day after the guard left the valley."
    found = times_in(
        text,
        ("Guns hit the mill on Thursday", "strike.shelling", "on Thursday"),
        ("the guard left the valley", "control.withdrawal", ""),
    )
    assert found[1] == "2031-07-30"


def test_nothing_is_counted_from_what_is_itself_told_from_an_unknown_day() -> None:
    text = "Two months after the guard left the valley, guns hit the mill."
    found = times_in(
        text, ("the guard left the valley", "control.withdrawal", ""), ("guns hit the mill", "strike.shelling", "")
    )
    assert found == [None, None]


def test_an_event_does_not_take_the_day_of_what_is_counted_from_it() -> None:
    text = "The mill fell on Friday, days after the guard left the valley."
    words = "days after the guard left the valley"
    assert times_in(text, FELL, (words, "control.withdrawal", "on Friday"))[1] == "2031-07-25~/2031-07-30~"

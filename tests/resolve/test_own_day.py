"""What a report tells as new and dates nowhere is of about its own day, where it says on what day it was told."""

from __future__ import annotations

import pytest

from fogline.model import When
from support.dated import times_in

AUGUST = When(earliest="2031-08-01", latest="2031-08-31", precision="month", edtf="2031-08")
KILLED = ("Rockets killed three porters", "harm.killed", "")


@pytest.mark.parametrize("saying", ["a source said on Sunday", "a source said today", "it was told on 3 August"])
def test_an_act_told_on_the_report_s_day_is_of_about_that_day(saying: str) -> None:
    assert times_in(f"Rockets killed three porters, {saying}.", KILLED) == ["2031-08-03~"]


@pytest.mark.parametrize(
    "text",
    [
        "Rockets killed three porters.",
        "3 August 2031 Rockets killed three porters.",
        "Rockets killed three porters, a source said on Friday.",
        "Rockets killed three porters, a source said in August.",
    ],
)
def test_where_no_saying_is_of_the_report_s_day_the_act_stays_open(text: str) -> None:
    assert times_in(text, KILLED) == [None]


def test_a_report_that_dates_an_act_lends_its_own_day_to_none() -> None:
    text = "On 4 May 2031 the league took the hill. Rockets killed three porters, a source said on Sunday."
    taken, killed = times_in(text, ("the league took the hill", "control.capture", "On 4 May 2031"), KILLED)
    assert (taken, killed) == ("2031-05-04", "2031-05-04")


def test_a_phrase_that_cannot_be_is_not_replaced_by_the_report_s_day() -> None:
    words = "Rockets killed three porters on 9 August 2031"
    assert times_in(f"{words}, a source said on Sunday.", (words, "harm.killed", "on 9 August 2031")) == [None]


@pytest.mark.parametrize("published", [AUGUST, None])
def test_a_report_without_a_day_has_none_to_lend(published: When | None) -> None:
    assert times_in("Rockets killed three porters, a source said on Sunday.", KILLED, published=published) == [None]


def test_a_state_takes_no_day() -> None:
    words = "The league held the hill"
    assert times_in(f"{words}, a source said on Sunday.", (words, "control.hold", "")) == [None]

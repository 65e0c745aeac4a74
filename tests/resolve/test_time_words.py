"""Times that stand in a claim's words and were given to no claim, and reports that date nothing they tell."""

from __future__ import annotations

import pytest

from fogline.model import When
from support.dated import SUNDAY, times_in

MONTH = When(earliest="2031-08-01", latest="2031-08-31", precision="month", edtf="2031-08")


LORRY = "A lorry drove into a crowd watching the parade in Port Vale on Thursday night"


def test_a_phrase_in_its_words_dates_a_claim_to_which_the_reader_gave_none() -> None:
    assert times_in(f"{LORRY}.", (LORRY, "strike.attack", "")) == ["2031-07-31"]


def test_what_is_dated_by_its_words_lends_its_time() -> None:
    text = f"{LORRY}. Four people were killed."
    lent = times_in(text, (LORRY, "strike.attack", ""), ("Four people were killed", "harm.killed", ""))
    assert lent == ["2031-07-31", "2031-07-31"]


def test_a_phrase_that_another_claim_has_is_not_used_again() -> None:
    whole = "The guard shelled the hill that the league took on Friday"
    inner = "the league took on Friday"
    text = f"{whole}. Nothing moved on Saturday."
    found = times_in(text, (whole, "strike.shelling", ""), (inner, "control.capture", "on Friday"))
    assert found[1] == "2031-08-01"
    assert times_in(text, (whole, "strike.shelling", ""), (inner, "control.capture", "")) == [
        "2031-08-01",
        "2031-08-01",
    ]


@pytest.mark.parametrize(
    "words",
    ["The guard shelled the mill for two hours", "The guard shelled the mill again recently"],
)
def test_words_that_name_no_day_leave_it_to_the_telling(words: str) -> None:
    text = f"On Friday the league took the hill. {words}."
    found = times_in(text, ("the league took the hill", "control.capture", "On Friday"), (words, "strike.shelling", ""))
    assert found == ["2031-08-01", "2031-08-01"]


def test_nothing_is_dated_after_its_report() -> None:
    words = "The guard shelled the hall of the talks of 20 August"
    assert times_in(f"{words}.", (words, "strike.shelling", "")) == [None]


def test_a_report_that_dates_nothing_leaves_its_acts_open() -> None:
    killed = ("Rockets killed three porters", "harm.killed", "")
    text = "Rockets killed three porters. The guard blamed the league."
    for published in (SUNDAY, MONTH, None):
        assert times_in(text, killed, published=published) == [None]


def test_states_and_plans_take_no_day_from_their_report() -> None:
    text = "The league holds the hill. The guard will shell the mill."
    assert times_in(text, ("The league holds the hill", "control.hold", "")) == [None]

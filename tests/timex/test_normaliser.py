"""Values that the golden cases do not show: TIMEX3 spellings, rule names, and what stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.model import When
from fogline.timex import guess_direction, normalise, recognise

ANCHOR = date(2016, 11, 25)


def value_of(text: str) -> str:
    (expression,) = recognise(text)
    return normalise(expression, anchor=ANCHOR, direction="past").timex_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sunday morning", "2016-11-20TMO"),
        ("10 p.m. on Friday", "2016-11-25T22:00"),
        ("last week", "2016-W46"),
        ("the week of 8 November", "2016-W45"),
        ("the weekend", "2016-W46-WE"),
        ("the third quarter", "2016-Q3"),
        ("the first half of 2016", "2016-H1"),
        ("last winter", "2015-WI"),
        ("the 1990s", "199"),
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("36-hour", "PT36H"),
        ("two decades", "P20Y"),
        ("two and a half years", "P2Y6M"),
        ("half an hour", "PT30M"),
        ("2 1/2 years", "P2Y6M"),
        ("a minute and a half", "PT1M30S"),
        ("centuries ago", "PAST_REF"),
        ("several months", "PXM"),
        ("a fortnight", "P2W"),
        ("half a century", "P50Y"),
        ("half a decade", "P5Y"),
        ("a few days later", "PXD"),
        ("minutes later", "PTXM"),
        ("every Friday", "XXXX-WXX-5"),
        ("daily", "P1D"),
        ("every day", "P1D"),
        ("weekly", "P1W"),
        ("decades-long", "PXY"),
        ("24 hours a day", "P1D"),
        ("annually", "P1Y"),
        ("the year-earlier third quarter", "2015-Q3"),
        ("the year-ago quarter", "2015-Q3"),
        ("the fourth quarter", "2016-Q4"),
        ("the first quarter", "2016-Q1"),
    ],
)
def test_timex_value(text: str, value: str) -> None:
    assert value_of(text) == value


QUARTER = When(earliest="2016-07-01", latest="2016-09-30", precision="season", edtf="2016-07/2016-09")
MONTH = When(earliest="2016-05-01", latest="2016-05-31", precision="month", edtf="2016-05")
DAY = When(earliest="2016-05-05", latest="2016-05-05", precision="day", edtf="2016-05-05")


@pytest.mark.parametrize(
    ("text", "previous", "value"),
    [
        ("a year earlier", QUARTER, "2015-Q3"),
        ("a year ago", QUARTER, "2015-Q3"),
        ("a year earlier", MONTH, "2015-05"),
        ("a year ago", MONTH, "2015"),
        ("a year earlier", DAY, "2015"),
        ("two years earlier", QUARTER, "2014"),
        ("two hours later", DAY, "PT2H"),
        ("that same day", MONTH, "2016-05-XX"),
        ("the year-ago quarter", QUARTER, "2015-Q3"),
    ],
)
def test_what_is_told_from_the_time_before_keeps_its_grain(text: str, previous: When, value: str) -> None:
    (expression,) = recognise(text)
    assert normalise(expression, anchor=ANCHOR, direction="past", previous=previous).timex_value == value


def test_the_quarter_is_a_time_only_beside_words_of_business() -> None:
    assert recognise("Shells fell on the quarter again.") == []
    (found,) = recognise("Sales of the mill fell in the quarter.")
    assert normalise(found, anchor=ANCHOR, direction="past").timex_value == "2016-Q3"
    told = When(earliest="2016-01-01", latest="2016-03-31", precision="season", edtf="2016-01/2016-03")
    assert normalise(found, anchor=ANCHOR, direction="past", previous=told).timex_value == "2016-Q1"


def test_a_participle_before_a_noun_tells_no_past() -> None:
    text = "Wages would be paid on a still unspecified date in January."
    (expression,) = recognise(text)
    direction = guess_direction(text, expression)
    assert direction == "present"
    assert normalise(expression, anchor=ANCHOR, direction=direction).timex_value == "2017-01"


def test_a_time_told_from_an_unknown_one_has_no_days_but_says_why() -> None:
    (expression,) = recognise("the next day")
    normal = normalise(expression, anchor=ANCHOR, direction="past")
    assert normal.when is None
    assert normal.rule == "day-of-untold-time"


def test_a_vague_time_before_does_not_anchor_a_day() -> None:
    (expression,) = recognise("the next day")
    previous = When(earliest="2016-01-01", latest="2016-12-31", precision="year", edtf="2016")
    assert normalise(expression, anchor=ANCHOR, direction="past", previous=previous).when is None


def test_what_leaves_the_calendar_is_unknown() -> None:
    (expression,) = recognise("9000 years ago")
    normal = normalise(expression, anchor=ANCHOR, direction="past")
    assert (normal.when, normal.rule) == (None, "out-of-calendar")


def test_a_date_a_few_days_ahead_is_not_a_year_ago_even_in_a_past_clause() -> None:
    (expression,) = recognise("30 November")
    assert normalise(expression, anchor=ANCHOR, direction="past").timex_value == "2016-11-30"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The council will meet on Friday.", "future"),
        ("The council met on Friday.", "past"),
        ("On Friday the council is due to meet.", "future"),
        ("The vote has been scheduled for Friday.", "future"),
        ("It was quiet. He plans to leave on Friday.", "future"),
        ("He will leave. The town fell on Friday.", "past"),
        ("Friday.", "present"),
        ("Talks will be held on Friday.", "future"),
        ("The army gave the families until Friday to leave.", "future"),
        ("They fought until Friday.", "past"),
        ("A convoy could come as early as Friday.", "future"),
        ("Women planned a march on Friday.", "future"),
        ("The planned march was broken up on Friday.", "past"),
        ("The envoy would be leaving Friday.", "future"),
        ("The envoy leaves Friday.", "future"),
        ("She meets the tribal elders on Friday.", "future"),
        ("The truce takes effect on Friday.", "future"),
        ("He was said to meet the elders, who returned Friday.", "past"),
        ("He wants to start it on Friday.", "present"),
        ("He warned what will follow if the case is heard on Friday.", "future"),
        ("The case of the mill vs. Karim, which the court took up on Friday.", "past"),
    ],
)
def test_guessed_direction(text: str, direction: str) -> None:
    (expression,) = recognise(text)
    assert guess_direction(text, expression) == direction

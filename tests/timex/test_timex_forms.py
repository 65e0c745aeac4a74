"""What words say, without an anchor: forms, kinds, modifiers and parts."""

from __future__ import annotations

import pytest

from fogline.timex import Form, recognise, simple
from fogline.timex.forms import (
    Amount,
    Bound,
    Calendar,
    DayPart,
    Length,
    Offset,
    Period,
    Range,
    Reference,
    Repeat,
    Stretch,
    Weekday,
)


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("Friday", "DATE", Weekday(weekday=4)),
        ("last Friday", "DATE", Weekday(weekday=4, shift=-1)),
        ("Friday last week", "DATE", Weekday(weekday=4, week=-1)),
        ("21 August 2013", "DATE", Calendar(year=2013, month=8, day=21)),
        ("August last year", "DATE", Calendar(month=8, year_shift=-1)),
        ("two days ago", "DATE", Offset(amount=Amount(value=2), unit="day", sign=-1)),
        ("two days later", "DATE", Offset(amount=Amount(value=2), unit="day", sign=1, base="previous")),
        ("the following month", "DATE", Period(unit="month", shift=1, base="previous")),
        ("the past 24 hours", "DURATION", Stretch(amount=Amount(value=24), unit="hour", side="past")),
        ("recent weeks", "DURATION", Stretch(amount=Amount(), unit="week", side="past")),
        ("36-hour", "DURATION", Length(amount=Amount(value=36), unit="hour")),
        ("this morning", "TIME", DayPart()),
        ("now", "DATE", Reference(to="present")),
        ("every Friday", "SET", Repeat(value="XXXX-WXX-5")),
        ("every two weeks", "SET", Repeat(value="P2W")),
        ("since 2012", "DATE", Bound(side="since")),
        ("from Friday to Sunday", "DATE", Range()),
    ],
)
def test_form(text: str, kind: str, form: Form) -> None:
    (found,) = recognise(text)
    assert (found.text, found.kind, found.form) == (text, kind, form)


def test_a_range_opens_into_the_two_expressions_of_timeml() -> None:
    (found,) = recognise("It held from Friday to Sunday.")
    assert [one.text for one in simple(found)] == ["Friday", "Sunday"]


def test_a_bound_opens_into_what_it_bounds() -> None:
    (found,) = recognise("It has held since early 2013.")
    assert found.text == "since early 2013"
    (inner,) = simple(found)
    assert (inner.text, inner.mod, inner.form) == ("early 2013", "early", Calendar(year=2013))


def test_part_and_clock_are_kept_apart_from_the_day() -> None:
    (found,) = recognise("Wednesday at 10:45 p.m.")
    assert (found.form, found.part, found.clock) == (Weekday(weekday=2), "night", (22, 45))


def test_a_doubtful_word_alone_is_taken_at_its_word() -> None:
    assert [one.form for one in recognise("May")] == [Calendar(month=5)]
    assert recognise("it may") == []


def test_the_range_asked_for_is_all_that_is_looked_at() -> None:
    text = "From Friday to Sunday it held."
    assert [one.text for one in recognise(text, 5, 11)] == ["Friday"]
    assert recognise(text, 22) == []
    assert recognise("", 0, 0) == []

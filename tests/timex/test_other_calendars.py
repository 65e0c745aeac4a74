"""Laws of other calendars: their months follow each other, and days of theirs that are known in ours."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fogline.timex.forms import OtherCalendar
from fogline.timex.other_calendars import days_of, first_of, len_of

CALENDARS: tuple[tuple[OtherCalendar, int], ...] = (("islamic", 1435), ("iranian", 1399), ("ethiopian", 2011))


@pytest.mark.parametrize(("calendar", "year"), CALENDARS)
def test_months_follow_each_other_and_fill_the_year(calendar: OtherCalendar, year: int) -> None:
    for offset in range(8):
        day = first_of(calendar, year + offset, 1)
        for month in range(1, len_of(calendar) + 1):
            assert first_of(calendar, year + offset, month) == day
            day += timedelta(days=days_of(calendar, year + offset, month))
        assert first_of(calendar, year + offset + 1, 1) == day


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "known"),
    [
        ("ethiopian", 2000, 1, 1, date(2007, 9, 12)),
        ("ethiopian", 2013, 11, 4, date(2021, 7, 11)),
        ("ethiopian", 2011, 13, 6, date(2019, 9, 11)),
        ("iranian", 1357, 11, 22, date(1979, 2, 11)),
        ("iranian", 1400, 1, 1, date(2021, 3, 21)),
        ("islamic", 1444, 9, 1, date(2023, 3, 23)),
    ],
)
def test_known_days(calendar: OtherCalendar, year: int, month: int, day: int, known: date) -> None:
    assert abs((first_of(calendar, year, month) + timedelta(days=day - 1) - known).days) <= (calendar == "islamic")

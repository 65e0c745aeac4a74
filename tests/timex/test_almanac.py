"""Computed feasts against dates published by the churches, the Iranian calendar office and Muslim authorities."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.timex.almanac import feasts, islamic_day, nowruz, orthodox_easter, western_easter


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(1999, (4, 4), (4, 11)), (2016, (3, 27), (5, 1)), (2019, (4, 21), (4, 28)), (2024, (3, 31), (5, 5)),
     (2025, (4, 20), (4, 20)), (1954, (4, 18), (4, 25))],
)  # fmt: skip
def test_easter(year: int, western: tuple[int, int], orthodox: tuple[int, int]) -> None:
    assert western_easter(year) == date(year, *western)
    assert orthodox_easter(year) == date(year, *orthodox)


@pytest.mark.parametrize(
    ("year", "day"), [(1996, 20), (2011, 21), (2016, 20), (2017, 21), (2021, 21), (2024, 20), (2025, 21)]
)
def test_nowruz(year: int, day: int) -> None:
    assert nowruz(year) == date(year, 3, day)


@pytest.mark.parametrize(
    ("name", "observed"),
    [
        ("ramadan", date(2011, 8, 1)),
        ("ramadan", date(2016, 6, 6)),
        ("ramadan", date(2024, 3, 11)),
        ("eid-al-fitr", date(2012, 8, 19)),
        ("eid-al-fitr", date(2023, 4, 21)),
        ("eid-al-adha", date(2016, 9, 12)),
        ("eid-al-adha", date(2024, 6, 16)),
        ("ashura", date(2013, 11, 14)),
    ],
)
def test_islamic_feasts_are_within_a_day_of_the_observed(name: str, observed: date) -> None:
    (feast,) = feasts(name, observed.year)
    assert abs((feast.first - observed).days) <= 1
    assert feast.approximate


def test_two_ramadans_may_begin_in_one_year() -> None:
    assert [one.first.month for one in feasts("ramadan", 2030)] == [1, 12]


def test_the_first_day_of_the_islamic_era() -> None:
    assert islamic_day(1, 1, 1) == date(622, 7, 19)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [("thanksgiving", 2024, date(2024, 11, 28)), ("labor-day", 2024, date(2024, 9, 2)),
     ("memorial-day", 2024, date(2024, 5, 27)), ("good-friday", 2024, date(2024, 3, 29))],
)  # fmt: skip
def test_feasts_by_rule(name: str, year: int, day: date) -> None:
    assert [one.first for one in feasts(name, year)] == [day]


def test_an_unknown_feast_has_no_days() -> None:
    assert feasts("nobody's day", 2024) == []

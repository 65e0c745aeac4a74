"""Stated dates: what counts as one, which comes first, and when two contradict."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.read.calendar_dates import full_dates, read_given
from support.reading import read_all, read_one

LEAD = "Rebels took the bridge at Tel Amar on Monday, a monitor said. The army did not comment on the loss. "


@pytest.mark.parametrize(
    ("words", "day", "weekday"),
    [
        ("September 10 2013", "2013-09-10", None),
        ("28 September 2016", "2016-09-28", None),
        ("December 1st 2024.", "2024-12-01", None),
        ("Date of publication 11 August 2016", "2016-08-11", None),
        ("Friday 12 Sep 2014", "2014-09-12", 4),
        ("Tuesday, the 3rd of March 2020", "2020-03-03", 1),
        ("2016-09-28", "2016-09-28", None),
        ("2016/09/28", "2016-09-28", None),
        ("30/09/2014", "2014-09-30", None),
        ("09/30/2014", "2014-09-30", None),
        ("02.10.2017", "2017-10-02", None),
        ("Aug. 1 2016", "2016-08-01", None),
        ("Last updated at Oct 032017", "2017-10-03", None),
        ("12/09/2014", None, None),
        ("31 November 2016", None, None),
        ("29 February 2015", None, None),
        ("30 November", None, None),
        ("May 2016", None, None),
        ("7 May 1204", None, None),
        ("on page 12 of 2016", None, None),
    ],
)
def test_full_dates(words: str, day: str | None, weekday: int | None) -> None:
    found = list(full_dates(words))
    assert [(date.day.isoformat(), date.weekday) for date in found] == ([(day, weekday)] if day else [])


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_in_every_unambiguous_form(day: dt.date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%a %d %b %Y", "%d.%m.%Y", "%Y-%m-%dT10:20:30+02:00"):
        assert read_given(day.strftime(form)) == day


@pytest.mark.parametrize(
    "head",
    [
        "28 September 2016\n\n",
        "Published: September 28, 2016 10:15 GMT\n\n",
        "Bridge taken\n\n28 September 2016 by Ana Petrel\n\n",
        "Bridge taken\n\nCorvid News | 28 September 2016 | Ana Petrel\n\n",
        "Bridge taken\n\nTEL AMAR, Sept. 28, 2016 (Corvid) – ",
        "Wed 28 Sep 2016 ",
        "28.09.2016(updated 14:57 28.09.2016) ",
    ],
)
def test_a_date_at_the_head_is_the_dateline(head: str) -> None:
    document = read_one(head + LEAD * 3)
    assert [(date.value, date.basis) for date in document.dates] == [("2016-09-28", "dateline")]
    date = document.dates[0]
    assert date.start is not None
    assert document.zone_at(date.start) == "dateline"


def test_a_date_inside_the_telling_is_no_publication_date() -> None:
    assert read_one(LEAD * 3 + "The town had been shelled on 5 May 2012, the mayor said.").dates == ()
    assert read_one("On 5 May 2012 the town was shelled, the mayor said. " + LEAD * 3).dates == ()


def test_given_comes_before_an_agreeing_dateline() -> None:
    document, codes = read_all(f"28 September 2016\n\n{LEAD * 3}".encode(), published="2016-09-28T11:00:00Z")
    assert document is not None
    assert [date.basis for date in document.dates] == ["given", "dateline"]
    assert codes == []


@pytest.mark.parametrize(
    ("head", "first", "told"),
    [
        ("Wednesday 28 September 2016", "2016-09-28", True),
        ("Thursday 28 September 2016", "2016-10-05", False),  # the weekday is wrong, so the dateline is not believed
        ("Published 28 September 2016", "2016-09-28", True),
        ("21 November 2016", "2016-11-21", True),  # no report is out before the day that it opens with
        ("21 November 2026", "2016-10-05", False),  # ten years ahead is a slip of the pen
        ("1 September 2016", "2016-10-05", False),
        ("4 October 2016", "2016-10-05", False),  # a day apart is the ordinary lag of the press
    ],
)
def test_a_contradicting_dateline(head: str, first: str, told: bool) -> None:
    document, codes = read_all(f"{head}\n\n{LEAD * 3}".encode(), published="2016-10-05")
    assert document is not None
    assert document.dates[0].value == first
    assert {date.value for date in document.dates} >= {"2016-10-05", first}
    assert ("date-contradicted" in codes) is told


def test_a_weekday_in_the_dateline_that_is_not_that_of_the_given_date_is_told() -> None:
    document, codes = read_all(f"TEL AMAR, Monday (Corvid) – {LEAD * 3}".encode(), published="2016-12-02")
    assert document is not None
    assert codes == ["date-contradicted"]
    assert document.dates[0].weekday == 0


def test_a_dateline_without_a_year_borrows_that_of_the_known_date() -> None:
    document = read_one(f"TEL AMAR, 30 December (Corvid) – {LEAD * 3}", published="2017-01-02")
    assert [date.value for date in document.dates] == ["2017-01-02", "2016-12-30"]
    assert read_one(f"TEL AMAR, 30 December (Corvid) – {LEAD * 3}").dates == ()


def test_a_date_in_figures_that_can_be_two_days_only_confirms() -> None:
    text = f"05-09-2013 {LEAD * 3}"
    assert read_one(text).dates == ()
    assert [date.basis for date in read_one(text, published="2013-09-05").dates] == ["given", "dateline"]


@pytest.mark.parametrize("words", ["last week", "2016-13-01", "12/09/2014", "2016", "yesterday, 5 May"])
def test_a_given_date_that_is_none_is_left_out_and_told(words: str) -> None:
    document, codes = read_all((LEAD * 3).encode(), published=words)
    assert codes == ["date-unreadable"]
    assert document is not None
    assert document.dates == ()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("KARSOVA, 13 JAN 90 (NORTHPRESS) -- [TEXT] THE MINISTER SAID TODAY THAT FOUR SOLDIERS DIED.", "1990-01-13"),
        ("PORTO LINDO, 14 NOV 89 (ACAN - COR) -- [TEXT] THE ARMY SAID TODAY THAT FOUR SOLDIERS DIED.", "1989-11-14"),
        ("KARSOVA, 3 MAY 04 (COR) -- THE ARMY SAID TODAY THAT FOUR SOLDIERS DIED.", "2004-05-03"),
    ],
)
def test_a_wire_dateline_with_a_two_figure_year_dates_the_report(line: str, day: str) -> None:
    document = read_one(line + " THE FIGHTING WENT ON IN THE EAST OF THE TOWN.\n\n" + LEAD)
    assert [date.value for date in document.dates] == [day]
    assert document.zones[0].kind == "dateline"


def test_two_figures_after_a_month_in_the_telling_are_no_year() -> None:
    document = read_one(LEAD + "The unit of 13 JAN 90 men left the town on Sunday, the monitor said.")
    assert not document.dates


@pytest.mark.parametrize("after", [" -", " –", " (Corvid Wire) –", " (Corvid News) -"])
def test_the_dash_after_a_dated_place_belongs_to_no_sentence(after: str) -> None:
    line = f"KARSOVA, 5 November 2024{after} At least 12 people were killed on Monday, a doctor said. "
    document = read_one(line + LEAD)
    body = next(zone for zone in document.zones if zone.kind == "body")
    assert document.text[body.start :].startswith("At least 12")


def test_dates_in_a_list_of_links_at_the_end_are_no_stamps_of_a_page() -> None:
    told = "The siege of Vale began on 24 February 2022. On 4 April 2022 the army said that it had left the town.\n\n"
    links = "See also\n * 3 March 2022 Vale bombing\n * 16 March 2022 Vale attack\n"
    assert not read_one(told + links).dates


def test_a_dateline_without_a_year_that_nothing_lends_is_told() -> None:
    told = "BUKAVU, Feb 16 (Wire) - Rebels took the office on Sunday morning, a nurse said. " + LEAD
    document, problems = read_all(told.encode(), "text/plain")
    assert document is not None
    assert not document.dates
    assert problems == ["date-yearless"]
    assert not read_all(told.encode(), "text/plain", published="2025-02-17")[1]

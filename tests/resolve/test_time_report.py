"""What all time phrases of a report are read against."""

from __future__ import annotations

from datetime import date

from fogline.resolve.time_report import report_of, year_told
from support.dated import SUNDAY
from support.dated_claims import claim, report


def test_a_report_without_claims_needs_no_phrases() -> None:
    read = report_of(report("The army took Hentzau on Friday."), [], SUNDAY)
    assert read.expressions == ()
    assert read.anchor == date(2031, 8, 3)


def test_the_last_year_told_before_a_place_is_meant_there_or_else_the_first_one() -> None:
    document = report("On 2 May it began. In 2029 the army took Hentzau. In 2031 it lost it.")
    from_here = report_of(document, [claim(document, "it began", "fighting.offensive")], None)
    assert year_told(from_here, 0) == date(2029, 12, 31)
    assert year_told(from_here, document.text.index("took")) == date(2029, 12, 31)
    assert year_told(from_here, len(document.text)) == date(2031, 12, 31)


def test_a_report_headed_with_the_next_day_and_its_weekday_is_of_the_next_day() -> None:
    document = report("Aug 4, 2031\nThe army took Hentzau on Monday.")
    told = claim(document, "The army took Hentzau", "control.capture")
    assert report_of(document, [told], SUNDAY).late

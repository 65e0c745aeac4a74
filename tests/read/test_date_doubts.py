"""What speaks against a report's dates is told as a problem."""

from __future__ import annotations

import pytest

from fogline.model import Document
from fogline.read.layout import split_units
from fogline.read.stated import Dating, date_report
from fogline.read.zones import find_zones
from fogline.resolve.published import resolve_published

TAIL = "The army bombed a base in Ganda on Monday, a witness said."


def dating_of(text: str, given: str | None = None) -> Dating:
    return date_report(text, find_zones(text, split_units(text)), given=given)


def test_a_dateline_whose_weekday_is_not_that_of_its_date_is_told_and_believed_by_half() -> None:
    text = f"GANDA, Tuesday 16 April 2023 (NPA) - {TAIL}"
    found = dating_of(text)
    assert found.problems == (("date-weekday", "the dateline says Tuesday, but 2023-04-16 is a Sunday"),)
    document = Document(capture="c", name="r", text=text, zones=find_zones(text, split_units(text)), dates=found.dates)
    entry = next(iter(resolve_published(document, ())))
    assert entry.record.when is not None  # type: ignore[union-attr]
    assert entry.record.when.edtf == "2023-04-16?"  # type: ignore[union-attr]
    assert entry.confidence == 0.6


@pytest.mark.parametrize(
    ("line", "given", "first"),
    [("GANDA, 31 December (NPA)", "2019-01-02", "2018-12-31"), ("GANDA, 2 January (NPA)", "2018-12-31", "2019-01-02")],
)
def test_a_dateline_without_a_year_is_read_over_new_year(line: str, given: str, first: str) -> None:
    found = dating_of(f"{line} - {TAIL}", given)
    assert found.dates[0].value == first
    assert [code for code, _ in found.problems] == ["date-contradicted"]


def test_a_date_years_from_the_dateline_is_kept_and_told() -> None:
    found = dating_of(f"GANDA, 3 May 2022 (NPA) - {TAIL}", "2032-05-03")
    assert found.dates[0].value == "2032-05-03"
    assert [code for code, _ in found.problems] == ["date-doubtful"]


def test_a_report_that_tells_of_a_later_day_as_past_is_told_and_one_of_plans_is_not() -> None:
    past = dating_of("Rebels took Ganda on 5 June 2022, a nurse said. The army left on 7 June 2022.", "2022-06-01")
    assert [code for code, _ in past.problems] == ["date-doubtful"]
    plans = "Rebels took Ganda, a nurse said. The truce will be signed on 7 June 2022. It lasts until 9 June 2022."
    assert dating_of(plans, "2022-06-01").problems == ()

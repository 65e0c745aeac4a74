"""Days of the entries of live pages: over midnight, between zones, in either order."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.model import Document
from fogline.read.layout import split_units
from fogline.read.zones import find_zones
from fogline.resolve.live_entries import LiveEntries

DAY = date(2031, 5, 9)


def entries_of(*lines: str, country: str = "", day: date | None = DAY) -> list[tuple[str | None, str | None]]:
    """The day and the telling of each entry; the words of entries stand for nothing."""
    text = "Live: the siege of Ganda\n\n" + "\n\n".join(lines) + "\n"
    document = Document(capture="c", name="r", text=text, zones=find_zones(text, split_units(text)))
    found = LiveEntries.of(document, day, lambda _: country)
    days = [found.day_at(one.start) for one in found.entries]
    return [
        (on.isoformat() if on else None, one.moment.as_when().edtf if one.moment else None)
        for on, one in zip(days, found.entries, strict=True)
    ]


def test_the_newest_entry_is_of_the_page_s_day_and_older_ones_go_back_over_midnight() -> None:
    newest_first = entries_of("02:10 GMT Shells fell.", "00:35 GMT Guns fired.", "23:40 GMT A truce failed.")
    assert [day for day, _ in newest_first] == ["2031-05-09", "2031-05-09", "2031-05-08"]
    oldest_first = entries_of("22:15 A truce failed.", "23:40 Guns fired.", "00:35 Shells fell.", "02:10 All was calm.")
    assert [day for day, _ in oldest_first] == ["2031-05-08", "2031-05-08", "2031-05-09", "2031-05-09"]
    assert oldest_first[0][1] == "2031-05-08T22:15:00"


def test_an_entry_is_of_the_day_of_the_place_told_of_else_of_utc() -> None:
    lines = ("11:50 p.m. EDT – Shells fell.", "9:00 p.m. EDT – Guns fired.", "8:05 a.m. EDT – A truce held.")
    assert [day for day, _ in entries_of(*lines, country="UA")] == ["2031-05-10", "2031-05-10", "2031-05-09"]
    assert [day for day, _ in entries_of(*lines)] == ["2031-05-10", "2031-05-10", "2031-05-09"]
    assert entries_of(*lines)[0][1] == "2031-05-09T23:50:00-04:00"
    late = ("23:30 GMT – Shells fell.", "20:00 GMT – Guns fired.")
    assert [day for day, _ in entries_of(*late, country="YE")] == ["2031-05-10", "2031-05-09"]
    assert [day for day, _ in entries_of(*late, country="CO")] == ["2031-05-09", "2031-05-09"]


def test_zones_are_weighed_before_hours_are_put_in_order() -> None:
    mixed = entries_of("14:35 GMT – Shells fell.", "06:10 GMT – Guns fired.", "23:50 EST – A house burnt.")
    assert [told for _, told in mixed] == ["2031-05-09T14:35:00Z", "2031-05-09T06:10:00Z", "2031-05-08T23:50:00-05:00"]
    assert mixed[2][0] == "2031-05-09"


def test_days_that_stand_over_entries_or_in_stamps_are_theirs() -> None:
    headed = entries_of("Friday 9 May", "08:15 Shells fell.", "Thursday 8 May", "21:45 Guns fired.", "19:30 It rained.")
    assert [day for day, _ in headed] == ["2031-05-09", "2031-05-08", "2031-05-08"]
    named = entries_of(
        "12:10 Shells fell.", "10:25 Guns fired.", "Thu 23:45 A house burnt.", "Yesterday 22:10 It rained."
    )
    assert [day for day, _ in named] == ["2031-05-09", "2031-05-09", "2031-05-08", "2031-05-08"]


def test_one_day_above_all_entries_is_the_page_s() -> None:
    lines = ("9 May 2031", "14:35 GMT – Shells fell.", "11:05 GMT – Guns fired.", "23:50 GMT – It rained.")
    assert [day for day, _ in entries_of(*lines)][-3:] == ["2031-05-09", "2031-05-09", "2031-05-08"]


def test_how_long_ago_gives_a_day_and_no_hour() -> None:
    assert entries_of("2h ago", "Shells fell.", "5h ago", "Guns fired.")[0] == ("2031-05-09", "2031-05-09~")


@pytest.mark.parametrize("day", [None])
def test_hours_of_a_page_of_no_known_day_say_no_day(day: date | None) -> None:
    assert entries_of("14:35 GMT – Shells fell.", "12:10 GMT – Guns fired.", day=day) == [(None, None)] * 2


def test_stamps_behind_their_entries_date_what_stands_before_them() -> None:
    text = "Live\n\nShells fell. (13:20 GMT)\n\nGuns fired in the town. (14:05 GMT)\n"
    document = Document(capture="c", name="r", text=text, zones=find_zones(text, split_units(text)))
    found = LiveEntries.of(document, DAY, lambda _: "")
    assert [text[one.start :].lstrip()[:5] for one in found.entries] == ["Shell", "Guns "]

"""Stamps of live pages: what they say, where they end, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.timex.clock_zones import LOCAL, minutes_ahead
from fogline.timex.stamps import heading_day, stamp_before, stamp_behind, stamps_of, stated_zone

HEADS = [
    ("14:35 GMT – Shells hit the mill", "Shells hit the mill", 875, "gmt"),
    ("[07:45] Fighting resumed", "Fighting resumed", 465, ""),
    ("6.15pm BST", "", 1095, "bst"),
    ("1340Z: A drone fell", "A drone fell", 820, "z"),
    ("10:05 local time - Two soldiers died", "- Two soldiers died", 605, LOCAL),
    ("09:10 (Ganda time) – Tanks moved", "Tanks moved", 550, LOCAL),
    ("**11:30** – The army left", "The army left", 690, ""),
    ("Tue 23:45 Two men fell", "Two men fell", 1425, ""),
    ("Yesterday, 11.40pm – Flour came", "Flour came", 1420, ""),
    ("08:00 ET (12:00 GMT) The port is shut", "The port is shut", 480, "et"),
    ("10:42 a.m. ET, October 12, 2031", "", 642, "et"),
    ("16.30 hrs: quiet", "quiet", 990, ""),
    ("20:15 IST Sirens sound", "Sirens sound", 1215, LOCAL),
]


@pytest.mark.parametrize(("line", "rest", "clock", "zone"), HEADS)
def test_a_stamp_is_read_and_ends_where_the_words_begin(line: str, rest: str, clock: int, zone: str) -> None:
    found = stamp_before(line, 0, len(line))
    assert found is not None
    assert (found.clock, found.zone) == (clock, zone)
    assert line[found.end :].lstrip("- ") == rest.lstrip("- ")


@pytest.mark.parametrize(
    "line",
    ["At 14:20 a missile hit", "11 people were killed", "14:20 saw new fire", "3.5 million people fled", "7.30 tanks"],
)
def test_an_hour_or_a_number_in_a_sentence_is_no_stamp(line: str) -> None:
    assert stamp_before(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("It fell, the mayor said. (13:20)", "It fell, the mayor said."),
        ("Seven were killed. — 18:02 UTC", "Seven were killed."),
        ("“All is lost.” 15:42 GMT+4", "“All is lost.”"),
    ],
)
def test_a_stamp_may_stand_behind_its_entry(line: str, rest: str) -> None:
    found = stamp_behind(line, 0, len(line))
    assert found is not None
    assert line[: found.start] == rest
    assert stamp_behind("They were killed at 18:02.", 0, 26) is None


def test_how_long_ago_and_days_over_entries() -> None:
    found = stamp_before("1 hour 5 min ago", 0, 16)
    assert found is not None
    assert found.ago == 65
    assert heading_day("Sunday 7 April", 0, 14) == (0, 14)
    assert heading_day("Sunday was calm", 0, 15) is None
    assert stated_zone("All times are in GMT.") == "gmt"


def test_a_list_of_years_is_no_live_page_and_two_hours_without_a_zone_are_none() -> None:
    for text, many in (
        ("2014: War came\n2016: The siege\n1998: Peace", 0),
        ("11:30 Rain fell\n12:30 Sun came", 0),
        ("11:30 GMT Rain fell\n12:30 GMT Sun came", 2),
        ("0815: A raid\n1130: A raid\n2010: A raid", 3),
    ):
        lines = [(text.index(line), text.index(line) + len(line)) for line in text.split("\n")]
        assert len(stamps_of(text, lines)) == many


@pytest.mark.parametrize(
    ("zone", "on", "country", "minutes"),
    [
        ("EST", date(2023, 10, 12), "", -300),
        ("ET", date(2023, 10, 12), "", -240),
        ("GMT+3", date(2023, 1, 1), "", 180),
        ("GMT+5:30", date(2023, 1, 1), "", 330),
        ("London", date(2023, 7, 1), "", 60),
        (LOCAL, date(2023, 7, 1), "UA", 180),
        (LOCAL, date(2023, 1, 1), "SY", 180),
        (LOCAL, date(2016, 1, 1), "SY", 120),
        (LOCAL, date(2018, 1, 1), "SD", 120),
        (LOCAL, date(2018, 1, 1), "CD", None),
        ("XYZ", date(2018, 1, 1), "", None),
    ],
)
def test_clocks_of_zones_and_countries(zone: str, on: date, country: str, minutes: int | None) -> None:
    assert minutes_ahead(zone, on, country) == minutes

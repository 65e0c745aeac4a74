"""Days in the names of files and in addresses."""

from __future__ import annotations

import pytest

from fogline.read.named_days import day_in_name
from support.reading import read_one


@pytest.mark.parametrize(
    ("name", "url", "day"),
    [
        ("wire-2023-06-18.txt", None, "2023-06-18"),
        ("20230618_wire.txt", None, "2023-06-18"),
        ("wire_18-June-2023.html", None, "2023-06-18"),
        ("report.txt", "https://news.example/world/2023/06/18/bridge-taken", "2023-06-18"),
        ("report.txt", "https://news.example/2023/06/bridge-taken", None),
        ("2023-06-18 to 2023-06-20.txt", None, None),
        ("2023-02-30.txt", None, None),
        ("012023061899.txt", None, None),
        ("11ae1042415423da.txt", None, None),
        ("report.txt", "https://news.example/a?day=2023-06-18", None),
    ],
)
def test_one_full_day_is_taken(name: str, url: str | None, day: str | None) -> None:
    found = day_in_name(name, url)
    assert (found.value if found else None) == day


def test_it_dates_a_report_that_says_nothing_and_lends_its_year_to_a_dateline() -> None:
    plain = read_one("Rebels took the bridge at Tel Amar, a monitor said.", name="wire-2023-06-18.txt")
    assert [(date.value, date.basis) for date in plain.dates] == [("2023-06-18", "name")]
    wire = read_one("TEL AMAR, June 17 (Corvid) - Rebels took the bridge, a monitor said.", name="wire-2023-06-18.txt")
    assert [(date.value, date.basis) for date in wire.dates] == [("2023-06-17", "dateline"), ("2023-06-18", "name")]


def test_a_day_of_download_contradicts_nothing() -> None:
    late = read_one("28 September 2016\n\nRebels took the bridge, a monitor said.", name="saved-2023-06-18.txt")
    assert late.dates[0].value == "2016-09-28"

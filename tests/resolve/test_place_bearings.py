"""The words between a place and the one from which it is told to lie some way off."""

from __future__ import annotations

import pytest

from fogline.resolve.place_bearings import BEARING


@pytest.mark.parametrize(
    "between",
    [
        ", about 60 km northwest of",
        ", some 180 kilometres north of",
        ", roughly 12 miles south of",
        ", just twenty kilometres to the east of",
        ", 15 kilometres east of",
        ", a suburb west of",
        " south of",
    ],
)
def test_a_distance_from_a_town_only_tells_where_a_place_lies(between: str) -> None:
    found = BEARING.match(f"Ford{between} Mill", len("Ford"))
    assert found is not None
    assert found.group() == between


@pytest.mark.parametrize("between", [", and about 60 km northwest of", " as well as the villages south of", ", then"])
def test_what_joins_two_places_is_no_bearing(between: str) -> None:
    assert BEARING.match(f"Ford{between} Mill", len("Ford")) is None

"""The words for a part of a place, and for all of it."""

from __future__ import annotations

import pytest

from fogline.fuse.control_part_words import heads_a_list, heart_of, part_before, part_told


def test_the_heart_of_a_town_is_a_part_of_it() -> None:
    assert heart_of("the League took the heart of Vale", "Vale") == "heart"
    assert heart_of("the League took Vale", "Vale") is None


@pytest.mark.parametrize(
    ("before", "part"),
    [("took large parts of ", "large parts"), ("entered districts in the ", "districts"), ("took ", None)],
)
def test_words_before_a_place_make_it_a_part(before: str, part: str | None) -> None:
    assert part_before(before) == part


@pytest.mark.parametrize(
    ("own", "after", "part"),
    [
        ("Vale", "'s eastern districts", "eastern districts"),
        ("three Vale districts", "", "three districts"),
        ("the neighbourhood of Vale", "", None),
        ("Vale", " on Monday", None),
    ],
)
def test_words_in_or_after_a_place_make_it_a_part(own: str, after: str, part: str | None) -> None:
    assert part_told(own, after) == part


def test_the_kind_of_several_places_heads_a_list_of_them() -> None:
    assert heads_a_list("the villages of Vale", " and Kapell")
    assert not heads_a_list("the village of Vale", " and Kapell")

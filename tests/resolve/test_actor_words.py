"""What counts a party is no part of its name."""

from __future__ import annotations

import pytest

from fogline.resolve.actor_words import QUANTITY


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("14–17 rebels", "rebels"),
        ("150-300 marines", "marines"),
        ("between 24 and 31 civilians", "civilians"),
        ("a confirmed 33 militants", "militants"),
        ("tens of rebels", "rebels"),
        ("tens of millions of people", "people"),
        ("a 13-year-old girl", "girl"),
    ],
)
def test_numbers_and_ages_are_left_out(words: str, party: str) -> None:
    assert QUANTITY.sub("", words) == party


@pytest.mark.parametrize("words", ["155th Brigade", "14th Division", "confirmed militants", "F-16 jets"])
def test_numbers_of_a_name_stay(words: str) -> None:
    assert QUANTITY.sub("", words) == words

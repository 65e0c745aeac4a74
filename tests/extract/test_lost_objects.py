"""Objects that the parser hides are given back."""

from __future__ import annotations

import pytest

from support.extracting import claims_of, stretch_of


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The army struck what it called a training camp in Gao.", "camp"),
        ("Jets struck what the army said was a weapons depot in Gao.", "depot"),
    ],
)
def test_what_somebody_calls_so_is_what_was_struck(text: str, noun: str) -> None:
    token = next(one for one in stretch_of(text).parsed if one.text == noun)
    assert (token.dep_, token.head.text) == ("dobj", "struck")


def test_who_is_sheltered_is_no_house() -> None:
    text = "Three people were killed in a strike on a house sheltering families in Gao."
    struck = [one.span.quote for claim in claims_of(text) for one in claim.in_role("target")]
    assert struck == ["house"]


def test_a_direction_is_not_what_was_struck() -> None:
    parsed = stretch_of("Dozens died in an airstrike on a school west of Gao.").parsed
    school = next(one for one in parsed if one.text == "school")
    assert (school.dep_, school.head.text) == ("pobj", "on")

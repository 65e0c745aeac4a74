"""A day before a name without a comma is no part of the name."""

from __future__ import annotations

import pytest

from support.extracting import claims_of, stretch_of


@pytest.mark.parametrize(
    ("text", "day", "over", "doer"),
    [
        ("On Tuesday Cristiani ordered troops into the city.", "Tuesday", "On", "Cristiani"),
        ("On 12 May Wagner claimed the city.", "May", "On", "Wagner"),
        ("On Friday Sudan's army shelled the market.", "Friday", "On", "army"),
    ],
)
def test_a_day_before_a_name_hangs_on_its_preposition(text: str, day: str, over: str, doer: str) -> None:
    words = {token.text: token for token in stretch_of(text).parsed}
    assert (words[day].head.text, words[day].dep_) == (over, "pobj")
    assert words[doer].dep_ == "nsubj"


def test_a_name_that_begins_with_a_day_stays_whole() -> None:
    words = {token.text: token for token in stretch_of("The Tuesday Group met in Oslo.").parsed}
    assert words["Tuesday"].head.text == "Group"


def test_who_acts_on_a_day_is_told_without_it() -> None:
    (claim,) = claims_of("On Friday Sudan's army shelled the market in Nyala.")
    assert [mention.span.quote for mention in claim.in_role("actor")] == ["Sudan's army"]

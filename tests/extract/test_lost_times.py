"""A time before a name without a comma is no part of the name, and no place."""

from __future__ import annotations

import pytest

from support.extracting import claims_of, stretch_of


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("On 15 Safar 1437 army troops shelled the town of Nyala.", "army troops"),
        ("On Christmas Eve militants burned a church in Nyala.", "militants"),
        ("In the second half of April rebels captured Nyala.", "rebels"),
        ("Every Friday soldiers shelled the market in Nyala.", "soldiers"),
    ],
)
def test_who_acts_is_told_without_the_time_before(text: str, doer: str) -> None:
    claim = claims_of(text)[0]
    assert [mention.span.quote for mention in claim.in_role("actor")] == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "Around Christmas, shells hit the market in Nyala.",
        "In the first half of March, shells hit the market in Nyala.",
        "Shells hit the market in Nyala around Easter.",
    ],
)
def test_words_of_a_time_are_no_place(text: str) -> None:
    (claim,) = claims_of(text)
    assert [mention.span.quote for mention in claim.in_role("place")] == ["Nyala"]


def test_a_name_with_a_day_in_it_stays_whole() -> None:
    words = {token.text: token for token in stretch_of("The 17 May Brigade shelled Nyala.").parsed}
    assert words["Brigade"].dep_ == "nsubj"
    assert words["May"].head.text == "Brigade"

"""What a blow was on, and whose it was, by the clause around it."""

from __future__ import annotations

import pytest

from support.extracting import claims_of


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("The army bombed and destroyed a depot in Gao.", ["depot"]),
        ("The attack on the convoy was claimed by the Red Banner.", ["convoy"]),
        ("A bomb exploded under a bus in Gao.", ["bus"]),
        ("Police fired on the crowd in Gao.", ["crowd"]),
        ("The offensive on the city began on Monday.", []),
    ],
)
def test_what_was_struck(text: str, struck: list[str]) -> None:
    first = claims_of(text)[0]
    assert [one.span.quote for one in first.in_role("target")] == struck


def test_whose_raid_it_was_in_which_people_were_killed() -> None:
    told = [one for one in claims_of("Troops killed ten rebels in a raid on Gao.") if one.kind == "fighting.offensive"]
    assert [mention.span.quote for one in told for mention in one.in_role("actor")] == ["Troops"]

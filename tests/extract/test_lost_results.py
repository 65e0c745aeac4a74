"""What the act came to that somebody is accused of is of the accused, in the accuser's words."""

from __future__ import annotations

import pytest

from support.extracting import claims_of


@pytest.mark.parametrize(
    ("text", "kind", "doer"),
    [
        ("Ruritania accused Zenda of shelling Strelsau, killing two civilians.", "harm.killed", "Zenda"),
        ("The opposition blamed the army for shelling a market, wounding twelve.", "harm.injured", "army"),
        ("Rebels accused the government of attacking Gao, destroying the school.", "harm.damage", "government"),
    ],
)
def test_the_accused_did_what_the_act_came_to(text: str, kind: str, doer: str) -> None:
    (result,) = [one for one in claims_of(text) if one.kind == kind]
    assert [one.named.quote.removeprefix("the ") for one in result.in_role("actor")] == [doer]
    assert result.speakers


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked Gao on Monday, killing two civilians.",
        "Rebels who were accused of spying fired on the crowd, killing two civilians.",
    ],
)
def test_what_the_doer_of_the_main_verb_did_stays(text: str) -> None:
    (result,) = [one for one in claims_of(text) if one.kind == "harm.killed"]
    assert not result.speakers
    assert [one.named.quote.removeprefix("The ") for one in result.in_role("actor")] in (["army"], ["Rebels"])


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Residents blamed the militia for the killing of three farmers near Gao.", "militia"),
        ("Rebels were blamed for killing three farmers near Gao.", "Rebels"),
    ],
)
def test_who_is_blamed_did_it_as_it_is_claimed(text: str, doer: str) -> None:
    (killed,) = [one for one in claims_of(text) if one.kind == "harm.killed"]
    assert [one.named.quote.removeprefix("the ") for one in killed.in_role("actor")] == [doer]
    assert killed.certainty < 3


def test_a_town_behind_a_deed_has_killed_nobody() -> None:
    (killed,) = [
        one
        for one in claims_of("A strike on Odesa, which killed four people, hit a market.")
        if one.kind == "harm.killed"
    ]
    assert not killed.in_role("actor")

"""What somebody is held to be describes them; the verb behind it is theirs."""

from __future__ import annotations

import pytest

from support.extracting import claims_of, filled, stretch_of


@pytest.mark.parametrize(
    ("text", "verb", "kind", "doers"),
    [
        ("Gunmen believed to be deserters killed eight soldiers near Gao.", "killed", "harm.killed", ["Gunmen"]),
        ("Overnight, jets believed to be foreign hit two depots in Gao.", "hit", "strike.airstrike", ["jets"]),
        ("Two planes thought to be stolen bombed a market in Gao.", "bombed", "strike.airstrike", ["Two planes"]),
        ("Attackers said to be smugglers abducted 20 girls in Gao.", "abducted", "harm.detained", ["Attackers"]),
    ],
)
def test_who_is_held_to_be_something_does_what_follows(text: str, verb: str, kind: str, doers: list[str]) -> None:
    assert filled(text, verb, kind)["actor"] == doers
    assert all(not claim.speakers for claim in claims_of(text))


def test_buildings_said_to_hold_people_say_nothing() -> None:
    text = "A school and a church said to be sheltering displaced people were hit by shells on Monday."
    assert filled(text, "hit", "strike.shelling")["target"] == ["school", "church"]
    assert all(not claim.speakers for claim in claims_of(text))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The army claimed to be in control of Gao and said that rebels fled.", "claimed"),
        ("Residents believed the soldiers to be deserters.", "believed"),
        ("They believed to be safe what others feared.", "believed"),
    ],
)
def test_a_verb_with_its_own_sentence_stays_one(text: str, verb: str) -> None:
    (token,) = (one for one in stretch_of(text).parsed if one.text == verb)
    assert token.dep_ != "acl"

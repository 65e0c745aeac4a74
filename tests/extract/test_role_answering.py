"""Who comes after an act has not done it."""

from __future__ import annotations

import pytest

from support.extracting import claims_of


def doers(text: str, kind: str) -> list[str]:
    return [mention.named.quote for one in claims_of(text) if one.kind == kind for mention in one.in_role("actor")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police in Gao arrested 12 people suspected of involvement in the bombing of a mosque.", "strike.bombing"),
        ("Prosecutors are investigating the shelling of a school in Kharkiv.", "strike.shelling"),
    ],
)
def test_who_arrests_or_investigates_has_not_done_it(text: str, kind: str) -> None:
    assert doers(text, kind) == []


def test_who_does_it_stays() -> None:
    assert doers("The army announced the shelling of Gao by its guns.", "strike.shelling") != ["Gao"]
    assert doers("Police arrested twelve people in Gao.", "harm.detained") == ["Police"]


@pytest.mark.parametrize(
    "text",
    [
        "The guard fired rockets at Gao in retaliation for the killing of two of its members.",
        "The army shelled Gao in response to the killing of two soldiers.",
        "The army pulled out of Gao after the killing of two herders.",
    ],
)
def test_who_answers_an_act_has_not_done_it(text: str) -> None:
    assert doers(text, "harm.killed") == []


def test_who_counts_strikes_has_not_flown_them() -> None:
    assert doers("The watchdog documented 12 strikes on hospitals in Gao.", "strike.airstrike") == []


def test_who_loses_men_has_not_killed_them() -> None:
    assert doers("The army lost 120 soldiers in Gao.", "harm.killed") == []

"""Ground that somebody claims to have taken or denies having lost is a claim of its own; men and machines are none."""

from __future__ import annotations

import pytest

from support.extracting import claims_of


def kinds(text: str) -> list[str]:
    return [one.kind for one in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels claimed on Thursday to have taken Lindow.", "control.capture"),
        ("On Friday the army claimed to have seized the town of Kapell.", "control.capture"),
        ("The militia claimed last week to have recaptured Ostrava from the army.", "control.capture"),
        ("The army denied losing Lindow.", "control.loss"),
        ("The government denied having lost Kapell to the rebels.", "control.loss"),
        ("The rebels denied abandoning Ostrava.", "control.loss"),
    ],
)
def test_what_is_claimed_to_be_taken_or_denied_to_be_lost_is_of_control(text: str, kind: str) -> None:
    assert kind in kinds(text)


def test_the_clause_of_claiming_says_nothing_more_than_the_taking() -> None:
    assert kinds("The rebels claimed on Thursday to have taken Lindow.") == ["control.capture"]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied losing 30 soldiers.",
        "The air force denied losing a Mil-8 helicopter.",
        "The rebels claimed in March to have taken 40 prisoners.",
        "The party claimed on Sunday to have won the vote.",
    ],
)
def test_men_machines_and_votes_are_no_ground(text: str) -> None:
    assert not any(kind.startswith("control.") for kind in kinds(text))

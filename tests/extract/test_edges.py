"""Where the words of a claim end."""

from __future__ import annotations

import pytest

from support.extracting import claims_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Drones struck the depot a day after the council vetoed the plan.", "Drones struck the depot"),
        ("Drones struck the depot just two days before the council voted.", "Drones struck the depot"),
        ("Rebels have held the town of Nyala ever since.", "Rebels have held the town of Nyala ever since"),
    ],
)
def test_a_claim_takes_all_of_a_count_or_none_of_it(text: str, words: str) -> None:
    assert claims_of(text)[0].span.quote == words


@pytest.mark.parametrize(
    "text",
    [
        "After three days of fighting, the army recaptured the town.",
        "Before the siege, rebels held the bridge at Vale.",
    ],
)
def test_a_preposition_of_the_clause_is_told_with_it(text: str) -> None:
    assert claims_of(text)[-1].span.quote == text.removesuffix(".")

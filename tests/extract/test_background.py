"""Background: older history, told by the words alone."""

from __future__ import annotations

import pytest

from fogline.extract.background import is_background
from support.extracting import candidate_in, stretch_of


@pytest.mark.parametrize(
    ("text", "predicate", "family", "older"),
    [
        ("In 1992, Serb forces besieged Sarajevo.", "besieged", "control", True),
        ("The bombing killed hundreds of people in 1937.", "killed", "harm", True),
        ("Rebels captured the town on 4 June 1991.", "captured", "control", False),
        ("Rebels captured the town on Friday.", "captured", "control", False),
        ("The army has held the town since 2012.", "held", "control", False),
        ("Thousands have fled since the beginning of the war.", "fled", "harm", True),
        ("It captured a town for the first time since 2016.", "captured", "control", False),
        ("It captured a town for the first time since the beginning of the war.", "captured", "control", False),
        ("Soon after the start of the 1991 invasion, on 4 June, guns shelled the town.", "shelled", "strike", False),
        ("The generals seized power years ago.", "seized", "politics", True),
        ("In 1992, analysts expected a long war.", "expected", "outlook", False),
    ],
)
def test_what_is_older_history(text: str, predicate: str, family: str, older: bool) -> None:
    stretch = stretch_of(text)
    assert is_background(stretch.parsed, candidate_in(stretch, predicate), family) is older

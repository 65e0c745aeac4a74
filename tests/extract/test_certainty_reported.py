"""What words of reporting leave of the certainty of what they report."""

from __future__ import annotations

import pytest

from fogline.extract.certainty import certainty
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("text", "event", "value"),
    [
        ("Rumours circulated that the garrison had fled Orsa.", "fled", 1),
        ("Word emerged that the garrison had fled Orsa.", "fled", 3),
        ("Three miners are thought to have died.", "died", 1),
        ("The bridge was said to have been mined.", "mined", 1),
        ("The bridge was reportedly mined.", "mined", 1),
        ("The bridge was apparently mined.", "mined", 1),
        ("The bridge was heavily mined.", "mined", 3),
        ("The mayor warned that the dam had burst.", "burst", 3),
        ("The brigade said it had taken Orsa, a claim that could not be verified.", "taken", 1),
        ("The brigade said it had taken Orsa, which could not be independently confirmed.", "taken", 1),
        ("The brigade said it had taken Orsa, which could not be reached by road.", "taken", 3),
        ("The brigade said it had taken Orsa, a claim that was later confirmed.", "taken", 3),
    ],
)
def test_doubt_stands_in_the_words_of_reporting(text: str, event: str, value: int) -> None:
    parsed = pipeline()(text)
    (token,) = [token for token in parsed if token.text == event]
    assert certainty(parsed, token.i, finely=False).value == value


@pytest.mark.parametrize(
    ("text", "event", "time"),
    [
        ("The mayor warned that the dam had burst.", "burst", "past"),
        ("The mayor warned that the dam may burst.", "burst", "forecast"),
        ("It is believed that two miners drowned in the shaft.", "drowned", "past"),
    ],
)
def test_a_warning_of_what_has_been_looks_back(text: str, event: str, time: str) -> None:
    parsed = pipeline()(text)
    (token,) = [token for token in parsed if token.text == event]
    assert certainty(parsed, token.i, finely=False).time == time


def test_a_clause_before_a_semicolon_is_not_what_the_next_denies() -> None:
    parsed = pipeline()("The junta announced its capture of Orsa on Friday; the league denied it.")
    assert not certainty(parsed, 2, finely=False).denied

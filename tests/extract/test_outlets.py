"""Whose word an outlet's own people pass on."""

from __future__ import annotations

import pytest

from fogline.extract.attribution.outlets import is_of_outlet


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("LORV activists", "Lake Observatory for the Rights of Villagers"),
        ("LORV sources", "Lake Observatory for Rights of Villagers (LORV)"),
        ("our correspondent", "Lake Monitor"),
        ("LNAs correspondent", "lna"),
        ("LNA reporter in the port", "lna"),
        ("Lake TV", "Lake TV"),
        ("Lake Press", "Lake Press Agency"),
    ],
)
def test_an_outlets_own_people_are_the_outlet(words: str, outlet: str) -> None:
    assert is_of_outlet(words, outlet)


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("sources", "lna"),
        ("Lake activists", "Lake Observatory for Rights"),
        ("Sami Noor", "Lake Observatory for Rights"),
        ("a source in the army", "lna"),
    ],
)
def test_others_are_not(words: str, outlet: str) -> None:
    assert not is_of_outlet(words, outlet)

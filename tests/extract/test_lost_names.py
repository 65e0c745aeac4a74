"""A name behind "in the capital," is the capital's."""

from __future__ import annotations

from support.extracting import stretch_of


def relation(text: str, word: str) -> tuple[str, str]:
    token = next(one for one in stretch_of(text).parsed if one.text == word)
    return token.dep_, token.head.text


def test_a_town_told_by_name_does_nothing() -> None:
    assert relation("In the capital, Lindow, residents fled the shelling.", "Lindow") == ("appos", "capital")


def test_a_subject_without_a_rival_stays() -> None:
    assert relation("In the capital, Petrov said that talks had failed.", "Petrov")[0] == "nsubj"

"""Pronouns and short forms: only plain cases are resolved, the others stay what they are."""

from __future__ import annotations

import pytest

from fogline.extract.anaphora import antecedent, earlier_place
from fogline.extract.lexicon import lexicon
from support.extracting import stretch_of


def stands_for(text: str, word: str) -> str | None:
    """What the last token with that word stands for."""
    parsed = stretch_of(text).parsed
    token = [token for token in parsed if token.text == word][-1]
    found = antecedent(token, lexicon())
    return parsed[found[0] : found[1]].text if found else None


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("The rebels attacked Kidal. They captured the airport.", "They", "rebels"),
        ("The army said that it had lost the base.", "it", "army"),
        ("General Osei spoke on Monday. He denied the attack.", "He", "General Osei"),
        ("The rebels, who hold the port, fled.", "who", "rebels"),
        ("It rained.", "It", None),
        ("The house burned. They fled.", "They", None),
        ("They fled.", "They", None),
        ("Shells killed two nurses and injured nine others.", "others", "nurses"),
        ("Shells hit the mill and injured nine others.", "others", None),
        ("The army said two car bombs were destroyed before they reached the gate.", "they", "two car bombs"),
        ("The rebels shelled Gao. The council considers them a danger.", "them", "rebels"),
        ("The LKF holds the hills. Its men fled and they left guns behind.", "they", "men"),
        ("The LKF remains at war. However, the council calls them bandits.", "them", "LKF"),
        ("The main force was the Lake Front. They swept through the villages.", "They", "Lake Front"),
    ],
)
def test_pronouns(text: str, word: str, words: str | None) -> None:
    assert stands_for(text, word) == words


def test_nobody_told_of_too_long_ago_is_meant() -> None:
    filler = "It rained. " * 5
    assert stands_for(f"The rebels fled. {filler}They came back.", "They") is None


def place_of(text: str, word: str) -> str | None:
    parsed = stretch_of(text).parsed
    token = [token for token in parsed if token.text == word][-1]
    found = earlier_place(token)
    return parsed[found[0] : found[1]].text if found else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Fighting continued in Vukovar. The army shelled the town.", "town", "Vukovar"),
        ("Fighting continued in Vukovar. The army shelled a town.", "town", None),
        ("Fighting continued in Vukovar. The army shelled the town of Knin.", "town", None),
        ("The minister spoke to Reuters. The army shelled the city.", "city", None),
        ("Fighting continued in Vukovar. The army shelled the hospital.", "hospital", None),
    ],
)
def test_the_town_told_of_before(text: str, word: str, name: str | None) -> None:
    assert place_of(text, word) == name


def test_they_are_whoever_claims_it_and_not_the_other_side_of_the_sentence() -> None:
    text = "The militia troops captured Knin, but rebel forces claimed that they recaptured the town."
    assert stands_for(text, "they") == "rebel forces"

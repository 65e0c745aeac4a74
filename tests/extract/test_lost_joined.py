"""Verbs behind "and", and verbs split by "dead", keep their place in the tree."""

from __future__ import annotations

import pytest

from support.extracting import stretch_of


def told(text: str, word: str) -> tuple[str, str, str]:
    token = next(one for one in stretch_of(text).parsed if one.text == word)
    return token.tag_, token.dep_, token.head.text


@pytest.mark.parametrize(
    "text",
    [
        "A sniper shot dead a nurse in Gao on Wednesday.",
        "Gunmen shot dead two teachers in Gao.",
        "An officer shot dead the attacker.",
        "Unknown gunmen have shot dead a judge in Gao.",
    ],
)
def test_who_is_shot_dead_is_the_object(text: str) -> None:
    parsed = stretch_of(text).parsed
    shot = next(one for one in parsed if one.text == "shot")
    kinds = {child.dep_ for child in shot.children}
    assert (shot.pos_, shot.head) == ("VERB", shot)
    assert {"nsubj", "dobj"} <= kinds


def test_a_bare_form_beside_a_past_one_is_finite() -> None:
    assert told("The rebels have seized Gao and now control the road.", "control")[0] == "VBP"
    assert told("The rebels will seize Gao and then control the road.", "control")[0] == "VB"


def test_a_participle_goes_on_from_the_one_before() -> None:
    assert told("Herders attacked Gao, killing 20 people and burning houses.", "burning")[1:] == ("conj", "killing")
    assert told("Herders fled Gao, passing soldiers and burning houses.", "houses")[2] != "killing"


def test_a_blow_is_reported_and_not_done_by_who_reports_it() -> None:
    assert told("Residents reported shelling in Gao.", "shelling")[:2] == ("NN", "dobj")

"""The state that a place is in, and the noun that tells it."""

from __future__ import annotations

from fogline.extract.lexicon import lexicon
from fogline.extract.role_states import state_noun
from support.extracting import stretch_of


def test_the_state_that_a_place_is_in() -> None:
    held = {token.text: token for token in stretch_of("The port is under rebel control.").parsed}
    moved = {token.text: token for token in stretch_of("The army moved under cover.").parsed}
    assert str(state_noun(held["is"], lexicon())) == "control"
    assert state_noun(moved["moved"], lexicon()) is None


def test_hands_that_hold_a_place_are_its_state() -> None:
    for text in ("Mill airport remained in GNA hands.", "The dam is still in rebel hands."):
        verb = next(token for token in stretch_of(text).parsed if token.lemma_ in ("remain", "be"))
        assert str(state_noun(verb, lexicon())) == "hands"
    safe = next(token for token in stretch_of("The child is in good hands.").parsed if token.lemma_ == "be")
    assert state_noun(safe, lexicon()) is None

"""What stands beside a predicate and changes its certainty."""

from __future__ import annotations

import pytest

from fogline.extract.certainty.beside import local
from fogline.extract.certainty.lexicon import lexicon
from fogline.extract.certainty.state import State
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("text", "predicate", "step"),
    [
        ("The army may attack Gao.", "attack", "modal:may"),
        ("The army did not attack Gao.", "attack", "neg"),
        ("No one was killed in Gao.", "killed", "neg"),
        ("The alleged attack made news.", "attack", "amod:alleged"),
        ("The army will attack if talks fail.", "attack", "on:if"),
        ('The "liberation" of Gao was told.', "liberation", "scare-quotes"),
    ],
)
def test_a_predicates_own_words_leave_their_name_in_the_trace(text: str, predicate: str, step: str) -> None:
    token = next(one for one in pipeline()(text) if one.text == predicate)
    assert step in local(token, State(), lexicon()).trace

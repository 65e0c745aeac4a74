"""The certainty a predicate has from what stands over it."""

from __future__ import annotations

import pytest

from fogline.extract.certainty.governors import state_of
from fogline.extract.certainty.lexicon import lexicon
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("text", "predicate", "step"),
    [
        ("The army failed to capture Gao.", "capture", "emb:"),
        ("The army plans an attack on Gao.", "attack", "emb:"),
        ("They left without taking Gao.", "taking", "prep:without"),
        ("The army attacked Gao to retake the bridge.", "retake", "to?"),
    ],
)
def test_what_stands_over_a_predicate_leaves_its_name_in_the_trace(text: str, predicate: str, step: str) -> None:
    token = next(one for one in pipeline()(text) if one.text == predicate)
    assert any(name.startswith(step) for name in state_of(token, lexicon()).trace)


def test_a_failure_denied_affirms() -> None:
    told = next(one for one in pipeline()("They did not fail to capture Gao.") if one.text == "capture")
    assert state_of(told, lexicon()).score > 0

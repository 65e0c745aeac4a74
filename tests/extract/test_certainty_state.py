"""The certainty of a predicate so far."""

from __future__ import annotations

from fogline.extract.certainty.state import State
from fogline.extract.parse import pipeline


def test_a_cap_brings_certainty_down_keeps_its_sign_and_never_lifts_it() -> None:
    cue = pipeline()("perhaps")[0]
    assert State(score=3.0).capped(1.0, cue, "cap").score == 1.0
    assert State(score=-3.0).capped(1.0, cue, "cap").score == -1.0
    assert State(score=0.5).capped(1.0, cue, "cap") == State(score=0.5, trace=("cap",))

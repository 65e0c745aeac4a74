"""Whether a claim negates: the rules' word, changed only where the encoder is sure of the other."""

from __future__ import annotations

import pytest

from fogline.extract.certainty import Certainty
from fogline.extract.encoder import Shares
from fogline.extract.standing import AFFIRMED, NEGATED, weighed


def told(negative: float) -> Shares:
    return Shares(families={}, statuses={}, negative=negative)


@pytest.mark.parametrize(
    ("ruled", "negative", "polarity"),
    [
        ("positive", NEGATED + 0.01, "negative"),
        ("positive", NEGATED - 0.01, "positive"),
        ("negative", AFFIRMED + 0.01, "negative"),
        ("negative", AFFIRMED - 0.01, "positive"),
    ],
)
def test_a_negation_is_taken_up_or_dropped_where_the_encoder_is_sure(
    ruled: str, negative: float, polarity: str
) -> None:
    before = Certainty(value=3, score=2.5, polarity=ruled)  # type: ignore[arg-type]
    after = weighed(before, told(negative))
    assert after.polarity == polarity
    assert (after.value, after.score, after.denied) == (3, 2.5, False)


def test_what_somebody_denies_stays_as_the_rules_have_it() -> None:
    denied = Certainty(value=-2, score=-2.0, denied=True)
    assert weighed(denied, told(0.99)) == denied

"""Whether a claim negates: the rules' word, changed where the encoder is sure of the other.

The rules read operators one by one; the encoder has learnt from whole sentences. Of planned, foreseen, denied, past
and background the encoder's chances, weighed in any measure against the rules, told nothing that the rules did not
(`docs/decisions/0008-one-encoder.md`), so that those are the rules' alone.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.certainty import Certainty
from fogline.extract.encoder import Shares

NEGATED, AFFIRMED = 0.7, 0.05
"""Chance of a negation from which a claim is one against the rules' word, and below which it is none; the best on
reports of our gold's dev part that the encoder had not seen."""


def weighed(ruled: Certainty, told: Shares) -> Certainty:
    """The rules' certainty with the polarity that both readers make of it; a denial and what was forestalled stay.

    Args:
        ruled: what the rules say.
        told: what the encoder says of the claim's candidate.
    """
    if ruled.denied or ruled.forestalled:
        return ruled
    if ruled.polarity == "negative":
        return ruled if told.negative >= AFFIRMED else replace(ruled, polarity="positive")
    return replace(ruled, polarity="negative") if told.negative >= NEGATED else ruled


def is_only_without(event: Token) -> bool:
    """Whether the one negation beside a predicate is of what it went without ("fled without a shot being fired").

    Args:
        event: the token that names the act; it happened, though the sentence sounds of what did not.
    """
    return any(child.dep_ == "prep" and child.lower_ == "without" and child.i > event.i for child in event.children)

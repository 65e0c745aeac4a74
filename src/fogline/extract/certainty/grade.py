"""The grade: `certainty` of a predicate from its words and from how it is attributed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from spacy.tokens import Doc, Token

from fogline.extract.certainty.features import features
from fogline.extract.certainty.governors import state_of
from fogline.extract.certainty.graded import AttributionStrength, Certainty
from fogline.extract.certainty.lexicon import lexicon
from fogline.extract.certainty.reported import UNVERIFIED, is_left_unverified, is_told_as_past
from fogline.extract.certainty.state import State
from fogline.extract.certainty.tense import tense_of
from fogline.extract.certainty.weighing import LIMIT, weigh
from fogline.extract.encoder import grade
from fogline.extract.sentence_spans import sentence_of
from fogline.model import Polarity, Time

_CAPS: dict[AttributionStrength, float] = {
    "distancing": 1.4, "doubting": 1.0, "forecasting": 1.4, "warning": 1.4, "demanding": 0.4,
}  # fmt: skip
_MOVES: dict[AttributionStrength, Time] = {"forecasting": "forecast", "warning": "forecast", "demanding": "planned"}
HEARD = 0.6
"""Share of the encoder's grade in the fine score."""
MIXED = (-3.0, -1.0, 0.0, 1.0, 2.0, 2.6, 3.0)
GRADED = (-1.8, -1.7, -0.9, 0.75, 1.75, 3.0, 3.0)
"""What readers most often grade where the mixed score is so: their grades pile up at the top, a mean never does. Fitted
by ``bench/train_grades.py`` on sentences that neither the encoder nor the weights had seen."""
_NEVER = frozenset({"mark:forestalled", "prevented", "unreal"})
"""Steps by which grammar alone tells that something never came to be."""
_DENIED = -2.0
"""Certainty of what somebody is reported to deny, whoever is right."""


def certainty(
    parsed: Doc, head_index: int, *, attribution_strength: AttributionStrength = "none", finely: bool = True
) -> Certainty:
    """Says how sure the words are that a predicate is so, and when.

    Args:
        parsed: the parsed text.
        head_index: index of the verb or event noun.
        attribution_strength: how the words that report it stand to it, where an attribution was found.
        finely: work out the fine score too, for which the encoder reads the sentence; without it the score is the
            rules'.

    Returns:
        The grade; a token outside the text is a plain assertion's grade of the nearest one.
    """
    token = parsed[min(max(head_index, 0), len(parsed) - 1)]
    read = _questioned(state_of(token, lexicon()), token)
    if is_left_unverified(token):
        read = read.capped(UNVERIFIED, token, "unverified")
    time = time_of(token, read)
    fine = replace(read, score=_fine(token, read, time)) if finely else read
    if attribution_strength == "warning" and is_told_as_past(token):
        attribution_strength = "neutral"
    state = _attributed(read, attribution_strength)
    cue = state.cue
    return Certainty(
        value=_rounded(state.score),
        score=_attributed(fine, attribution_strength).score,
        cue=(cue.idx, cue.idx + len(cue)) if cue is not None else None,
        polarity=_polarity(state),
        forestalled=not _NEVER.isdisjoint(state.trace),
        time=state.time or time,
        conditional=state.conditional,
        denied=state.denied,
    )


def _fine(token: Token, state: State, time: Time) -> float:
    """What readers would say: the weights learnt over the rules' findings, and the encoder over the sentence."""
    sentence = sentence_of(token)
    start = token.idx - sentence.start_char
    heard = grade(sentence.text, (start, start + len(token)))
    weighed = weigh(features(token, state, time))
    mixed = max(-LIMIT, min(LIMIT, HEARD * heard + (1 - HEARD) * weighed))
    return float(np.interp(mixed, MIXED, GRADED))


def time_of(token: Token, state: State) -> Time:
    """When the words put a predicate: where its operators moved it, else by its tense."""
    return state.time or _open_time(state) or tense_of(token, lexicon())


def steps(parsed: Doc, head_index: int) -> tuple[str, ...]:
    """Names the steps that led to a predicate's certainty, outermost first, for explaining a grade."""
    return state_of(parsed[head_index], lexicon()).trace


def _questioned(state: State, token: Token) -> State:
    """What a question asks is open."""
    sentence = sentence_of(token)
    if sentence[-1].text.startswith("?") and token.i == sentence.root.i:
        return state.capped(0.5, sentence[-1], "question")
    return state


def _attributed(state: State, strength: AttributionStrength) -> State:
    if strength == "denying" and not state.denied:
        return replace(state, score=_DENIED, denied=True)
    cap = _CAPS.get(strength)
    if cap is None:
        return state
    if abs(state.score) > cap:
        state = replace(state, score=cap if state.score > 0 else -cap)
    return replace(state, time=state.time or _MOVES.get(strength))


def _open_time(state: State) -> Time | None:
    """A possibility is told of the future unless its form says past: "may attack", not "may have attacked"."""
    modal = state.cue is not None and state.cue.tag_ == "MD"
    if not modal or state.cue is None:
        return None
    perfect = any(child.lower_ in ("have", "'ve") and child.dep_ == "aux" for child in state.cue.head.children)
    return "past" if perfect else "forecast"


def _rounded(score: float) -> int:
    whole = int(abs(score) + 0.5)
    return max(-3, min(3, whole if score >= 0 else -whole))


def _polarity(state: State) -> Polarity:
    return "negative" if state.score < 0 else "positive"

"""What stands beside a predicate and changes its certainty: auxiliaries, negations, adverbs, conditions, scare quotes.

Only the predicate's own words are read here; what stands over it is read in `governors.py`.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.certainty.lexicon import Lexicon
from fogline.extract.certainty.state import CERTAIN, State
from fogline.extract.certainty.unreal import is_unreal

AUXILIARIES = frozenset(("aux", "auxpass"))
_UNREAL = 1.4
"""Certainty that what "would have" been was not."""
_SCARE = 1.0
"""Certainty of what stands in scare quotes."""
_FEW = 2
"""Most words that scare quotes hold; more are somebody's words."""
_MARKS = frozenset("\"“”„‘'’«»")
_DOUBTING = {
    "alleged": 1.2, "reported": 1.6, "suspected": 1.4, "apparent": 1.8, "purported": 1.0, "supposed": 0.8,
    "possible": 0.6, "potential": 0.5, "likely": 1.4, "probable": 1.5, "planned": 0.7, "attempted": 0.4,
    "proposed": 0.5, "threatened": 0.4, "expected": 1.0, "imminent": 1.0, "looming": 0.9, "future": 0.8,
    "upcoming": 1.2, "so-called": 1.0, "claimed": 1.2, "feared": 0.8, "unconfirmed": 0.8, "presumed": 1.4,
    "anticipated": 1.0, "impending": 1.0, "hypothetical": 0.2, "further": 3.0,
}  # fmt: skip
_NEGATING = {"failed": -1.5, "foiled": -2.4, "thwarted": -2.4, "unsuccessful": -1.5, "aborted": -2.2, "averted": -2.6}
_AHEAD_WORDS = frozenset(("planned", "expected", "imminent", "looming", "future", "upcoming", "impending", "proposed"))


def local(token: Token, state: State, lexicon: Lexicon) -> State:
    """Applies a predicate's own auxiliaries, negations, adverbs and conditions."""
    for child in token.children:
        relation, word = child.dep_, _adverb_words(child)
        if relation in AUXILIARIES and word in lexicon.modals and not _is_had(child):
            state = _modal(state, child, lexicon)
        elif relation == "neg" or (relation in ("det", "preconj") and word in ("no", "neither", "nor")):
            state = _negate(state, child)
        elif relation in ("advmod", "npadvmod", "prt") and word in lexicon.adverbs:
            state = _adverb(state, child, lexicon.adverbs[word])
        elif relation == "amod" and token.pos_ in ("NOUN", "PROPN"):
            state = _adjective(state, child)
        elif relation in ("nsubj", "nsubjpass", "dobj"):
            state = _empty_argument(state, child)
        elif relation == "advcl":
            state = _on_condition(state, child)
    return _kept_at_distance(state, token) if _is_in_scare_quotes(token) else state


def _adverb_words(child: Token) -> str:
    """A word, with the "no" that makes an adverb of two words with it ("no longer")."""
    no = child.dep_ == "advmod" and child.i > 0 and child.doc[child.i - 1].lower_ == "no"
    return f"no {child.lower_}" if no else str(child.lower_)


def _kept_at_distance(state: State, token: Token) -> State:
    return replace(state.capped(_SCARE, token, "scare-quotes"), distance=True)


def _is_in_scare_quotes(token: Token) -> bool:
    """Whether a word or two that the report will not own stand in quotation marks: the "liberation" of the town."""
    parsed = token.doc
    before = range(max(0, token.i - _FEW), token.i)
    after = range(token.i + 1, min(len(parsed), token.i + 1 + _FEW))
    opened = next((i for i in reversed(before) if parsed[i].text in _MARKS), None)
    closed = next((i for i in after if parsed[i].text in _MARKS), None)
    return opened is not None and closed is not None and closed - opened - 1 <= _FEW


def _is_had(auxiliary: Token) -> bool:
    """Whether "'d" is "had" and no "would": a past participle follows it ("they'd taken the bridge")."""
    return auxiliary.lower_ in ("'d", "’d") and auxiliary.head.tag_ in ("VBN", "VBD")


def _modal(state: State, modal: Token, lexicon: Lexicon) -> State:
    known = lexicon.modals[modal.lower_]
    if is_unreal(modal.head, modal):
        trace = (*state.trace, f"modal:{modal.lower_}", "unreal")
        return replace(state, score=-_UNREAL, time="past", cue=modal, trace=trace)
    capped = state.capped(known.certainty, modal, f"modal:{modal.lower_}")
    return replace(capped, time=known.time or capped.time)


def _negate(state: State, cue: Token) -> State:
    return replace(state, score=-state.score, cue=cue, trace=(*state.trace, "neg"))


def _adverb(state: State, adverb: Token, value: float) -> State:
    name = f"adv:{adverb.lower_}"
    if value <= -2.5:
        return replace(state, score=-state.score, cue=adverb, trace=(*state.trace, name))
    if value < 0:
        return replace(state, score=value * abs(state.score) / CERTAIN, cue=adverb, trace=(*state.trace, name))
    capped = state.capped(value, adverb, name)
    return replace(capped, distance=True)


def _adjective(state: State, adjective: Token) -> State:
    word = adjective.lower_
    if word in _NEGATING:
        return replace(state, score=_NEGATING[word], cue=adjective, trace=(*state.trace, f"adj:{word}"))
    if word not in _DOUBTING:
        return state
    capped = replace(state.capped(_DOUBTING[word], adjective, f"amod:{word}"), distance=True)
    return replace(capped, time="planned") if word in _AHEAD_WORDS else capped


def _empty_argument(state: State, argument: Token) -> State:
    """Negation in an argument: "no one was killed", "took no prisoners"."""
    if argument.lower_ in ("nobody", "none", "nothing"):
        return _negate(state, argument)
    for child in argument.children:
        last = child.i + 1 == len(child.doc)
        if child.lower_ == "no" and not last and child.nbor(1).lower_ in ("fewer", "less", "more"):
            continue  # "no fewer than 100 surrendered"
        if child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg"):
            return _negate(state, child)
    return state


def _on_condition(state: State, clause: Token) -> State:
    """What hangs on an "if" or "unless" is at most conditional."""
    for child in clause.children:
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "provided", "providing", "assuming"):
            capped = state.capped(1.0, child, f"on:{child.lower_}")
            return replace(capped, conditional=True)
    return state

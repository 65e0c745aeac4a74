"""Whether a clause of going tells of people who leave where they live: "10,000 have crossed into Chad".

The same verbs tell of troops, who enter; who goes decides. What must stay true: only people who do not fight flee, and
only over a border, into a place or under a roof that is told.
"""

from __future__ import annotations

from spacy.tokens import Token

POPULACE = frozenset(
    "people civilian refugee family villager resident survivor woman child inhabitant household peasant farmer "
    "townspeople evacuee migrant person local herder mother".split()
)
"""Those who flee rather than advance."""
MANY = frozenset("hundred thousand dozen ten score scores million".split())
_TO = frozenset("into to across toward towards over out".split())
_AT = frozenset("in at inside under with near outside".split())
GOING = {
    "cross": _TO,
    "stream": _TO,
    "pour": _TO,
    "trek": _TO,
    "shelter": _AT,
    "huddle": _AT,
    "camp": _AT,
}
"""Verbs of going by which people flee, with what must stand behind them."""


def flees(token: Token) -> bool:
    """Whether a predicate tells of people who leave where they live, or have left it."""
    behind = GOING.get(token.lemma_.lower())
    if behind is None or token.pos_ != "VERB":
        return False
    if not any(child.lower_ in behind for child in token.children if child.dep_ in ("prep", "prt", "advmod")):
        return False
    return any(child.dep_ == "nsubj" and _are_populace(child) for child in token.children)


def _are_populace(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in MANY or noun.pos_ == "NUM":
        of = [below for child in noun.children if child.lower_ == "of" for below in child.children]
        return not of or any(below.lemma_.lower() in POPULACE for below in of)
    return lemma in POPULACE

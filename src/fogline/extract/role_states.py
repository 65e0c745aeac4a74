"""The state that a place is in, and the noun that tells it: "under rebel control", "the stronghold of the League".

Such a clause has the place for its subject; who holds or besieges it stands with the noun.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.lexicon import Lexicon
from fogline.extract.settled import in_hands

DIVIDED = frozenset({"divide", "split", "partition"})
"""Verbs of ground that two sides share."""
STRONGHOLDS = frozenset({"stronghold", "bastion", "fiefdom", "redoubt"})
"""Ground told by who holds it."""


def state_noun(head: Token, lexicon: Lexicon) -> Token | None:
    """The noun of the state that a place is in: "is under rebel control", "divided between rebel and army control"."""
    if head.lemma_.lower() in DIVIDED:
        return _pobj(head, "between", "into")
    if head.lemma_.lower() not in ("be", "remain", "stay", "come", "fall"):
        return None
    held = next((child for child in head.children if child.dep_ == "attr" and is_stronghold(child)), None)
    hands = _pobj(head, "in") if in_hands(head) == "control.hold" else None
    return _pobj(head, "under") or held or hands or _in_control(head, lexicon)


def is_stronghold(noun: Token) -> bool:
    """Whether a noun is ground told by who holds it ("the stronghold of …", "the de facto capital of …")."""
    lemma = noun.lemma_.lower()
    return lemma in STRONGHOLDS or (lemma == "capital" and any(one.lower_ in ("facto", "self") for one in noun.subtree))


def _pobj(head: Token, *prepositions: str) -> Token | None:
    """The first noun after one of some prepositions of a predicate."""
    phrases = (child for child in head.children if child.dep_ == "prep" and child.lower_ in prepositions)
    return next((noun for phrase in phrases for noun in phrase.children if noun.dep_ == "pobj"), None)


def _in_control(head: Token, lexicon: Lexicon) -> Token | None:
    """The control that plain ground is in: whose is "of" it ("the area is in control of rebels"), not in it."""
    control = _pobj(head, "in")
    if control is None or control.lemma_.lower() != "control":
        return None
    subjects = [child.lemma_.lower() for child in head.children if child.dep_ == "nsubj"]
    grounds = all(lexicon.is_a(one, "place") and not lexicon.is_a(one, "force", "person") for one in subjects)
    return control if subjects and grounds else None

"""Attacks that somebody kept from happening: whoever foils a bombing has not bombed.

"Police prevented a bomb attack on the market" tells of police against attackers, and "engineers defused a bomb" of
clearing. What must stay true: the attack has to be the verb's own object.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.candidates import event_noun
from fogline.extract.lexicon import Lexicon

HINDERING = frozenset("prevent foil thwart avert repel repulse forestall preempt pre-empt disrupt rebuff".split())
"""Verbs that keep what they act on from happening, or from succeeding."""
STOPPING = frozenset({"stop", "intercept", "halt", "catch", "neutralise", "neutralize", *HINDERING})
"""Verbs that keep people who attack from it."""
ATTACKERS = frozenset({"bomber", "attacker", "assailant", "gunman", "infiltrator"})
CLEARING = frozenset("defuse disarm deactivate dismantle clear".split())
"""Verbs that make a bomb harmless."""
EXPLOSIVES = frozenset("bomb mine landmine device explosive ied shell ordnance munition warhead grenade".split())


def hindering_kind(verb: Token, lexicon: Lexicon) -> str:
    """The kind of a predicate that keeps an attack from happening; empty for others.

    Args:
        verb: the predicate.
        lexicon: which nouns name attacks.
    """
    lemma = verb.lemma_.lower()
    if lemma not in STOPPING and lemma not in CLEARING:
        return ""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if lemma in CLEARING:
        return "civil.other" if any(one.lemma_.lower() in EXPLOSIVES for one in objects) else ""
    if any(one.lemma_.lower() in ATTACKERS for one in objects):
        return "fighting.battle"
    kinds = (event_noun(one, lexicon) or "" for one in objects) if lemma in HINDERING else ()
    return "fighting.battle" if any(kind.startswith(("strike.", "fighting.")) for kind in kinds) else ""


def is_hindered(event: Token) -> bool:
    """Whether a noun is what a verb of hindering acts on, so that the verb's subject did not do it."""
    return event.dep_ in ("dobj", "nsubjpass") and event.pos_ == "NOUN" and event.head.lemma_.lower() in HINDERING

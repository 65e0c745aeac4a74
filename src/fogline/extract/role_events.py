"""What else is told of a noun: the act over it in the parse, which may be the one that a claim takes up.

"Rebels fired on the town. The attack left 20 injured": who fired is who injured. Signs for the judge of roles are
made of it (`role_signs.py`); what must stay true: only words and their parse are read.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.candidates import event_noun
from fogline.extract.lexicon import Lexicon

HIGHEST = 4
"""Steps up the parse within which an act over a noun is looked for."""
TAKING_UP = frozenset({"the", "this", "these", "that", "those", "its", "their", "such"})
"""Determiners by which an act was told before."""


def family_of_verb(verb: Token, lexicon: Lexicon) -> str:
    """The first family that the lexicon sees in a verb alone; empty where it sees none."""
    lemma = verb.lemma_.lower()
    kinds = lexicon.verbs.get(lemma, ()) or tuple(kind for kind, _ in lexicon.with_object.get(lemma, ()))
    kinds = kinds or tuple(kind for kind, _ in lexicon.by_subject.get(lemma, ()))
    return kinds[0].partition(".")[0] if kinds else ""


def act_over(noun: Token, lexicon: Lexicon, *, before: bool = False) -> str:
    """The family of the nearest act over a noun and how the noun stands to it ("strike.nsubj"); empty for none.

    Args:
        noun: the noun.
        lexicon: families of verbs and nouns.
        before: the noun asked about is a party named before this one, which is an act itself ("army raids").
    """
    if before:
        kind = event_noun(noun, lexicon)
        if kind is not None:
            return f"{kind.partition('.')[0]}.before"
    way, at = noun.dep_, noun
    for _ in range(HIGHEST):
        above = at.head
        if above.i == at.i:
            return ""
        if above.pos_ in ("VERB", "AUX"):
            family = family_of_verb(above, lexicon)
            if family:
                return f"{family}.{way}"
        kind = event_noun(above, lexicon) if above.pos_ == "NOUN" else None
        if kind is not None:
            return f"{kind.partition('.')[0]}.n{way}"
        if at.dep_ in ("prep", "agent"):
            way = f"{at.lower_}"
        elif above.pos_ == "VERB":
            way = f"{way}^"
        at = above
    return ""


def taken_up(event: Token) -> str:
    """How a predicate points back: by its determiner as a noun ("the attack", "an attack"), or as a verb not at all."""
    if event.pos_ != "NOUN":
        return "verb"
    words = {child.lower_ for child in event.lefts if child.dep_ in ("det", "poss")}
    if words & TAKING_UP:
        return "the"
    return "a" if words & {"a", "an", "another"} else "bare"

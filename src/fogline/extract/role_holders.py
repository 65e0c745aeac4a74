"""Ground and its holders: what can be held, who holds or besieges it, and to whom it falls.

The clause names the holder beside the noun of the state ("under the control of the army", "a siege by the navy") or
after "to" ("fell to the rebels"), never as its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.anaphora import antecedent, place_of_it
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import is_placelike, party_in_phrase, with_conjuncts
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import is_party_or_thing, mention_of
from fogline.extract.role_states import is_stronghold

FALLING = frozenset({"fall"})
"""Verbs of control whose subject is the place that changes hands, "to" its new holder."""


def holders_of(state: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Who holds or besieges: the party in "rebel control", "the control of the army", "siege by the navy"."""
    party = party_in_phrase(state, lexicon)
    if party is not None:
        yield RoleMention(role="actor", tokens=party)
    for child in state.children:
        if child.dep_ == "poss" and child.tag_ == "PRP$":
            fuller = antecedent(child, lexicon, besides=state.head.head)
            if fuller is not None:
                yield RoleMention(role="actor", tokens=(child.i, child.i + 1), antecedent=fuller)
    if state.head.lower_ == "between" and party is None:
        yield from (
            mention_of("actor", one, lexicon) for one in with_conjuncts(state) if is_party_or_thing(one, lexicon)
        )
    named = party is not None and is_stronghold(state)  # "the army's stronghold of Karsa"
    for child in state.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "by") and not named:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    both = (one for one in with_conjuncts(noun) if is_party_or_thing(one, lexicon))
                    yield from (mention_of("actor", one, lexicon) for one in both)


def winners_of(event: Token) -> Iterator[Token]:
    """Whom a place fell to: "fell to the rebels"; "to" before a place of another kind is no party."""
    fallen = (noun for child in event.children if child.lower_ == "of" for noun in child.children)  # "the fall of X to"
    for over in (event, *(fallen if event.pos_ == "NOUN" else ())):
        for child in over.children:
            if child.dep_ in ("prep", "dative") and child.lower_ == "to":
                yield from (noun for noun in child.children if noun.dep_ == "pobj")


def it_changing_hands(event: Token) -> Iterator[RoleMention]:
    """The place that "it" stands for as what is taken, held or lost ("seized the town and lost it")."""
    for child in event.children:
        if child.lower_ == "it" and child.dep_ in ("dobj", "nsubjpass"):
            place = place_of_it(child)
            if place is not None:
                yield RoleMention(role="place", tokens=(child.i, child.i + 1), antecedent=place)


def is_ground(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be held: a place by its form, or a share of one ("part of the depot")."""
    if is_placelike(noun, lexicon):
        return True
    shares = lexicon.is_a(noun.lemma_.lower(), "quarter")
    return shares and any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)


def named_so(noun: Token) -> Token:
    """The name that a noun only describes ("Ain Dara, a part of the city that …", "Vale was the first town to …")."""
    if noun.pos_ != "NOUN":
        return noun
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    above = (child for child in noun.head.lefts if noun.dep_ == "attr" and child.dep_ == "nsubj")
    return next((child for child in above if child.pos_ == "PROPN"), noun)

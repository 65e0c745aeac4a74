"""Roles that the noun of an event gives in its own phrase: "the army's attack on the convoy", "the fall of Vale to …".

Where its phrase leaves out whose it is, the clause around it tells that (`role_behind.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.hints import arguments
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import party_in_phrase, with_conjuncts
from fogline.extract.role_behind import behind
from fogline.extract.role_holders import FALLING, winners_of
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import acted_on_role, is_party_or_thing, mention_of
from fogline.extract.role_turns import named_behind
from fogline.model import Role

TARGET_PREPOSITIONS = frozenset({"on", "against", "at", "upon", "with", "of", "between"})
BLAMING = frozenset({"blame", "claim", "attribute", "ascribe"})


def phrase_roles(event: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Who does an event and to what, as far as its own phrase says."""
    party = party_in_phrase(event, lexicon)
    if party is not None:
        yield RoleMention(role="actor", tokens=party)
    yield from _given(event, family, lexicon)
    for child in event.children:
        if (child.dep_ == "prep" and child.lower_ in ("by", "from")) or child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj" and (child.lower_ == "by" or lexicon.is_a(noun.lemma_.lower(), "force")):
                    yield from (
                        mention_of("actor", one, lexicon)
                        for one in with_conjuncts(noun)
                        if is_party_or_thing(one, lexicon)
                    )
        elif child.dep_ == "prep" and child.lower_ in TARGET_PREPOSITIONS:
            yield from _phrase_objects(child, family, lexicon)
        elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            blamed = child.lemma_.lower() in BLAMING
            for noun in arguments(child, frozenset({"agent", "pobj"} if blamed else {"agent"})):
                if is_party_or_thing(noun, lexicon):
                    yield mention_of("actor", noun, lexicon)


def _given(event: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """The parties to whom a place falls ("the fall of Vale to the League")."""
    if family == "control" and event.lemma_.lower() in FALLING:
        parties = (one for noun in winners_of(event) for one in with_conjuncts(noun))
        yield from (mention_of("actor", one, lexicon) for one in parties if is_party_or_thing(one, lexicon))


def _phrase_objects(preposition: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """What a noun of an event is done to ("an attack on the convoy", "the death of 35 civilians")."""
    role: Role = (
        "actor" if preposition.lower_ in ("between", "with") and family == "fighting" else acted_on_role(family)
    )
    for noun in preposition.children:
        if noun.dep_ != "pobj":
            continue
        for one in with_conjuncts(noun):
            thing = one.pos_ != "PROPN" and lexicon.is_a(
                one.lemma_.lower(), "person", "force", "facility", "vehicle", "place"
            )
            invaded = preposition.lower_ == "of" and preposition.head.lemma_.lower() == "invasion"
            if (
                thing
                or invaded
                or (preposition.lower_ in ("against", "between", "with") and one.pos_ in ("PROPN", "NOUN"))
            ):
                named = list(named_behind(one, lexicon))
                yield from (mention_of(role, meant, lexicon) for meant in named or [one])


def whose(event: Token, family: str, lexicon: Lexicon) -> list[RoleMention]:
    """Whose a strike, an attack or a fired weapon is, by its own phrase or by the clause around it."""
    told = [one for one in phrase_roles(event, family, lexicon) if one.role == "actor"]
    if told:
        return told
    return [mention_of("actor", one, lexicon) for one in behind(event, lexicon) if is_party_or_thing(one, lexicon)]

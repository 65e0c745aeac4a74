"""Who stands around a predicate's own arguments: behind the harm, against whom, under whose fire.

These are read off prepositions ("killed in army raids", "clashed with rebels", "dropped bombs on homes"); the subject
and the object are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.candidates import event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import with_conjuncts
from fogline.extract.role_behind import sides
from fogline.extract.role_done_to import UNTOLD, on_targets
from fogline.extract.role_holders import it_changing_hands
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import is_party_or_thing, mention_of
from fogline.extract.role_phrases import phrase_roles
from fogline.extract.role_turns import is_clash

TOLLS = frozenset({"toll", "death", "casualty", "number", "injury", "fatality", "loss"})
"""Subjects that count harm ("the toll from the army's raids rose")."""
GUNFIRE = frozenset({"fire", "gunfire"})
"""What people are killed in, told by whose it is ("killed in rebel fire")."""
CAUSES = frozenset({"in", "by", "after", "during", "from", "under", "when", "following", "with"})


def around_it(head: Token, event: Token, family: str, lexicon: Lexicon, *, told: bool) -> Iterator[RoleMention]:
    """Who stands around a predicate's own arguments: behind the harm, against whom, under whose fire."""
    if family == "harm" and not told:
        yield from _cause(event, lexicon)
        for subject in (one for one in head.lefts if one.dep_ == "nsubj" and one.lemma_.lower() in TOLLS):
            yield from _cause(subject, lexicon)
    if family == "fighting" and not told:
        yield from (mention_of("actor", one, lexicon) for one in sides(event, lexicon))
    if family in ("strike", "fighting", "control"):
        yield from _opponents(event, family, lexicon)
    if family == "control":
        yield from it_changing_hands(event)
    if family == "strike":
        yield from (mention_of("target", one, lexicon) for one in _struck(head, event, lexicon))


def _cause(event: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """The party behind the strike in which people came to harm ("killed in regime air strikes on …")."""
    for child in event.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in CAUSES:
            for noun in child.children:
                told = event_noun(noun, lexicon) is not None or noun.lemma_.lower() in GUNFIRE
                if noun.dep_ == "pobj" and told and not is_clash(noun):
                    yield from (one for one in phrase_roles(noun, "harm", lexicon) if one.role == "actor")


def _struck(head: Token, event: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Unnamed ground and things that fire is brought down on ("dropped bombs on residential areas")."""
    for verb in dict.fromkeys((head, event)):
        for noun in on_targets(verb):
            for one in with_conjuncts(noun):
                plain = one.pos_ == "NOUN" and one.lemma_.lower() not in UNTOLD
                if plain and lexicon.is_a(one.lemma_.lower(), "facility", "vehicle", "person", "force", "place"):
                    yield one


def _opponents(event: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    for child in event.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("against", "with", "from")
            and not (child.lower_ == "from" and family != "control")
        ):
            for noun in child.children:
                if noun.dep_ == "pobj" and (
                    lexicon.is_a(noun.lemma_.lower(), "force", "person") or child.lower_ == "against"
                ):
                    yield from (
                        mention_of("target", one, lexicon)
                        for one in with_conjuncts(noun)
                        if is_party_or_thing(one, lexicon)
                    )

"""To whom or what it is done, by the grammar of its clause: an object, the subject of a passive, the noun it modifies.

Of control that is ground, and so a place; of strikes and fighting ground that is only described is where it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.anaphora import earlier_place
from fogline.extract.candidates import LIGHT_VERBS
from fogline.extract.hints import meant_by_relative
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import name_range
from fogline.extract.role_doers import is_bare_passive, is_made_to
from fogline.extract.role_holders import is_ground, named_so
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import acted_on_role, is_party_or_thing, mention_of
from fogline.extract.role_places import GIVEN_AS, named_inside
from fogline.extract.role_turns import named_behind

UNTOLD = frozenset({"ground", "city", "town", "village", "country", "front", "border", "site", "side", "scene"})
"""Places that a short form names, which are where it was and not what was struck."""
BECOME = frozenset({"dead", "hostage", "prisoner", "captive", "free"})
"""What those acted on are made."""


def those_done_to(head: Token, event: Token) -> Iterator[Token]:
    """The nouns that the grammar gives as acted on; of a light verb's event, what that is directed at."""
    if is_bare_passive(head):
        yield from (child for child in head.children if child.dep_ == "nsubj")
    for verb in {head: 0, event: 0}:
        for child in verb.children:
            made_to = child.dep_ == "nsubjpass" and is_made_to(head, event)
            if child.dep_ in ("dobj", "nsubjpass", "dative", "oprd") and _can_be_acted_on(child) and not made_to:
                if verb.lemma_.lower() in LIGHT_VERBS and child.dep_ == "dobj" and _names_event(child):
                    yield from on_targets(child)
                else:
                    yield child
        yield from _deemed(verb)
    yield from _shared_object(head)
    if head.dep_ == "acl" and head.tag_ == "VBN":
        yield head.head
    elif (
        head.dep_ == "conj"
        and head.tag_ == "VBN"
        and not any(child.dep_ in ("dobj", "nsubjpass") for child in head.children)
    ):
        yield from (child for child in head.head.children if child.dep_ == "nsubjpass")


def _shared_object(head: Token) -> Iterator[Token]:
    """The object told once for two verbs ("bombed and destroyed a depot")."""
    if any(child.dep_ in ("dobj", "prep", "prt", "nsubjpass", "auxpass", "xcomp", "ccomp") for child in head.children):
        return
    for other in head.rights:
        alone = other.dep_ == "conj" and other.tag_ == head.tag_ and head.tag_ in ("VBD", "VBZ", "VBP", "VBG")
        between = head.doc[head.i + 1 : other.i]
        if alone and len(between) and all(one.pos_ in ("CCONJ", "ADV") for one in between):
            yield from (child for child in other.rights if child.dep_ == "dobj")


def _can_be_acted_on(noun: Token) -> bool:
    """Whether an object can be somebody or something else: not "it", nor what people become ("shot dead")."""
    return noun.lemma_.lower() != "it" and not (noun.dep_ == "oprd" and noun.lower_ in BECOME)


def _deemed(verb: Token) -> Iterator[Token]:
    """Of whom something is held without a verb of its own ("considers them a danger")."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            yield from (noun for noun in child.children if noun.dep_ == "nsubj")


def _names_event(noun: Token) -> bool:
    return noun.lemma_.lower() in (
        "attack",
        "strike",
        "airstrike",
        "raid",
        "offensive",
        "assault",
        "operation",
        "campaign",
        "bombing",
        "ambush",
        "counter-offensive",
        "counteroffensive",
        "push",
        "incursion",
        "fire",
        "siege",
        "bombardment",
        "control",
        "gain",
        "ground",
    )


def on_targets(event: Token) -> Iterator[Token]:
    """What an act is directed at ("fired on the convoy", "an attack against the town")."""
    for child in event.children:
        under = child.lower_ in ("under", "beside") and event.lemma_.lower() in ("explode", "detonate")
        if child.dep_ == "prep" and (child.lower_ in ("on", "against", "at", "upon") or under):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def done_to_mentions(noun: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """What is acted on: of control a place, where the noun can be one; else a party or thing."""
    meant = meant_by_relative(noun)
    is_force = lexicon.is_a(meant.lemma_.lower(), "force", "person")
    if family == "control" and is_ground(meant, lexicon) and not is_force:
        told = [noun, *(one for one in noun.conjuncts if one.i > noun.i)] if noun.tag_ == "NNS" else []
        names = [name for one in told for name in named_inside(one, lexicon, GIVEN_AS)]
        if names:
            yield from (RoleMention(role="place", tokens=name_range(name)) for name in names)
            return
        named = named_so(meant)
        fuller = name_range(named) if named.i != noun.i else earlier_place(noun)
        yield RoleMention(role="place", tokens=name_range(noun), antecedent=fuller)
        return
    unnamed = meant.tag_ == "NN" and lexicon.is_a(meant.lemma_.lower(), "place") and not is_force
    if family in ("strike", "fighting") and unnamed and not lexicon.is_a(meant.lemma_.lower(), "facility"):
        yield RoleMention(role="place", tokens=name_range(noun), antecedent=earlier_place(noun))
        if meant.lemma_.lower() in UNTOLD:
            return
    if is_party_or_thing(noun, lexicon):
        named = list(named_behind(noun, lexicon))
        yield from (mention_of(acted_on_role(family), one, lexicon) for one in named or [noun])

"""Who does it, by the grammar of its clause: a subject, an agent, or the subject shared with the clause above.

A shell or a raid that the grammar makes the doer stands for the party behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.anaphora import antecedent
from fogline.extract.candidates import event_noun
from fogline.extract.hindering import is_hindered
from fogline.extract.hints import arguments
from fogline.extract.laying import BLAMING, laid_to
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import with_conjuncts
from fogline.extract.role_behind import is_fighting
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import is_party_or_thing, mention_of
from fogline.extract.role_phrases import whose
from fogline.extract.role_turns import named_behind, sets_off

LAYING = BLAMING | frozenset(
    "convict arrest prevent stop bar keep hinder dissuade discourage deter indict acquit".split()
)
"""Verbs that lay an act to their object, or hinder it from one, with "of", "for" or "from"."""


def doers_of(head: Token, event: Token) -> Iterator[Token]:
    """Who does it: the agent of a passive, the subject of an active, or the subject shared with the clause above."""
    if laid := laid_to(event):
        yield from (one for noun in laid for one in with_conjuncts(noun))
    elif not is_hindered(event):
        yield from _by_voice(head, event)


def _by_voice(head: Token, event: Token) -> Iterator[Token]:
    """The agent of a passive, the subject of an active, or the subject shared with the clause above."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in [*head.children, *event.children])
    passive = passive or is_bare_passive(head)
    passive = passive or (head.dep_ == "acl" and head.tag_ == "VBN")
    agents = [noun for verb in {head, event} for noun in arguments(verb, frozenset({"agent"}))]
    passive = passive or (bool(agents) and not any(child.dep_ == "dobj" for child in head.children))
    if passive and is_made_to(head, event):
        yield from _passive_subjects(head)
        return
    if passive:
        yield from agents
        return
    own = [child for child in head.children if child.dep_ in ("nsubj", "csubj")]
    if own and head.dep_ == "relcl" and all(child.tag_ in ("WDT", "WP") or child.lower_ == "that" for child in own):
        yield _which(head.head)
    elif own:
        for child in own:
            yield from with_conjuncts(child)
    elif head.dep_ in ("acl", "relcl") and head.tag_ == "VBG":
        yield head.head
    elif head.dep_ in ("conj", "advcl", "xcomp", "pcomp", "dep") and head.head.i != head.i:
        yield from _shared_subject(head)


def _which(noun: Token) -> Token:
    """What a relative clause is about: the deed and no town behind it ("the strike on Odesa, which killed four")."""
    above = noun.head.head
    placed = noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.lower_ in ("on", "at", "in", "near")
    return above if placed and above.pos_ == "NOUN" else noun


def is_made_to(head: Token, event: Token) -> bool:
    """Whether the subject of a passive does what its infinitive tells ("were forced to withdraw")."""
    if event.i == head.i or event.dep_ != "xcomp" or not any(child.dep_ == "nsubjpass" for child in head.children):
        return False
    return event.pos_ == "VERB" and not any(child.dep_ in ("auxpass", "nsubjpass") for child in event.children)


def _passive_subjects(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "nsubjpass":
            yield from with_conjuncts(child)


def _accused(head: Token) -> list[Token]:
    """Of whom an act is told under a verb of blame or hindrance ("accused the army of shelling", "kept from …")."""
    preposition = head.head
    if head.dep_ != "pcomp" or preposition.lower_ not in ("of", "from", "for"):
        return []
    verb = preposition.head
    if verb.pos_ in ("NOUN", "PROPN"):  # "accused the army and its allies of shelling": the parse hangs it on the last
        first = min((verb, *verb.conjuncts), key=lambda one: one.i)
        verb = first.head if first.dep_ in ("dobj", "nsubjpass") else verb
    if verb.lemma_.lower() not in LAYING:
        return []
    kinds = ("nsubjpass",) if any(child.dep_ == "nsubjpass" for child in verb.children) else ("dobj", "pobj", "dative")
    return [one for child in verb.children if child.dep_ in kinds for one in with_conjuncts(child)]


def _shared_subject(head: Token) -> Iterator[Token]:
    accused = _accused(head)
    if accused:
        yield from accused
        return
    above = head.head
    for _ in range(4):
        if above.pos_ in ("VERB", "AUX"):
            subjects = [child for child in above.children if child.dep_ in ("nsubj", "nsubjpass")]
            if subjects and sets_off(above):
                return
            if subjects:
                passive = any(child.dep_ == "nsubjpass" for child in above.children)
                if not passive or head.tag_ == "VBN":
                    for child in subjects:
                        yield from with_conjuncts(child)
                elif head.tag_ == "VBG":
                    yield from arguments(above, frozenset({"agent"}))
                return
        accused = _accused(above)
        if accused or above.head.i == above.i:
            yield from accused
            return
        above = above.head


def is_bare_passive(head: Token) -> bool:
    """Whether a participle with a subject and no helper is a headline's passive ("Three districts captured")."""
    if head.tag_ != "VBN" or head.dep_ in ("acl", "relcl", "advcl", "amod"):
        return False
    kinds = {child.dep_ for child in head.children}
    return "nsubj" in kinds and not kinds & {"aux", "auxpass", "dobj"}


def doer_mentions(token: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """A doer as mentions; of a strike or an attack named as the doer, the party behind it."""
    lemma = token.lemma_.lower()
    is_force = lexicon.is_a(lemma, "person", "force")
    fired = lexicon.is_a(lemma, "weapon") and not lexicon.is_a(lemma, "person", "force", "aircraft", "vehicle")
    if is_fighting(token) or fired or (event_noun(token, lexicon) is not None and not is_force):
        told = whose(token, family, lexicon)
        yield from told
        if told or not fired:
            return
    if (
        token.pos_ == "PRON"
        and token.lower_ in ("it", "there", "what", "this", "that")
        and antecedent(token, lexicon) is None
    ):
        return
    if is_party_or_thing(token, lexicon):
        named = list(named_behind(token, lexicon))
        yield from (mention_of("actor", one, lexicon) for one in named or [token])

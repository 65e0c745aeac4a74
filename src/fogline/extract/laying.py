"""Acts laid to somebody: "the raid was blamed on the militia", "rebels are suspected of having burnt the village".

Such a clause tells of the act, done as its speakers will have it by whom they blame; it is not an act upon the blamed,
nor one of those who blame. What must stay true: only the verb's own phrases are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.lost_agents import ACTS

UPON = {"blame": frozenset({"on", "upon"}), "attribute": frozenset({"to"}), "ascribe": frozenset({"to"})}
"""Verbs that lay an act, their object, to somebody behind a preposition."""
DEEDS = ACTS | frozenset("strike airstrike raid attack blast explosion death violence bloodshed clash ambush".split())
"""Nouns of violence that somebody is blamed for."""
ACCUSING = {"accuse": "of", "suspect": "of", "charge": "with", "convict": "of", "blame": "for"}
"""Verbs that lay to their object an act behind a preposition."""
BLAMING = frozenset({"accuse", "blame", "suspect", "charge", "condemn", "denounce", "criticise", "criticize"})
"""Verbs of those who tell of an act as another's."""


def is_laid(verb: Token) -> bool:
    """Whether a predicate lays an act to somebody, as its speakers will have it."""
    return bool(laid_to(verb))


def laid_to(verb: Token) -> list[Token]:
    """To whom a predicate lays an act; empty for other predicates."""
    lemma = verb.lemma_.lower()
    if lemma not in UPON or verb.pos_ != "VERB":
        return []
    upon = [noun for child in verb.children if child.lower_ in UPON[lemma] for noun in child.children]
    laid = [noun for noun in upon if noun.dep_ == "pobj"]
    if laid or lemma != "blame":
        return laid
    blamed = [child for child in verb.children if child.dep_ == "nsubjpass"]
    blamed = blamed or [child for child in verb.children if child.dep_ == "dobj"]
    return blamed if any(_is_for_a_deed(child) for over in (verb, *blamed) for child in over.children) else []


def _is_for_a_deed(word: Token) -> bool:
    """Whether a "for" tells of violence, which is not done by who blames ("for shelling Mill", "for the deaths")."""
    behind = [child for child in word.children if child.dep_ in ("pcomp", "pobj")] if word.lower_ == "for" else []
    return any(child.dep_ == "pcomp" or child.lemma_.lower() in DEEDS for child in behind)


def act_laid_by(verb: Token) -> int | None:
    """The predicate of the act that a verb of accusing lays to its object ("accused them of shelling the camp").

    An act upon what only a pronoun tells ("of firing them") says too little to stand for the whole clause.
    """
    link = ACCUSING.get(verb.lemma_.lower())
    if link is None:
        return None
    return next((act.i for act in _acts_behind(verb, link) if not _is_upon_a_pronoun(act)), None)


def _is_upon_a_pronoun(act: Token) -> bool:
    return any(child.dep_ == "dobj" and child.pos_ == "PRON" for child in act.children)


def _acts_behind(verb: Token, link: str) -> Iterator[Token]:
    """What stands behind a preposition of a verb, also where the parse hangs that on the verb's object."""
    objects = (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    for over in (verb, *objects):
        for child in over.children:
            if child.lower_ == link:
                yield from (act for act in child.children if act.dep_ == "pcomp")

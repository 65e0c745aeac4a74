"""Ground that somebody claims to have taken, or denies having lost, whatever the judge thinks of the words.

"The army claimed on Sunday to have taken Vale" and "denied losing Vale" each have but one reading. What must stay
true: what is taken or lost is named, so that men, machines and votes stay what they are.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.lexicon import lexicon

CLAIMING = frozenset({"claim", "deny", "boast"})
MODELS = frozenset({"a", "an", "its", "their", "his", "her", "some", "any"})
"""Words before a name of which there are several ("denied losing a Mil-8"): no place."""


def ground_claimed(token: Token) -> str:
    """The kind of a taking or losing that somebody claims or denies; empty where it is none, or of no named place."""
    over = token.head
    if over is token or over.pos_ != "VERB" or over.lemma_.lower() not in CLAIMING or over.i > token.i:
        return ""
    if token.dep_ != "xcomp" or token.pos_ != "VERB":
        return ""
    objects = (child for child in token.children if child.dep_ == "dobj" and child.i > token.i)
    return _control_of(token.lemma_.lower()) if any(map(_is_named_place, objects)) else ""


def only_claims(token: Token) -> bool:
    """Whether a predicate tells nothing but that somebody claims a taking, which is a claim of its own behind it."""
    return token.lemma_.lower() == "claim" and any(ground_claimed(child) for child in token.rights)


def _control_of(lemma: str) -> str:
    """The kind of control that a verb makes with a place as its object; empty where it makes none."""
    words = lexicon()
    kinds = (*words.verbs.get(lemma, ()), *(kind for kind, what in words.with_object.get(lemma, ()) if "name" in what))
    return next(filter(_is_of_control, kinds), "")


def _is_of_control(kind: str) -> bool:
    return kind.startswith("control.")


def _is_named_place(noun: Token) -> bool:
    """Whether a word is a name that can be a place's, or the kind of a place before its name ("the town of Vale")."""
    if noun.text[:1].isupper():
        return not any(letter.isdigit() for letter in noun.text) and not any(
            child.lower_ in MODELS for child in noun.lefts
        )
    named = (one for child in noun.children if child.lower_ == "of" for one in child.children)
    return lexicon().is_a(noun.lemma_.lower(), "place") and any(one.text[:1].isupper() for one in named)

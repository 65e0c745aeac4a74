"""Whom "them" and "they were …" mean where it is those to whom something was just done.

Narratives keep two groups apart by their roles: who did the one thing does the next, and to whom it was done is who
suffers the next ("Soldiers arrested four students. They tortured them.", "… They were released."). Read so only
where the grammar says it; otherwise the nearest subject is meant (`anaphora.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from fogline.extract.lexicon import Lexicon
from fogline.extract.sentence_spans import sentence_of

PLURAL_OBJECTS = frozenset({"them"})
SINGULAR_OBJECTS = frozenset({"him", "her"})
PLURAL_SUBJECTS = frozenset({"they"})
SINGULAR_SUBJECTS = frozenset({"he", "she"})
DOERS = frozenset({"they", "he", "she", "it", "who"})
"""Subjects that go on from the doer of before."""
OBJECTS = frozenset({"dobj", "nsubjpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LET_GO = frozenset({"release", "free", "liberate", "exchange", "ransom", "swap", "rescue"})
HOLDING = frozenset({"capture", "seize", "hold", "take", "drag", "round", "separate", "surround"})
"""What is done to people who are then in somebody's hands, beside what the lexicon calls detention."""
SENTENCES_BACK = 2
PARTITIVE = "of"


def done_to(token: Token, lexicon: Lexicon) -> Token | None:
    """The noun that a pronoun takes up as the one to whom something was done; none where that is not plain.

    Args:
        token: the pronoun.
        lexicon: classes of nouns and kinds of verbs.
    """
    word = token.lower_
    if word in PLURAL_OBJECTS | SINGULAR_OBJECTS and _same_doer(token):
        return next(_patients(token, lexicon, plural=word in PLURAL_OBJECTS), None)
    if word in PLURAL_SUBJECTS | SINGULAR_SUBJECTS and _suffers(token, lexicon):
        held = (one for one in _patients(token, lexicon, plural=word in PLURAL_SUBJECTS) if _is_held(one, lexicon))
        return next(held, None)
    return None


def _same_doer(token: Token) -> bool:
    """Whether an object's predicate goes on from the doer of before: a pronoun, or the subject of the clause above."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == PARTITIVE and verb.head.dep_ == "dobj":
        verb = verb.head.head  # "beat several of them"
    elif token.dep_ not in ("dobj", "dative"):
        return False
    if verb.pos_ != "VERB":
        return False
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    while own is None and verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None and own.pos_ != "PRON":
            return any(child.dep_ == "dobj" and child.i < token.i for child in verb.children)
    return own is not None and own.lower_ in DOERS


def _suffers(token: Token, lexicon: Lexicon) -> bool:
    """Whether a pronoun is who is let go or harmed ("they were released")."""
    lemma = token.head.lemma_.lower()
    harmed = any(kind.startswith("harm.") for kind in lexicon.verbs.get(lemma, ()))
    return token.dep_ == "nsubjpass" and (lemma in LET_GO or harmed)


def _patients(token: Token, lexicon: Lexicon, *, plural: bool) -> Iterator[Token]:
    """The people to whom something was done, of the nearest sentence first, the first told first."""
    here = sentence_of(token)
    sentences = [one for one in token.doc.sents if one.start <= here.start][-1 - SENTENCES_BACK :]
    for sentence in reversed(sentences):
        yield from (one for one in _objects(sentence, token) if _is_someone(one, lexicon, plural=plural))


def _objects(sentence: Span, token: Token) -> Iterator[Token]:
    verb = token.head.i
    return (one for one in sentence if one.i < token.i and one.dep_ in OBJECTS and one.head.i != verb)


def _is_someone(noun: Token, lexicon: Lexicon, *, plural: bool) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN") or not (
        noun.pos_ == "PROPN" or lexicon.is_a(noun.lemma_.lower(), "person", "force")
    ):
        return False
    many = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)
    many = many or any(child.dep_ == "nummod" for child in noun.children) or noun.lemma_.lower() in ("people", "police")
    return many if plural else not many


def _is_held(noun: Token, lexicon: Lexicon) -> bool:
    lemma = noun.head.lemma_.lower()
    return lemma in HOLDING or "harm.detained" in lexicon.verbs.get(lemma, ())

"""Parties and things: which words can be somebody or something that acts or is acted on, and the mention made of them.

What must stay true: a pronoun is one only where it points at somebody, and a nobody never is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from fogline.extract.anaphora import antecedent
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import ITSELF, NOT_PLACES, is_one_another, name_range
from fogline.extract.role_mention import RoleMention
from fogline.model import Role

NOBODY = frozenset({"those", "these", "one", "others", "someone", "no", "nobody"}) | ITSELF
ARMED = ("force", "person", "group", "aircraft")
"""Classes of nouns of those who can take part in a fight."""
POINTERS = frozenset({"it", "there", "what", "this", "that", "which", "who"})


def mention_of(role: Role, token: Token, lexicon: Lexicon) -> RoleMention:
    """The mention of a token in a role, with the words it stands for where it is short."""
    return RoleMention(role=role, tokens=name_range(token), antecedent=antecedent(token, lexicon))


def acted_on_role(family: str) -> Role:
    """The role of those acted on: victims of harm, targets of all else."""
    return "victim" if family == "harm" else "target"


def is_party_or_thing(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token is somebody or something, rather than nobody, each other or a word that points nowhere."""
    if token.pos_ == "PRON":
        if token.lower_ in NOBODY:
            return False
        return token.lower_ not in POINTERS or antecedent(token, lexicon) is not None
    if token.lower_.rstrip("s") in NOT_PLACES or is_one_another(token):
        return False
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def is_armed(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is of people, bodies or aircraft that can take part in a fight, and no town or thing."""
    named = noun.pos_ == "PROPN" and lexicon.is_a(noun.lower_.removesuffix("s"), "force", "group", "person")
    return named or lexicon.is_a(noun.lemma_.lower(), *ARMED)


def as_doers(nouns: Sequence[Token], lexicon: Lexicon) -> Iterator[RoleMention]:
    """Those of some nouns that are somebody or something, as who does it."""
    yield from (mention_of("actor", one, lexicon) for one in nouns if is_party_or_thing(one, lexicon))


def subjects_before(verb: Token) -> list[Token]:
    """The subjects that stand before a verb, active or passive."""
    return [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]

"""Places that a clause names beside its own: those of another event, and those whence or whither somebody was bound.

"After the attack on Stone a depot was hit in Ford" is in Ford, "fighters from Stone attacked Mill" in Mill, and "fell
back from Mill to Ford" in Mill. What must stay true: such a place is left out only where the clause has one of
its own, or tells of no more than setting out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate
from fogline.extract.role_mention import RoleMention

OTHER_EVENT = frozenset({"after", "following", "since", "before", "despite", "unlike"})
"""Prepositions that lead to another event than the predicate's, or to what it is compared with."""
COMPARED = frozenset({"unlike", "like", "as", "than"})
"""Words before "in" that only compare ("unlike in Stone", "as in Stone")."""
CAUSES = frozenset({"after", "following", "since"})
"""Those that, behind a predicate of harm, tell how it came about ("were hurt after the raid on Mill")."""
HAPPENS_AT_ONE_PLACE = frozenset({"strike", "fighting", "harm"})
"""Families whose place is not where the doer or the struck came from."""
SETTING_OUT = frozenset({"fly", "take", "depart", "leave", "set", "sail"})
"""Verbs of setting out, which is no blow where it begins ("jets took off from Stone and struck Mill")."""
WHITHER = frozenset({"to", "toward", "towards", "into", "onto"})
MEASURES = frozenset({"km", "kilometer", "kilometre", "mile", "metre", "meter", "yard", "hour", "away", "far"})
"""Words whose "from" tells how far it is."""
AT_HOME = frozenset({"villager", "resident", "inhabitant", "townsman", "local"})
"""Those whose place is most often where harm met them."""
FARTHEST = 10
"""Steps up the parse from a place to its predicate."""


def without_asides(found: Sequence[RoleMention], parsed: Doc, candidate: Candidate, kind: str) -> list[RoleMention]:
    """The mentions without the places that are not the predicate's own, where it has one of its own.

    Args:
        found: the mentions of a candidate.
        parsed: its sentence.
        candidate: the clause.
        kind: what the clause tells.
    """
    asides = [one for one in found if one.role == "place" and _is_aside(one, parsed, candidate, kind)]
    own = [one for one in found if one.role == "place" and one not in asides]
    struck = any(one.role in ("target", "victim") and _noun(one, parsed).pos_ == "PROPN" for one in found)
    setting_out = kind.startswith("strike") and parsed[candidate.head].lemma_.lower() in SETTING_OUT
    if own or struck or setting_out:
        return [one for one in found if one not in asides]
    return [one for one in found if one not in asides or not _is_home(one, parsed, kind)]


def _is_home(one: RoleMention, parsed: Doc, kind: str) -> bool:
    """Whether a place only tells where those who were harmed are from ("a nurse from Stone was killed")."""
    preposition = _preposition(_noun(one, parsed))
    if preposition is None or not kind.startswith("harm"):
        return False
    harmed = preposition.head
    return bool(preposition.lower_ == "from" and harmed.dep_ == "nsubjpass" and harmed.lemma_.lower() not in AT_HOME)


def _noun(one: RoleMention, parsed: Doc) -> Token:
    return parsed[slice(*one.tokens)].root


def _is_aside(one: RoleMention, parsed: Doc, candidate: Candidate, kind: str) -> bool:
    preposition = _preposition(_noun(one, parsed))
    if preposition is None:
        return False
    if _is_of_another(preposition, candidate, kind):
        return True
    if kind == "control.withdrawal":
        return preposition.lower_ in WHITHER and any(_leads_from(child) for child in preposition.head.children)
    return _tells_whence(one, preposition, kind)


def _preposition(noun: Token) -> Token | None:
    """The preposition that leads to a noun, or to the list that it stands in."""
    first = noun
    while first.dep_ in ("conj", "appos", "compound") and first.head.i != first.i:
        first = first.head
    return first.head if first.dep_ == "pobj" else None


def _is_of_another(preposition: Token, candidate: Candidate, kind: str) -> bool:
    """Whether a place hangs under a word that leads away from the predicate."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    if before in COMPARED:
        return True
    for above in _up_to(preposition, candidate):
        caused = kind.startswith("harm") and above.i > candidate.event and above.lower_ in CAUSES
        if above.lower_ in OTHER_EVENT and above.dep_ == "prep" and not caused:
            return True
    return False


def _up_to(token: Token, candidate: Candidate) -> Iterator[Token]:
    """A token and what it hangs under, as long as that is beneath the predicate; nothing where it never is."""
    path = [token]
    while path[-1].head.i != path[-1].i and len(path) < FARTHEST:
        if path[-1].head.i in (candidate.head, candidate.event):
            yield from path
            return
        path.append(path[-1].head)


def _leads_from(preposition: Token) -> bool:
    return preposition.lower_ == "from" and any(child.pos_ == "PROPN" for child in preposition.children)


def _tells_whence(one: RoleMention, preposition: Token, kind: str) -> bool:
    """Whether a place is where somebody or something came from ("from Stone to Mill" is a stretch)."""
    if preposition.lower_ != "from" or kind == "harm.displaced":
        return False
    of_somebody = preposition.head.pos_ == "NOUN" and preposition.head.dep_ in ("nsubj", "nsubjpass")
    if kind.partition(".")[0] not in HAPPENS_AT_ONE_PLACE and not of_somebody:
        return False
    after = one.tokens[1]
    stretch = after < len(preposition.doc) and preposition.doc[after].lower_ in WHITHER
    stretch = stretch and preposition.doc[after].pos_ != "PART"  # "flew from Stone to bomb Mill"
    return not stretch and preposition.head.lemma_.lower() not in MEASURES

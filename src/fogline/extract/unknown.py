"""Whether a clause only tells that something is not known or not told, which is a fact and nobody's opinion.

"Activists were not able to determine who carried out the raid", "there was no reaction from the army". That something
could not be confirmed or is not clear stays an assessment: it weighs what others say.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.denying import is_negated

LEARNING = frozenset({"determine", "specify", "identify", "find", "give", "provide", "name"})
"""Verbs that, negated, tell that nothing was learnt or told."""
TIDINGS = frozenset("information reference proof reaction comment detail word data claim response".split())
"""What there is none of where nothing is known."""
UNABLE = frozenset({"unable", "able"})


def tells_of_no_knowledge(head: Token) -> bool:
    """Tells whether a predicate says no more than that something is unknown.

    Args:
        head: the claim's predicate.
    """
    lemma = head.lemma_.lower()
    if lemma in LEARNING:
        return is_negated(head) or _has_no_subject(head)
    if lemma == "have":
        return any(child.dep_ == "dobj" and _has_no_tidings(child) for child in head.children)
    if lemma != "be":
        return False
    for child in head.children:
        if child.dep_ in ("acomp", "attr") and child.lower_ in UNABLE:
            told = any(verb.lemma_.lower() in LEARNING for verb in child.children if verb.dep_ == "xcomp")
            return told and (child.lower_ == "unable" or is_negated(head))
        if child.dep_ in ("attr", "nsubj") and child.lemma_.lower() in TIDINGS:
            return _has_no_tidings(child)
        if child.dep_ == "acomp" and child.lower_ == "possible" and is_negated(head):
            return any(verb.lemma_.lower() in LEARNING for verb in child.children if verb.dep_ in ("xcomp", "advcl"))
    return False


def _has_no_tidings(noun: Token) -> bool:
    """Whether a noun says that there is none of what would tell ("no information")."""
    return noun.lemma_.lower() in TIDINGS and any(other.lower_ == "no" for other in noun.children)


def _has_no_subject(head: Token) -> bool:
    """Whether nobody or nothing did it ("no other information was provided", "neither gave a number")."""
    subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(
        one.lower_ in ("neither", "none", "nobody") or any(other.lower_ == "no" for other in one.children)
        for one in subjects
    )

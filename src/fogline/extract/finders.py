"""Who finds, gathers or buries the dead is not who killed them.

"Villagers buried 43 bodies", "rescuers pulled two women dead from the rubble" tell of people killed and leave open by
whom. What must stay true: only the verb and its object are read, so that "soldiers left 12 bodies in the street" keeps
its soldiers.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate
from fogline.model import Mention

FINDING = frozenset(
    "find recover retrieve bury collect receive discover unearth exhume identify pull dig gather remove extract count "
    "pick transport evacuate rebury uncover locate see bring carry drag admit".split()
)
"""What is done to the dead once they are dead."""
DEAD = frozenset("body corpse remains remain dead cadaver grave casualty fatality skeleton victim".split())


def without_finders(filled: Sequence[Mention], parsed: Doc, candidate: Candidate, kind: str) -> tuple[Mention, ...]:
    """The roles of a claim without those who only found or buried whom it tells of.

    Args:
        filled: the roles read.
        parsed: the stretch.
        candidate: the clause.
        kind: what it was judged to be.
    """
    if kind != "harm.killed" or candidate.nominal or not _finds_dead(parsed[candidate.event]):
        return tuple(filled)
    return tuple(one for one in filled if one.role != "actor")


def _finds_dead(verb: Token) -> bool:
    if verb.lemma_.lower() not in FINDING:
        return False
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    objects += [other for one in objects for other in one.conjuncts]
    return any(_is_dead(one) for one in objects)


def _is_dead(noun: Token) -> bool:
    """Whether a noun is of the dead, by itself or by what it is a number or part of ("dozens of bodies")."""
    if noun.lemma_.lower() in DEAD or any(child.lower_ == "dead" for child in noun.children):
        return True
    of = (below for child in noun.children if child.lower_ == "of" for below in child.children)
    return any(below.lemma_.lower() in DEAD for below in of)

"""Who looks into an act, tries somebody for it, records it or answers it, and so has not done it.

"Police arrested twelve people over the bombing of a mosque", "the guard fired rockets in retaliation for the killing
of its men": the nearest verb's subject is no doer of what its phrases name. What must stay true: only an act that a
noun tells is meant, and only the subject of the verb that it stands under.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate
from fogline.extract.role_mention import RoleMention

AFTER_THE_ACT = frozenset(
    "arrest detain investigate probe prosecute try sentence convict charge jail imprison indict interrogate question "
    "examine document record verify film witness mourn commemorate mark discuss raise condemn denounce deplore "
    "acquit extradite sanction".split()
)
"""Verbs of those who come after an act."""
TALLYING = frozenset("document record report verify count register list hear".split())
"""Verbs of who tells how many acts of others there were."""
AFTER = frozenset({"after", "following", "since", "before"})
"""Prepositions between what somebody does and an act before or after it."""
STIRRED = frozenset(
    {"retaliation", "response", "revenge", "reprisal", "reaction", "protest", "vengeance", "retribution"}
)
"""Nouns of what an act of others stirs ("in retaliation for the killing of two of its members")."""
STEPS = 7
"""Steps up the parse from an act to the verb that it stands under."""


def without_answerers(found: Sequence[RoleMention], parsed: Doc, candidate: Candidate) -> list[RoleMention]:
    """The mentions without doers who only come after the act that a noun tells.

    Args:
        found: the mentions of a candidate.
        parsed: its stretch.
        candidate: its predicate.
    """
    event = parsed[candidate.event]
    verb = _verb_over(event) if candidate.nominal else event if _records(event) else None
    if verb is None:
        return list(found)
    answering = {one.i for child in verb.children if child.dep_ == "nsubj" for one in (child, *child.conjuncts)}
    return [one for one in found if one.role != "actor" or parsed[slice(*one.tokens)].root.i not in answering]


def _records(verb: Token) -> bool:
    """Whether a verb counts or records acts of others ("documented 12 strikes on hospitals")."""
    told = (child for child in verb.rights if child.dep_ == "dobj")
    return verb.lemma_.lower() in TALLYING and any(one.tag_ in ("NN", "NNS") for one in told)


def _verb_over(event: Token) -> Token | None:
    """The verb that an act's noun stands under, if its subject only comes after the act, or acts because of it."""
    above, apart = event, False
    for _ in range(STEPS):
        if above.head.i == above.i:
            return None
        above = above.head
        apart = apart or above.lemma_.lower() in STIRRED or (above.pos_ in ("ADP", "SCONJ") and above.lower_ in AFTER)
        if above.pos_ == "VERB" and any(child.dep_ == "nsubj" for child in above.children):
            return above if apart or above.lemma_.lower() in AFTER_THE_ACT else None
    return None

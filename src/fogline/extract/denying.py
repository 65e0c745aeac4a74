"""Whether a claim is the act of denying: what a verb of denying or turning down is said of.

"She denied the accusations" denies what others say, whoever she is and though no speaker is resolved; "she rejected
the request" denies nothing. What must stay true: only the claim's own predicate and its object are read.
"""

from __future__ import annotations

from spacy.tokens import Token

DENYING = frozenset({"deny", "refute", "rebut", "disavow"})
"""Verbs by which people deny; what words or facts contradict, nobody denies."""
TURNING_DOWN = frozenset({"reject", "dismiss"})
"""Verbs that deny what is said, and decline what is asked."""
SAID = frozenset(
    "accusation allegation claim report charge responsibility involvement rumour rumor suggestion assertion account "
    "participation complicity wrongdoing insinuation blame finding story link opposition".split()
)
"""What is denied when somebody denies or rejects it."""
ASKED = frozenset(
    "request demand offer proposal plan deal truce ceasefire visa entry access call appeal petition bid application "
    "resolution invitation initiative ultimatum idea talk negotiation authority agreement".split()
)
"""What is only declined or withheld."""


def is_negated(verb: Token) -> bool:
    """Whether a negation hangs on a verb."""
    return any(child.dep_ == "neg" for child in verb.children)


def denies_what_is_said(head: Token) -> bool | None:
    """Whether a predicate denies something said (true), declines something asked (false), or is neither.

    Args:
        head: the claim's predicate.
    """
    lemma = head.lemma_.lower()
    if head.pos_ != "VERB" or lemma not in DENYING | TURNING_DOWN or is_negated(head):
        return None
    objects = {child.lemma_.lower() for child in head.children if child.dep_ in ("dobj", "nsubjpass")}
    if head.dep_ == "relcl":
        objects.add(head.head.lemma_.lower())
    if objects & ASKED:
        return False
    return True if objects & SAID else None

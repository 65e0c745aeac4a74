"""Whether a claim is the act of denying: what a verb of denying or turning down is said of.

"She denied the accusations" denies what others say, whoever she is and though no speaker is resolved; "she rejected
the request" denies nothing. What must stay true: only the claim's own predicate and its object are read.
"""

from __future__ import annotations

from spacy.tokens import Token

DENYING = frozenset({"deny", "refute", "rebut", "disavow", "disclaim", "repudiate"})
"""Verbs by which people deny; what words or facts contradict, nobody denies."""
TURNING_DOWN = frozenset({"reject", "dismiss"})
"""Verbs that deny what is said, and decline what is asked."""
SAID = frozenset(
    "accusation allegation claim report charge responsibility involvement rumour rumor suggestion assertion account "
    "participation complicity wrongdoing insinuation blame finding story link opposition role part hand guilt".split()
)
"""What is denied when somebody denies or rejects it."""
ASKED = frozenset(
    "request demand offer proposal plan deal truce ceasefire visa entry access call appeal petition bid application "
    "resolution invitation initiative ultimatum idea talk negotiation authority agreement".split()
)
"""What is only declined or withheld."""


BESIDE = frozenset({"relcl", "advcl"})
ADJOINED = frozenset("during after before since amid despite following throughout until".split())
"""Prepositions behind which stands when or where a denied act was, itself undenied ("during the civil war")."""
ADDING = frozenset("say add insist maintain claim allege assert explain".split())
"""Verbs by which people go on to say what was so."""
FARTHEST = 8
"""Governors climbed from an act to the verb of denying over it."""


def stands_beside(event: Token) -> bool:
    """Whether an act only surrounds what somebody denies: a relative or adverbial clause, or a time and place of it.

    Args:
        event: the token that names the act, in words that somebody denies.
    """
    here = event
    for _ in range(FARTHEST):
        above = here.head
        if above.i == here.i or above.lemma_.lower() in DENYING | TURNING_DOWN:
            return False
        if here.dep_ in BESIDE or (here.dep_ == "prep" and here.lower_ in ADJOINED and above.pos_ in ("VERB", "AUX")):
            return True
        here = above
    return False


def is_told_of_denied(event: Token) -> bool:
    """Whether a clause only describes what somebody denies or disowns ("denied a part in the raid, which killed nine").

    Args:
        event: the token that names the act; whoever denies the raid does not say that it killed.
    """
    if event.dep_ != "relcl" or event.head.pos_ not in ("NOUN", "PROPN"):
        return False
    here = event.head
    for _ in range(FARTHEST):
        lemma = here.lemma_.lower()
        if lemma in DENYING or (here.lower_ in ("responsible", "involved", "behind") and is_negated(here.head)):
            return True
        if here.head.i == here.i or here.dep_ in ("ccomp", "relcl"):
            return False
        here = here.head
    return False


def is_added(event: Token) -> bool:
    """Whether whoever denies something says of this act that it was so ("denied it and said rebels had fired").

    Args:
        event: the token that names the act.
    """
    here = event
    for _ in range(FARTHEST):
        above = here.head
        if above.i == here.i:
            return False
        if here.dep_ == "ccomp" and above.lemma_.lower() in ADDING:
            denies = above.head.lemma_.lower() in DENYING | TURNING_DOWN and above.dep_ in ("conj", "advcl")
            return denies and not is_negated(above)
        here = above
    return False


def is_negated(verb: Token) -> bool:
    """Whether a negation hangs on a verb."""
    return any(child.dep_ == "neg" for child in verb.children)


def denies_what_is_said(head: Token) -> bool | None:
    """Whether a predicate denies something said (true), declines something asked (false), or is neither.

    Args:
        head: the claim's predicate.
    """
    lemma = head.lemma_.lower()
    if lemma == "plead" and any(_is_innocent(child) for child in head.children):
        return True
    if head.pos_ != "VERB" or lemma not in DENYING | TURNING_DOWN or is_negated(head):
        return None
    objects = {child.lemma_.lower() for child in head.children if child.dep_ in ("dobj", "nsubjpass")}
    called = (child for child in head.children if child.dep_ == "prep" and child.lower_ == "as")
    objects |= {inner.lemma_.lower() for one in called for inner in one.children if inner.dep_ == "pobj"}
    if head.dep_ == "relcl":
        objects.add(head.head.lemma_.lower())
    if objects & ASKED:
        return False
    acts = any(child.dep_ == "xcomp" and child.tag_ in ("VBG", "VBN") for child in head.children)
    return True if objects & SAID or (acts and lemma in DENYING) else None


def _is_innocent(word: Token) -> bool:
    """Whether somebody pleads "innocent" or "not guilty"."""
    guilty = word.lower_ == "guilty" and any(other.dep_ == "neg" for other in (*word.children, *word.head.children))
    return word.lower_ == "innocent" or guilty

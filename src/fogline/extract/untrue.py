"""Whether what a clause tells is called untrue, though nobody is said to deny it.

"Reports that the town had fallen are false", "he dismissed rumours of a retreat", "it is not true that we shelled the
convoy" and "it had nothing to do with the killing" deny an act as much as "denied" does. What must stay true: only the
words over the act are read, and what is turned down must be something said, never something asked.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.denying import DENYING, SAID, TURNING_DOWN, is_negated

UNTRUE = frozenset(
    "untrue false baseless unfounded groundless fabricated fabrication lie propaganda nonsense fake fiction incorrect "
    "inaccurate invention hoax disinformation misinformation slander".split()
)
"""What people call a report that they say is not so."""
HEARSAY = SAID | frozenset("reports claims allegations news talk speculation theory narrative footage".split())
"""What can be called so; "claims" stands here because parsers take the noun for the verb."""
CALLING = frozenset({"call", "describe", "brand", "label", "dismiss", "reject", "denounce", "portray", "term"})
TRUE = frozenset({"true", "correct", "accurate"})
SHARES = frozenset({"role", "part", "hand", "involvement", "nothing"})
"""What somebody has in an act who shares in it."""
HAPPENING = frozenset({"happen", "occur", "take"})
SUFFERED = frozenset(
    "casualty injury victim death damage loss fatality report reason doubt word sign question claim comment indication "
    "alternative evidence change progress agreement decision plan need place".split()
)
"""What there is none of without anything being denied."""
FARTHEST = 4
"""Joined clauses climbed from the act to what is said over it."""


def is_called_untrue(event: Token) -> bool:
    """Whether the words over an act call it untrue.

    Args:
        event: the token that names the act.
    """
    event = _first_joined(event)
    return _is_unrelated(event) or _is_under_copula(event) or any(_is_turned_down(noun) for noun in _told_in(event))


def disowns(head: Token) -> bool:
    """Whether a clause, when a party says it, denies by its form: nothing happened, or none of it by those it names.

    "There were no strikes", "no such attack took place", "the brigade had no part in the killing", "its planes had not
    bombed the market"; that there were no casualties is good news, and no denial.
    """
    objects = [child for child in head.children if child.dep_ in ("attr", "dobj", "nsubj")]
    if head.lemma_ in HAPPENING or any(child.dep_ == "expl" for child in head.children):
        return any(_has_no(one) and one.lemma_.lower() not in SUFFERED for one in objects)
    if head.lemma_ in ("have", "play", "take") and any(_has_no(one) and one.lemma_ in SHARES for one in objects):
        return True
    owners = (child for one in head.children if one.dep_ == "nsubj" for child in one.children if child.dep_ == "poss")
    return any(owner.tag_ == "PRP$" for owner in owners)


def _has_no(noun: Token) -> bool:
    return noun.lower_ in ("nothing", "none") or any(child.lower_ == "no" for child in noun.children)


def _first_joined(event: Token) -> Token:
    for _ in range(FARTHEST):
        if event.dep_ not in ("conj", "xcomp"):
            break
        event = event.head
    return event


def _told_in(event: Token) -> list[Token]:
    """The noun of saying whose content an act is ("reports that it fell", "rumours of a retreat")."""
    over = event.head
    if event.dep_ == "pobj" and over.lower_ in ("of", "about"):
        over = over.head
    elif event.dep_ not in ("acl", "relcl", "ccomp") or not any(_is_that(child) for child in event.children):
        return []
    return [over] if over.lemma_.lower() in HEARSAY and over.pos_ in ("NOUN", "VERB") else []


def _is_that(child: Token) -> bool:
    return bool(child.dep_ == "mark" or (child.lower_ == "that" and child.tag_ == "WDT"))


def _is_turned_down(noun: Token) -> bool:
    over = noun.head
    lemma = over.lemma_.lower()
    if is_negated(over):
        return bool(lemma == "be" and noun.dep_ == "nsubj" and _names(over, TRUE))
    if noun.dep_ == "nsubj" and lemma == "be":
        return _names(over, UNTRUE)
    if noun.dep_ in ("dobj", "nsubjpass"):
        return lemma in DENYING | TURNING_DOWN or (lemma in CALLING and _calls(over, noun))
    if noun.dep_ == "pobj" and over.lower_ == "as" and over.head.lemma_.lower() in CALLING:
        return any(child.lemma_.lower() in UNTRUE for child in noun.children)
    return False


def _calls(verb: Token, noun: Token) -> bool:
    """Whether a verb of calling says "untrue" behind its object ("described the reports as lies")."""
    return any(token.i > noun.i and token.lemma_.lower() in UNTRUE for token in verb.subtree)


def _is_under_copula(event: Token) -> bool:
    """Whether a clause is what "it is not true that …" is said of."""
    over = event.head
    if event.dep_ not in ("ccomp", "csubj") or over.lemma_ != "be" or not any(c.lower_ == "it" for c in over.children):
        return False
    return _names(over, TRUE) if is_negated(over) else _names(over, UNTRUE)


def _is_unrelated(event: Token) -> bool:
    """Whether somebody "had nothing to do with" an act, or "no part in" it."""
    over = event.head
    if event.dep_ != "pobj" or over.lower_ not in ("with", "in"):
        return False
    noun = over.head.head if over.head.lemma_ == "do" else over.head
    if noun.lower_ == "nothing":
        return bool(over.head.lemma_ == "do")
    return bool(noun.lemma_ in SHARES and noun.head.lemma_ in ("have", "play", "take", "be") and _has_no(noun))


def _names(copula: Token, words: frozenset[str]) -> bool:
    """Whether the adjective or noun that completes a copula is one of some words."""
    return any(
        child.dep_ in ("acomp", "attr", "oprd") and {child.lower_, child.lemma_.lower()} & words
        for child in copula.children
    )

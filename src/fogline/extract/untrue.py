"""Whether what a clause tells is called untrue, though nobody is said to deny it.

"Reports that the town had fallen are false", "he dismissed rumours of a retreat", "it is not true that we shelled the
convoy" and "it had nothing to do with the killing" deny an act as much as "denied" does. What must stay true: only the
words over the act are read, and what is turned down must be something said, never something asked.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from fogline.extract.denying import DENYING, SAID, TURNING_DOWN, is_negated

UNTRUE = frozenset(
    "untrue false baseless unfounded groundless fabricated fabrication lie propaganda nonsense fake fiction incorrect "
    "inaccurate invention hoax disinformation misinformation slander".split()
)
"""What people call a report that they say is not so."""
HEARSAY = SAID | frozenset(
    "reports claims allegations news information talk speculation theory narrative footage".split()
)
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
    return _is_unrelated(event) or _is_under_copula(event) or any(is_turned_down(noun) for noun in _told_in(event))


def disowns(head: Token) -> bool:
    """Whether a clause, when a party says it, denies by its form: nothing happened, or none of it by those it names.

    "There were no strikes", "no such attack took place", "the brigade had no part in the killing", "its planes had not
    bombed the market", "we did not bomb it"; that there were no casualties is good news, and no denial.
    """
    if head.pos_ == "NOUN" and head.dep_ in ("attr", "nsubj") and head.head.lemma_ in ("be", *HAPPENING):
        return disowns(head.head)
    objects = [child for child in head.children if child.dep_ in ("attr", "dobj", "nsubj")]
    if _is_apart(head):
        return True
    if head.lemma_ in HAPPENING or any(child.dep_ == "expl" for child in head.children):
        return any(_has_no(one) and one.lemma_.lower() not in SUFFERED for one in objects)
    if head.lemma_ in ("have", "play", "take") and any(_has_no(one) and one.lemma_ in SHARES for one in objects):
        return True
    if any(one.dep_ == "nsubj" and one.lower_ in ("we", "i") for one in head.children):
        return True
    owners = (child for one in head.children if one.dep_ == "nsubj" for child in one.children if child.dep_ == "poss")
    return any(owner.tag_ == "PRP$" for owner in owners)


def clears(head: Token) -> Literal["itself", "others", ""]:
    """Whom a clause clears of any part in an act: a pronoun ("it was not behind the bombing"), or others by name."""
    if not _is_apart(head):
        return ""
    subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")]
    return "itself" if any(one.pos_ == "PRON" for one in subjects) else "others"


def calls_untrue(head: Token) -> bool:
    """Tells whether a predicate calls what was said untrue ("called the report a fabrication")."""
    if head.lemma_.lower() not in CALLING or is_negated(head):
        return False
    said = (child for child in head.children if child.dep_ in ("dobj", "nsubjpass", "nsubj"))
    heard = [one for one in (*said, *(c for o in head.children for c in o.children)) if one.lemma_.lower() in HEARSAY]
    return any(_calls(head, one) for one in heard)


def _is_apart(head: Token) -> bool:
    """Whether a negated copula says that somebody was not behind, involved in or to blame for an act."""
    if head.lower_ == "involved":
        return is_negated(head) or (head.dep_ in ("acomp", "attr") and is_negated(head.head))
    if head.lemma_ != "be" or not is_negated(head):
        return False
    return any(
        child.lower_ in ("behind", "responsible", "involved", "complicit")
        for child in head.children
        if child.dep_ in ("prep", "acomp", "attr")
    )


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
    elif event.dep_ not in ("acl", "relcl", "ccomp") or not _is_told_whole(event):
        return []
    return [over] if over.lemma_.lower() in HEARSAY and over.pos_ in ("NOUN", "VERB") else []


def _is_told_whole(event: Token) -> bool:
    """Whether a clause on a noun is what it tells: "that …", or a clause with subject and object of its own."""
    if any(_is_that(child) for child in event.children):
        return True
    labels = {child.dep_ for child in event.children if child.lower_ not in ("which", "who", "that", "whom")}
    return bool(labels & {"nsubj", "nsubjpass"} and labels & {"dobj", "auxpass", "attr", "acomp"})


def _is_that(child: Token) -> bool:
    return bool(child.dep_ == "mark" or (child.lower_ == "that" and child.tag_ == "WDT"))


def is_turned_down(noun: Token) -> bool:
    """Whether what is said over a noun of saying calls it untrue ("reports … are false")."""
    over = noun.head
    lemma = over.lemma_.lower()
    if is_negated(over):
        return bool(lemma == "be" and noun.dep_ == "nsubj" and _names(over, TRUE))
    if noun.dep_ == "nsubj" and lemma == "be":
        return _names(over, UNTRUE)
    if noun.dep_ in ("dobj", "nsubjpass"):
        return lemma in DENYING | TURNING_DOWN or (lemma in CALLING and _calls(over, noun))
    if noun.dep_ == "pobj" and over.lower_ in ("in", "to") and over.head.lower_ in ("truth", "basis", "substance"):
        return _has_no(over.head)
    if noun.dep_ == "pobj" and over.lower_ == "as" and over.head.lemma_.lower() in CALLING:
        return any(child.lemma_.lower() in UNTRUE for child in noun.children)
    return False


def _calls(verb: Token, noun: Token) -> bool:
    """Whether a verb of calling says "untrue" behind its object ("described the reports as lies")."""
    return any(token.i > noun.i and token.lemma_.lower() in UNTRUE for token in verb.subtree)


def _is_under_copula(event: Token) -> bool:
    """Whether a clause is what "it is not true that …" is said of."""
    over = event.head
    if event.dep_ in ("ccomp", "attr") and over.lemma_ == "be" and _is_denied_noun(over):
        return not is_negated(over)
    if event.dep_ not in ("ccomp", "csubj") or over.lemma_ != "be" or not any(c.lower_ == "it" for c in over.children):
        return False
    return _names(over, TRUE) if is_negated(over) else _names(over, UNTRUE)


def _is_denied_noun(copula: Token) -> bool:
    """Whether a copula is of something said that somebody denies ("an allegation the army rejects is that …")."""
    said = (child for child in copula.children if child.dep_ == "nsubj" and child.lemma_.lower() in HEARSAY)
    verbs = (verb for noun in said for verb in noun.children if verb.dep_ == "relcl" and not is_negated(verb))
    return any(verb.lemma_.lower() in DENYING | TURNING_DOWN for verb in verbs)


def _is_unrelated(event: Token) -> bool:
    """Whether somebody "had nothing to do with" an act, or "no part in" it."""
    over = event.head
    if event.dep_ == "pobj" and over.lower_ in ("of", "about") and _is_unaware(over.head):
        return True
    if event.dep_ != "pobj" or over.lower_ not in ("with", "in"):
        return False
    noun = over.head.head if over.head.lemma_ == "do" else over.head
    if noun.lower_ == "nothing":
        return bool(over.head.lemma_ == "do")
    return bool(noun.lemma_ in SHARES and noun.head.lemma_ in ("have", "play", "take", "be") and _has_no(noun))


def _is_unaware(word: Token) -> bool:
    """Whether somebody is "not aware" of an act, or has "no knowledge" or "no information" of it."""
    if word.lower_ == "aware":
        return is_negated(word.head) or is_negated(word)
    return word.lemma_ in ("knowledge", "information", "record") and (_has_no(word) or is_negated(word.head))


def _names(copula: Token, words: frozenset[str]) -> bool:
    """Whether the adjective or noun that completes a copula is one of some words."""
    return any(
        child.dep_ in ("acomp", "attr", "oprd") and {child.lower_, child.lemma_.lower()} & words
        for child in copula.children
    )

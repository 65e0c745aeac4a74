"""What words of reporting leave of the certainty of what they report, where the word alone does not tell it.

"Warned that the town may fall" looks ahead, "warned that the town had fallen" tells what was; "rumours spread" doubts
by its subject, not by its verb; and a clause before a semicolon is no complement of the verb behind it.
"""

from __future__ import annotations

from spacy.tokens import Token

WARNING = frozenset({"warn", "caution"})
"""Verbs that tell of what lies ahead, or say gravely what is so."""
SPREADING = frozenset("spread circulate swirl emerge surface abound persist grow mount fly arise".split())
"""What word of something does by itself."""
UNVERIFIED = 1.4
"""Certainty of what the report adds that nobody could verify."""
_VERIFYING = frozenset({"verify", "confirm", "corroborate", "substantiate"})
_WORD = frozenset("claim report allegation account assertion statement accusation it this that which".split())
_BEHIND = 16
"""Words behind an act among which the report may add so."""


def is_told_as_past(token: Token) -> bool:
    """Whether the form of a predicate says that it has come to be ("had fallen", "have been displaced")."""
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if any(child.tag_ == "MD" for child in token.children if child.dep_ == "aux") or "to" in helpers:
        return False
    if helpers & {"have", "has", "had", "was", "were", "'ve"}:
        return True
    return bool(token.tag_ == "VBD")


def plainly_warned(token: Token, over: Token) -> bool:
    """Whether a clause is what somebody warns has happened."""
    return over.lemma_.lower() in WARNING and token.dep_ == "ccomp" and is_told_as_past(token)


def spread_word(over: Token) -> Token | None:
    """The noun of saying that is the subject of a verb of spreading ("rumours spread that …")."""
    if over.lemma_.lower() not in SPREADING:
        return None
    return next((child for child in over.children if child.dep_ == "nsubj"), None)


def stands_apart(token: Token, over: Token) -> bool:
    """Whether a clause is one of its own before the verb that the parse hangs it on ("took the port; Y denied it")."""
    if token.dep_ != "ccomp" or token.i > over.i:
        return False
    between = token.doc[token.i : over.i]
    return any(mark.text == ";" for mark in between)


def is_left_unverified(event: Token) -> bool:
    """Whether the report adds behind an act that word of it could not be verified ("…, a claim that could not be …").

    Only a clause on an apposition or "which", or one joined by "but", says so of what stands before it.
    """
    parsed = event.doc
    for verb in parsed[event.i + 1 : event.i + _BEHIND]:
        if verb.is_sent_start:
            return False
        if verb.lemma_.lower() in _VERIFYING and verb.tag_ == "VBN" and _is_of_word_before(verb, event):
            return any(child.dep_ == "neg" for child in verb.children)
    return False


def _is_of_word_before(verb: Token, event: Token) -> bool:
    """Whether what is verified takes up, behind a comma, word of an act told before."""
    if verb.dep_ not in ("relcl", "conj"):
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None:
        return False
    noun = verb.head if verb.dep_ == "relcl" and subject.lower_ == "that" else subject
    begins = noun.left_edge.i
    joined = noun.doc[begins - 1].text in (",", "but", "and", "though", "–", "—")
    return event.i < begins and joined and noun.lemma_.lower() in _WORD

"""Cue nouns: "the claim that …", "reports of …", "raised concerns over …", "a statement saying …"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft, is_negated
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.report import Range, Report, child, subtree
from fogline.extract.attribution.speakers import can_speak, clipped, lemma
from fogline.extract.attribution.subjects import ISSUED, Subject, subject_of

LIGHT = frozenset(
    "make issue give raise express voice release publish repeat reject deny trade level face have offer put present "
    "post deliver receive get cite make send hear confirm dismiss float air share reiterate lodge file find "
    "uncover gather".split()
)
"""Verbs whose subject owns the words that their object names."""
TAKING = frozenset({"receive", "get", "hear", "face", "cite", "reject", "deny", "dismiss", "confirm", "see"})
"""Of these the subject is the listener, not the speaker."""


def noun(report: Report, token: Token, cue: Cue) -> Draft | None:
    """Reads a cue noun with what follows it; its owner, author or the subject of a light verb is the speaker."""
    content = _content(report, token, cue)
    if content is None or (cue.lemma == "denial" and _is_withheld(report, content)):
        return None
    source, head = _owner(report, token)
    denier = _denier(report, token)
    if denier is not None:
        cue, source, head = replace(cue, hedge="denying"), denier.tokens, denier.head.i
    return Draft(
        content=(content,),
        cue=(token.i, token.i + 1),
        entry=cue,
        shape="noun",
        source=source,
        head=head,
        negated=_is_absent(token),
    )


def _is_withheld(report: Report, content: Range) -> bool:
    """Whether a "denial of" is of something to be had ("the denial of a visa"), and nothing is said to be untrue."""
    kept = report.lexicon.excluded.get("deny", frozenset())
    return any(lemma(report.parsed[i]) in kept for i in range(*content))


def _denier(report: Report, token: Token) -> Subject | None:
    """Who rejects the words that the noun names ("the army dismissed claims that …"): what they hold is denied."""
    verb = token.head
    told = report.lexicon.verbs.get(verb.lower_)
    if token.dep_ != "dobj" or told is None or told.hedge != "denying" or is_negated(verb):
        return None
    return subject_of(report, verb)


def _is_absent(token: Token) -> bool:
    """Whether the noun is negated ("no claim of …") or its verb is."""
    if any(other.lower_ == "no" for other in token.lefts):
        return True
    return token.head.pos_ in ("VERB", "AUX") and is_negated(token.head)


def _content(report: Report, token: Token, cue: Cue) -> Range | None:
    light = token.dep_ == "dobj" and lemma(token.head) in LIGHT
    for other in [*token.rights, *(token.head.rights if light else ())]:
        if other.i <= token.i:
            continue
        if other.dep_ in ("acl", "relcl", "ccomp", "appos") and _is_clause(report, other, cue):
            return max(other.left_edge.i, token.i + 1), other.right_edge.i + 1
        word = "to-noun" if other.lower_ == "to" and other.dep_ == "prep" else other.lower_
        if other.dep_ == "prep" and cue.takes(word):
            inner = child(other, "pobj", "pcomp")
            if inner is not None:
                return inner.left_edge.i, other.right_edge.i + 1
    return None


def _is_clause(report: Report, head: Token, cue: Cue) -> bool:
    first = report.words[head.left_edge.i]
    if head.tag_ == "VB" and first == "to":
        return cue.takes("to")
    if head.tag_ == "VBG" and not any(other.dep_ in ("nsubj", "mark") for other in head.lefts):
        return cue.takes("ing") and head.lower_ not in ("saying", "claiming", "stating")
    if head.tag_ == "VBN" and not any(other.dep_ in ("aux", "auxpass") for other in head.lefts):
        return False
    if not cue.takes("that"):
        return False
    if first == "that":
        subject = child(head, "nsubj", "nsubjpass")
        gap = child(head, "dobj")
        return subject is not None and subject.lower_ != "that" and (gap is None or gap.lower_ != "that")
    return head.dep_ != "relcl" and child(head, "nsubj", "nsubjpass") is not None and first not in ("which", "who")


def _owner(report: Report, token: Token) -> tuple[Range | None, int | None]:
    """Whose words the noun names: its possessor or author, the subject it serves, or the name set before it."""
    for other in token.children:
        if other.dep_ == "poss":
            return _without_possessive(report, other), other.i
        if other.dep_ in ("prep", "agent") and other.lower_ in ("by", "from") and other.i > token.i:
            inner = child(other, "pobj")
            if inner is not None and can_speak(inner, report.lexicon):
                return clipped(report, subtree(inner)), inner.i
    subject = _served(report, token)
    if subject is not None:
        return subject.tokens, subject.head.i
    for other in token.lefts:
        named = other.dep_ in ("compound", "amod", "nmod") and other.pos_ in ("NOUN", "PROPN")
        if named and can_speak(other, report.lexicon):
            return (other.left_edge.i, other.i + 1), other.i
    return None, None


def _served(report: Report, token: Token) -> Subject | None:
    """The subject that says something in or with the noun ("said in a report that …", "issued a warning that …")."""
    verb = token.head
    if verb.dep_ == "prep" and verb.head.lower_ in report.lexicon.verbs and lemma(token) in ISSUED:
        return subject_of(report, verb.head)
    if token.dep_ not in ("dobj", "pobj") or verb.pos_ != "VERB" or lemma(verb) not in LIGHT - TAKING:
        return None
    subject = subject_of(report, verb)
    return subject if subject is not None and can_speak(subject.head, report.lexicon) else None


def _without_possessive(report: Report, owner: Token) -> Range:
    start, end = subtree(owner)
    while end > start + 1 and report.parsed[end - 1].tag_ == "POS":
        end -= 1
    return start, end

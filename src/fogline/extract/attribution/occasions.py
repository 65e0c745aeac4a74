"""Where what somebody asks for ends and the report tells on what occasion they asked.

"The UN urged the army to stop shelling Mill after three children were killed": nobody says "three children were
killed" but the report. What must stay true: only behind an infinitive or a subjunctive, which is never of the past,
does a clause of the past stand outside; "said it would leave after the talks ended" is said as a whole.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.quotations import MARKS
from fogline.extract.attribution.report import Report

OCCASION = frozenset({"after", "when"})
"""Words that open the clause of the occasion."""
DEMANDS = frozenset({"demand", "urge", "request", "propose", "recommend", "ask"})
"""Verbs whose "that" takes a subjunctive, which the parser may take for the present."""
COMPLEMENTS = frozenset({"xcomp", "ccomp"})


def without_occasion(report: Report, draft: Draft) -> Draft:
    """A draft whose content ends before the clause that tells on what occasion it was asked for."""
    if draft.shape not in ("clause", "object") or draft.within:
        return draft
    cue = report.parsed[draft.cue[0]]
    asked = [one for one in cue.children if one.i > cue.i and one.dep_ in COMPLEMENTS]
    wanted = ("VB", "VBP") if draft.entry.lemma in DEMANDS else ("VB",)
    if not asked or any(one.tag_ not in wanted or _is_modal(one) for one in asked):
        return draft
    parts = tuple((start, _until(report, start, end)) for start, end in draft.content)
    return replace(draft, content=parts)


def _is_modal(verb: Token) -> bool:
    return any(one.tag_ == "MD" for one in verb.children)


def _until(report: Report, start: int, end: int) -> int:
    """The first word of a clause of the past behind other words; the end where there is none."""
    for i in range(start + 1, end - 1):
        if report.words[i] in MARKS:
            return end
        opener = report.parsed[i]
        if opener.lower_ in OCCASION and opener.head.i > i and opener.head.dep_ == "advcl" and _is_past(opener.head):
            return i
    return end


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(one.dep_ in ("aux", "auxpass") and one.tag_ == "VBD" for one in verb.children)

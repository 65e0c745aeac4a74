"""Background: older history that a report tells as context, by its words alone.

The report's date is not known here, so only the words decide: a past perfect, a bare year, a phrase such as
"since the beginning of the war", a total since a war began.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate

_BARE_YEAR = re.compile(
    r"\b(?:in|since|from|until|back in|of|by|during)\s+(?:(?:early|late|mid)[- ]?)?(?:the\s+)?(19|20)\d\d\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FULL_DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s+)?{_MONTH}\.?\s+"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(19|20)\d\d\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)",
    re.IGNORECASE,
)
"""A day of the calendar, beside which a year belongs to a name ("the 2022 invasion")."""
_PHRASES = re.compile(
    r"\b(?:since the (?:start|beginning|early days|outbreak|onset) of|over the years|for (?:years|decades)|"
    r"previously|formerly|once (?:affiliated|supported|held|allied)|years ago|decades ago|in recent years|"
    r"since (?:it|the (?:war|conflict|uprising|revolt|revolution)) (?:erupted|began|started|broke out)|"
    r"began in (?:19|20)\d\d|civil war (?:in \w+ )?began)\b",
    re.IGNORECASE,
)
_RECORD = re.compile(r"\b(?:first|1st|largest|biggest|worst|deadliest|heaviest)\b.{0,60}\bsince the\b", re.IGNORECASE)
"""A record, which is new and measured from history ("the first raid since the war began")."""
MARKED = ("strike", "fighting", "control", "harm", "force", "politics", "civil")


def is_background(parsed: Doc, candidate: Candidate, family: str) -> bool:
    """Whether the candidate's words put it into older history."""
    if family not in MARKED:
        return False
    words = _words(parsed, candidate)
    if _PHRASES.search(words):
        return _RECORD.search(words) is None
    if _BARE_YEAR.search(words) and not _is_dated(words) and not _is_first_since(words):
        return not _is_present(parsed[candidate.head])
    return False


def _is_dated(words: str) -> bool:
    return _FULL_DATE.search(words) is not None or _DAY.search(words) is not None


def _words(parsed: Doc, candidate: Candidate) -> str:
    """The candidate's words with a time phrase that its clause puts before or behind it."""
    head = parsed[candidate.head]
    edges = [child for child in head.children if child.dep_ in ("prep", "npadvmod", "advmod")]
    left = min([candidate.left, *(child.left_edge.i for child in edges)])
    right = max([candidate.right, *(child.right_edge.i + 1 for child in edges)])
    text = parsed[left:right].text
    return str(text)


def _is_first_since(words: str) -> bool:
    """Tells "the first time since 2016 that …", which is new, from history."""
    return bool(
        re.search(
            r"\b(?:largest|biggest|worst|not (?:\w+ )?since)\b.{0,40}\bsince\b|\b(?:first|1st)\b", words, re.IGNORECASE
        )
    )


def _is_present(head: Token) -> bool:
    """A present or present-perfect predicate tells of a state that lasts, not of history."""
    helpers = {child.lower_ for child in head.children if child.dep_ in ("aux", "auxpass")}
    return (head.tag_ in ("VBZ", "VBP") and not helpers) or bool(helpers & {"is", "are", "has", "have", "'s", "’s"})

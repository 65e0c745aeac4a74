"""Times at the end of a claim's sentence that no claim has.

The words of a claim end with its complements, so that "cars went off in a street of the city, north of the port, on
Sunday" may leave the day outside, and the parse may tie it to a lesser word. What must stay true: a phrase that some
claim has, that stands beside reporting words or behind another claim is not this one's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fogline.model import Claim, Span
from fogline.resolve.narration import sentence_around
from fogline.resolve.time_inherit import TAKERS, Timed
from fogline.timex import TimeExpression, normalise
from fogline.timex.forms import Calendar, Weekday

FAMILIES = TAKERS | {"force", "politics"}
"""Families of acts."""
LEAD = re.compile(r"\b(?:on|in|late|early|overnight|by)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the day of an act."""
TELLS = re.compile(
    r"[;:]|\b(?:said|says|say|saying|told|tells|report\w*|accord\w+|announc\w+|add\w*|stat\w+|claim\w*|cit\w+|after|"
    r"before|since|until|when|where|while|but|which|who|whose|that|and|as|because|following|to|for)\b",
    re.IGNORECASE,
)
"""Words between a claim and a phrase by which the phrase belongs to a telling or to another clause."""
BEHIND = re.compile(r"\s*(?:[,.;]|$|\W*(?:and|but|when|as|after|killing|wounding|leaving)\b)")
"""What follows a day that ends a clause."""
FAR = 120
"""Characters behind a claim in which its day may stand."""


@dataclass(frozen=True, slots=True)
class _Report:
    text: str
    anchor: date
    free: tuple[TimeExpression, ...]
    starts: tuple[int, ...]


def trailed(
    timed: Sequence[Timed], text: str, expressions: Sequence[TimeExpression], anchor: date | None
) -> list[Timed]:
    """Dates the acts that have no time by the day that ends their sentence.

    Args:
        timed: the claims of a report with the times that their own words give.
        text: the report's.
        expressions: its time expressions.
        anchor: its day; nothing is read without it.
    """
    if anchor is None:
        return list(timed)
    taken = [mention.span for one in timed for mention in one.claim.in_role("time")]
    free = tuple(
        one
        for one in expressions
        if isinstance(one.form, Weekday | Calendar)
        and not any(span.start < one.end and one.start < span.end for span in taken)
    )
    report = _Report(text, anchor, free, tuple(one.claim.span.start for one in timed))
    return [_by_tail(one, report) if _is_open(one.claim, one) else one for one in timed]


def _is_open(claim: Claim, one: Timed) -> bool:
    return (
        one.when is None
        and not claim.in_role("time")
        and claim.time == "past"
        and not claim.background
        and claim.family in FAMILIES
    )


def _by_tail(one: Timed, report: _Report) -> Timed:
    end = one.claim.span.end
    _, right = sentence_around(report.text, one.claim.span.start, end)
    for phrase in report.free:
        if not end <= phrase.start < min(right, end + FAR):
            continue
        gap = report.text[end : phrase.start]
        led = LEAD.search(gap) or phrase.text.lower().startswith(("early ", "late "))
        if TELLS.search(gap) or not led or not BEHIND.match(report.text, phrase.end):
            return one
        if any(end <= start < phrase.start for start in report.starts):
            return one
        normal = normalise(phrase, anchor=report.anchor, direction="past")
        if normal.when is None or (normal.when.latest or "9") > report.anchor.isoformat():
            return one
        span = Span(start=phrase.start, end=phrase.end, quote=phrase.text)
        return Timed(one.claim, normal.when, span, normal.rule)
    return one

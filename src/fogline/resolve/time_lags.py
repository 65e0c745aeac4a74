"""Happenings told by how long another came after them: "fell on Friday, two days after the guard withdrew".

The clause behind "two days after" is of two days before the clause it hangs on, not of its day. What must stay true:
the distance is counted from a time that the report gives, and is no finer than its unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fogline.model import Span, When
from fogline.resolve.event_anchors import stays_open
from fogline.resolve.event_words import tells
from fogline.resolve.narration import sentence_around
from fogline.resolve.time_inherit import WIDEST_SHARED, Timed, width_of
from fogline.timex import TimeExpression, normalise, recognise
from fogline.timex.forms import Length, Offset, Unit
from fogline.timex.spans import Extent, day_extent, shift, unit_extent

RULE = "so long before what came after it"
LAG = r"(?P<length>[\w-]+(?: [\w-]+){0,4}) (?P<side>after|before)\s+"
ENDS = re.compile(rf"\b{LAG}$", re.IGNORECASE)
"""A distance right before a clause."""
OPENS = re.compile(rf"^{LAG}")
"""A distance that opens a clause within its sentence."""
BACK = 60
"""Characters before a clause in which its distance stands."""
CAME = re.compile(
    r"\W*(?P<what>(?:the|this|that) (?:[\w’'-]+ ){1,5}?)(?:came|comes|happened|occurred|took place|follows|followed)\b",
    re.IGNORECASE,
)
"""How a sentence tells a happening again."""
LEADS = "for "
"""What makes a length of bare "days" and "weeks"."""
SHORT = frozenset({"second", "minute", "hour"})


def lagged(one: Timed, timed: Sequence[Timed], text: str, near: When | None) -> Timed | None:
    """The time of a claim that its words put so long before or after another.

    Args:
        one: the claim.
        timed: the claims of the report with the times that their own words give.
        text: the report's.
        near: the time that the claim would take from the telling, where its sentence dates nothing else.
    """
    if one.when is not None or one.claim.time not in ("past", "now"):
        return None
    found = _distance(one, text)
    if found is None:
        return None
    length, side = found
    base = _beside(one, timed, text) or _told_again(one, timed, text) or (None if _hangs(one, timed, text) else near)
    last = base.latest if base is not None and width_of(base) <= WIDEST_SHARED else None
    form = length.form
    if last is None or not isinstance(form, Length):
        return None
    if form.amount.value is None:
        return _some(one, length, form, side, last)
    count = form.amount.value if form.unit not in SHORT else 0.0
    day = shift(date.fromisoformat(last), count if side == "before" else -count, form.unit)
    span = Span(start=length.start, end=length.end, quote=length.text)
    return Timed(one.claim, _as_fine_as(day, form.unit).when(), span, RULE)


def _some(one: Timed, length: TimeExpression, form: Length, side: str, last: str) -> Timed | None:
    """The time of a clause some days, weeks or months away; hours are the same day."""
    span = Span(start=length.start, end=length.end, quote=length.text)
    day = When(earliest=last, latest=last, precision="day", edtf=last)
    if form.unit in SHORT:
        return Timed(one.claim, day, span, RULE)
    away = Offset(amount=form.amount, unit=form.unit, sign=1 if side == "before" else -1, base="previous")
    told = replace(length, form=away, kind="DATE")
    when = normalise(told, anchor=date.fromisoformat(last), direction="past", previous=day).when
    return Timed(one.claim, when, span, RULE) if when is not None else None


def _distance(one: Timed, text: str) -> tuple[TimeExpression, str] | None:
    """The length of time between a clause and another, and on which side of the other it lies."""
    span = one.claim.span
    left, _ = sentence_around(text, span.start, span.end)
    first = max(left, span.start - BACK)
    match, base = ENDS.search(text[first : span.start].replace("\n", " ")), first
    if match is None and span.quote[:1].islower():
        match, base = OPENS.match(span.quote.replace("\n", " ")), span.start
    if match is None:
        return None
    told = [
        found
        for found in recognise(f"{LEADS}{match['length']}")
        if isinstance(found.form, Length) and found.end == len(LEADS) + len(match["length"])
    ]
    if not told:
        return None
    at = base + match.start("length") - len(LEADS)
    return replace(told[-1], start=at + told[-1].start, end=at + told[-1].end), match["side"].lower()


def _beside(one: Timed, timed: Sequence[Timed], text: str) -> When | None:
    """The time that another clause of the sentence gives; the nearest one's."""
    left, right = sentence_around(text, one.claim.span.start, one.claim.span.end)
    dated = [
        other
        for other in timed
        if other.when is not None and left <= other.claim.span.start < right and not other.claim.background
    ]
    nearest = min(dated, key=lambda other: abs(other.claim.span.end - one.claim.span.start), default=None)
    return nearest.when if nearest is not None else None


def _hangs(one: Timed, timed: Sequence[Timed], text: str) -> bool:
    """Whether a clause of the sentence is told from this one, whose day nobody knows."""
    left, right = sentence_around(text, one.claim.span.start + 1, one.claim.span.end)
    return any(stays_open(other) and left <= other.claim.span.start < right for other in timed)


def _told_again(one: Timed, timed: Sequence[Timed], text: str) -> When | None:
    """The time of what a sentence tells again, to say how long after another it was ("The raid came a day after …")."""
    left, _ = sentence_around(text, one.claim.span.start, one.claim.span.end)
    again = CAME.match(text[left : one.claim.span.start])
    if again is None:
        return None
    told = [
        other
        for other in timed
        if other.when is not None
        and other.claim.span.start < left
        and tells(again["what"], other.claim.span.quote) is not None
    ]
    return max(told, key=lambda other: other.claim.span.start).when if told else None


def _as_fine_as(day: date, unit: Unit) -> Extent:
    """A day as fine as it was counted: to the day, about it for weeks, its month or year for longer counts."""
    if unit in ("week", "fortnight"):
        return day_extent(day).hedged()
    return unit_extent(unit, day) if unit in ("month", "year", "decade") else day_extent(day)

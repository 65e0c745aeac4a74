"""One time phrase of a claim as the interval of days it means, by the report's day and the direction of its clause.

What must stay true: a phrase that leans on a day which nothing tells stays without days, and of what is past nothing
lies after the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from fogline.model import Claim, DatePrecision, Span, When
from fogline.resolve.time_report import Report, year_told
from fogline.timex import Direction, TimeExpression, normalise
from fogline.timex.forms import (
    Bound,
    Calendar,
    DayPart,
    Era,
    From,
    Holiday,
    OtherDate,
    Portion,
    Range,
    Season,
    Several,
    Weekday,
    Within,
)

CALENDAR_FORMS = (Calendar, Season, Portion, Era, Holiday, OtherDate, From, Within, Range, Several, Bound)
"""Forms that name a date of the calendar; in a report without a date only these may lean on a year told before."""
OF_THE_ANCHOR = "part-of-anchor-day"
"""Rule of an hour that nothing tells the day of; of a report without a date it would be of a stand-in's day."""
LONG_AHEAD = 300
"""Days ahead from which on a day is told with its year."""
UNANCHORED = date(1, 1, 1)
"""Anchor used when the report's date is not known: only absolute phrases survive it."""
SET_FOR = re.compile(r"\bfor\s+$")
DAY_OF_ITS_OWN = re.compile(r"\s*(?:[.,;:)\n]|$|(?:in|at|to|with|between|and|after|as|but|when|where)\b)")
"""What follows a day that is no other thing's ("for Friday's raid", "for Friday prayers")."""


def read_phrase(
    report: Report, claim: Claim, expression: TimeExpression, span: Span, previous: When | None, *, ahead: bool
) -> tuple[When, str] | None:
    """A phrase as an interval, with the rule; `None` where nothing anchors it.

    Args:
        report: of the phrase.
        claim: whose it is.
        expression: the phrase.
        span: its words in the claim.
        previous: the time told before it.
        ahead: something is set for it.
    """
    told = report.history.of_phrase(expression) if report.history is not None else None
    if told is not None:
        return told.when, told.rule
    anchor = report.anchor_at(expression.start)
    just_over = anchor is not None and _is_just_over(expression, anchor)
    going_on = claim.time == "now" and isinstance(expression.form, Bound) and expression.form.side == "since"
    past = going_on or just_over or span.start in report.told_as_past
    direction = "future" if ahead else "past" if past else direction_of(claim)
    if anchor is not None and report.late and isinstance(expression.form, Weekday | DayPart):
        anchor += timedelta(days=1)
    day = anchor or year_told(report, expression.start)
    normal = normalise(expression, anchor=day or UNANCHORED, direction=direction, previous=previous)
    guessed = normal.rule == OF_THE_ANCHOR and anchor is None
    if normal.when is not None and not guessed and (anchor or _stands_alone(expression, normal.when, previous)):
        return normal.when, normal.rule
    if anchor or report.bounds is None:
        return None
    first, last = report.bounds
    earliest = normalise(expression, anchor=first, direction=direction).when
    latest = normalise(expression, anchor=last, direction=direction).when if last else None
    if earliest is None or earliest.earliest is None or (last and (latest is None or latest.latest is None)):
        return None
    end = min(latest.latest or "", last.isoformat()) if latest and last and claim.time in ("past", "now") else None
    if claim.time not in ("past", "now") and latest:
        end = latest.latest
    edtf = f"{earliest.earliest}/{end or '..'}"
    when = When(earliest=earliest.earliest, latest=end, precision="days" if end else "open", edtf=edtf)
    return when, f"{normal.rule}, of a report between two days"


def is_set_for(expression: TimeExpression, text: str) -> bool:
    """Whether a bare weekday is that for which something is set ("called talks for Friday"), and no other's day."""
    if not isinstance(expression.form, Weekday) or expression.form.shift is not None:
        return False
    led = SET_FOR.search(text[max(0, expression.start - 8) : expression.start])
    return led is not None and DAY_OF_ITS_OWN.match(text, expression.end) is not None


def _is_just_over(expression: TimeExpression, anchor: date) -> bool:
    """Whether a day without a year lies weeks back and else most of a year ahead: what was aimed at on it is past."""
    form = expression.form
    if not isinstance(form, Calendar) or form.year is not None or form.month is None or form.day is None:
        return False
    ahead = normalise(expression, anchor=anchor, direction="future").when
    if ahead is None or ahead.earliest is None:
        return False
    return (date.fromisoformat(ahead.earliest) - anchor).days > LONG_AHEAD


def is_impossible(when: When, claim: Claim, anchor: date | None) -> bool:
    """Whether a past claim would have happened after its report: the phrase was misread and the time stays open."""
    if anchor is None or claim.time != "past" or when.earliest is None:
        return False
    return when.earliest > (anchor + timedelta(days=1)).isoformat()


def direction_of(claim: Claim) -> Direction:
    """Which way a bare weekday points, by the tense of its clause."""
    return "future" if claim.time in ("planned", "forecast") else "present" if claim.time == "now" else "past"


def expression_at(expressions: Sequence[TimeExpression], span: Span) -> TimeExpression | None:
    """The time expression that shares most characters with the words; read in its context, not alone."""
    sharing = [one for one in expressions if one.start < span.end and span.start < one.end]
    return max(sharing, key=lambda one: min(one.end, span.end) - max(one.start, span.start), default=None)


def _stands_alone(expression: TimeExpression, when: When, previous: When | None) -> bool:
    """Whether a phrase can be read without the report's date: a calendar date, or one told from the time before."""
    if _hangs_on_anchor(when):
        return False
    if getattr(expression.form, "base", "") == "previous":
        return previous is not None
    return isinstance(expression.form, CALENDAR_FORMS)


def _hangs_on_anchor(when: When) -> bool:
    """Without a known anchor, a day near the stand-in anchor was made up by it."""
    days = [day for day in (when.earliest, when.latest) if day]
    return not days or any(day < "1000" for day in days)


def clipped(when: When, claim: Claim, anchor: date | None) -> When:
    """A past claim cannot have happened after its report: an interval that runs on is cut at the report's day."""
    if anchor is None or claim.time not in ("past", "now") or when.earliest is None:
        return when
    day = anchor.isoformat()
    if (when.latest is not None and when.latest <= day) or when.earliest > day:
        return when
    edtf = when.earliest if when.earliest == day else f"{when.earliest}/{day}"
    precision: DatePrecision = "day" if when.earliest == day else "days"
    return When(
        earliest=when.earliest, latest=day, precision=precision, edtf=edtf, part=when.part, approximate=when.approximate
    )

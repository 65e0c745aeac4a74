"""Times as long as a war: its whole toll, and what has been so "for more than a year".

A toll of tens of thousands counts a war from its beginning to the report; a length of time after "for" reaches back
from the report where the words say that it goes on. What must stay true: a war whose beginning neither the report nor a
pack tells is left open, and "shelled for two hours" dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from fogline.model import Claim, When
from fogline.resolve.narration import sentence_around
from fogline.resolve.war_size import counts_whole_war
from fogline.timex import TimeExpression
from fogline.timex.forms import Bound, Length

LONG = 180
"""Days from which on a war's beginning lies behind the report's own happenings."""
DAYS = {"week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}
"""Units from which on a length is no mere duration of one act, in days."""
LASTS = re.compile(
    r"\bfor\s+(?:(?:the|over|more than|nearly|almost|about|around|some|at least|past|last|well)\s+)*$", re.IGNORECASE
)
SINCE_AN_EVENT = re.compile(
    r"\bsince\s+(?!then\b|when\b)(?:(?!\w+ed\b|began\b|broke\b|took\b|fell\b|left\b|came\b|went\b|lost\b|won\b|cut\b|"
    r"hit\b|fled\b|was\b|were\b|had\b|has\b|have\b)[\w'’-]+\s+){1,8}$",
    re.IGNORECASE,
)
"""What stands before a time that dates an event since which something is so ("since the fall of the port in May")."""
SINCE_THE_WAR = re.compile(
    r"\bsince\s+(?:(?:the\s+)?(?:[\w’'-]+\s+){0,3}?(?:war|fighting|conflict|invasion|hostilities)\s+(?:in\s+\w+\s+)?"
    r"(?:began|started|broke\s+out|erupted)|the\s+(?:start|beginning|outbreak|outset)\s+of\s+(?:the\s+)?"
    r"(?:[\w’'-]+\s+){0,3}?(?:war|fighting|conflict|invasion|hostilities))\b(?!\s+(?:\w+\s+){0,2}(?:on|in|last|this|\d))",
    re.IGNORECASE,
)
"""How harm is counted from the war's first day, where no day is named."""
RECORD = re.compile(r"\b(?:first|only|largest|biggest|worst|deadliest|heaviest|most)\b", re.IGNORECASE)
GOES_ON = re.compile(r"\b(?:has|have|had|'s|'ve)\b(?:\s+\w+){0,3}\s*$|\b(?:remains?|still)\b", re.IGNORECASE)


def is_whole_toll(claim: Claim) -> bool:
    """Whether a claim of harm counts the dead or the displaced of a whole war."""
    return claim.family == "harm" and claim.time not in ("planned", "forecast") and counts_whole_war(claim)


def since_the_beginning(claim: Claim, own: When | None, published: When | None, began: str) -> When | None:
    """The time of a whole war's toll, from its beginning to the report.

    Args:
        claim: the toll.
        own: what its own phrase says ("since it broke out in March 2011"), which is then the beginning.
        published: when the report is from.
        began: the war's first day, month or year as a pack tells it; empty where no pack does.
    """
    if published is None or published.latest is None or not is_whole_toll(claim):
        return None
    first, shown = _first_day(began), began
    if own is not None and own.earliest is not None:
        first, shown = own.earliest, own.edtf.partition("/")[0]
    if not shown or (date.fromisoformat(published.latest) - date.fromisoformat(first)).days < LONG:
        return None
    return _from(first, shown, published.latest)


def since_the_war(claim: Claim, text: str, published: When | None, began: str) -> When | None:
    """From the war's first day to the report, of harm that its sentence counts "since the war began".

    Args:
        claim: the harm, whose own words name no time.
        text: the report's.
        published: when the report is from.
        began: the war's first day, month or year as a pack tells it; empty where no pack does.
    """
    if claim.family != "harm" or claim.time not in ("past", "now") or not began:
        return None
    if published is None or published.latest is None or began > published.latest:
        return None
    left, right = sentence_around(text, claim.span.start, claim.span.end)
    since = SINCE_THE_WAR.search(text[left:right].replace("\n", " "))
    if since is None or RECORD.search(text[left : left + since.start()]):
        return None
    return _from(_first_day(began), began, published.latest)


def _first_day(began: str) -> str:
    """The first day of a day, month or year as a pack tells it."""
    return f"{began}-01-01"[:10]


def _from(first: str, shown: str, last: str) -> When:
    return When(earliest=first, latest=last, precision="days", edtf=f"{shown}/{last}")


def back_from_report(expression: TimeExpression, claim: Claim, text: str, anchor: date | None) -> When | None:
    """The stretch up to the report of "has been besieged for more than a year"; `None` for a mere duration."""
    form = expression.form
    if anchor is None or not isinstance(form, Length) or form.amount.value is None or form.unit not in DAYS:
        return None
    before = text[claim.span.start : expression.start]
    if not LASTS.search(before) or claim.time not in ("past", "now"):
        return None
    if form.unit not in ("year", "decade") and not GOES_ON.search(before) and claim.time != "now":
        return None
    first = anchor - timedelta(days=round(form.amount.value * DAYS[form.unit]))
    edtf = f"{first}~/{anchor}"
    return When(earliest=first.isoformat(), latest=anchor.isoformat(), precision="days", edtf=edtf, approximate=True)


def since_an_event(expression: TimeExpression, claim: Claim, text: str, told: When, anchor: date | None) -> When | None:
    """From an event to the report, of "have intensified since a deal in May"; `None` where the phrase dates the claim.

    Args:
        expression: the phrase that dates the event.
        claim: the claim that it is given to.
        text: the report's.
        told: the days that the phrase means.
        anchor: the report's day.
    """
    if anchor is None or told.earliest is None or told.earliest > anchor.isoformat():
        return None
    if claim.time not in ("past", "now") or isinstance(expression.form, Bound) or RECORD.search(claim.span.quote):
        return None
    left, _ = sentence_around(text, expression.start, expression.end)
    since = SINCE_AN_EVENT.search(text[left : expression.start].replace("\n", " "))
    if since is None or left + since.start() < claim.span.start < expression.end:
        return None
    return _from(told.earliest, told.earliest, anchor.isoformat())


def beginning_of(starts: Sequence[str]) -> str:
    """The beginning of the war a report is about, where just one is."""
    told = [start for start in starts if start]
    return told[0] if len(told) == 1 else ""

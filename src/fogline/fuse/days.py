"""Days of claims: which day a claim speaks for, given that most words leave it vague."""

from __future__ import annotations

from datetime import date, timedelta

from fogline.model import ReadClaim, When

PARTS = {"night": 0, "early morning": 1, "dawn": 1, "morning": 2, "noon": 3, "midday": 3, "afternoon": 4, "evening": 5}


def shifted(day: str, by: int) -> str:
    """The ISO day so many days later; the calendar's ends stay."""
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return day


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO day to another."""
    return date.fromisoformat(later).toordinal() - date.fromisoformat(earlier).toordinal()


def interval(claim: ReadClaim) -> tuple[str | None, str | None]:
    """First and last day on which what a claim tells may have been so.

    The claim's own time where it has one; else the day on which it was told bounds it ("said on 3 May that …"), or the
    report's date: what is told as present is of that day, what is told as past is not later.
    """
    if claim.when is not None:
        return claim.when.earliest, claim.when.latest
    told = claim.told or claim.published_when
    if told is None:
        return None, None
    if claim.claim.time == "now" and not claim.claim.background:
        return told.earliest, told.latest
    return None, told.latest


def told_on(claim: ReadClaim) -> str | None:
    """The last day on which the report may have been written."""
    return claim.published_when.latest if claim.published_when else claim.published


def day_part(when: When | None) -> int:
    """Order of the parts of a day; a day without a part stands last."""
    if when is None or when.part is None:
        return 9
    return next((rank for word, rank in PARTS.items() if word in when.part), 9)


def overlap(a: tuple[str | None, str | None], b: tuple[str | None, str | None], slack: int = 0) -> bool:
    """Whether two intervals can share a day, give or take so many days; open ends reach everywhere."""
    (first, last), (start, end) = a, b
    apart = last is not None and start is not None and days_between(last, start) > slack
    apart_too = end is not None and first is not None and days_between(end, first) > slack
    return not (apart or apart_too)

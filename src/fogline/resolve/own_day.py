"""The report's own day, for what it tells as new and dates nowhere.

"Rockets killed three porters, a source said on Monday", in Monday's report that dates no act, tells of about that day:
31 of 36 such acts in the golds at hand are of it, the others of no day that could be known. A dispatch that opens with
its town and day tells of that day what it tells as standing, and acts of war with no time of their own. What must stay
true: where any other report dates an act, or names its day only at its head, what it does not date stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fogline.model import Document, When
from fogline.resolve.event_anchors import RULE as COUNTED
from fogline.resolve.time_inherit import EVENT_FAMILIES, STATES, WAR_TOTAL, Timed, may_inherit
from fogline.resolve.war_size import largest
from fogline.timex import TimeExpression, normalise, recognise
from fogline.timex.forms import Calendar, Period, Weekday

TOWN = re.compile(
    r"(?!(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)[^\W\d_][^\d,]+(?:,[^\d,]+)?,\s*",
    re.IGNORECASE,
)
"""What stands before the day of a dispatch: a town, and what it lies in."""
HEAD = 250
"""Characters in which an agency's name stands before its report."""
AGENCY = re.compile(r"(?:^|\s)[A-Z][\w’'-]+,?\s+(?:[A-Z]{3,9}|\([A-Z][\w. ]{2,20}\))\s*[–—-]+\s*[A-Z]")
"""A town and an agency before the first sentence: "Port Vale, NPA – Guns …"."""
DISPATCH = "the day of the dispatch"
ACTS = EVENT_FAMILIES | {"force"}
"""Families of acts of war, which a dispatch tells because they are new."""
STANDING = "so on the day of the report"
SAID_TO_STAND = frozenset({"harm", "fighting"})
"""Families of what a speaker tells of the day on which he speaks ("the ward is full of wounded")."""
UNDATED = frozenset({"outlook", "judgement"})
"""Families of what is expected or thought, which no day of a dispatch or of a telling dates."""
RULE = "the report's own day, on which it was told"


def of_its_own_day(text: str, timed: Sequence[Timed], published: When | None) -> When | None:
    """The day, about, of what a report leaves undated; `None` where it dates an act or tells no saying of its day.

    Args:
        text: the report's.
        timed: its claims with the times that their own words give.
        published: the publication date used.
    """
    if published is None or published.precision != "day" or published.earliest is None:
        return None
    if any(one.when is not None and one.rule != COUNTED and one.claim.family in EVENT_FAMILIES for one in timed):
        return None
    if not AGENCY.search(text[:HEAD]) and not _tells_its_day(text, date.fromisoformat(published.earliest)):
        return None
    return replace(published, edtf=f"{published.earliest}~", approximate=True)


def takes_own_day(one: Timed) -> bool:
    """Whether a claim is an act told as past, with no phrase of its own that could not be read."""
    claim = one.claim
    return one.when is None and claim.family in EVENT_FAMILIES and may_inherit(claim) and not claim.in_role("time")


def is_dispatch(document: Document, published: When | None) -> bool:
    """Whether a report opens with its town and day ("STONE FORD, 4 MAY 1990 (MPA) --"), as agencies do.

    Args:
        document: the report.
        published: the publication date used, which must be that day.
    """
    if published is None or published.precision != "day":
        return False
    told = [one.start for one in document.dates if one.basis == "dateline" and one.value == published.earliest]
    heads = [zone.start for zone in document.zones if zone.kind == "dateline"]
    return any(
        TOWN.fullmatch(document.text[head:start]) is not None
        for head in heads[:1]
        for start in told
        if start is not None and head < start
    )


def takes_dispatch_day(one: Timed) -> bool:
    """Whether a claim of a dispatch is of its day: what it tells as standing, or an act of war with no time told."""
    claim = one.claim
    if one.when is not None or claim.in_role("time") or claim.background or claim.opinion:
        return False
    if claim.family in UNDATED or largest(claim) >= WAR_TOTAL:
        return False
    return claim.time == "now" or (claim.time == "past" and claim.family in ACTS)


def is_told_as_standing(one: Timed, published: When) -> bool:
    """Whether somebody says in a report of a known day how people fare or that fighting goes on, and not since when.

    Args:
        one: the claim with the time that its own words give.
        published: the publication date used.
    """
    claim = one.claim
    if one.when is not None or claim.in_role("time") or claim.background or claim.opinion:
        return False
    if published.precision != "day" or claim.kind in STATES or largest(claim) >= WAR_TOTAL:
        return False
    return claim.time == "now" and claim.family in SAID_TO_STAND and bool(claim.speakers)


def _tells_its_day(text: str, anchor: date) -> bool:
    day = anchor.isoformat()
    return any(
        normalise(one, anchor=anchor, direction="past").timex_value[:10] == day
        for one in recognise(text)
        if _in_a_sentence(text, one)
    )


def _in_a_sentence(text: str, one: TimeExpression) -> bool:
    """Whether a day is told in a sentence; a date of the calendar without "on" may be the head of the report."""
    if isinstance(one.form, Weekday | Period):
        return True
    return isinstance(one.form, Calendar) and text[max(0, one.start - 3) : one.start].lower() == "on "

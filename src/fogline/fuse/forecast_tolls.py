"""Tolls that are expected to rise: of which happening, and which later toll shows that it did.

What must stay true: a later toll counts only where it is of the forecast's own happening; whatever a war has cost in
all, or another strike, leaves the forecast open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fogline.fuse.days import days_between, interval, shifted, told_on
from fogline.fuse.one_happening import Spots, one_happening
from fogline.fuse.toll_items import RUNNING_WORDS, WAR_SCALE, WAR_WORDS
from fogline.model import ReadClaim

AMOUNT = re.compile(r"\b(?:pass|exceed|reach|top)\w*\s+([\d,]+)", re.IGNORECASE)
OF_A_PERIOD = 45
"""Days between the totals of one battle or period that can be compared."""
TIMES = 20
"""A toll so many times higher is that of something else: a war's, not a battle's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a record tells of what is and was, against which forecasts are judged.

    Attributes:
        later: claims of what is or was.
        event_of: event id by claim id.
    """

    later: Sequence[ReadClaim]
    event_of: Mapping[str, str] = field(default_factory=dict)


def risen_toll(claim: ReadClaim, days: tuple[str, str], told: Told) -> ReadClaim | None:
    """A later toll of the happening that a forecast speaks of, above the one then known or the one it names.

    Args:
        claim: the forecast ("the toll is expected to rise").
        days: the day on which it was made, and the last one on which it may come about.
        told: what the record tells.
    """
    start, end = days
    tolls = [one for one in told.later if number_killed(one) is not None and not _is_of_war(one)]
    base = _spoken_of(claim, tolls) or _running_here(claim, tolls, start)
    named = AMOUNT.search(claim.claim.span.quote)
    wanted = int(named.group(1).replace(",", "")) if named else number_killed(base) if base else None
    if wanted is None:
        return None
    for one in tolls:
        in_time = start < (told_on(one) or "") <= shifted(end, 1)
        higher = wanted < (number_killed(one) or 0) <= max(wanted, 1) * TIMES
        if in_time and higher and _of_that(claim, base, one, told.event_of):
            return one
    return None


def _spoken_of(claim: ReadClaim, tolls: Sequence[ReadClaim]) -> ReadClaim | None:
    """The toll that a report told last before it says that "the toll" may rise."""
    before = [
        one
        for one in tolls
        if one.document == claim.document
        and one.claim.span.start <= claim.claim.span.start
        and not one.claim.background
    ]
    return max(before, key=lambda one: (one.claim.span.start, number_killed(one) or 0), default=None)


def _running_here(claim: ReadClaim, tolls: Sequence[ReadClaim], start: str) -> ReadClaim | None:
    """The highest total known when a forecast was made, of a place that the forecast itself tells."""
    here = Spots.of(claim)
    known = [
        one for one in tolls if _is_running(one) and here.same(Spots.of(one)) and (told_on(one) or "9999") <= start
    ]
    return max(known, key=lambda one: number_killed(one) or 0, default=None)


def _of_that(claim: ReadClaim, base: ReadClaim | None, one: ReadClaim, event_of: Mapping[str, str]) -> bool:
    """Whether a later toll is of the happening that a forecast speaks of."""
    if base is None or _is_running(base):
        of_place = Spots.of(claim).same(Spots.of(one)) or (base is not None and Spots.of(base).same(Spots.of(one)))
        near = base is None or days_between(told_on(base) or "", told_on(one) or "") <= OF_A_PERIOD
        if _is_running(one) and of_place and near and (base is None or _same_day_or_none(base, one)):
            return True
    return base is not None and one.when is not None and one_happening(base, one, event_of)


def _same_day_or_none(base: ReadClaim, one: ReadClaim) -> bool:
    """Whether two totals are of one day or period, as far as either says."""
    if base.when is None or one.when is None:
        return base.when is one.when
    (first, last), (start, end) = interval(base), interval(one)
    return not (first and end and end < first) and not (last and start and start > last)


def number_killed(claim: ReadClaim) -> int | None:
    """The number of people killed that a claim tells, of whatever kind; `None` where it tells none of all."""
    if claim.claim.family not in ("harm", "strike") or claim.claim.denial or claim.claim.polarity == "negative":
        return None
    return max((count.low for count in claim.counts if count.unit == "killed" and count.low is not None), default=None)


def _is_running(claim: ReadClaim) -> bool:
    cumulative = any(count.cumulative for count in claim.counts if count.unit == "killed")
    return cumulative or RUNNING_WORDS.search(claim.claim.span.quote) is not None


def _is_of_war(claim: ReadClaim) -> bool:
    number = number_killed(claim) or 0
    return number >= WAR_SCALE["killed"] or WAR_WORDS.search(claim.claim.span.quote) is not None

"""The days of what a clause says of control: a change is of its day, a state lasts from one day to another.

What must stay true: a day that the clause leaves open is bounded by what the report tells beside it, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.fuse.control_effects import CHANGES, Days, effect_of, known_day
from fogline.fuse.control_places import shares_place
from fogline.fuse.control_sign import Effect, place_key
from fogline.fuse.control_state_words import FORMER, STILL_SO, UNTIL, UNTIL_NOW
from fogline.fuse.days import interval, shifted, told_on
from fogline.model import ReadClaim

BESIDE = 12
"""Characters between two clauses of one sentence, at most."""
ANOTHER = 2
"""Characters between the last clause of a sentence and the first of the next."""


def days_of(claim: ReadClaim, effect: Effect, report: Sequence[ReadClaim]) -> Days:
    """The days that a clause gives for what it says of control, by its own words and what is told beside it."""
    first, last = interval(claim)
    if effect in ("holds", "divided", "contested", "besieges"):
        quote = claim.claim.span.quote
        if last and effect in ("holds", "besieges") and UNTIL.search(quote) and not UNTIL_NOW.search(quote):
            return Days(start=first if first != last else None, until=shifted(last, -1))
        former = FORMER.search(quote) is not None
        if (claim.claim.background and claim.when is None) or former:
            return Days(start=first, until=_end_of_former(claim, last, report))
        return _of_state(claim, effect, first, _day_beside(claim, report) or last, report)
    return Days(start=last, first=first if first != last else None, by=claim.when is None and claim.claim.time != "now")


def _of_state(
    claim: ReadClaim, effect: Effect, first: str | None, last: str | None, report: Sequence[ReadClaim]
) -> Days:
    """A state is so since the day told; begun on an unknown day of a time, or told of undated, by its last one."""
    # "Since 2012" without an end holds at least up to the first day on which the report can have been written.
    written = claim.published_when.earliest if claim.published_when else None
    last = last or (_day_before(claim, report) if STILL_SO.search(claim.claim.span.quote) else None)
    seen = last or max(filter(None, (first, written)), default=None)
    within = effect == "besieges" and last is not None and last < (told_on(claim) or last)
    if claim.when is None or within:
        return Days(start=last, first=first if first != last else None, seen=last)
    return Days(start=first or last, seen=seen)


def _day_before(claim: ReadClaim, report: Sequence[ReadClaim]) -> str | None:
    """The last day that the report told of the place before a state of it that "remained" and has no day."""
    written = claim.published_when and claim.published_when.latest
    if claim.when is not None or claim.claim.background or written:
        return None
    before = (other for other in report if other.claim.span.end <= claim.claim.span.start)
    days = (known_day(other) for other in before if effect_of(other) and shares_place(claim, other))
    return max(filter(None, days), default=None)


def _day_beside(claim: ReadClaim, report: Sequence[ReadClaim]) -> str | None:
    """The day of the next clause of the sentence beside one without a day, where both are of one place."""
    if claim.when is not None or claim.claim.background:
        return None
    keys, span = {place_key(where) for where in claim.places}, claim.claim.span
    for other in report:
        after = other is not claim and other.claim.span.start >= span.start
        apart = other.claim.span.start - span.end
        beside = after and (apart <= 0 or ANOTHER < apart <= BESIDE)
        day = known_day(other) if beside and keys & {place_key(where) for where in other.places} else None
        if day:
            return day
    return None


def _end_of_former(claim: ReadClaim, last: str | None, report: Sequence[ReadClaim]) -> str | None:
    """A state told as past ended before the first change of today's story, or else before the report."""
    stories = [other for other in report if effect_of(other) in CHANGES and not other.claim.background]
    starts = [day for other in stories if shares_place(claim, other) and (day := known_day(other))]
    day = min(starts, default=None) or told_on(claim) or last
    return shifted(day, -1) if day else None

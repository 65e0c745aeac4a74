"""The report's own day, for what it tells as new and dates nowhere.

"Rockets killed three porters, a source said on Monday", in Monday's report that dates no act, tells of about that day:
31 of 36 such acts in the golds at hand are of it, the others of no day that could be known. What must stay true: where
a report dates any act, or names its day only at its head, what it does not date stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fogline.model import When
from fogline.resolve.time_inherit import EVENT_FAMILIES, Timed, may_inherit
from fogline.timex import TimeExpression, normalise, recognise
from fogline.timex.forms import Calendar, Period, Weekday

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
    if any(one.when is not None and one.claim.family in EVENT_FAMILIES for one in timed):
        return None
    if not _tells_its_day(text, date.fromisoformat(published.earliest)):
        return None
    return replace(published, edtf=f"{published.earliest}~", approximate=True)


def takes_own_day(one: Timed) -> bool:
    """Whether a claim is an act told as past, with no phrase of its own that could not be read."""
    claim = one.claim
    return one.when is None and claim.family in EVENT_FAMILIES and may_inherit(claim) and not claim.in_role("time")


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

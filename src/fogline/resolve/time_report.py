"""What all time phrases of a report are read against: its day or the days it lies between, its years, its history.

What must stay true: where the report's date is not known nothing here makes one up; a day that only the telling gives
is kept beside the report's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.model import Claim, Document, When
from fogline.resolve.dated_items import NO_ITEMS, DatedItems
from fogline.resolve.live_entries import NO_ENTRIES, LiveEntries
from fogline.resolve.narration import Narration, is_history
from fogline.resolve.published import anchor_of
from fogline.resolve.time_aims import aimed
from fogline.timex import TimeExpression, recognise
from fogline.timex.forms import Calendar, Portion, Season, Weekday
from fogline.timex.lexicon import MONTHS

HEAD = 100
"""Characters in which a page says when it was written or mended."""
SAID_ON = re.compile(r"\b(?:said|told|reported|announced|declared)(?: \w+){0,2} on $")
"""How a telling of the report's own day begins."""


@dataclass(frozen=True, slots=True)
class Report:
    """What all phrases of a report are read against.

    Attributes:
        expressions: its time expressions, in order.
        anchor: its publication day; `None` where that is not known to the day.
        bounds: first and last day it can be of, where only these are known; the last one may be open.
        years: where a year is told and which, in order; the title's stands before all.
        told_as_past: where the phrases stand that date a past claim.
        history: the days of its phrases as its telling goes on, where it is a history.
        items: its lines that open with their day.
        late: it is of the day after its date, by its head and the weekday it names.
        entries: its entries, where it is a live page.
    """

    expressions: tuple[TimeExpression, ...]
    anchor: date | None
    bounds: tuple[date, date | None] | None
    years: tuple[tuple[int, int], ...]
    told_as_past: frozenset[int]
    history: Narration | None = None
    items: DatedItems = NO_ITEMS
    late: bool = False
    entries: LiveEntries = NO_ENTRIES

    def anchor_at(self, position: int) -> date | None:
        """The day from which a phrase counts: that of its line or entry, else the report's."""
        return self.items.anchor_at(position) or self.entries.day_at(position) or self.anchor


def report_of(document: Document, claims: Sequence[Claim], published: When | None) -> Report:
    """What the phrases of a document are read against, but for its entries."""
    expressions = tuple(recognise(document.text)) if claims else ()
    title = [(-1, year) for year in map(_year_in, recognise(document.title or "")) if year]
    told = [(one.start, year) for one in expressions if (year := _year_in(one))]
    anchor = anchor_of(published)
    history = None
    if is_history(expressions, anchor):
        history = Narration.of(document.text, expressions, [year for _, year in title])
    items = DatedItems.of(document.text, expressions, anchor)
    return Report(
        expressions=expressions,
        anchor=anchor,
        bounds=_bounds_of(published),
        years=(*title, *told),
        told_as_past=_past_phrases(claims),
        history=history,
        items=items,
        late=_is_late(document.text, expressions, anchor),
    )


def _is_late(text: str, expressions: Sequence[TimeExpression], anchor: date | None) -> bool:
    """Whether a report was written on the day after its date.

    It is headed with that day and names no other weekday, or somebody "said on" that weekday: of a report of the day
    before it would be the week before.
    """
    if anchor is None:
        return False
    simple = [part for one in expressions for part in (one.parts or (one,))]
    days = [one for one in simple if isinstance(one.form, Weekday) and one.form.shift is None]
    named = {one.form.weekday for one in days if isinstance(one.form, Weekday)}
    after = anchor + timedelta(days=1)
    if named == {after.weekday()} and f"{MONTHS[after.month - 1][:3].title()} {after.day}" in text[:HEAD]:
        return True
    said = any(
        isinstance(one.form, Weekday) and one.form.weekday == after.weekday() and SAID_ON.search(text[: one.start])
        for one in days
    )
    return said and named <= {after.weekday(), anchor.weekday()}


def _bounds_of(published: When | None) -> tuple[date, date | None] | None:
    if published is None or published.earliest is None:
        return None
    return date.fromisoformat(published.earliest), date.fromisoformat(published.latest) if published.latest else None


def _year_in(expression: TimeExpression) -> int | None:
    """The year that an expression names, by itself or in the first of its parts that names one."""
    for one in (expression, *expression.parts):
        if isinstance(one.form, Calendar | Season | Portion) and one.form.year:
            return one.form.year
    return None


def _past_phrases(claims: Sequence[Claim]) -> frozenset[int]:
    """Where the phrases stand that date a past claim; an aim told in the same clause does not turn them forward."""
    aims = aimed(claims)
    return frozenset(
        mention.span.start
        for claim in claims
        if claim.time == "past" or claim.id in aims
        for mention in claim.in_role("time")
    )


def year_told(report: Report, position: int) -> date | None:
    """In a report without a date, a day without a year is of the year told last before it, or first of all."""
    before = [year for start, year in report.years if start <= position]
    years = before[-1:] or [year for _, year in report.years[:1]]
    return date(years[0], 12, 31) if years else None

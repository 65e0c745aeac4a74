"""Lines that open with their day: a list of months, a thread of posts, a day-by-day account.

"January: three raids killed nine" under a sentence that names the year is of that January, and what stands under a line
"8 February" alone was written on that day. What must stay true: one such line is none – a page has a date of its own –
and where nothing names the year, the line says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.model import Span, When
from fogline.resolve.time_inherit import TAKERS, Timed, may_inherit
from fogline.timex import TimeExpression, normalise
from fogline.timex.forms import Calendar, Portion, Season

RULE = "of the line that opens with it"
BEFORE = re.compile(r"(?:^|\n)[ \t>*_•·#–—-]*$")
"""What stands before a phrase that opens a line."""
BEHIND = re.compile(r"[*_]*[ \t]*(?::|[–—-][ \t]|\r?\n|$)")
"""What stands behind a phrase that heads a line: a colon, a dash, or nothing."""
FAMILIES = TAKERS | {"force", "politics"}
"""Families of acts, which the line dates."""
FEWEST = 3
"""Lines from which on a report is told by lines."""
LONGEST = 1200
"""Characters for which a line that opens with a day holds."""


@dataclass(frozen=True, slots=True)
class DatedItems:
    """Where lines open with a day or a month, each with its days; none in most reports."""

    starts: tuple[int, ...]
    whens: tuple[tuple[When, Span], ...]

    @classmethod
    def of(cls, text: str, expressions: Sequence[TimeExpression], anchor: date | None) -> DatedItems:
        """Finds the lines.

        Args:
            text: the report's.
            expressions: its time expressions, in order.
            anchor: its day, where that is known; a year that it names before a line outranks it.
        """
        heads = [one for one in expressions if _opens_line(text, one)]
        if len(heads) < FEWEST:
            return cls((), ())
        found: list[tuple[int, tuple[When, Span]]] = []
        for one in heads:
            last = date.fromisoformat(found[-1][1][0].latest or "") if found else None
            when = _told(one, last, _year_before(expressions, one.start), anchor)
            if when is not None and when.latest is not None:
                found.append((one.start, (when, Span(start=one.start, end=one.end, quote=one.text))))
        return cls(tuple(start for start, _ in found), tuple(told for _, told in found))

    def anchor_at(self, position: int) -> date | None:
        """The day of the line around a position, from which its phrases count; `None` outside lines that name a day."""
        told = self._around(position)
        if told is None or told[0].precision != "day" or told[0].earliest is None or position <= told[1].end:
            return None
        return date.fromisoformat(told[0].earliest)

    def day_of(self, one: Timed) -> Timed | None:
        """The time of the line in which an act with no time stands; `None` outside such lines."""
        told = self._around(one.claim.span.start)
        if told is None or not may_inherit(one.claim) or one.claim.family not in FAMILIES:
            return None
        return Timed(one.claim, told[0], told[1], RULE)

    def _around(self, position: int) -> tuple[When, Span] | None:
        at = bisect_right(self.starts, position) - 1
        return self.whens[at] if at >= 0 and position - self.starts[at] <= LONGEST else None


NO_ITEMS = DatedItems((), ())
"""What a report has that is not told by lines."""


def _told(one: TimeExpression, last: date | None, year: int | None, anchor: date | None) -> When | None:
    """The days of a line: near those of the line before it, else of the year named last, else before the report."""
    form = one.form
    if last is None and year is not None and isinstance(form, Calendar) and form.year is None:
        one = replace(one, form=replace(form, year=year))
    base = last or (date(year, 12, 31) if year else anchor)
    return normalise(one, anchor=base, direction="present" if last else "past").when if base else None


def _opens_line(text: str, one: TimeExpression) -> bool:
    form = one.form
    if not isinstance(form, Calendar) or form.month is None:
        return False
    return (
        BEFORE.search(text[max(0, one.start - 12) : one.start]) is not None and BEHIND.match(text, one.end) is not None
    )


def _year_before(expressions: Sequence[TimeExpression], start: int) -> int | None:
    """The year that was named last before a line."""
    years = [
        one.form.year
        for whole in expressions
        for one in (whole, *whole.parts)
        if one.start < start and isinstance(one.form, Calendar | Season | Portion) and one.form.year
    ]
    return years[-1] if years else None

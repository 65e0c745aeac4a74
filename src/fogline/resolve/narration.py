"""Histories: the day at which a telling stands, where a report has no day of its own that its phrases could lean on.

A history names a year once and then goes on by "On 13 March", "Two days later", "By the end of the month". Each phrase
is read from the time told before it; a day without a year takes the year, of those that the report names, in which the
telling goes on. Looks back ("held since 2012", "captured in 2009") are read by themselves and do not move the telling.
What must stay true: nothing is dated from a year that the report does not name, or the one after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fogline.model import When
from fogline.timex import TimeExpression, normalise
from fogline.timex.forms import Bound, Calendar, Direction, Length, Portion, Reference, Repeat, Season, Weekday

RULE = "where the telling stands"
OPENS = 30
"""Characters into a sentence up to which a phrase says when the telling goes on."""
BACK = 3
"""Days that a telling may step back without looking back."""
FAR = 400
"""Days from which one jump is as unlikely as another."""
A_YEAR = 365
LEAD = 1500
"""Characters in which a history says what it is about, and when that was."""
SLACK = 45
"""Days around the time of the lead that still belong to it."""
REACH = 1500
"""Characters for which a time told holds for what names none."""
ENOUGH = 3
"""Days of the calendar from which on a report can be a history."""
LONG_AGO = 120
"""Days before its own date from which on most days of a report make it a history."""
BACKWARD, UNTOLD, LOCAL, OPENED, MAIN, SAME = 0.25, 0.4, 0.5, 0.3, 0.6, 0.8
"""What a step back and a year nobody names cost, in years; what a year is worth that is told in the paragraph, in the
lead, in the title or around the days of the lead, and for the very day."""
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“'‘(]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase with the days it means.

    Attributes:
        start, end: where it stands.
        when: the days.
        rule: how they were read.
        moves: the telling stands there from then on.
    """

    start: int
    end: int
    when: When
    rule: str
    moves: bool


@dataclass(frozen=True, slots=True)
class Narration:
    """The phrases of a history in order, each with its days."""

    text: str
    told: tuple[Told, ...]
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, text: str, expressions: Sequence[TimeExpression], title_years: Sequence[int] = ()) -> Narration:
        """Reads the phrases of a report.

        Args:
            text: the report's.
            expressions: its time expressions, in order.
            title_years: years in its title.
        """
        years = _Years.of(text, expressions, title_years)
        walk = _Walk(text=text, years=years)
        for one in expressions:
            walk.step(one)
        return cls(text, tuple(walk.told), tuple(one.start for one in walk.told))

    def of_phrase(self, expression: TimeExpression) -> Told | None:
        """What a phrase means; `None` where nothing anchors it."""
        at = bisect_left(self._starts, expression.start)
        found = self.told[at] if at < len(self.told) else None
        return found if found is not None and found.start == expression.start else None

    def standing_at(self, start: int, end: int) -> Told | None:
        """The time of a clause that names none: that of its sentence, else the one told last before it."""
        left, right = sentence_around(self.text, start, end)
        own = [one for one in self.told if left <= one.start < right and one.moves]
        before = [one for one in own if one.start <= start]
        if own:
            return before[-1] if before else own[0]
        earlier = [one for one in self.told[: bisect_left(self._starts, left)] if one.moves]
        last = earlier[-1] if earlier else None
        if last is None or start - last.end > REACH or "\n#" in self.text[last.end : start]:
            return None
        return last


def is_history(expressions: Sequence[TimeExpression], published: date | None) -> bool:
    """Whether a report tells day after day of the calendar: without a date of its own, or long before it.

    Args:
        expressions: its time expressions.
        published: its day, where that is known.
    """
    simple = [part for one in expressions for part in (one.parts or (one,))]
    days = [one for one in simple if isinstance(one.form, Calendar) and one.form.month and one.form.day]
    weekdays = sum(isinstance(one.form, Weekday) for one in simple)
    if len(days) < ENOUGH or weekdays > len(days):
        return False
    if published is None:
        return any(isinstance(one.form, Calendar | Season) and one.form.year for one in simple)
    full = [day for one in days if (day := _full_day(one)) is not None]
    return sum((published - day).days > LONG_AGO for day in full) * 2 > len(full)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Finds where the sentence around a clause begins and ends."""
    left = max((one.end() for one in _SENTENCE.finditer(text, max(0, start - REACH), start)), default=0)
    after = _SENTENCE.search(text, max(start, end - 1))
    return left, after.start() + 1 if after else len(text)


def _full_day(expression: TimeExpression) -> date | None:
    """The day that a phrase names with its year."""
    form = expression.form
    if not isinstance(form, Calendar) or form.year is None or form.month is None or form.day is None:
        return None
    return _day(form.year, form.month, form.day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Years:
    """The years that a report names, and what speaks for each."""

    known: tuple[int, ...]
    days: frozenset[date]
    opening: frozenset[int]
    title: frozenset[int]
    lead: tuple[date, date] | None

    @classmethod
    def of(cls, text: str, expressions: Sequence[TimeExpression], title_years: Sequence[int]) -> _Years:
        simple = [part for one in expressions for part in (one.parts or (one,))]
        named = [
            (one.start, one.form.year)
            for one in simple
            if isinstance(one.form, Calendar | Season | Portion) and one.form.year
        ]
        days = [(one.start, day) for one in simple if (day := _full_day(one)) is not None]
        lead = min(LEAD, _lead_end(text))
        main = [day for start, day in days if start < lead]
        return cls(
            known=tuple(sorted({year for _, year in named}.union(title_years))),
            days=frozenset(day for _, day in days),
            opening=frozenset(year for start, year in named if start < lead),
            title=frozenset(title_years),
            lead=(min(main), max(main)) if main else None,
        )

    def worth(self, day: date) -> float:
        """How much speaks for a day's year besides the course of the telling."""
        worth = SAME if day in self.days else 0.0
        worth += OPENED if day.year in self.opening else 0.0
        worth -= UNTOLD if day.year not in self.known else 0.0
        near = self.lead is not None and ((self.lead[0] - day).days <= SLACK and (day - self.lead[1]).days <= SLACK)
        return worth + (MAIN if near or day.year in self.title else 0.0)


def _lead_end(text: str) -> int:
    found = text.find("\n#")
    return found if found > 0 else LEAD


@dataclass(slots=True)
class _Walk:
    """Reads phrase after phrase; `here` is the time at which the telling stands."""

    text: str
    years: _Years
    told: list[Told] = field(default_factory=list)
    here: When | None = None
    named: date | None = None
    local: tuple[int, int] | None = None
    at: int = 0

    def step(self, one: TimeExpression) -> None:
        """Reads a phrase and moves the telling to it, unless it looks back."""
        if isinstance(one.form, Length | Repeat | Reference):
            return
        self.at = one.start
        inner = one.parts[-1] if one.parts else one
        anchor = self._anchor(inner)
        if anchor is None:
            return
        direction = _direction(inner.form)
        normal = normalise(one, anchor=anchor, direction=direction, previous=self.here)
        if normal.when is None or normal.rule.endswith("untold-week"):
            return
        moves = self._moves(one, normal.when)
        self.told.append(Told(one.start, one.end, normal.when, normal.rule, moves))
        self._note(inner, normal.when, moves=moves)

    def _note(self, inner: TimeExpression, when: When, *, moves: bool) -> None:
        if isinstance(inner.form, Calendar) and inner.form.year:
            self.local = (inner.start, inner.form.year)
        last = when.latest or when.earliest
        if moves and last:
            self.here = when
            self.named = date.fromisoformat(last)

    def _anchor(self, inner: TimeExpression) -> date | None:
        """The day from which a phrase is read; `None` where the report names none."""
        form = inner.form
        if isinstance(form, Calendar | Season | Portion) and form.year:
            return date(form.year, 12, 31)
        if isinstance(form, Calendar) and form.month is not None:
            return self._likeliest(form.month, form.day)
        return self.named

    def _likeliest(self, month: int, day: int | None) -> date | None:
        years = {near for year in self.years.known for near in (year, year + 1)}
        found = [one for year in years if (one := _day(year, month, day or 15)) is not None]
        if not found:
            return None
        return min(found, key=lambda one: (self._cost(one), one))

    def _cost(self, day: date) -> float:
        gap = (day - self.named).days if self.named else FAR
        cost = min(abs(gap), FAR) / A_YEAR + (BACKWARD if gap < -BACK else 0.0)
        if self.local is not None and self.local[1] == day.year and "\n" not in self.text[self.local[0] : self.at]:
            cost -= LOCAL
        return cost - self.years.worth(day)

    def _moves(self, one: TimeExpression, when: When) -> bool:
        """Whether the telling goes on from a phrase: it opens a sentence, or lies ahead of what was told."""
        if isinstance(one.form, Bound) or when.precision in ("years", "open"):
            return False
        first = when.earliest or when.latest
        if first is None:
            return False
        year_alone = isinstance(one.form, Calendar) and one.form.month is None and one.form.day is None
        left, _ = sentence_around(self.text, one.start, one.end)
        opens = one.start - left <= OPENS
        if year_alone or self.named is None:
            return opens or not year_alone
        gap = (date.fromisoformat(first) - self.named).days
        return opens or -BACK <= gap <= FAR


def _direction(form: object) -> Direction:
    """Which way a phrase points: a day of the calendar is found already, and a bare day of the month lies ahead."""
    if not isinstance(form, Calendar) or form.year is not None:
        return "past"
    return "future" if form.month is None else "present"

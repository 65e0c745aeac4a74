"""Dates of other calendars to days of ours."""

from __future__ import annotations

from datetime import date, timedelta

from fogline.timex.context import Context, Outcome, outcome_of
from fogline.timex.forms import OtherDate
from fogline.timex.other_calendars import days_of, first_of, year_around
from fogline.timex.spans import Extent, day_extent, days_extent

_OURS = 1600
"""From this year on, a year beside an Islamic or Iranian month is one of ours."""


def anchor_other(form: OtherDate, context: Context) -> Outcome:
    """Anchors a date of another calendar: by its year, else the nearest where the clause looks."""
    ours = form.year is not None and form.year >= _OURS and form.calendar != "ethiopian"
    if form.year is not None and not ours:
        years = [form.year]
    else:
        near = year_around(form.calendar, form.year if form.year is not None else context.anchor.year)
        years = [near + step for step in range(-2, 3)]
    found = [_extent(form, year) for year in years]
    rule = f"{form.calendar}-{'month' if form.day is None else 'day'}"
    if ours:
        found = [one for one in found if one.first is not None and one.first.year == form.year]
    elif len(found) > 1:
        found = [_nearest(found, context)]
    return outcome_of(found[0], rule) if len(found) == 1 else Outcome(None, "XXXX", f"{rule}-of-untold-year")


def _extent(form: OtherDate, year: int) -> Extent:
    """The day or the month in one year; a day that its month has not is refused."""
    first, length = first_of(form.calendar, year, form.month), days_of(form.calendar, year, form.month)
    near = form.calendar != "ethiopian"
    if form.day is None:
        return days_extent(
            first, first + timedelta(days=length - 1), value=f"{first:%Y-%m-%d}/P{length}D", approximate=near
        )
    if not 1 <= form.day <= 31:
        raise ValueError("a day that no month has")
    found = day_extent(first + timedelta(days=form.day - 1))
    return found.hedged() if near else found


def _nearest(found: list[Extent], context: Context) -> Extent:
    """The one nearest the anchor, behind it or, where the clause looks ahead, after it."""

    def gap(one: Extent) -> int:
        return ((one.first or date.min) - context.anchor).days

    fitting = [one for one in found if (gap(one) >= 0 if context.direction == "future" else gap(one) <= 0)]
    return min(fitting or found, key=lambda one: abs(gap(one)))

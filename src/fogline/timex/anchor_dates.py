"""Dates of the calendar to days: which year, which week, which quarter the words leave unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fogline.timex.almanac import feasts
from fogline.timex.context import Context, Outcome, outcome_of
from fogline.timex.forms import Calendar, Era, Holiday, Portion, Season, Weekday
from fogline.timex.spans import (
    Extent,
    day_extent,
    days_extent,
    era_extent,
    month_extent,
    months_extent,
    season_extent,
    shift,
    shift_months,
    week_extent,
    year_extent,
)

NEAR_AHEAD = 45  # days: "on 30 November", told in the past tense on the 27th, is three days ahead, not a year ago


def anchor_calendar(form: Calendar, context: Context) -> Outcome:
    """Anchors a date of the calendar; what it leaves out comes from the anchor and the clause."""
    year = form.year
    if form.year_shift is not None:
        year = context.anchor.year + form.year_shift
    if form.month is None:
        if form.day is not None:
            if form.shift is not None:
                month = shift_months(context.anchor.replace(day=1), form.shift)
                return outcome_of(day_extent(month.replace(day=form.day)), "day-of-month")
            return outcome_of(day_extent(_day_of_month(form.day, context)), "day-of-month")
        return outcome_of(year_extent(year or context.anchor.year), "year")
    if form.swappable and year is not None:
        return _either_order(date(year, form.month, form.day or 1), context)
    if form.day is not None:
        day = date(year, form.month, form.day) if year is not None else _nearest_day(form, context)
        return outcome_of(day_extent(day), "date" if year is not None else "day-and-month")
    if year is not None:
        return outcome_of(month_extent(year, form.month), "month-and-year")
    return outcome_of(month_extent(_year_of_month(form, context), form.month), "month")


def _either_order(day: date, context: Context) -> Outcome:
    """A date in digits that reads both ways: the one that is not yet to come, where only one is behind; else open."""
    readings = sorted({day, date(day.year, day.day, day.month)})
    behind = [one for one in readings if one <= context.anchor]
    if context.direction != "future" and len(behind) == 1:
        return outcome_of(day_extent(behind[0]), "date-by-what-is-past")
    return Outcome(None, f"{day.year:04d}", "day-or-month-first")


def _candidates(form: Calendar, context: Context) -> list[date]:
    """The day in the years around the anchor's; a leap day only where there is one."""
    found = []
    for year in range(context.anchor.year - 4, context.anchor.year + 5):
        try:
            found.append(date(year, form.month or 1, form.day or 1))
        except ValueError:
            continue
    return found


def _nearest_day(form: Calendar, context: Context) -> date:
    """A day and month without a year: the nearest in the clause's direction."""
    anchor = context.anchor
    days = _candidates(form, context)
    if form.weekday is not None:
        fitting = [one for one in days if one.weekday() == form.weekday]
        days = fitting or days
    near = sorted(days, key=lambda one: abs((one - anchor).days))
    if context.direction == "present" or form.shift == 0:
        return near[0]
    ahead = context.direction == "future" or form.shift == 1
    for one in near:
        gap = (one - anchor).days
        if (gap >= 0 if ahead else gap <= (0 if form.shift == -1 else NEAR_AHEAD)) or (ahead and gap > -15):
            return one
    return near[0]


def _day_of_month(day: int, context: Context) -> date:
    """On the 5th: of this month, or the one before or after it."""
    anchor = context.anchor
    found = []
    for months in (0, -1, 1, -2, 2):
        first = shift_months(anchor.replace(day=1), months)
        try:
            found.append(first.replace(day=day))
        except ValueError:
            continue
    wanted = [one for one in found if (one >= anchor if context.direction == "future" else one <= anchor)]
    return wanted[0] if wanted else found[0]


def _year_of_month(form: Calendar, context: Context) -> int:
    """The year of a month without one."""
    anchor, month = context.anchor, form.month or 1
    if form.shift is not None:
        if form.shift == 0:
            return anchor.year
        behind = form.shift < 0
        passed = month < anchor.month - 1 if behind else month > anchor.month  # the one just over is "last month"
        return anchor.year if passed else anchor.year + form.shift
    if context.direction == "future":
        return anchor.year if month >= anchor.month else anchor.year + 1
    if context.direction == "past":
        months_ahead = (month - anchor.month) % 12
        if months_ahead == 1:  # nobody calls a month eleven months gone by its bare name; they say "last December"
            return anchor.year + (anchor.month == 12)
        return anchor.year if month <= anchor.month else anchor.year - 1
    return min((anchor.year + k for k in (0, -1, 1)), key=lambda y: abs((y - anchor.year) * 12 + month - anchor.month))


def anchor_weekday(form: Weekday, context: Context) -> Outcome:
    """Anchors a weekday: behind by default, ahead where the clause looks ahead."""
    base = context.base(form.base, fine=True)
    if base is None:
        guess = anchor_weekday(replace(form, base="anchor"), context)
        return Outcome(None, guess.value, "weekday-of-untold-week")
    if form.week is not None:
        monday = shift(base - timedelta(days=base.weekday()), form.week, "week")
        return outcome_of(day_extent(monday + timedelta(days=form.weekday)), "weekday-of-week")
    behind = (base.weekday() - form.weekday) % 7
    ahead = (form.weekday - base.weekday()) % 7
    if form.shift == -1:
        return outcome_of(day_extent(base - timedelta(days=behind or 7)), "weekday-last")
    if form.shift == 1:
        return outcome_of(day_extent(base + timedelta(days=ahead or 7)), "weekday-next")
    if context.direction == "future" and form.base == "anchor":
        return outcome_of(day_extent(base + timedelta(days=ahead)), "weekday-ahead")
    if form.shift == 0 and context.direction == "present" and behind:
        return outcome_of(day_extent(base + timedelta(days=ahead)), "weekday-ahead")
    return outcome_of(day_extent(base - timedelta(days=behind)), "weekday-behind")


def anchor_season(form: Season, context: Context) -> Outcome:
    """Anchors a season of the northern year."""
    year = form.year
    if year is None:
        here = context.anchor.year
        extents = [season_extent(one, form.season) for one in (here - 1, here, here + 1)]
        year = _pick(extents, form.shift, context)
    return outcome_of(season_extent(year, form.season), "season")


def _pick(extents: list[Extent], which: int | None, context: Context) -> int:
    """The year of the recurring span that is last, this or next, or lies where the clause looks."""
    anchor = context.anchor
    behind = [one for one in extents if one.last and one.last < anchor]
    begun = [one for one in extents if one.first and one.first <= anchor]
    ahead = [one for one in extents if one.first and one.first > anchor]
    unfinished = [one for one in extents if one.last and one.last >= anchor]
    if which == 0:
        same = [one for one in extents if one.first and one.first.year == anchor.year]
        chosen = same[0]
    elif which == -1:
        chosen = behind[-1]
    elif which == 1:
        chosen = ahead[0]
    else:
        chosen = unfinished[0] if context.direction == "future" else begun[-1]
    return chosen.first.year if chosen.first else anchor.year


def anchor_portion(form: Portion, context: Context) -> Outcome:
    """Anchors a quarter or half; without a year, the one nearest the anchor."""
    size = 3 if form.unit == "quarter" else 6

    def extent(year: int) -> Extent:
        name = f"{year:04d}-{form.unit[0].upper()}{form.index}"
        return months_extent(year, (form.index - 1) * size + 1, size, name)

    here = context.anchor.year
    if form.year is not None:
        return outcome_of(extent(form.year), form.unit)
    if form.shift is not None:
        return outcome_of(extent(here + form.shift), form.unit)
    around = [extent(one) for one in (here - 1, here, here + 1)]
    if context.direction == "past":
        around = [one for one in around if one.first and one.first <= context.anchor]
    return outcome_of(min(around, key=lambda one: _distance(one, context.anchor)), form.unit)


def _distance(extent: Extent, day: date) -> int:
    """Days between a day and the nearest day of an extent."""
    if extent.first is None or extent.last is None:
        return 0
    return max((extent.first - day).days, (day - extent.last).days, 0)


def anchor_era(form: Era, _context: Context) -> Outcome:
    """Places a decade, a century or a run of years."""
    rule = {10: "decade", 100: "century"}.get(form.years, "years")
    return outcome_of(era_extent(form.first, form.years), rule)


def anchor_holiday(form: Holiday, context: Context) -> Outcome:
    """Anchors a feast by its computed day."""
    here = form.year if form.year is not None else context.anchor.year
    found = [
        days_extent(feast.first, feast.last, value=feast.first.isoformat(), approximate=feast.approximate)
        for year in ((here,) if form.year is not None else (here - 1, here, here + 1))
        for feast in feasts(form.name, year)
    ]
    if not found:
        return Outcome(None, "XXXX", "feast-unknown")
    if form.week:
        found = [week_extent(one.first) for one in found if one.first]
    if form.year is not None:
        return outcome_of(found[0], f"feast:{form.name}")
    first_day = [one.first for one in found if one.first]
    wanted = _pick_feast(first_day, form.shift, context)
    return outcome_of(found[first_day.index(wanted)], f"feast:{form.name}")


def _pick_feast(days: list[date], which: int | None, context: Context) -> date:
    anchor = context.anchor
    behind = [one for one in days if one <= anchor]
    ahead = [one for one in days if one >= anchor]
    if which == 0:
        return next((one for one in days if one.year == anchor.year), days[0])
    if which == 1 or (which is None and context.direction == "future"):
        return ahead[0]
    if which is None and context.direction == "present":
        return min(days, key=lambda one: abs((one - anchor).days))
    return behind[-1]

"""One function a form: from the words' own terms to days around the anchor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from fogline.model import When
from fogline.timex.almanac import feasts
from fogline.timex.forms import (
    Amount,
    Base,
    Calendar,
    DayPart,
    Direction,
    Era,
    Holiday,
    Length,
    Offset,
    Period,
    Portion,
    Reference,
    Repeat,
    Season,
    Stretch,
    TimeExpression,
    Unit,
    Weekday,
)
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
    unit_extent,
    week_extent,
    year_extent,
)

NEAR_AHEAD = 45  # days: "on 30 November", told in the past tense on the 27th, is three days ahead, not a year ago
_SHORT = ("second", "minute", "hour")
# How far back a vague count reaches, in units: generous, because the interval only has to hold the time, not find it.
_VAGUE: dict[Unit, int] = {
    "second": 60, "minute": 60, "hour": 24, "day": 7, "week": 6, "month": 6, "quarter": 4, "year": 5,
    "decade": 3, "century": 3, "weekend": 4, "fortnight": 3, "half": 3, "time": 7, "millennium": 2,
}  # fmt: skip
_OPEN_VALUES: dict[Unit, str] = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Days where they are known, the TIMEX3 value, and the rule's name."""

    extent: Extent | None
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Known:
    """The time told just before, as days."""

    first: date | None
    last: date | None
    fine: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What the words are said from."""

    anchor: date
    direction: Direction
    previous: Known | None = None

    @staticmethod
    def of(anchor: date, direction: Direction, previous: When | None) -> Context:
        """A context from the spine's values."""
        if previous is None or (previous.earliest is None and previous.latest is None):
            return Context(anchor, direction)
        first = date.fromisoformat(previous.earliest) if previous.earliest else None
        last = date.fromisoformat(previous.latest) if previous.latest else None
        fine = previous.precision in ("part-of-day", "day", "days", "week")
        return Context(anchor, direction, Known(first, last, fine))

    def base(self, base: Base, *, fine: bool = False) -> date | None:
        """The day to count from; `None` when it is the time before and that is not known (finely enough)."""
        if base == "anchor":
            return self.anchor
        if self.previous is None or (fine and not self.previous.fine):
            return None
        return self.previous.last or self.previous.first


def anchor_form(expression: TimeExpression, context: Context) -> Outcome:
    """Anchors a simple expression by its form."""
    return _ANCHORS[type(expression.form)](expression.form, context)


def _of(extent: Extent, rule: str) -> Outcome:
    return Outcome(extent, extent.value, rule)


# ---- the calendar


def _calendar(form: Calendar, context: Context) -> Outcome:
    year = form.year
    if form.year_shift is not None:
        year = context.anchor.year + form.year_shift
    if form.month is None:
        if form.day is not None:
            return _of(day_extent(_day_of_month(form.day, context)), "day-of-month")
        return _of(year_extent(year or context.anchor.year), "year")
    if form.day is not None:
        day = date(year, form.month, form.day) if year is not None else _nearest_day(form, context)
        return _of(day_extent(day), "date" if year is not None else "day-and-month")
    if year is not None:
        return _of(month_extent(year, form.month), "month-and-year")
    return _of(month_extent(_year_of_month(form, context), form.month), "month")


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
        passed = month < anchor.month if behind else month > anchor.month
        return anchor.year if passed else anchor.year + form.shift
    if context.direction == "future":
        return anchor.year if month >= anchor.month else anchor.year + 1
    if context.direction == "past":
        return anchor.year if month <= anchor.month else anchor.year - 1
    return min((anchor.year + k for k in (0, -1, 1)), key=lambda y: abs((y - anchor.year) * 12 + month - anchor.month))


def _weekday(form: Weekday, context: Context) -> Outcome:
    base = context.base(form.base, fine=True)
    if base is None:
        return Outcome(None, f"XXXX-WXX-{form.weekday + 1}", "weekday-of-untold-week")
    if form.week is not None:
        monday = shift(base - timedelta(days=base.weekday()), form.week, "week")
        return _of(day_extent(monday + timedelta(days=form.weekday)), "weekday-of-week")
    behind = (base.weekday() - form.weekday) % 7
    ahead = (form.weekday - base.weekday()) % 7
    if form.shift == -1:
        return _of(day_extent(base - timedelta(days=behind or 7)), "weekday-last")
    if form.shift == 1:
        return _of(day_extent(base + timedelta(days=ahead or 7)), "weekday-next")
    if context.direction == "future" and form.base == "anchor":
        return _of(day_extent(base + timedelta(days=ahead or (0 if form.shift == 0 else 7))), "weekday-ahead")
    if form.shift == 0 and context.direction == "present" and behind:
        return _of(day_extent(base + timedelta(days=ahead)), "weekday-ahead")
    return _of(day_extent(base - timedelta(days=behind)), "weekday-behind")


def _season(form: Season, context: Context) -> Outcome:
    year = form.year
    if year is None:
        here = context.anchor.year
        extents = [season_extent(one, form.season) for one in (here - 1, here, here + 1)]
        year = _pick(extents, form.shift, context)
    return _of(season_extent(year, form.season), "season")


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


def _portion(form: Portion, context: Context) -> Outcome:
    size = 3 if form.unit == "quarter" else 6

    def extent(year: int) -> Extent:
        name = f"{year:04d}-{form.unit[0].upper()}{form.index}"
        return months_extent(year, (form.index - 1) * size + 1, size, name)

    here = context.anchor.year
    if form.year is not None:
        return _of(extent(form.year), form.unit)
    if form.shift is not None:
        return _of(extent(here + form.shift), form.unit)
    return _of(extent(_pick([extent(one) for one in (here - 1, here, here + 1)], None, context)), form.unit)


def _era(form: Era, context: Context) -> Outcome:  # noqa: ARG001  one shape for all forms
    return _of(era_extent(form.first, form.years), "decade" if form.years == 10 else "century")


def _holiday(form: Holiday, context: Context) -> Outcome:
    here = form.year if form.year is not None else context.anchor.year
    found = [
        days_extent(feast.first, feast.last, value=feast.first.isoformat(), approximate=feast.approximate)
        for year in ((here,) if form.year is not None else (here - 1, here, here + 1))
        for feast in feasts(form.name, year)
    ]
    if not found:
        return Outcome(None, "XXXX", "feast-unknown")
    if form.year is not None:
        return _of(found[0], f"feast:{form.name}")
    first_day = [one.first for one in found if one.first]
    wanted = _pick_feast(first_day, form.shift, context)
    return _of(found[first_day.index(wanted)], f"feast:{form.name}")


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


# ---- units


def _period(form: Period, context: Context) -> Outcome:
    fine = form.unit in ("day", "week", "weekend", "time")
    base = context.base(form.base, fine=fine)
    if base is None:
        return Outcome(None, _OPEN_VALUES.get(form.unit, "XXXX-XX-XX"), f"{form.unit}-of-untold-time")
    if form.unit == "time":
        known = context.previous
        if known is None or known.first is None or known.last is None:
            return Outcome(None, "PAST_REF", "time-told-before")
        return _of(days_extent(known.first, known.last, value=known.last.isoformat()), "time-told-before")
    if form.unit == "weekend":
        return _of(unit_extent("weekend", _weekend_of(form.shift, base, context)), "weekend")
    if form.unit == "day" and form.base == "previous" and form.shift < 0 and context.previous:
        base = context.previous.first or base
    step = shift(base.replace(day=1) if form.unit == "month" else base, form.shift, form.unit)
    return _of(unit_extent(form.unit, step), form.unit)


def _weekend_of(steps: int, base: date, context: Context) -> date:
    """A day of the weekend meant: this one on a Saturday or Sunday, else the last one, or the coming one."""
    inside = base.weekday() >= 5
    if steps < 0:
        return base - timedelta(days=7) if inside else base - timedelta(days=base.weekday() + 1)
    if steps > 0:
        return base + timedelta(days=7) if inside else base + timedelta(days=5 - base.weekday())
    if inside or context.direction == "future":
        return base
    return base - timedelta(days=base.weekday() + 1)


def _offset(form: Offset, context: Context) -> Outcome:
    fine = form.unit in (*_SHORT, "day", "week", "fortnight")
    base = context.base(form.base, fine=fine)
    if base is None:
        return Outcome(None, "PAST_REF" if form.sign < 0 else "FUTURE_REF", "offset-from-untold-time")
    count = form.amount.value
    if count is None:
        return _vague_offset(form, base)
    target = shift(base, form.sign * count, form.unit)
    if form.unit in ("week", "fortnight", "month") and form.base == "previous":
        found = day_extent(target).hedged()
    elif form.unit in ("decade", "century", "millennium"):
        found = year_extent(target.year).hedged()
    elif form.unit == "quarter":
        found = unit_extent("quarter", target)
    else:
        found = unit_extent(form.unit, target)
    if form.amount.bound is not None:
        found = found.hedged()
    return _of(found, "offset" if form.base == "anchor" else "offset-from-time-before")


def _vague_offset(form: Offset, base: date) -> Outcome:
    """Weeks ago; years later: between two and the vague limit of units away."""
    far, near = shift(base, form.sign * _VAGUE[form.unit], form.unit), shift(base, form.sign * 2, form.unit)
    first, last = min(far, near), max(far, near)
    value = "PAST_REF" if form.sign < 0 else "FUTURE_REF"
    return _of(days_extent(first, last, value=value, approximate=True), "offset-vague")


def _stretch(form: Stretch, context: Context) -> Outcome:
    value = duration(form.amount, form.unit)
    count = form.amount.value if form.amount.value is not None else _VAGUE[form.unit]
    vague = form.amount.value is None
    told = form.base == "previous" or (form.side == "next" and context.direction == "past")
    if not told:
        base: date | None = context.anchor
    else:
        base = context.base("previous", fine=form.unit in (*_SHORT, "day", "week"))
    if base is None:
        return Outcome(None, value, "stretch-from-untold-time")
    if form.side == "past":
        first, last = shift(base, -count, form.unit), base
    else:
        begin = base + timedelta(days=1) if told else base
        first, last = begin, shift(base, count, form.unit)
    extent = days_extent(min(first, last), max(first, last), value=value, approximate=vague)
    return _of(extent, f"stretch-{form.side}" + ("-vague" if vague else ""))


_CODES: dict[Unit, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "time": "X", "half": "H", "weekend": "WE", "fortnight": "W", "millennium": "L",
}  # fmt: skip


def duration(amount: Amount, unit: Unit, extra: tuple[Amount, Unit] | None = None) -> str:
    """A TIMEX3 duration: P2D, PT36H, PXW, P2Y6M."""
    time = "T" if unit in _SHORT else ""
    count = amount.value
    if count is None:
        return f"P{time}X{_CODES[unit]}"
    if extra is not None and extra[0].value is not None:
        count += extra[0].value
    if unit == "fortnight":
        count *= 2
    whole, rest = int(count), count - int(count)
    below = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60)}.get(unit)
    if rest and below and not (whole == 0 and unit == "decade"):
        head = f"{whole}{_CODES[unit]}" if whole else ""
        return f"P{time}{head}{round(rest * below[1])}{below[0]}"
    number = str(whole) if not rest else f"{count:g}"
    return f"P{time}{number}{_CODES[unit]}"


def _length(form: Length, context: Context) -> Outcome:  # noqa: ARG001  one shape for all forms
    return Outcome(None, duration(form.amount, form.unit, form.extra), "length")


def _reference(form: Reference, context: Context) -> Outcome:
    if form.to == "present":
        extent = replace(day_extent(context.anchor), approximate=True)
        return Outcome(extent, "PRESENT_REF", "now")
    return Outcome(None, "PAST_REF" if form.to == "past" else "FUTURE_REF", f"pointer-{form.to}")


def _day_part(form: DayPart, context: Context) -> Outcome:
    base = context.base(form.base, fine=True)
    if base is None:
        if form.shift:
            return Outcome(None, "XXXX-XX-XX", "part-of-untold-day")
        return _of(day_extent(context.anchor).hedged(), "part-of-anchor-day")
    return _of(day_extent(base + timedelta(days=form.shift)), "part-of-day")


def _repeat(form: Repeat, context: Context) -> Outcome:  # noqa: ARG001  one shape for all forms
    return Outcome(None, form.value, "set")


_ANCHORS: dict[type, Callable[[Any, Context], Outcome]] = {
    Calendar: _calendar,
    Weekday: _weekday,
    Season: _season,
    Portion: _portion,
    Era: _era,
    Holiday: _holiday,
    Period: _period,
    Offset: _offset,
    Stretch: _stretch,
    Length: _length,
    Reference: _reference,
    DayPart: _day_part,
    Repeat: _repeat,
}

__all__ = ["Context", "Known", "Outcome", "anchor_form", "duration", "week_extent"]

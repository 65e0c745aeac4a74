"""Units and pointers to days: last week, two days later, the past year, now, by the evening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fogline.timex.context import Context, Outcome, outcome_of
from fogline.timex.forms import Amount, DayPart, Length, Offset, Period, Reference, Repeat, Stretch, Unit
from fogline.timex.spans import Extent, day_extent, days_extent, shift, unit_extent, year_extent

_SHORT = ("second", "minute", "hour")
# How far back a vague count reaches, in units: generous, because the interval only has to hold the time, not find it.
_VAGUE: dict[Unit, int] = {
    "second": 60, "minute": 60, "hour": 24, "day": 7, "week": 6, "month": 6, "quarter": 4, "year": 5,
    "decade": 3, "century": 3, "weekend": 4, "fortnight": 3, "half": 3, "time": 7, "millennium": 2,
}  # fmt: skip
_MONTH = 30  # days, give or take two


def _untold(guess: Outcome, rule: str) -> Outcome:
    """A time told from another that is not known: no days; the guess from the anchor stays as TIMEX3 value."""
    return Outcome(None, guess.value, rule)


def anchor_period(form: Period, context: Context) -> Outcome:
    """Anchors a whole unit: last week, this year, the following month, the same day."""
    fine = form.unit in ("day", "week", "weekend")
    base = context.base(form.base, fine=fine)
    if form.unit == "quarter" and form.base == "previous":
        return outcome_of(_quarter_told(form.shift, context), "quarter-told-before")
    if base is None:
        return _period_untold(form, context)
    if form.unit == "time":
        known = context.previous
        if known is None or known.first is None or known.last is None:
            return Outcome(None, "PAST_REF", "time-told-before")
        return outcome_of(days_extent(known.first, known.last, value=known.last.isoformat()), "time-told-before")
    if form.unit == "weekend":
        return outcome_of(unit_extent("weekend", _weekend_of(form.shift, base, context)), "weekend")
    if form.unit == "day" and form.base == "previous" and form.shift < 0 and context.previous:
        base = context.previous.first or base
    steps = form.shift
    if form.unit == "week" and form.base == "anchor" and base.weekday() == 6:
        # said on a Sunday, last week is the one just ending, and this week, looking ahead, the one to come
        steps += 1 if steps < 0 or (steps == 0 and context.direction == "future") else 0
    if form.unit == "week" and form.base == "anchor" and base.weekday() == 0 and context.direction == "past":
        # what was done "earlier this week", told on a Monday, was done in the week just over
        steps -= 1 if steps == 0 else 0
    step = shift(base.replace(day=1) if form.unit == "month" else base, steps, form.unit)
    return outcome_of(unit_extent(form.unit, step), form.unit)


def _period_untold(form: Period, context: Context) -> Outcome:
    """A unit told from a time that is not known, or not finely enough: "that same day" after a month."""
    known = context.previous
    if form.unit == "time":
        return Outcome(None, "PAST_REF", "time-told-before")
    if form.unit == "day" and form.shift == 0 and known is not None and known.first and known.is_about(_MONTH):
        return Outcome(None, f"{known.first:%Y-%m}-XX", "day-of-month-told-before")
    return _untold(anchor_period(replace(form, base="anchor"), context), f"{form.unit}-of-untold-time")


_QUARTER = 91  # days, give or take two


def _quarter_told(steps: int, context: Context) -> Extent:
    """So many from the quarter told just before, else from the last one that is over, of which reports tell."""
    known = context.previous
    if known is not None and known.first is not None and known.is_about(_QUARTER):
        return unit_extent("quarter", shift(known.first, steps, "quarter"))
    return unit_extent("quarter", shift(context.anchor, steps - 1, "quarter"))


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


def anchor_offset(form: Offset, context: Context) -> Outcome:
    """Anchors so many units before or after."""
    fine = form.unit in (*_SHORT, "day", "week", "fortnight")
    base = context.base(form.base, fine=fine)
    same = _same_season(form, context)
    if same is not None:
        return outcome_of(same, "year-from-time-before")
    if base is None:
        guess = anchor_offset(replace(form, base="anchor"), context)
        told = replace(guess, value=duration(form.amount, form.unit)) if form.unit in _SHORT else guess
        return _untold(told, "offset-from-untold-time")
    count = form.amount.value
    if count is None:
        return _vague_offset(form, base)
    target = shift(base, form.sign * (count + _slack(form)), form.unit)
    if form.grain is not None:
        found = unit_extent(form.grain, target)
    elif form.unit in ("week", "fortnight", "month") and form.base == "previous":
        found = day_extent(target).hedged()
    elif form.unit in ("decade", "century", "millennium"):
        found = year_extent(target.year).hedged()
    elif form.unit == "quarter":
        found = unit_extent("quarter", target)
    else:
        found = unit_extent(form.unit, target)
    if form.amount.bound is not None:
        found = found.hedged()
    if form.base == "anchor":
        return outcome_of(found, "offset")
    value = duration(form.amount, form.unit) if form.unit in _SHORT else found.value  # an hour later: no day, a length
    return Outcome(found, value, "offset-from-time-before")


_SHORT_OF = 0.25  # of a year: "nearly six years ago" is told of five and three quarters sooner than of six and more


def _slack(form: Offset) -> float:
    """What "nearly" and "more than" take from and add to a count of years."""
    if form.unit != "year" or form.base != "anchor":
        return 0.0
    return {"less": -_SHORT_OF, "more": _SHORT_OF}.get(form.amount.bound or "", 0.0)


def _same_season(form: Offset, context: Context) -> Extent | None:
    """A year before or after a quarter or month told just before is that quarter or month, not the whole year."""
    known = context.previous
    if form.unit != "year" or form.amount != Amount(value=1) or known is None or known.first is None:
        return None
    if known.is_about(_QUARTER):
        there = known.first if form.base == "previous" else known.first.replace(year=context.anchor.year)
        return unit_extent("quarter", shift(there, form.sign, "year"))
    if form.base == "previous" and known.first.day == 1 and known.is_about(_MONTH):
        return unit_extent("month", shift(known.first, form.sign, "year"))
    return None


def _vague_offset(form: Offset, base: date) -> Outcome:
    """Weeks ago; years later: between two and the vague limit of units away."""
    far, near = shift(base, form.sign * _VAGUE[form.unit], form.unit), shift(base, form.sign * 2, form.unit)
    first, last = min(far, near), max(far, near)
    value = "PAST_REF" if form.base == "anchor" and form.sign < 0 else duration(form.amount, form.unit)
    return outcome_of(days_extent(first, last, value=value, approximate=True), "offset-vague")


def anchor_stretch(form: Stretch, context: Context) -> Outcome:
    """Anchors a length that ends or begins at its base."""
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
    return outcome_of(extent, f"stretch-{form.side}" + ("-vague" if vague else ""))


_CODES: dict[Unit, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "time": "X", "half": "H", "weekend": "WE", "fortnight": "W", "millennium": "L",
}  # fmt: skip


def duration(amount: Amount, unit: Unit, extra: tuple[Amount, Unit] | None = None) -> str:
    """A TIMEX3 duration: P2D, PT36H, PXW, P2Y6M."""
    time = "T" if unit in _SHORT else ""
    count = amount.value
    if count is None:
        return f"P{time}X{'Y' if unit == 'decade' else _CODES[unit]}"  # as "two decades" are P20Y
    if extra is not None and extra[0].value is not None:
        count += extra[0].value
    if unit == "fortnight":
        count *= 2
    if unit in ("quarter", "decade") and count > 1:
        count, unit = (count * 3, "month") if unit == "quarter" else (count * 10, "year")
    if unit in ("decade", "century") and count < 1:
        count, unit = count * (10 if unit == "decade" else 100), "year"
    whole, rest = int(count), count - int(count)
    below = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60)}.get(unit)
    if rest and below and not (whole == 0 and unit == "decade"):
        head = f"{whole}{_CODES[unit]}" if whole else ""
        return f"P{time}{head}{round(rest * below[1])}{below[0]}"
    number = str(whole) if not rest else f"{count:g}"
    return f"P{time}{number}{_CODES[unit]}"


def anchor_length(form: Length, _context: Context) -> Outcome:
    """A bare length lies nowhere; it has a value only."""
    return Outcome(None, duration(form.amount, form.unit, form.extra), "length")


def anchor_reference(form: Reference, context: Context) -> Outcome:
    """Now is the anchor's day, roughly; recently and soon name no day."""
    if form.to == "present":
        extent = replace(day_extent(context.anchor), approximate=True)
        return Outcome(extent, "PRESENT_REF", "now")
    return Outcome(None, "PAST_REF" if form.to == "past" else "FUTURE_REF", f"pointer-{form.to}")


def anchor_day_part(form: DayPart, context: Context) -> Outcome:
    """Anchors a part of a day with no day named: of the day told before, else of the anchor's."""
    base = context.base(form.base, fine=True)
    if base is None:
        if form.shift:
            return _untold(anchor_day_part(replace(form, base="anchor"), context), "part-of-untold-day")
        return outcome_of(day_extent(context.anchor).hedged(), "part-of-anchor-day")
    first = base + timedelta(days=form.shift)
    if form.through:
        return outcome_of(days_extent(first, first + timedelta(days=1), value=first.isoformat()), "part-of-day")
    return outcome_of(day_extent(first), "part-of-day")


def anchor_repeat(form: Repeat, _context: Context) -> Outcome:
    """What comes back lies nowhere; it has a value only."""
    return Outcome(None, form.value, "set")

"""What is counted from a named time, and pieces of one, to days.

"Two days after 4 April", "the second week of April".
"""

from __future__ import annotations

from datetime import date, timedelta

from fogline.timex.context import Context, Outcome
from fogline.timex.forms import From, Unit, Within
from fogline.timex.narrowing import narrow
from fogline.timex.spans import Extent, day_extent, days_extent, month_extent, shift, shift_months, unit_extent

_SHORT = ("second", "minute", "hour")
_SOME_DAYS = 45
_IN_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "fortnight": 14}
_IN_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def anchor_from(form: From, base: Outcome) -> Outcome:
    """Anchors what is told from a time the words name.

    Args:
        form: how far and which way.
        base: that time.
    """
    extent, count = base.extent, form.amount.value
    if extent is None or extent.first is None or extent.last is None or count is None:
        return Outcome(None, base.value, "counted-from-untold-time")
    first, last = extent.first, extent.last
    if form.whole is not None:
        found = _length(form, count, first, last)
    elif first == last:
        found = _target(form, shift(first, form.sign * count, form.unit))
    elif extent.precision == "year" and form.unit in ("year", "decade"):
        found = unit_extent("year", shift(first, form.sign * count, form.unit))
    elif form.sign < 0:
        low, high = shift(first, -count, form.unit), shift(last, -count, form.unit)
        high = low if extent.precision == "days" else high  # "three days before Eid": before it begins
        found = days_extent(low, high, value=low.isoformat())
    else:
        low, high = shift(first, count, form.unit), shift(last, count, form.unit)
        low = high if extent.precision == "days" else low  # "the day after Eid": after it ends
        found = days_extent(low, high, value=high.isoformat())
    if form.amount.bound is not None or extent.approximate:
        found = found.hedged()
    value = found.value if form.whole is None else f"{found.first}/{found.last}"
    return Outcome(found, value, "counted-from-named-time")


def _target(form: From, day: date) -> Extent:
    """The far end of a count from a day: the day itself, about it for weeks and months, its month for years."""
    if form.unit in (*_SHORT, "day"):
        found = day_extent(day)
        return found.hedged() if form.unit in _SHORT and form.amount.value != 24 else found
    if form.unit in ("week", "fortnight", "month"):
        return day_extent(day).hedged()
    return month_extent(day.year, day.month).hedged()


def _length(form: From, count: float, first: date, last: date) -> Extent:
    """The length itself: the days before, after, or up to and with a time."""
    if (last - first).days > _SOME_DAYS:  # some day of that month or year is meant ("the week before the 2014 vote")
        low = shift(first, -count, form.unit) if form.sign < 0 else first
        high = last if form.sign < 0 else shift(last, count, form.unit)
        return days_extent(low, high, value=low.isoformat(), approximate=True)
    one = timedelta(days=0 if form.unit in _SHORT else 1)
    value = ""  # spelt by the caller
    if form.sign > 0:
        return days_extent(last + one, max(last + one, shift(last, count, form.unit)), value=value)
    if form.whole == "with":
        return days_extent(min(last, shift(last, -count, form.unit) + one), last, value=value)
    return days_extent(min(first - one, shift(first, -count, form.unit)), first - one, value=value)


def anchor_within(form: Within, base: Outcome, context: Context) -> Outcome:
    """Anchors a counted piece of a time the words name.

    Args:
        form: which piece.
        base: that time.
        context: what the words are said from.
    """
    extent = base.extent
    if extent is None or extent.first is None or extent.last is None:
        return Outcome(None, base.value, "piece-of-untold-time")
    found = _piece(form, extent, extent.first, extent.last, context)
    if found is None:
        return Outcome(None, base.value, "piece-of-none")
    return Outcome(found.hedged() if extent.approximate else found, found.value, "piece-of-named-time")


def _piece(form: Within, extent: Extent, first: date, last: date, context: Context) -> Extent | None:
    """The days of the piece; `None` where the time has no such piece."""
    count = form.amount.value
    if form.unit == "half":
        middle = first + timedelta(days=((last - first).days + 1) // 2)
        if extent.precision == "year":
            middle = shift_months(first, 6)
        elif extent.precision == "month":
            middle = first.replace(day=16)
        low, high = (first, middle - timedelta(days=1)) if form.index == 1 else (middle, last)
        return days_extent(low, high, value=extent.value)
    if count is None:
        return narrow(extent, "start" if form.index > 0 else "end", context.anchor)
    low, high = _edges(form, count, first, last)
    if low < first or high > last:
        low, high = max(low, first), min(high, last)
    return days_extent(low, high, value=low.isoformat()) if low <= high else None


def _edges(form: Within, count: float, first: date, last: date) -> tuple[date, date]:
    """The first and last day of so many units, counted from one end."""
    one = timedelta(days=1)
    if form.unit in _IN_DAYS:
        length = timedelta(days=round(count * _IN_DAYS[form.unit]))
        low = last - length + one if form.index < 0 else first + (form.index - 1) * length
        return low, low + length - one
    months = round(count * _IN_MONTHS[form.unit])
    if form.index < 0:
        return shift_months(last + one, -months), last
    return shift_months(first, (form.index - 1) * months), shift_months(first, form.index * months) - one

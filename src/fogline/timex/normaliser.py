"""Anchors a time expression: what the words say, and a date, give days.

Decisions (see docs/decisions/0002-time-expressions.md): weeks are ISO weeks; a weekday alone is the nearest one behind,
the anchor's own included, or ahead where the clause looks ahead; a time told from the event before stays unknown when
that is not given; vague stretches end at the anchor and are approximate. Nothing here raises: what leaves the calendar
is unknown.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fogline.model import When
from fogline.timex.anchor_parts import anchor_from, anchor_within
from fogline.timex.anchoring import anchor_form
from fogline.timex.context import Context, Outcome
from fogline.timex.forms import (
    Bound,
    Calendar,
    DayPart,
    Direction,
    From,
    Normal,
    Part,
    Range,
    Repeat,
    Several,
    TimeExpression,
    Weekday,
    Within,
)
from fogline.timex.narrowing import narrow
from fogline.timex.several import repeated, set_of
from fogline.timex.spans import Extent, days_extent, shift

_PART_CODES: dict[str, str] = {
    "dawn": "MO", "morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI",
    "midnight": "NI", "day": "DT",
}  # fmt: skip


def normalise(
    expression: TimeExpression,
    *,
    anchor: date,
    direction: Direction,
    previous: When | None = None,
) -> Normal:
    """Places a time expression on the calendar, as far as that can be known.

    Args:
        expression: what `recognise` found.
        anchor: the day the words are said from, usually the day of publication.
        direction: where the clause looks; it decides between last and next where the words do not.
        previous: the time of the event told just before, for "the next day", "two days later", "by the evening".

    Returns:
        The days, the TIMEX3 value and the rule's name; `when` is `None` where no time is named or known.
    """
    context = Context.of(anchor, direction, previous)
    try:
        outcome = _outcome(expression, context)
    except (ValueError, OverflowError):
        return Normal(when=None, timex_value="XXXX", rule="out-of-calendar")
    when = outcome.extent.when(_part(expression)) if outcome.extent is not None else None
    return Normal(when=when, timex_value=outcome.value, rule=outcome.rule)


def _part(expression: TimeExpression) -> Part | None:
    """The part of the day; of a range or bound, only where all its ends share it."""
    if not isinstance(expression.form, Range | Bound | Several):
        return expression.part
    parts = {_part(one) for one in expression.parts}
    return parts.pop() if len(parts) == 1 else None


def _outcome(expression: TimeExpression, context: Context) -> Outcome:
    """Anchors a simple expression, or the parts of a range or bound."""
    if isinstance(expression.form, Range):
        return _range(expression, context)
    if isinstance(expression.form, Bound):
        return _bound(expression, expression.form, context)
    if isinstance(expression.form, Several):
        return _several(expression, context)
    if isinstance(expression.form, From):
        outcome = _counted(expression, expression.form, context)
    elif isinstance(expression.form, Within):
        outcome = anchor_within(expression.form, _outcome(expression.parts[-1], context), context)
    else:
        outcome = anchor_form(expression, context)
    if outcome.extent is None:
        return replace(outcome, value=_timed(outcome, expression))
    extent = narrow(outcome.extent, expression.mod, context.anchor) if expression.mod else outcome.extent
    if expression.approximate:
        extent = extent.hedged()
    if expression.mod == "week":
        outcome = replace(outcome, value=extent.value)
    return replace(outcome, extent=extent, value=_timed(outcome, expression))


def _counted(expression: TimeExpression, form: From, context: Context) -> Outcome:
    """What is told from a named time; a weekday that a past count starts from lies that long before the anchor."""
    base = expression.parts[-1]
    told_back = isinstance(base.form, Weekday) and form.sign > 0 and context.direction == "past"
    if told_back and form.amount.value is not None and form.whole is None:
        anchor = shift(context.anchor, -form.amount.value, form.unit)
        return anchor_from(form, _outcome(base, replace(context, anchor=anchor)))
    return anchor_from(form, _outcome(base, context))


def _timed(outcome: Outcome, expression: TimeExpression) -> str:
    """The TIMEX3 value with its clock or part of day."""
    if expression.clock is not None:
        hour, minute = expression.clock
        return f"{outcome.value}T{hour:02d}:{minute:02d}"
    if expression.part is not None:
        if expression.part == "midday":
            return f"{outcome.value}T12:00"
        return f"{outcome.value}T{_PART_CODES[expression.part]}"
    return outcome.value


def _range(expression: TimeExpression, context: Context) -> Outcome:
    """From the first day of one to the last day of the other; what one leaves out it takes from the other."""
    left, right = _shared(expression.parts[0], expression.parts[1])
    end = _outcome(right, context)
    start = _outcome(left, replace(context, anchor=_start_anchor(left, end, context)))
    if start.extent is None or end.extent is None:
        return Outcome(None, f"{start.value}/{end.value}", "range-open")
    first, last = start.extent.first, end.extent.last
    if first is None or last is None or first > last:
        return Outcome(None, f"{start.value}/{end.value}", "range-backwards")
    value = f"{start.value}/{end.value}"
    extent = days_extent(first, last, value=value, approximate=start.extent.approximate or end.extent.approximate)
    coarse = start.extent.precision == end.extent.precision and start.extent.precision in ("month", "year", "week")
    if coarse and first != last:
        spelt = "/" not in start.extent.edtf + end.extent.edtf
        edtf = f"{start.extent.edtf}/{end.extent.edtf}" if spelt else extent.edtf
        extent = replace(extent, edtf=edtf, precision="years" if start.extent.precision == "year" else "month")
    return Outcome(extent, value, "range")


def _several(expression: TimeExpression, context: Context) -> Outcome:
    """The days of a set; each weekday of a list is the one before the next."""
    *before, last = expression.parts
    end = _outcome(last, context)
    if isinstance(before[0].form, Repeat):
        return repeated(before[0].form, end, context.anchor if context.direction == "past" else None)
    outcomes, right = [end], last
    for one in reversed(before):
        left, _ = _shared(one, right)
        outcomes.insert(0, _outcome(left, replace(context, anchor=_start_anchor(left, outcomes[0], context))))
        right = left
    extents = [one.extent for one in outcomes if one.extent is not None]
    if len(extents) < len(outcomes):
        return Outcome(None, end.value, "set-untold")
    return set_of(extents)


def _start_anchor(left: TimeExpression, end: Outcome, context: Context) -> date:
    """A weekday that opens a range is the one before its end ("from Friday to Monday")."""
    known = end.extent is not None and end.extent.last is not None
    if known and context.direction != "future" and isinstance(left.form, Weekday | DayPart):
        last = end.extent.last if end.extent else None
        return min(context.anchor, last) if last else context.anchor
    return context.anchor


def _shared(left: TimeExpression, right: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Gives each end the month and year only the other one names ("between March and June 2016")."""
    one, two = left.form, right.form
    if not (isinstance(one, Calendar) and isinstance(two, Calendar)):
        return left, right
    if one.year is None and one.shift is None and two.year is not None:
        wraps = one.month is not None and two.month is not None and one.month > two.month
        one = replace(one, year=two.year - 1 if wraps else two.year)
    elif two.year is None and two.shift is None and one.year is not None:
        wraps = one.month is not None and two.month is not None and one.month > two.month
        two = replace(two, year=one.year + 1 if wraps else one.year)
    return replace(left, form=one), replace(right, form=two)


def _bound(expression: TimeExpression, form: Bound, context: Context) -> Outcome:
    """Open on one side: since, until, before, after."""
    inner = _outcome(expression.parts[0], context)
    if inner.extent is None:
        return Outcome(None, inner.value, f"{form.side}-open")
    extent = _open(inner.extent, form.side)
    return Outcome(extent, inner.value, form.side)


def _open(extent: Extent, side: str) -> Extent:
    """The extent with one side opened."""
    edges = extent.edtf.split("/")
    opened = replace(extent, precision="open")
    if side == "since":
        return replace(opened, last=None, edtf=f"{edges[0]}/..")
    if side == "until":
        return replace(opened, first=None, edtf=f"../{edges[-1]}")
    if side == "before" and extent.first is not None:
        last = date.fromordinal(extent.first.toordinal() - 1)
        return replace(opened, first=None, last=last, edtf=f"../{last.isoformat()}")
    if side == "after" and extent.last is not None:
        first = date.fromordinal(extent.last.toordinal() + 1)
        return replace(opened, first=first, last=None, edtf=f"{first.isoformat()}/..")
    return opened

"""Which way round a report writes dates in digits: one that reads only one way tells how to read those beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.timex.forms import Calendar, TimeExpression

_DIGITS = re.compile(r"\D*?(\d\d?)[/-](\d\d?)[/-]\d{2,4}")
_MONTHS = 12


def one_order(expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions, with dates in digits read as the unmistakable ones among them are.

    Args:
        expressions: those of one stretch of text.

    Returns:
        The same; a date that reads both ways stays so where the others tell nothing, or do not agree.
    """
    if not any(_swappable(one) for one in expressions):
        return list(expressions)
    orders = {order for one in expressions if (order := _order(one)) is not None}
    if len(orders) != 1:
        return list(expressions)
    return [_read(one, month_first="month" in orders) for one in expressions]


def _swappable(one: TimeExpression) -> bool:
    return (isinstance(one.form, Calendar) and one.form.swappable) or any(_swappable(part) for part in one.parts)


def _order(one: TimeExpression) -> str | None:
    """What stands first in a date of digits that reads one way only; `None` for anything else."""
    for part in (one, *one.parts):
        found = _DIGITS.search(part.text) if isinstance(part.form, Calendar) and part.form.day else None
        if found is not None and int(found[1]) > _MONTHS:
            return "day"
        if found is not None and int(found[2]) > _MONTHS:
            return "month"
    return None


def _read(one: TimeExpression, *, month_first: bool) -> TimeExpression:
    """The expression with its digits read in one order."""
    form, parts = one.form, tuple(_read(part, month_first=month_first) for part in one.parts)
    if isinstance(form, Calendar) and form.swappable:
        day, month = (form.month, form.day) if month_first else (form.day, form.month)
        form = replace(form, day=day, month=month, swappable=False)
    return replace(one, form=form, parts=parts)

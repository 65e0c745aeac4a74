"""The table of forms: which function anchors which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fogline.timex import anchor_dates as dates
from fogline.timex import anchor_units as units
from fogline.timex.anchor_other import anchor_other
from fogline.timex.context import Context, Outcome
from fogline.timex.forms import (
    Calendar,
    DayPart,
    Era,
    Holiday,
    Length,
    Offset,
    OtherDate,
    Period,
    Portion,
    Reference,
    Repeat,
    Season,
    Stretch,
    TimeExpression,
    Weekday,
)

_ANCHORS: dict[type, Callable[[Any, Context], Outcome]] = {
    Calendar: dates.anchor_calendar,
    Weekday: dates.anchor_weekday,
    Season: dates.anchor_season,
    Portion: dates.anchor_portion,
    Era: dates.anchor_era,
    Holiday: dates.anchor_holiday,
    OtherDate: anchor_other,
    Period: units.anchor_period,
    Offset: units.anchor_offset,
    Stretch: units.anchor_stretch,
    Length: units.anchor_length,
    Reference: units.anchor_reference,
    DayPart: units.anchor_day_part,
    Repeat: units.anchor_repeat,
}


def anchor_form(expression: TimeExpression, context: Context) -> Outcome:
    """Anchors a simple expression by its form; those made of parts are the normaliser's own."""
    return _ANCHORS[type(expression.form)](expression.form, context)

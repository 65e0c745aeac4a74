"""Days that are told as a set: "on 1, 4 and 9 May", "on both Tuesday and Thursday", "every Monday in July".

A set keeps the expressions that it is made of as parts. Its days are those from the first to the last, and its rule
says which of them are meant. What must stay true: days on end are one interval, as "from … to" would be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from fogline.timex.context import Outcome
from fogline.timex.forms import Calendar, Period, Repeat, Several, Weekday
from fogline.timex.grammar import Draft, Match
from fogline.timex.spans import Extent, days_extent
from fogline.timex.tokens import Tokens

_WEEKLY = re.compile(r"XXXX-WXX-([1-7])")
_OFTEN = frozenset({"P1D", "XXXX-XX-XXTNI", "XXXX-XX-XXTMO", "XXXX-XX-XXTEV", "XXXX-XX-XXTAF", "XXXX-XX-XXTDT"})
"""Values of what comes back every day."""
_WITHIN = ((), ("in",), ("of",), ("during",), ("throughout",), (",", "in"))
_LISTED = (("and",), (",", "and"), (",",), ("and", "again"), ("and", "again", "on"), ("and", "then", "again", "on"))
_DAYS_FOLLOW = frozenset("in on at by near as after before when while outside during with from against and but".split())
"""Words behind "on May 3 and 5" by which both numbers are days and count nothing."""
MOST = 31
"""Days that a set may tell one by one."""


def day_set(match: Match, *, month: int, year: int | None) -> Draft | None:
    """1, 4 and 9 May; March 3 and 5: a set of days of one month.

    Args:
        match: the shape, with the numbers from `one` to `two`.
        month: the month.
        year: the year, if it is told.
    """
    first, last = match.at("one"), match.at("two")
    tokens = match.tokens
    places = [place for place in range(first, last + 1) if isinstance(tokens.values[place], int)]
    days = [int(str(tokens.values[place])) for place in places]
    if any(tokens.word(place).isalpha() and tokens.letters[place] == "N" for place in places):
        return None
    if not all(1 <= day <= 31 for day in days) or days != sorted(set(days)):
        return None
    counts = match.letter_after() in "xXUVm" and match.after() not in _DAYS_FOLLOW
    if match.at("month") < first and year is None and counts:
        return None
    draft = match.draft("DATE", Several())
    ends = [*places[1:], match.last]
    draft.parts = [
        Draft(first=place, last=place + 1, kind="DATE", form=Calendar(year=year, month=month, day=day))
        for place, day in zip(places, days, strict=True)
    ]
    draft.parts[0].first, draft.parts[-1].last = match.first, ends[-1]
    return draft


def join_several(left: Draft, right: Draft, tokens: Tokens) -> Draft | None:
    """Tuesday and Thursday; Monday, Wednesday and Friday; 3 March and 9 April; every Monday in July."""
    gap = tokens.words[left.last : right.first]
    if isinstance(left.form, Repeat) and gap in _WITHIN and _is_stretch(right):
        if not (_WEEKLY.fullmatch(left.form.value) or left.form.value in _OFTEN):
            return None
        return Draft(first=left.first, last=right.last, kind="DATE", form=Several(), rule="set", parts=[left, right])
    if gap not in _LISTED or not (_is_day(left) and _is_day(right)):
        return None
    before = left.parts[-1].form if isinstance(left.form, Several) else left.form
    in_digits = tokens.letter(left.first) == "I" or tokens.letter(right.first) == "I"
    if type(before) is not type(right.form) or tokens.letter(right.last) == "4" or in_digits:
        return None
    if gap == (",",) and not _goes_on(right, tokens):
        return None
    parts = [*(left.parts if isinstance(left.form, Several) else [left]), right]
    kind = "TIME" if "TIME" in (left.kind, right.kind) else "DATE"
    return Draft(first=left.first, last=right.last, kind=kind, form=Several(), rule="set", parts=parts)  # type: ignore[arg-type]


def _goes_on(draft: Draft, tokens: Tokens) -> bool:
    """Whether a list goes on behind a day ("Monday, Wednesday and Friday")."""
    after = draft.last + (tokens.word(draft.last) == ",")
    return tokens.word(after) == "and" and tokens.letter(after + 1) in "WNM"


def _is_day(draft: Draft) -> bool:
    form = draft.form
    if draft.clock is not None or draft.mod is not None:
        return False
    if isinstance(form, Several):
        return not isinstance(draft.parts[0].form, Repeat)
    if isinstance(form, Calendar):
        return form.day is not None and form.month is not None and not form.swappable
    return isinstance(form, Weekday) and form.shift is None and form.week is None


def _is_stretch(draft: Draft) -> bool:
    form = draft.form
    if isinstance(form, Period):
        return form.unit in ("week", "month") and form.base == "anchor"
    return isinstance(form, Calendar) and form.day is None and form.month is not None


def set_of(days: Sequence[Extent]) -> Outcome:
    """The days of a set from the first to the last.

    Args:
        days: each of them, in order.
    """
    told = sorted({one.first for one in days if one.first is not None and one.first == one.last})
    if not told or len(told) != len(days):
        return Outcome(None, ",".join(one.value for one in days), "set-untold")
    value = ",".join(day.isoformat() for day in told)
    cover = days_extent(told[0], told[-1], value=value)
    on_end = (told[-1] - told[0]).days == len(told) - 1
    return Outcome(cover, value, "days-on-end" if on_end else named(told))


def repeated(repeat: Repeat, stretch: Outcome, until: date | None) -> Outcome:
    """What comes back on days of a stretch.

    Args:
        repeat: how often.
        stretch: the days within which.
        until: the last day that it can have been; `None` where it may lie ahead.
    """
    extent, weekly = stretch.extent, _WEEKLY.fullmatch(repeat.value)
    if extent is None or extent.first is None or extent.last is None or weekly is None:
        return stretch
    last = min(extent.last, until) if until is not None and until >= extent.first else extent.last
    days = [extent.first + timedelta(days=step) for step in range((last - extent.first).days + 1)]
    meant = [day for day in days if day.isoweekday() == int(weekly[1])]
    if not meant or len(meant) > MOST:
        return stretch
    return Outcome(days_extent(meant[0], meant[-1], value=stretch.value), stretch.value, named(meant))


def named(days: Sequence[date]) -> str:
    """The rule of a set: its days, as EDTF writes them."""
    return "days {" + ",".join(day.isoformat() for day in days) + "}"

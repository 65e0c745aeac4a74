"""Full dates in words and figures: the only ones that can date a report by themselves.

A date is recognised when it names a day, a month and a year without doubt. "12/09/2014" is September in one country
and December in another and is no date here; "30/09/2014" can only be one day. Impossible dates ("31 November 2016")
are no dates. Relative times and dates without a year are the business of other stages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("january february march april may june july august september october november december").split()
WEEKDAYS = ("monday tuesday wednesday thursday friday saturday sunday").split()
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Outside these years a number beside a month is not the year of a report."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
_BEFORE = rf"(?:\b(?P<weekday>{WEEKDAY})\b\.?,?\s+(?:the\s+)?)?"
_AFTER = rf"(?:,?\s+\(?(?P<after>{WEEKDAY})\b\)?)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_BEFORE}(?<![\w.,/-]){_DAY}(?:\s+of)?[\s-]+(?P<month>{MONTH})[,،]?[\s-]+{_YEAR}{_AFTER}",
        rf"{_BEFORE}(?<![\w/-])(?P<month>{MONTH})\s+{_DAY}[,،]?\s*{_YEAR}{_AFTER}",
        rf"{_BEFORE}(?<![\w.,/-]){_YEAR}(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        rf"{_BEFORE}(?<![\w.,/-])(?P<one>[0-3]?\d)(?P<mark>[-/.])(?P<two>[0-3]?\d)(?P=mark){_YEAR}",
    )
)
YEARLESS = re.compile(
    rf"{_BEFORE}(?:(?<![\w.,/-])(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{MONTH})"
    rf"|(?<![\w/-])(?P<m2>{MONTH})\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?)(?![\w/-]|,?\s+\d{{4}})",
    re.IGNORECASE,
)
WIRE_DATE = re.compile(
    r"(?<![\w.,/-])(?P<day>[0-3]?\d)\s+(?P<month>JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\.?\s+'?(?P<short>\d\d)"
    r"(?![\w/-])"
)
"""A day as monitoring services and older wires write it in a dateline ("13 JAN 90")."""
THIS_CENTURY = 50
"""Two figures of a year below this are of the 2000s, others of the 1900s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayInText:
    """A full date with the place of its words; `weekday` is the one named beside it, Monday 0."""

    day: dt.date
    start: int
    end: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlessDay:
    """A day and month without a year."""

    month: int
    day: int
    start: int
    end: int
    weekday: int | None = None


def weekday_number(word: str | None) -> int | None:
    """The number of a weekday's name or abbreviation, Monday 0."""
    if not word:
        return None
    return next((i for i, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3])), None)


def month_number(word: str) -> int | None:
    """The number of a month's name, abbreviation or figures, January 1."""
    if word.isdigit():
        return int(word)
    return next((i for i, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3])), None)


def full_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DayInText]:
    """Yields the full dates of a stretch of text in order; overlapping readings are given once."""
    stop = len(text) if end is None else end
    found = [date for form in FORMS for match in form.finditer(text, start, stop) if (date := _date(match))]
    position = start
    for date in sorted(found, key=lambda item: (item.start, -item.end)):
        if date.start >= position:
            yield date
            position = date.end


def wire_dates(text: str, start: int, end: int) -> Iterator[DayInText]:
    """Yields days with a two-figure year; only a dateline can be trusted to mean a date by them."""
    for match in WIRE_DATE.finditer(text, start, end):
        short = int(match["short"])
        real = _real(
            (2000 if short < THIS_CENTURY else 1900) + short, month_number(match["month"]) or 0, int(match["day"])
        )
        if real is not None:
            yield DayInText(day=real, start=match.start(), end=match.end())


def doubtful_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, tuple[dt.date, ...]]]:
    """Yields the places of dates in figures that can be two days, with both readings; they date nothing alone."""
    for match in FORMS[3].finditer(text, start, len(text) if end is None else end):
        if _date(match) is None:
            one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
            days = tuple(day for day in (_real(year, two, one), _real(year, one, two)) if day)
            if days:
                yield match.start(), match.end(), days


def yearless_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[YearlessDay]:
    """Yields days and months without a year, in order."""
    for match in YEARLESS.finditer(text, start, len(text) if end is None else end):
        month = month_number(match["m1"] or match["m2"])
        day = int(match["d1"] or match["d2"])
        if month and _real(2000, month, day):
            weekday = weekday_number(match["weekday"])
            yield YearlessDay(month=month, day=day, start=match.start(), end=match.end(), weekday=weekday)


def read_given(words: str) -> dt.date | None:
    """Reads a date as people and files give it: a day, or a day with a time; `None` when it names no one day."""
    words = words.strip()
    if len(words) > 80:
        return None
    stamp = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", words)
    if stamp:
        return _real(*map(int, stamp.groups()))
    dates = {date.day for date in full_dates(words)}
    return dates.pop() if len(dates) == 1 else None


def _date(match: re.Match[str]) -> DayInText | None:
    groups = match.groupdict()
    if groups.get("one"):
        order = _day_and_month(int(groups["one"]), int(groups["two"]), groups["mark"])
        if order is None:
            return None
        day, month = order
    else:
        day, month = int(groups["day"]), month_number(groups["month"]) or 0
    real = _real(int(groups["year"]), month, day)
    if real is None:
        return None
    weekday = weekday_number(groups.get("weekday") or groups.get("after"))
    return DayInText(day=real, start=match.start(), end=match.end(), weekday=weekday)


def _day_and_month(one: int, two: int, mark: str) -> tuple[int, int] | None:
    """Which number is the day; dotted dates put it first wherever they are used."""
    if mark == "." or one > 12 or one == two:
        return one, two
    return (two, one) if two > 12 else None


def _real(year: int, month: int, day: int) -> dt.date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None

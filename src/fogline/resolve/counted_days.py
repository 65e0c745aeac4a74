"""The day of an undated report, counted from a day that it tells or that its names are known by.

"Gave up its name ten days ago" counts from the day of the naming, which a pack knows; "after eleven days, the offensive
that began on 27 November" from the day in the text. A count is an inference: it must fall within what the report's
words allow, and a weekday that the report gives its own day ("this morning, Sunday") must agree. A count from a day
without a year holds only with such a weekday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from fogline.model import CLAIM_ZONES, Document, fold_name
from fogline.timex import TimeExpression, recognise
from fogline.timex.forms import Calendar, Length, Offset, Period, Weekday

NAMING = re.compile(
    r"\b(?:names?d?|renam\w+|rebrand\w+|call(?:s|ed|ing)?|known|found(?:ed|ing)|form(?:ed|ing)|merg(?:ed?|ing|er)|"
    r"announc\w+)\b",
    re.IGNORECASE,
)
BEGINNING = re.compile(r"\b(?:beg[aiu]n\w*|start(?:ed|s)?|launch(?:ed|es)?|broke out|opened|since)\b", re.IGNORECASE)
AFTER = re.compile(r"\b(?:after|for|in)\s+(?:some\s+)?$", re.IGNORECASE)
SENTENCE_GAP = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n\s*\n")
"""What stands between two sentences or two blocks: the mark stays with its sentence, a line end alone parts nothing."""
TODAY = re.compile(r"^(?:today|tonight|this)\b", re.IGNORECASE)
GAP = 3
"""Characters between "yesterday" and the weekday that explains it."""
LONGEST = 400
"""Most days that a count is trusted over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A day the report may be of, and how it was counted."""

    day: date
    why: str


def told_weekday(document: Document) -> int | None:
    """The weekday, Monday 0, that a report gives its own day; `None` where it gives none or several."""
    told = {weekday for _, sentence in sentences(document) for weekday in _weekdays(sentence)}
    return told.pop() if len(told) == 1 else None


def _weekdays(sentence: str) -> Iterator[int]:
    found = recognise(sentence)
    for one in found:
        if isinstance(one.form, Weekday) and one.form.shift is None and TODAY.search(one.text):
            yield one.form.weekday
    for one, other in pairwise(found):
        beside = other.start - one.end <= GAP and isinstance(other.form, Weekday) and other.form.shift is None
        if beside and isinstance(one.form, Period) and one.form.unit == "day" and isinstance(other.form, Weekday):
            yield (other.form.weekday - one.form.shift) % 7


def counted_days(document: Document, known: Mapping[str, tuple[str, str]], earliest: str | None) -> list[Counted]:
    """Every day the report's own counts lead to.

    Args:
        document: the report.
        known: for each name, the day from which it is borne and why.
        earliest: first day on which the report can have been written; lends the year to "27 November".
    """
    weekday = told_weekday(document)
    counted: list[Counted] = []
    for _, sentence in sentences(document):
        found = recognise(sentence)
        for days, text in _counts(sentence, found):
            counted += [one for one in _from_names(sentence, days, text, known) if weekday in (None, one.day.weekday())]
            if earliest and weekday is not None:
                counted += [one for one in _from_dates(sentence, days, found, earliest) if one.day.weekday() == weekday]
    return counted


def sentences(document: Document) -> Iterator[tuple[int, str]]:
    """The sentences that may tell something, roughly cut, with where they begin."""
    for zone in document.zones:
        if zone.kind not in CLAIM_ZONES:
            continue
        at = zone.start
        for cut in [*SENTENCE_GAP.finditer(document.text, zone.start, zone.end), None]:
            end = cut.start() if cut else zone.end
            yield at, document.text[at:end]
            at = cut.end() if cut else end


def _counts(sentence: str, found: Sequence[TimeExpression]) -> Iterator[tuple[int, str]]:
    """Exact numbers of days that lie between something and the report: "ten days ago", "after eleven days"."""
    for one in found:
        form = one.form
        ago = isinstance(form, Offset) and form.sign == -1 and form.base == "anchor"
        after = isinstance(form, Length) and AFTER.search(sentence[: one.start]) is not None
        if not (ago or after) or not isinstance(form, Offset | Length) or form.unit != "day" or one.approximate:
            continue
        value = form.amount.value
        if value is not None and form.amount.bound is None and value == int(value) and 0 < value <= LONGEST:
            yield int(value), one.text


def _from_names(sentence: str, days: int, text: str, known: Mapping[str, tuple[str, str]]) -> Iterator[Counted]:
    if not NAMING.search(sentence):
        return
    folded = f" {fold_name(sentence)} "
    for name, (day, why) in known.items():
        if f" {fold_name(name)} " in folded:
            yield Counted(day=date.fromisoformat(day) + timedelta(days=days), why=f"“{text}” counts from {day} ({why})")


def _from_dates(sentence: str, days: int, found: Sequence[TimeExpression], earliest: str) -> Iterator[Counted]:
    dated = [one for one in found if isinstance(one.form, Calendar) and one.form.month and one.form.day]
    if len(dated) != 1 or not BEGINNING.search(sentence):
        return
    form, floor = dated[0].form, date.fromisoformat(earliest)
    if not isinstance(form, Calendar) or form.month is None or form.day is None:
        return
    for year in [form.year] if form.year else [floor.year - 1, floor.year, floor.year + 1]:
        try:
            day = date(year, form.month, form.day) + timedelta(days=days)
        except ValueError:
            continue
        if day >= floor:
            yield Counted(day=day, why=f"{days} days count from “{dated[0].text}”")
            return

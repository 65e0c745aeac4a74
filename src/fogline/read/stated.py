"""The publication dates that a report or its metadata state, best first.

Nothing is inferred from content here. A given date stands first unless the report's own dateline contradicts it: then
both are kept, the dateline first, and a Problem says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fogline.model import StatedDate, Zone
from fogline.read.calendar_dates import (
    DayInText,
    doubtful_dates,
    full_dates,
    read_given,
    weekday_number,
    wire_dates,
    yearless_dates,
)
from fogline.read.date_doubts import doubts, told_later
from fogline.timex.stamps import STAMP

LEAD = 400
LABELLED = re.compile(r"(?:publi\w+|posted(?: on)?|issued(?: on)?|filed|date)\s*[:|-]?\s*$", re.IGNORECASE)
NAMED_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
A_YEAR = 366
"""Days by which a report may be filed too early; what is further off is a slip of the pen."""
HEAD_ZONES = 8
SHORT_LINE = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The stated dates of a report, and what is wrong with them, as code and message."""

    dates: tuple[StatedDate, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def date_report(
    text: str,
    zones: Sequence[Zone],
    *,
    given: str | None = None,
    metadata: Sequence[str] = (),
    entries: Sequence[tuple[int, int, str]] = (),
    filed: StatedDate | None = None,
) -> Dating:
    """Collects and orders the publication dates stated for a report; the instants of its entries come last.

    Args:
        text: the report.
        zones: what its parts are.
        given: the date that a person gave with it.
        metadata: dates that its page states, best first.
        entries: where the stamps of a live page's entries stand, and their instants.
        filed: the day in its file's name or address: it comes after all others of the whole report, contradicts
            nothing, and lends a dateline its year.
    """
    problems: list[tuple[str, str]] = []
    told = _stated(given, "given", problems)
    page = [date for words in metadata if (date := _stated(words, "metadata", []))]
    known = told or next(iter(page), None)
    lines = list(_datelines(text, zones, known or filed))
    dates = [date for date in (told, *page[:1], *lines) if date]
    contradicting = next((line for line in lines if known and _contradicts(text, zones, known, line)), None)
    if known and contradicting:
        problems.append(("date-contradicted", _message(known, contradicting)))
        dates = [contradicting, *(date for date in dates if date is not contradicting)]
    elif known and (named := _wrong_weekday(text, zones, known)):
        problems.append(("date-contradicted", f"the dateline names another weekday than that of {known.value}"))
        dates = [named if date is known else date for date in dates]
    if not dates:
        dates = [date for date in _last_of_entries(text, zones, entries) if told_later(text, zones, date) is None]
    dates += [filed] if filed else []
    if not dates:
        problems += [("date-yearless", f"the dateline says “{words}” and no year") for words in _yearless(text, zones)]
    if not any(code == "date-contradicted" for code, _ in problems):
        problems.extend(doubts(text, zones, dates))
    stamps = [StatedDate(value=value, basis="entry", start=start, end=end) for start, end, value in entries]
    return Dating(dates=(*_distinct(dates), *stamps), problems=tuple(problems))


def _last_of_entries(text: str, zones: Sequence[Zone], entries: Sequence[tuple[int, int, str]]) -> Iterator[StatedDate]:
    """The last day that a live page gives to an entry: the page is of no earlier day."""
    if entries:
        yield StatedDate(value=max(value[:10] for _, _, value in entries), basis="metadata")
        return
    # A date at the head of a line is an entry's where its text follows; a list of links at the end has none.
    stamps = (zone for zone, after in pairwise(zones) if zone.reason == STAMP and after.kind == "body")
    days = [day for zone in stamps for day in full_dates(text, zone.start, zone.end)]
    if days:
        yield _from_text(max(days, key=lambda one: one.day), "text")


def _stated(words: str | None, basis: str, problems: list[tuple[str, str]]) -> StatedDate | None:
    if not words or not words.strip():
        return None
    day = read_given(words)
    if day is None:
        problems.append(("date-unreadable", f"{words[:60]!r} is not a full date; give it as YYYY-MM-DD"))
        return None
    return StatedDate(value=day.isoformat(), basis="metadata" if basis == "metadata" else "given")


def _datelines(text: str, zones: Sequence[Zone], known: StatedDate | None) -> Iterator[StatedDate]:
    """Full dates in datelines and in the short lines at the head; a year is lent by a known date near by."""
    for number, zone in enumerate(zones[:HEAD_ZONES]):
        if zone.reason == STAMP:
            continue
        short = zone.end - zone.start <= SHORT_LINE
        if zone.kind not in ("dateline", "headline", "furniture", "author-note") or not (
            short or zone.kind == "dateline"
        ):
            continue
        if zone.kind != "dateline" and any(earlier.kind == "body" for earlier in zones[:number]):
            continue
        found = list(full_dates(text, zone.start, zone.end))
        if not found and zone.kind == "dateline":
            found = list(wire_dates(text, zone.start, zone.end))
        for date in found[:1]:
            yield _from_text(date, "dateline" if zone.kind in ("dateline", "furniture", "author-note") else "text")
        if not found and known and zone.kind == "dateline":
            yield from _confirmed(text, zone, known)
            yield from _lent_year(text, zone, known)


def _from_text(date: DayInText, basis: str) -> StatedDate:
    return StatedDate(
        value=date.day.isoformat(),
        basis="dateline" if basis == "dateline" else "text",
        start=date.start,
        end=date.end,
        weekday=date.weekday,
    )


def _confirmed(text: str, zone: Zone, known: StatedDate) -> Iterator[StatedDate]:
    """A date in figures that can be two days, one of which is the known one."""
    for start, end, days in doubtful_dates(text, zone.start, zone.end):
        if known.value in {day.isoformat() for day in days}:
            yield StatedDate(value=known.value, basis="dateline", start=start, end=end)


def _lent_year(text: str, zone: Zone, known: StatedDate) -> Iterator[StatedDate]:
    anchor = dt.date.fromisoformat(known.value)
    for found in list(yearless_dates(text, zone.start, zone.end))[:1]:
        days = []
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            try:
                days.append(dt.date(year, found.month, found.day))
            except ValueError:
                continue
        nearest = min(days, key=lambda day: abs(day - anchor), default=None)
        if nearest and abs(nearest - anchor).days <= 60:
            yield StatedDate(
                value=nearest.isoformat(), basis="dateline", start=found.start, end=found.end, weekday=found.weekday
            )


def _yearless(text: str, zones: Sequence[Zone]) -> Iterator[str]:
    """The day without a year in the first dateline that has one."""
    lines = (zone for zone in zones[:HEAD_ZONES] if zone.kind == "dateline" and zone.reason != STAMP)
    found = (one for zone in lines for one in yearless_dates(text, zone.start, zone.end))
    yield from (text[one.start : one.end] for one in list(found)[:1])


def _contradicts(text: str, zones: Sequence[Zone], known: StatedDate, line: StatedDate) -> bool:
    """Whether a dateline's other day is to be believed: its weekday fits, it is labelled, or the lead agrees.

    Neither is a report out before the day that it opens with.
    """
    if line.basis != "dateline" or line.value == known.value or line.start is None:
        return False
    stated = dt.date.fromisoformat(line.value)
    apart = abs(stated - dt.date.fromisoformat(known.value)).days
    if line.weekday is not None:
        return line.weekday == stated.weekday()
    if apart <= 1:
        return False
    if LABELLED.search(text[max(0, line.start - 25) : line.start]):
        return True
    if dt.date.fromisoformat(known.value) < stated and apart < A_YEAR and _opens(text, zones, line.start):
        return True
    return _lead_weekday(text, zones) == stated.weekday()


def _opens(text: str, zones: Sequence[Zone], start: int) -> bool:
    """Whether a date stands at the very head of a report, by itself or behind its town."""
    head = next((zone.start for zone in zones if zone.kind == "dateline" and zone.start <= start < zone.end), start)
    return not text[:head].strip()


def _lead_weekday(text: str, zones: Sequence[Zone]) -> int | None:
    body = next((zone for zone in zones if zone.kind == "body"), None)
    if body is None:
        return None
    named = {
        weekday_number(match.group())
        for match in NAMED_WEEKDAY.finditer(text, body.start, min(body.end, body.start + LEAD))
    }
    return named.pop() if len(named) == 1 else None


def _wrong_weekday(text: str, zones: Sequence[Zone], known: StatedDate) -> StatedDate | None:
    """The known date with the weekday that a dateline without a date names, when it is another."""
    line = next((zone for zone in zones[:HEAD_ZONES] if zone.kind == "dateline" and zone.reason != STAMP), None)
    if line is None or any(True for _ in full_dates(text, line.start, line.end)):
        return None
    named = NAMED_WEEKDAY.search(text, line.start, line.end)
    weekday = weekday_number(named.group()) if named else None
    if named is None or weekday is None or weekday == dt.date.fromisoformat(known.value).weekday():
        return None
    return StatedDate(value=known.value, basis=known.basis, start=named.start(), end=named.end(), weekday=weekday)


def _message(known: StatedDate, line: StatedDate) -> str:
    return f"{known.value} is {known.basis}, but the report's own dateline says {line.value}; the dateline is put first"


def _distinct(dates: Sequence[StatedDate]) -> Iterator[StatedDate]:
    seen: set[tuple[str, str]] = set()
    for date in dates:
        if (date.value, date.basis) not in seen:
            seen.add((date.value, date.basis))
            yield date

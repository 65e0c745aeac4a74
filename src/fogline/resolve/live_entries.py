"""The entries of a live page: each opens with its stamp, tells of its own day, and shares nothing with others.

"11:30 – The army captured the customs house" happened on the day of that entry, whatever day the entry before it told
of. The hour is when it was told and never when it happened. What must stay true: the day is that of the place told of,
where its clocks are known, else UTC's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from fogline.model import CLAIM_ZONES, Document, Span, When, span_of
from fogline.resolve.entry_days import CountryAt, Moment, Page, moment_of, moments, no_country
from fogline.resolve.time_inherit import EVENT_FAMILIES, STATES, WAR_TOTAL, Timed
from fogline.resolve.war_size import largest
from fogline.timex.stamps import STAMP, Stamp, heading_day, stamp_before, stamp_behind, stated_zone

RULE = "entry of a live report"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: where it begins, and when it was written, with the words of its stamp."""

    start: int
    moment: Moment | None = None
    stamp: Span | None = None


@dataclass(frozen=True, slots=True)
class LiveEntries:
    """The entries of a report in order; none in any report that is not live."""

    entries: tuple[Entry, ...]
    starts: tuple[int, ...]
    country_at: CountryAt

    @classmethod
    def of(cls, document: Document, day: date | None, country_at: CountryAt) -> LiveEntries:
        """Finds the entries of a report.

        Args:
            document: the report; the reader marked its stamps.
            day: its day, where that is known.
            country_at: which country it tells of at a position.
        """
        entries = sorted(_entries(document, day, country_at), key=lambda one: one.start)
        return cls(tuple(entries), tuple(one.start for one in entries), country_at)

    def sharing(self, one: Timed, timed: Sequence[Timed]) -> list[Timed]:
        """The claims of the same entry; all claims where the report has no entries."""
        entry = self._number(one.claim.span.start)
        return [other for other in timed if self._number(other.claim.span.start) == entry]

    def at(self, position: int) -> Entry | None:
        """The entry around a position; `None` before the first one and outside live pages."""
        number = self._number(position)
        return self.entries[number - 1] if number else None

    def day_at(self, position: int) -> date | None:
        """The day on which the entry around a position was written, where it tells of; `None` where it is not known."""
        entry = self.at(position)
        return entry.moment.day_in(self.country_at(position)) if entry and entry.moment else None

    def day_of(self, one: Timed) -> Timed | None:
        """The entry's day as the time of an act that it tells; `None` outside entries."""
        claim = one.claim
        if claim.background or claim.time not in ("past", "now") or claim.family not in EVENT_FAMILIES:
            return None
        day = self.day_at(claim.span.start)
        if day is None or claim.kind in STATES or largest(claim) >= WAR_TOTAL:
            return None
        return replace(one, when=when_of(day), span=None, rule=RULE)

    def _number(self, position: int) -> int:
        return bisect_right(self.starts, position)


NO_ENTRIES = LiveEntries((), (), no_country)
"""What a report has that is not live."""


def when_of(day: date) -> When:
    """A day as a value."""
    return When(earliest=day.isoformat(), latest=day.isoformat(), precision="day", edtf=day.isoformat())


def _entries(document: Document, day: date | None, country_at: CountryAt) -> list[Entry]:
    text = document.text
    marked = {one.start: one for one in document.dates if one.basis == "entry" and one.start is not None}
    places = [(zone.start, zone.end) for zone in document.zones if zone.reason == STAMP]
    if not places and not marked:
        return []
    stamps = [one for place in places if (one := _stamp(text, *place)) and one.start not in marked]
    page = Page(text, day, stated_zone(text), country_at, _headings(text, places, stamps))
    told = moments(page, stamps)
    begins = _begins(document, stamps)
    found = [
        Entry(begin, told.get(one.start), span_of(text, one.start, one.end))
        for begin, one in zip(begins, stamps, strict=True)
    ]
    for start, stated in marked.items():
        words = span_of(text, start, stated.end) if stated.end and stated.end > start else None
        found.append(Entry(start, moment_of(stated.value), words))
    return found


def _stamp(text: str, start: int, end: int) -> Stamp | None:
    return stamp_before(text, start, end) or stamp_behind(text, start, end)


def _headings(text: str, places: Sequence[tuple[int, int]], stamps: Sequence[Stamp]) -> tuple[tuple[int, int], ...]:
    """Days that stand over entries; one above all entries is the page's own and none of theirs."""
    days = [words for start, end in places if (words := heading_day(text, start, end))]
    first = stamps[0].start if stamps else 0
    return tuple(days) if len(days) > 1 or any(start > first for start, _ in days) else ()


def _begins(document: Document, stamps: Sequence[Stamp]) -> list[int]:
    """Where each entry begins: at its stamp, or where that stands behind it, at the end of the stamp before."""
    if not stamps or not _stand_behind(document, stamps):
        return [one.start for one in stamps]
    before = document.text[: stamps[0].start].rstrip()
    first = before.rfind("\n") + 1
    return [first, *(one.end for one, _ in pairwise(stamps))]


def _stand_behind(document: Document, stamps: Sequence[Stamp]) -> bool:
    """Whether stamps follow their entries: behind words on the same line, or on the last line of all."""
    first = stamps[0].start
    line = document.text[document.text.rfind("\n", 0, first) + 1 : first]
    last = max((zone.start for zone in document.zones if zone.kind in CLAIM_ZONES), default=0)
    return any(sign.isalnum() for sign in line) or last < stamps[-1].start

"""Who gives a claim its time that names none: the order in which a report's tellings are asked.

A history's standing and a line's own day come first, then what the claim's words are so long before, the earlier day on
which it was told, what is told near it, the entry it stands in, and last the report's own day. What must stay true:
whoever is asked first and knows a time gives it, and a claim that nobody can date stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fogline.model import Claim, Document, When, span_of
from fogline.resolve.dated_items import DatedItems
from fogline.resolve.event_anchors import stays_open
from fogline.resolve.live_entries import LiveEntries, when_of
from fogline.resolve.narration import Narration
from fogline.resolve.own_day import (
    DISPATCH,
    RULE,
    STANDING,
    is_dispatch,
    is_told_as_standing,
    of_its_own_day,
    takes_dispatch_day,
    takes_own_day,
)
from fogline.resolve.published import anchor_of
from fogline.resolve.time_inherit import SINCE, TAKERS, WAR_TOTAL, WIDEST_SHARED, Timed, inherited, width_of
from fogline.resolve.time_lags import lagged
from fogline.resolve.told_on import Frames
from fogline.resolve.war_size import largest
from fogline.timex import TimeExpression


@dataclass(frozen=True, slots=True)
class Lines:
    """How the telling of a report goes on: see `Givers`."""

    history: Narration | None
    items: DatedItems
    entries: LiveEntries


@dataclass(frozen=True, slots=True)
class Givers:
    """All that a report has to date a claim by that names no time.

    Attributes:
        document: the report.
        timed: its claims with the times that their own words give.
        published: the publication date used.
        history: the days of its phrases as its telling goes on, where it is a history.
        items: its lines that open with their day.
        frames: its phrases that date a telling.
        entries: its entries, where it is a live report.
        own_day: its own day, where that is what it leaves undated is of.
        dispatch: it opens with its town and day.
    """

    document: Document
    timed: Sequence[Timed]
    published: When | None
    history: Narration | None
    items: DatedItems
    frames: Frames
    entries: LiveEntries
    own_day: When | None
    dispatch: bool

    @classmethod
    def of(
        cls,
        document: Document,
        timed: Sequence[Timed],
        published: When | None,
        expressions: Sequence[TimeExpression],
        lines: Lines,
    ) -> Givers:
        """Collects what a report has; see the attributes."""
        text = document.text
        return cls(
            document=document,
            timed=timed,
            published=published,
            history=lines.history,
            items=lines.items,
            frames=Frames.of(text, expressions, timed, anchor_of(published)),
            entries=lines.entries,
            own_day=of_its_own_day(text, timed, published),
            dispatch=is_dispatch(document, published),
        )

    def giver_of(self, one: Timed) -> Timed | None:
        """Who gives a claim its time; `None` where it stays open."""
        if stays_open(one):
            return None
        return (
            self._standing(one.claim) or self.items.day_of(one) or self._of_a_telling(one) or self._of_the_report(one)
        )

    def _standing(self, claim: Claim) -> Timed | None:
        """Where a history stands when it tells a claim; `None` for older history, plans and totals."""
        if self.history is None or claim.background or claim.time in ("planned", "forecast"):
            return None
        if claim.family not in TAKERS or largest(claim) >= WAR_TOTAL or SINCE.match(claim.span.quote):
            return None
        told = self.history.standing_at(claim.span.start, claim.span.end)
        if told is None or width_of(told.when) > WIDEST_SHARED:
            return None
        span = span_of(self.document.text, told.start, told.end)
        return Timed(claim, replace(told.when, part=None), span, told.rule)

    def _of_a_telling(self, one: Timed) -> Timed | None:
        day = self.entries.day_at(one.claim.span.start)
        near = inherited(one, self.entries.sharing(one, self.timed), when_of(day) if day else self.published)
        # What comes after a happening is not told only further down: no count begins at a day of another paragraph.
        earlier = near is not None and (near.span is None or near.span.start < one.claim.span.end)
        lag = lagged(one, self.timed, self.document.text, near.when if near and earlier else self.published)
        return lag or self.frames.day_of(one) or near

    def _of_the_report(self, one: Timed) -> Timed | None:
        """The entry's day, or the report's own for what it tells as new or as standing."""
        entry = self.entries.day_of(one)
        if entry is not None:
            return entry
        if self.own_day is not None and takes_own_day(one):
            return Timed(one.claim, self.own_day, None, RULE)
        if self.dispatch and takes_dispatch_day(one):
            return Timed(one.claim, self.published, None, DISPATCH)
        if self.published is not None and is_told_as_standing(one, self.published):
            return Timed(one.claim, self.published, None, STANDING)
        return None

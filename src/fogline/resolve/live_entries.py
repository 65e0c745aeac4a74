"""The entries of a live report: each opens with an hour, tells of the report's day, and shares nothing with others.

"11:30 – The army captured the customs house" happened on that day, whatever day the entry before it told of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.model import When
from fogline.resolve.time_inherit import EVENT_FAMILIES, Timed, may_inherit

RULE = "entry of a live report"
OPENING = re.compile(
    r"^[ \t>*_#-]*\d{1,2}[:.]\d\d(?:[ \t]?(?:am|pm|GMT|UTC))?[*_]{0,3}[ \t]*[–—:|-]+[ \t]", re.MULTILINE | re.IGNORECASE
)
"""The hour that opens an entry."""
FEWEST = 3
"""Hours at the start of lines that make a live report."""


@dataclass(frozen=True, slots=True)
class LiveEntries:
    """Where the entries of a report begin; none in any report that is not live."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> LiveEntries:
        """Finds the entries of a text."""
        starts = tuple(found.start() for found in OPENING.finditer(text))
        return cls(starts if len(starts) >= FEWEST else ())

    def sharing(self, one: Timed, timed: Sequence[Timed]) -> list[Timed]:
        """The claims of the same entry; all claims where the report has no entries."""
        entry = self._entry(one)
        return [other for other in timed if self._entry(other) == entry]

    def day_of(self, one: Timed, anchor: date | None) -> Timed | None:
        """The report's day as the time of an act that an entry tells; `None` outside entries."""
        tells = may_inherit(one.claim) and one.claim.family in EVENT_FAMILIES
        if anchor is None or not self._entry(one) or not tells:
            return None
        day = anchor.isoformat()
        return replace(one, when=When(earliest=day, latest=day, precision="day", edtf=day), span=None, rule=RULE)

    def _entry(self, one: Timed) -> int:
        return bisect_right(self.starts, one.claim.span.start)

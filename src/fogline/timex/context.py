"""What words are said from (`Context`), and what anchoring them gives (`Outcome`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fogline.model import When
from fogline.timex.forms import Base, Direction
from fogline.timex.spans import Extent


@dataclass(frozen=True, slots=True)
class Outcome:
    """Days where they are known, the TIMEX3 value, and the rule's name."""

    extent: Extent | None
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Known:
    """The time told just before, as days."""

    first: date | None
    last: date | None
    fine: bool

    def is_about(self, days: int) -> bool:
        """Whether it is about so many days long: a month of 30, a quarter of 91."""
        if self.first is None or self.last is None:
            return False
        return abs((self.last - self.first).days + 1 - days) <= 2


@dataclass(frozen=True, slots=True)
class Context:
    """What the words are said from."""

    anchor: date
    direction: Direction
    previous: Known | None = None

    @staticmethod
    def of(anchor: date, direction: Direction, previous: When | None) -> Context:
        """A context from the spine's values."""
        if previous is None or (previous.earliest is None and previous.latest is None):
            return Context(anchor, direction)
        first = date.fromisoformat(previous.earliest) if previous.earliest else None
        last = date.fromisoformat(previous.latest) if previous.latest else None
        fine = previous.precision in ("part-of-day", "day", "days", "week")
        return Context(anchor, direction, Known(first, last, fine))

    def base(self, base: Base, *, fine: bool = False) -> date | None:
        """The day to count from; `None` when it is the time before and that is not known (finely enough)."""
        if base == "anchor":
            return self.anchor
        if self.previous is None or (fine and not self.previous.fine):
            return None
        return self.previous.last or self.previous.first


def outcome_of(extent: Extent, rule: str) -> Outcome:
    """An outcome whose TIMEX3 value is the extent's own."""
    return Outcome(extent, extent.value, rule)

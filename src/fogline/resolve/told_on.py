"""The day on which somebody told a thing, for what they told and no words date.

"On Tuesday the ministry had announced that raids were halted", in Thursday's report, is of about Tuesday. Where the
report is of the day of the telling, or nothing says when that was, the telling around the claim dates it instead. What
must stay true: the phrase of another claim is not used, and nothing is dated by a telling on the report's own day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fogline.model import Claim, Span
from fogline.resolve.narration import sentence_around
from fogline.resolve.own_day import UNDATED
from fogline.resolve.time_inherit import Timed
from fogline.timex import TimeExpression, normalise
from fogline.timex.forms import Calendar, DayPart, Offset, Period, Weekday

RULE = "the day on which it was told"
DATING = (Calendar, Weekday, DayPart, Offset, Period)
"""Forms that date a telling."""
A_WEEK_BACK = 6
"""Days from which on a bare weekday is not the one meant: of a report dated a day too early it is the day after."""
REACH = 40
"""Characters between the reporting words and their phrase."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The phrases of a report that date no claim, and so may date a telling."""

    text: str
    anchor: date | None
    free: tuple[TimeExpression, ...]

    @classmethod
    def of(
        cls, text: str, expressions: Sequence[TimeExpression], timed: Sequence[Timed], anchor: date | None
    ) -> Frames:
        """Collects the phrases.

        Args:
            text: the report's.
            expressions: its time expressions.
            timed: its claims with the times that their own words give.
            anchor: its day; without it no telling is earlier.
        """
        taken = [mention.span for one in timed for mention in one.claim.in_role("time")]
        free = tuple(
            one
            for one in expressions
            if anchor is not None and isinstance(one.form, DATING) and not is_taken(one, taken)
        )
        return cls(text, anchor, free)

    def day_of(self, one: Timed) -> Timed | None:
        """The day of the telling as the time of a claim; `None` where it is the report's own or is not said."""
        claim = one.claim
        if claim.in_role("time") or claim.background or claim.family in UNDATED:
            return None
        if self.anchor is None or one.when is not None or claim.time not in ("past", "now"):
            return None
        phrase = self._phrase(claim)
        if phrase is None:
            return None
        when = normalise(phrase, anchor=self.anchor, direction="past").when
        if when is None or when.latest is None or when.latest >= self.anchor.isoformat():
            return None
        days = (self.anchor - date.fromisoformat(when.latest)).days
        if isinstance(phrase.form, Weekday) and days >= A_WEEK_BACK:
            return None
        return Timed(claim, when, Span(start=phrase.start, end=phrase.end, quote=phrase.text), RULE)

    def _phrase(self, claim: Claim) -> TimeExpression | None:
        """The phrase nearest to the reporting words of the claim's own speaker, in their sentence."""
        cue = claim.speakers[0].cue if claim.speakers else None
        if cue is None:
            return None
        left, right = sentence_around(self.text, cue.start, cue.end)
        near = [
            one
            for one in self.free
            if left <= one.start < right and not (one.start < claim.span.end and claim.span.start < one.end)
        ]
        near = [one for one in near if _apart(one, cue) <= REACH]
        return min(near, key=lambda one: _apart(one, cue), default=None)


def is_taken(one: TimeExpression, taken: Sequence[Span]) -> bool:
    """Whether a phrase shares words with any of those that date a claim."""
    return any(span.start < one.end and one.start < span.end for span in taken)


def _apart(one: TimeExpression, cue: Span) -> int:
    return max(one.start - cue.end, cue.start - one.end, 0)

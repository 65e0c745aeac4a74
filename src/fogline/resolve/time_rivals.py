"""The other times that a claim's could have been: readings of its words that lost, and other times of the report.

"On Friday" is the last one or the next, "05/04/2016" is of April or of May, and a claim whose words name no day could
be of any time that the report tells. What must stay true: a rival is never the answer itself, and its score compares
with the answer's confidence: none is above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fogline.model import Rival, When
from fogline.resolve.event_anchors import UNREAD
from fogline.resolve.published import anchor_of
from fogline.resolve.time_offers import OPEN, Answer, Days, Offers, days_of
from fogline.timex import Direction, TimeExpression, normalise, simple
from fogline.timex.forms import Calendar, Weekday

MOST = 3
"""Rivals that a time is shown with."""
MONTHS = 12
LEAST = 0.03
"""The lowest score worth showing."""
DIRECTIONS: tuple[Direction, ...] = ("past", "future", "present")


@dataclass(frozen=True, slots=True)
class Weights:
    """How likely each time of a report is a claim's, by its days; none of them by `OPEN`."""

    shares: Mapping[Days, float]

    def rivals(self, offers: Offers, days: Days, confidence: float) -> Iterator[Rival]:
        """The times that were weighed besides the answer, each with its share beside the answer's.

        Args:
            offers: all times of the report.
            days: the answer's.
            confidence: in the answer; of an open one there is none, and the shares stand as they are.
        """
        own = self.shares.get(days, 0.0)
        scale = confidence / own if confidence and own else 1.0
        top = confidence or own or 1.0
        for other, share in self.shares.items():
            if other not in (days, OPEN):
                yield Rival(when=offers.whens.get(other), score=round(min(share * scale, top), 3))


def rivals_of(
    answer: Answer, when: When | None, confidence: float, offers: Offers, weights: Weights | None
) -> tuple[Rival, ...]:
    """The rivals of a claim's time, best first.

    Args:
        answer: what the rules say of the claim.
        when: the time it is given.
        confidence: in that.
        offers: all times of the report.
        weights: how likely each of them is, where they were weighed.
    """
    if answer.own.when is None and answer.own.rule != UNREAD and weights is not None:
        found = list(weights.rivals(offers, days_of(when), confidence))
    else:
        found = list(_readings(answer, when, confidence, offers))
    best = sorted((one for one in found if one.score >= LEAST), key=lambda one: -one.score)
    return tuple(best[:MOST])


def _readings(answer: Answer, when: When | None, confidence: float, offers: Offers) -> Iterator[Rival]:
    """Other readings of the words that tell a time; what is left of certainty is shared among them."""
    anchor = anchor_of(offers.published)
    expression = next((one for one in offers.expressions if _has(answer, one)), None)
    if anchor is None or expression is None:
        return
    others = {days_of(one): one for one in _other_readings(expression, anchor)}
    others.pop(days_of(when), None)
    others.pop(OPEN, None)
    for one in others.values():
        yield Rival(when=one, score=round(min(confidence or 1.0, (1 - confidence) / len(others)), 3))


def _has(answer: Answer, expression: TimeExpression) -> bool:
    return answer.span is not None and expression.start < answer.span.end and answer.span.start < expression.end


def _other_readings(expression: TimeExpression, anchor: date) -> Iterator[When]:
    """What an expression would mean looking another way, a week on, or with day and month changed about."""
    for direction in DIRECTIONS:
        for form in _forms(expression):
            read = normalise(replace(expression, form=form), anchor=anchor, direction=direction).when
            if read is not None:
                yield read


def _forms(expression: TimeExpression) -> Iterator[Calendar | Weekday]:
    form = expression.form
    if len(simple(expression)) != 1:
        return
    if isinstance(form, Calendar) and (form.year is None or form.swappable):
        yield replace(form, swappable=False)
        if form.swappable and form.day is not None and form.day <= MONTHS:
            yield replace(form, month=form.day, day=form.month, swappable=False)
    elif isinstance(form, Weekday) and form.base == "anchor" and form.week is None:
        yield from (replace(form, shift=shift) for shift in (None, -1, 1))

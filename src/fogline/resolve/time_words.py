"""Times that stand in a claim's words and were told of no claim.

A phrase that the parse ties to a lesser word ("a lorry drove into the crowd watching the parade on Thursday night") is
given to nobody, and then dates the act in whose words it stands. What must stay true: a phrase that some claim has is
not used again, and nothing is dated after its report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fogline.model import Span, When
from fogline.resolve.time_inherit import TAKERS, Timed, width_of
from fogline.timex import normalise, recognise
from fogline.timex.forms import (
    Calendar,
    DayPart,
    From,
    Holiday,
    Offset,
    OtherDate,
    Period,
    Range,
    Several,
    Stretch,
    Weekday,
    Within,
)

DATING = (Calendar, Weekday, Offset, Period, DayPart, Holiday, OtherDate, From, Within, Range, Several, Stretch)
"""Forms that put an act on days."""
FAMILIES = TAKERS | {"politics", "force"}
"""Families of acts."""
PARTICIPLE = re.compile(r"\b\w+(?:ed|en|wn)\s+(?:(?:in|on|by|at|during|late|early)\s+)*$", re.IGNORECASE)
FINITE = re.compile(r"\s*,?\s*(?:has|have|had|was|were|is|are|will|would|did)\b", re.IGNORECASE)
"""What stands before and behind a phrase that dates the subject ("a truce agreed in May was broken")."""


def worded(timed: Sequence[Timed], anchor: date | None) -> list[Timed]:
    """Dates the acts that have no time by what is left in their words.

    Args:
        timed: the claims of a report with the times that their phrases give.
        anchor: the day of the report; nothing is read without it.

    Returns:
        The same claims in the same order.
    """
    if anchor is None:
        return list(timed)
    taken = frozenset(mention.span.start for one in timed for mention in one.claim.in_role("time"))
    return [_by_words(one, anchor, taken) if _is_open(one) else one for one in timed]


def _is_open(one: Timed) -> bool:
    claim = one.claim
    return one.when is None and not claim.in_role("time") and claim.time == "past" and claim.family in FAMILIES


def _by_words(one: Timed, anchor: date, taken: frozenset[int]) -> Timed:
    """The claim with the narrowest time that its words tell; as it was where they tell none."""
    quote, base = one.claim.span.quote, one.claim.span.start
    best: tuple[int, Span, When, str] | None = None
    for expression in recognise(quote):
        if base + expression.start in taken or not isinstance(expression.form, DATING):
            continue
        if PARTICIPLE.search(quote[: expression.start]) and FINITE.match(quote, expression.end):
            continue
        normal = normalise(expression, anchor=anchor, direction="past")
        when = normal.when
        if when is None or when.latest is None or when.latest > anchor.isoformat():
            continue
        span = Span(start=base + expression.start, end=base + expression.end, quote=expression.text)
        if best is None or width_of(when) < best[0]:
            best = (width_of(when), span, when, normal.rule)
    return replace(one, when=best[2], span=best[1], rule=best[3]) if best else one

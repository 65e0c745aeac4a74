"""Phrases of a claim that do not simply date it: they measure a record, tell a beginning, or are two ends of one time.

What must stay true: a phrase is only set aside where the words around it say that it dates something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.model import Claim, Span, When
from fogline.timex import TimeExpression
from fogline.timex.forms import Bound

BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
AND = re.compile(r"\s+(?:and|to|until)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,5}")


def between(claim: Claim, days: Sequence[tuple[Span, When]]) -> When | None:
    """The interval of "between 3 May and the truce of 9 May", told as two days; `None` for anything else."""
    if len(days) != 2:
        return None
    (one, first), (other, last) = sorted(days, key=lambda pair: pair[0].start)
    text, base = claim.span.quote, claim.span.start
    told = BETWEEN.search(text[: max(0, one.start - base)]) and AND.fullmatch(text[one.end - base : other.start - base])
    if not told or first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    edtf = f"{first.earliest}/{last.latest}"
    return When(earliest=first.earliest, latest=last.latest, precision="days", edtf=edtf)


_SUPERLATIVE = re.compile(r"\b(?:first|1st|only|largest|biggest|worst|deadliest|heaviest|most)\b", re.IGNORECASE)

_RECORD = re.compile(
    r"\b(?:first|1st|largest|biggest|worst|deadliest|heaviest)\b.{0,60}\bsince the (?:[\w’'-]+ ){1,6}(?:in|of) $",
    re.IGNORECASE | re.DOTALL,
)
"""A record measured from something that the phrase dates ("the first raid since the outbreak of war in 2011")."""


def only_compares(expression: TimeExpression, claim: Claim) -> bool:
    """Whether "since" measures a record ("the first time since 2016") and does not date what happened."""
    if claim.time != "past":
        return False
    if isinstance(expression.form, Bound):
        return bool(_SUPERLATIVE.search(claim.span.quote))
    return _RECORD.search(claim.span.quote[: max(0, expression.start - claim.span.start)]) is not None


def hangs_on_beginning(expression: TimeExpression, claim: Claim) -> bool:
    """Whether a claim tells what happened at the beginning itself ("since 2012, when the guard mutinied")."""
    if not isinstance(expression.form, Bound) or expression.form.side != "since" or claim.span.end < expression.end:
        return False
    rest = claim.span.quote[max(0, expression.end - claim.span.start) :]
    return expression.start < claim.span.start and re.match(r",?\s*when\b", rest) is not None

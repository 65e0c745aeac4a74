"""Times: the phrases of a claim become the interval of days in which it happened.

Three times are kept apart: when it happened (here), when it was reported (`published.py`) and when it entered the
ledger. A phrase is read against the publication date and the direction of its clause; a claim without a phrase
takes the time of the telling it belongs to where the report plainly means the same event, and stays open otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.model import Claim, DatePrecision, Document, Found, Resolution, Span, When
from fogline.timex import Direction, TimeExpression, normalise, recognise
from fogline.timex.forms import Bound, Calendar, Era, Holiday, Portion, Range, Season

RULE_OWN = "phrase"
RULE_INHERITED = "same telling"
EVENT_FAMILIES = frozenset({"fighting", "strike", "control", "harm"})
"""Families whose claims in one report tend to tell of the same happening."""
NEAR = 600
"""Characters within which a claim may take its time from another one; about four sentences of news."""
STATES = ("harm.deprivation", "control.hold", "control.siege")
"""Kinds that tell of a state, which outlasts the happening told beside it."""
CALENDAR_FORMS = (Calendar, Season, Portion, Era, Holiday, Range, Bound)
"""Forms that name a date of the calendar; in a report without a date only these may lean on a year told before."""
WAR_TOTAL = 10_000
"""People in numbers from here on are a war's total, never one happening's."""
A_WEEK = 7
"""Widest time, in days, that a claim takes over from one told near it."""
WIDEST_SHARED = 60
"""Widest time, in days, that a claim takes over from one in whose words it stands."""
UNANCHORED = date(1, 1, 1)
"""Anchor used when the report's date is not known: only absolute phrases survive it."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A claim with the time its own words give."""

    claim: Claim
    when: When | None
    span: Span | None
    rule: str


def resolve_times(document: Document, claims: Sequence[Claim], published: When | None) -> Iterator[Found]:
    """Gives every claim its time, or says that it stays open.

    Args:
        document: the report.
        claims: its claims.
        published: the publication date used, with its vagueness; `None` when not known.

    Yields:
        One `Resolution` with matter ``time`` per claim.
    """
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end))
    timed: list[Timed] = []
    previous: When | None = None
    report = _report(document, ordered, published)
    for claim in ordered:
        own = _own_time(report, claim, previous)
        timed.append(own)
        if claim.time in ("past", "now"):
            previous = own.when or previous
    for one in timed:
        yield _resolution(one, _inherited(one, timed) if one.when is None else None)


def _resolution(own: Timed, source: Timed | None) -> Found:
    chosen = source or own
    rule = RULE_INHERITED if source else own.rule
    reasons = ("no time phrase; the report leaves it open",)
    if chosen.when is not None:
        words = f"“{chosen.span.quote}”" if chosen.span else "the report's date"
        reasons = (f"{words} → {chosen.when.edtf} ({chosen.rule}{', told of the same happening' if source else ''})",)
    record = Resolution(
        subject=own.claim.id, matter="time", span=own.span if not source else None, when=chosen.when, rule=rule
    )
    confidence = 0.0 if chosen.when is None else 0.6 if source else 0.9
    return Found(record=record, basis=(own.claim.id,), confidence=confidence, reasons=reasons)


@dataclass(frozen=True, slots=True)
class _Report:
    """What all phrases of a report are read against.

    Attributes:
        expressions: its time expressions, in order.
        anchor: its publication day; `None` where that is not known to the day.
        years: where a year is told and which, in order; the title's stands before all.
        told_as_past: where the phrases stand that date a past claim.
    """

    expressions: tuple[TimeExpression, ...]
    anchor: date | None
    years: tuple[tuple[int, int], ...]
    told_as_past: frozenset[int]


def _report(document: Document, claims: Sequence[Claim], published: When | None) -> _Report:
    dated = any(claim.in_role("time") for claim in claims)
    expressions = tuple(recognise(document.text)) if dated else ()
    title = [(-1, year) for year in map(_year_in, recognise(document.title or "")) if year]
    told = [(one.start, year) for one in expressions if (year := _year_in(one))]
    anchor = anchor_of(published)
    return _Report(expressions, anchor, (*title, *told), _past_phrases(claims))


def _year_in(expression: TimeExpression) -> int | None:
    """The year that an expression names, by itself or in the first of its parts that names one."""
    for one in (expression, *expression.parts):
        if isinstance(one.form, Calendar | Season | Portion) and one.form.year:
            return one.form.year
    return None


def _own_time(report: _Report, claim: Claim, previous: When | None) -> Timed:
    """The time that the claim's own phrases give; the narrowest of several."""
    anchor = report.anchor
    best: tuple[int, When, Span, str] | None = None
    for mention in claim.in_role("time"):
        expression = expression_at(report.expressions, mention.span)
        if expression is None or _only_compares(expression, claim):
            continue
        day = anchor or _year_told(report, expression.start) or UNANCHORED
        direction = "past" if mention.span.start in report.told_as_past else direction_of(claim)
        normal = normalise(expression, anchor=day, direction=direction, previous=previous)
        if normal.when is None or (anchor is None and not _stands_alone(expression, normal.when, previous)):
            continue
        width = width_of(normal.when)
        if best is None or width < best[0]:
            best = (width, normal.when, mention.span, normal.rule)
    if best is not None and not _is_impossible(best[1], claim, anchor):
        return Timed(claim, clipped(best[1], claim, anchor), best[2], best[3])
    spans = claim.in_role("time")
    return Timed(claim, None, spans[0].span if spans else None, "open")


_SUPERLATIVE = re.compile(r"\b(?:first|only|largest|biggest|worst|deadliest|heaviest|most)\b", re.IGNORECASE)


def _only_compares(expression: TimeExpression, claim: Claim) -> bool:
    """Whether "since" measures a record ("the first time since 2016") and does not date what happened."""
    return isinstance(expression.form, Bound) and bool(_SUPERLATIVE.search(claim.span.quote)) and claim.time == "past"


def _past_phrases(claims: Sequence[Claim]) -> frozenset[int]:
    """Where the phrases stand that date a past claim; an aim told in the same clause does not turn them forward."""
    return frozenset(
        mention.span.start for claim in claims if claim.time == "past" for mention in claim.in_role("time")
    )


def _is_impossible(when: When, claim: Claim, anchor: date | None) -> bool:
    """Whether a past claim would have happened after its report: the phrase was misread and the time stays open."""
    if anchor is None or claim.time != "past" or when.earliest is None:
        return False
    return when.earliest > (anchor + timedelta(days=1)).isoformat()


def anchor_of(published: When | None) -> date | None:
    """The day against which relative phrases are read: the publication date where it is one day."""
    if published is None or published.earliest is None or published.earliest != published.latest:
        return None
    return date.fromisoformat(published.earliest)


def direction_of(claim: Claim) -> Direction:
    """Which way a bare weekday points, by the tense of its clause."""
    return "future" if claim.time in ("planned", "forecast") else "present" if claim.time == "now" else "past"


def expression_at(expressions: Sequence[TimeExpression], span: Span) -> TimeExpression | None:
    """The time expression that shares most characters with the words; read in its context, not alone."""
    sharing = [one for one in expressions if one.start < span.end and span.start < one.end]
    return max(sharing, key=lambda one: min(one.end, span.end) - max(one.start, span.start), default=None)


def _year_told(report: _Report, position: int) -> date | None:
    """In a report without a date, a day without a year is of the year told last before it, or first of all."""
    before = [year for start, year in report.years if start <= position]
    years = before[-1:] or [year for _, year in report.years[:1]]
    return date(years[0], 12, 31) if years else None


def _stands_alone(expression: TimeExpression, when: When, previous: When | None) -> bool:
    """Whether a phrase can be read without the report's date: a calendar date, or one told from the time before."""
    if _hangs_on_anchor(when):
        return False
    if getattr(expression.form, "base", "") == "previous":
        return previous is not None
    return isinstance(expression.form, CALENDAR_FORMS)


def _hangs_on_anchor(when: When) -> bool:
    """Without a known anchor, a day near the stand-in anchor was made up by it."""
    days = [day for day in (when.earliest, when.latest) if day]
    return not days or any(day < "1000" for day in days)


def width_of(when: When) -> int:
    """Days from first to last; open ends count as very wide."""
    if when.earliest is None or when.latest is None:
        return 10**6
    return date.fromisoformat(when.latest).toordinal() - date.fromisoformat(when.earliest).toordinal()


def clipped(when: When, claim: Claim, anchor: date | None) -> When:
    """A past claim cannot have happened after its report: an interval that runs on is cut at the report's day."""
    if anchor is None or claim.time not in ("past", "now") or when.earliest is None:
        return when
    day = anchor.isoformat()
    if (when.latest is not None and when.latest <= day) or when.earliest > day:
        return when
    edtf = when.earliest if when.earliest == day else f"{when.earliest}/{day}"
    precision: DatePrecision = "day" if when.earliest == day else "days"
    return When(
        earliest=when.earliest, latest=day, precision=precision, edtf=edtf, part=when.part, approximate=when.approximate
    )


def _inherited(one: Timed, timed: Sequence[Timed]) -> Timed | None:
    """The claim whose time this one shares: the words around it, the telling near it, the report's main happening."""
    claim = one.claim
    if not _may_inherit(claim):
        return None
    givers = [other for other in timed if _may_give(other)]
    overlapping = [other for other in givers if other.claim.span.overlaps(claim.span)]
    if overlapping:
        return min(overlapping, key=lambda other: width_of(other.when) if other.when else 0)
    if claim.family not in EVENT_FAMILIES:
        return None
    near = [other for other in givers if _distance(other.claim, claim) <= NEAR and _width(other) <= A_WEEK]
    if near:
        return min(near, key=lambda other: (_distance(other.claim, claim), other.claim.span.start))
    return _main_happening([other for other in givers if _width(other) <= A_WEEK])


def _may_inherit(claim: Claim) -> bool:
    """Whether a claim without a phrase may take its time from others: acts told as past, and harm as it stands."""
    if claim.background or claim.time in ("planned", "forecast") or claim.family in ("outlook", "judgement"):
        return False
    if any((quantity.count.low or quantity.count.high or 0) >= WAR_TOTAL for quantity in claim.quantities):
        return False
    return claim.time == "past" and claim.kind not in STATES


def _may_give(other: Timed) -> bool:
    claim = other.claim
    if other.when is None or claim.background or claim.time not in ("past", "now"):
        return False
    return claim.family in EVENT_FAMILIES and _width(other) <= WIDEST_SHARED


def _width(one: Timed) -> int:
    return width_of(one.when) if one.when is not None else 10**6


def _main_happening(givers: Sequence[Timed]) -> Timed | None:
    """The time of the happening that most of the report's dated claims tell of; `None` where none prevails."""
    counted = Counter(giver.when.edtf for giver in givers if giver.when is not None)
    if not counted:
        return None
    edtf, times = counted.most_common(1)[0]
    if times * 2 < sum(counted.values()):
        return None
    return next(giver for giver in givers if giver.when is not None and giver.when.edtf == edtf)


def _distance(a: Claim, b: Claim) -> int:
    if a.span.overlaps(b.span):
        return 0
    return min(abs(a.span.start - b.span.end), abs(b.span.start - a.span.end))

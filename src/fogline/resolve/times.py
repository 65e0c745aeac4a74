"""Times: the phrases of a claim become the interval of days in which it happened.

Three times are kept apart: when it happened (here), when it was reported (`published.py`) and when it entered the
ledger. A phrase is read against the publication date and the direction of its clause; a claim without a phrase
takes the time of the telling it belongs to where the report plainly means the same event, and stays open otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.model import Claim, DatePrecision, Document, Found, Resolution, Span, When, span_of
from fogline.resolve.dated_items import NO_ITEMS, DatedItems
from fogline.resolve.entry_days import CountryAt, no_country
from fogline.resolve.event_anchors import UNREAD, anchored
from fogline.resolve.live_entries import NO_ENTRIES, LiveEntries
from fogline.resolve.live_entries import RULE as OF_AN_ENTRY
from fogline.resolve.long_times import (
    back_from_report,
    is_whole_toll,
    since_an_event,
    since_the_beginning,
    since_the_war,
)
from fogline.resolve.narration import Narration, is_history
from fogline.resolve.published import anchor_of
from fogline.resolve.time_aims import aimed, with_aims
from fogline.resolve.time_givers import Givers, Lines
from fogline.resolve.time_inherit import SINCE, Timed, told_before, width_of
from fogline.resolve.time_lend import lent, weighed
from fogline.resolve.time_measures import between, hangs_on_beginning, only_compares
from fogline.resolve.time_offers import Answer, Offers
from fogline.resolve.time_records import chosen_record, ruled_record
from fogline.resolve.time_rivals import rivals_of
from fogline.resolve.time_tails import trailed
from fogline.resolve.time_words import worded
from fogline.timex import Direction, TimeExpression, normalise, recognise
from fogline.timex.forms import (
    Bound,
    Calendar,
    DayPart,
    Era,
    From,
    Holiday,
    OtherDate,
    Portion,
    Range,
    Season,
    Several,
    Weekday,
    Within,
)
from fogline.timex.lexicon import MONTHS

CALENDAR_FORMS = (Calendar, Season, Portion, Era, Holiday, OtherDate, From, Within, Range, Several, Bound)
"""Forms that name a date of the calendar; in a report without a date only these may lean on a year told before."""
WHOLE_WAR = "the whole war"
"""Rule of what is told of a war from its beginning on."""
OF_THESE_DAYS = frozenset({"current", "currently", "now", "recent", "recently", "latest", "nowadays", "today's"})
"""Phrases that put a thing into the report's own days and no nearer."""
OF_THE_ANCHOR = "part-of-anchor-day"
"""Rule of an hour that nothing tells the day of; of a report without a date it would be of a stand-in's day."""
HEAD = 100
"""Characters in which a page says when it was written or mended."""
SAID_ON = re.compile(r"\b(?:said|told|reported|announced|declared)(?: \w+){0,2} on $")
"""How a telling of the report's own day begins."""
LONG_AHEAD = 300
"""Days ahead from which on a day is told with its year."""
UNANCHORED = date(1, 1, 1)
"""Anchor used when the report's date is not known: only absolute phrases survive it."""


def resolve_times(
    document: Document,
    claims: Sequence[Claim],
    published: When | None,
    *,
    began: str = "",
    country_at: CountryAt = no_country,
) -> Iterator[Found]:
    """Gives every claim its time, or says that it stays open.

    Args:
        document: the report.
        claims: its claims.
        published: the publication date used, with its vagueness; `None` when not known.
        began: when the war began that the report is about, as a pack tells it; empty where none does.
        country_at: which country the report tells of at a position, whose day an entry of a live page is of.

    Yields:
        One `Resolution` with matter ``time`` per claim.
    """
    offers = offers_of(document, claims, published, began=began, country_at=country_at)
    weights = weighed(offers)
    chosen = lent(offers, weights)
    for answer in offers.answers:
        own_entry = answer.rule == OF_AN_ENTRY
        other = None if own_entry else chosen.get(answer.claim.id)
        found = ruled_record(answer) if other is None else chosen_record(answer.claim, other)
        record = found.record
        if isinstance(record, Resolution):
            told = weights.get(answer.claim.id)
            rivals = rivals_of(answer, record.when, found.confidence or 0.0, offers, told)
            found = replace(found, record=replace(record, rivals=rivals))
        yield found


def offers_of(
    document: Document,
    claims: Sequence[Claim],
    published: When | None,
    *,
    began: str = "",
    country_at: CountryAt = no_country,
) -> Offers:
    """What the rules say of every claim, with all times that the report offers; see `resolve_times`."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end))
    entries = LiveEntries.of(document, anchor_of(published), country_at)
    report = replace(_report(document, ordered, published), entries=entries)
    timed = _by_their_words(document.text, report, ordered)
    givers = Givers.of(document, timed, published, report.expressions, Lines(report.history, report.items, entries))
    answers = [_answer(one, givers, published, began) for one in timed]
    return Offers.of(
        document.text,
        answers,
        report.expressions,
        published,
        lambda one: _of_phrase(document.text, report, ordered, one),
    )


def _of_phrase(text: str, report: _Report, claims: Sequence[Claim], expression: TimeExpression) -> When | None:
    """The days of an expression that no claim has, as the claim nearest to it would read it."""
    near = min(claims, key=lambda one: max(expression.start - one.span.end, one.span.start - expression.end, 0))
    told = _read_phrase(report, near, expression, span_of(text, expression.start, expression.end), None, ahead=False)
    return clipped(told[0], near, report.anchor) if told else None


def _by_their_words(text: str, report: _Report, ordered: Sequence[Claim]) -> list[Timed]:
    """The claims with the times that their own words give, and what stands right behind them."""
    timed: list[Timed] = []
    previous: When | None = None
    told_at = 0
    before: dict[int, When | None] = {}
    for claim in ordered:
        own = _own_time(text, report, claim, previous, before)
        timed.append(own)
        if claim.time in ("past", "now") and own.when and (at := (own.span or claim.span).start) >= told_at:
            # Words within a claim are read after it and may stand before its own day ("who on Thursday …, on Sunday").
            previous, told_at = own.when, at
    timed = with_aims(worded(timed, report.anchor))
    timed = trailed(timed, text, report.expressions, report.anchor)
    timed = anchored(timed, text, report.expressions, report.anchor)
    for position, one in enumerate(timed):
        if one.when is None and SINCE.match(one.claim.span.quote) and not is_whole_toll(one.claim):
            timed[position] = told_before(one, timed) or one
    return timed


def _answer(one: Timed, givers: Givers, published: When | None, began: str) -> Answer:
    """What the rules say of a claim."""
    whole = since_the_beginning(one.claim, one.when, published, began)
    if whole is not None:
        return Answer(one, whole, WHOLE_WAR, one.span, lent=False)
    counted = since_the_war(one.claim, givers.document.text, published, began) if one.when is None else None
    if counted is not None:
        return Answer(one, counted, WHOLE_WAR, None, lent=False)
    source = givers.giver_of(one) if one.when is None else None
    if source is None:
        return Answer(one, one.when, one.rule, one.span, lent=False)
    return Answer(one, source.when, source.rule, source.span, lent=True)


SET_FOR = re.compile(r"\bfor\s+$")
DAY_OF_ITS_OWN = re.compile(r"\s*(?:[.,;:)\n]|$|(?:in|at|to|with|between|and|after|as|but|when|where)\b)")
"""What follows a day that is no other thing's ("for Friday's raid", "for Friday prayers")."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What all phrases of a report are read against.

    Attributes:
        expressions: its time expressions, in order.
        anchor: its publication day; `None` where that is not known to the day.
        bounds: first and last day it can be of, where only these are known; the last one may be open.
        years: where a year is told and which, in order; the title's stands before all.
        told_as_past: where the phrases stand that date a past claim.
        history: the days of its phrases as its telling goes on, where it is a history.
        items: its lines that open with their day.
        late: it is of the day after its date, by its head and the weekday it names.
        entries: its entries, where it is a live page.
    """

    expressions: tuple[TimeExpression, ...]
    anchor: date | None
    bounds: tuple[date, date | None] | None
    years: tuple[tuple[int, int], ...]
    told_as_past: frozenset[int]
    history: Narration | None = None
    items: DatedItems = NO_ITEMS
    late: bool = False
    entries: LiveEntries = NO_ENTRIES

    def anchor_at(self, position: int) -> date | None:
        """The day from which a phrase counts: that of its line or entry, else the report's."""
        return self.items.anchor_at(position) or self.entries.day_at(position) or self.anchor


def _report(document: Document, claims: Sequence[Claim], published: When | None) -> _Report:
    expressions = tuple(recognise(document.text)) if claims else ()
    title = [(-1, year) for year in map(_year_in, recognise(document.title or "")) if year]
    told = [(one.start, year) for one in expressions if (year := _year_in(one))]
    anchor = anchor_of(published)
    history = None
    if is_history(expressions, anchor):
        history = Narration.of(document.text, expressions, [year for _, year in title])
    items = DatedItems.of(document.text, expressions, anchor)
    return _Report(
        expressions=expressions,
        anchor=anchor,
        bounds=_bounds_of(published),
        years=(*title, *told),
        told_as_past=_past_phrases(claims),
        history=history,
        items=items,
        late=_is_late(document.text, expressions, anchor),
    )


def _is_late(text: str, expressions: Sequence[TimeExpression], anchor: date | None) -> bool:
    """Whether a report was written on the day after its date.

    It is headed with that day and names no other weekday, or somebody "said on" that weekday: of a report of the day
    before it would be the week before.
    """
    if anchor is None:
        return False
    simple = [part for one in expressions for part in (one.parts or (one,))]
    days = [one for one in simple if isinstance(one.form, Weekday) and one.form.shift is None]
    named = {one.form.weekday for one in days if isinstance(one.form, Weekday)}
    after = anchor + timedelta(days=1)
    if named == {after.weekday()} and f"{MONTHS[after.month - 1][:3].title()} {after.day}" in text[:HEAD]:
        return True
    said = any(
        isinstance(one.form, Weekday) and one.form.weekday == after.weekday() and SAID_ON.search(text[: one.start])
        for one in days
    )
    return said and named <= {after.weekday(), anchor.weekday()}


def _bounds_of(published: When | None) -> tuple[date, date | None] | None:
    if published is None or published.earliest is None:
        return None
    return date.fromisoformat(published.earliest), date.fromisoformat(published.latest) if published.latest else None


def _year_in(expression: TimeExpression) -> int | None:
    """The year that an expression names, by itself or in the first of its parts that names one."""
    for one in (expression, *expression.parts):
        if isinstance(one.form, Calendar | Season | Portion) and one.form.year:
            return one.form.year
    return None


def _own_time(text: str, report: _Report, claim: Claim, previous: When | None, before: dict[int, When | None]) -> Timed:
    """The time that the claim's own phrases give; the narrowest of several.

    A phrase that several claims share counts from what was told before the first of them, which `before` keeps.
    """
    anchor = report.anchor_at(claim.span.start)
    best: tuple[tuple[bool, int, bool], When, Span, str] | None = None
    days: list[tuple[Span, When]] = []
    unread = False
    for mention in claim.in_role("time"):
        expression = expression_at(report.expressions, mention.span)
        if expression is None or only_compares(expression, claim):
            continue
        if hangs_on_beginning(expression, claim):
            expression = expression.parts[0]
        told_before_it = before.setdefault(expression.start, previous)
        set_for = is_set_for(expression, text)
        normal = _read_phrase(report, claim, expression, mention.span, told_before_it, ahead=set_for)
        lasting = back_from_report(expression, claim, text, anchor)
        normal = (lasting, "back from the report") if lasting else normal
        if normal is not None and (gone_on := since_an_event(expression, claim, text, normal[0], anchor)):
            normal = (gone_on, "since")
        if normal is None:
            unread = unread or (isinstance(expression.form, Calendar) and expression.form.swappable)
            continue
        days.append((mention.span, normal[0]))
        # "The current offensive began on Wednesday": what only says that it is of these days dates least.
        # Of "four days later, on 13 June" the day of the calendar needs no counting.
        counted = not isinstance(expression.form, Calendar)
        worth = (expression.text.lower() in OF_THESE_DAYS, width_of(normal[0]), counted)
        if best is None or worth < best[0]:
            best = (worth, normal[0], mention.span, normal[1])
    whole = between(claim, days)
    if whole is not None:
        best = ((False, 0, False), whole, days[0][0], "from the one day to the other")
    if best is not None and not _is_impossible(best[1], claim, anchor):
        return Timed(claim, clipped(best[1], claim, anchor), best[2], best[3])
    spans = claim.in_role("time")
    return Timed(claim, None, spans[0].span if spans else None, UNREAD if best is None and unread else "open")


def _read_phrase(
    report: _Report, claim: Claim, expression: TimeExpression, span: Span, previous: When | None, *, ahead: bool
) -> tuple[When, str] | None:
    """A phrase as an interval, with the rule; `None` where nothing anchors it.

    Args:
        report: of the phrase.
        claim: whose it is.
        expression: the phrase.
        span: its words in the claim.
        previous: the time told before it.
        ahead: something is set for it.
    """
    told = report.history.of_phrase(expression) if report.history is not None else None
    if told is not None:
        return told.when, told.rule
    anchor = report.anchor_at(expression.start)
    just_over = anchor is not None and _is_just_over(expression, anchor)
    going_on = claim.time == "now" and isinstance(expression.form, Bound) and expression.form.side == "since"
    past = going_on or just_over or span.start in report.told_as_past
    direction = "future" if ahead else "past" if past else direction_of(claim)
    if anchor is not None and report.late and isinstance(expression.form, Weekday | DayPart):
        anchor += timedelta(days=1)
    day = anchor or _year_told(report, expression.start)
    normal = normalise(expression, anchor=day or UNANCHORED, direction=direction, previous=previous)
    guessed = normal.rule == OF_THE_ANCHOR and anchor is None
    if normal.when is not None and not guessed and (anchor or _stands_alone(expression, normal.when, previous)):
        return normal.when, normal.rule
    if anchor or report.bounds is None:
        return None
    first, last = report.bounds
    earliest = normalise(expression, anchor=first, direction=direction).when
    latest = normalise(expression, anchor=last, direction=direction).when if last else None
    if earliest is None or earliest.earliest is None or (last and (latest is None or latest.latest is None)):
        return None
    end = min(latest.latest or "", last.isoformat()) if latest and last and claim.time in ("past", "now") else None
    if claim.time not in ("past", "now") and latest:
        end = latest.latest
    edtf = f"{earliest.earliest}/{end or '..'}"
    when = When(earliest=earliest.earliest, latest=end, precision="days" if end else "open", edtf=edtf)
    return when, f"{normal.rule}, of a report between two days"


def is_set_for(expression: TimeExpression, text: str) -> bool:
    """Whether a bare weekday is that for which something is set ("called talks for Friday"), and no other's day."""
    if not isinstance(expression.form, Weekday) or expression.form.shift is not None:
        return False
    led = SET_FOR.search(text[max(0, expression.start - 8) : expression.start])
    return led is not None and DAY_OF_ITS_OWN.match(text, expression.end) is not None


def _is_just_over(expression: TimeExpression, anchor: date) -> bool:
    """Whether a day without a year lies weeks back and else most of a year ahead: what was aimed at on it is past."""
    form = expression.form
    if not isinstance(form, Calendar) or form.year is not None or form.month is None or form.day is None:
        return False
    ahead = normalise(expression, anchor=anchor, direction="future").when
    if ahead is None or ahead.earliest is None:
        return False
    return (date.fromisoformat(ahead.earliest) - anchor).days > LONG_AHEAD


def _past_phrases(claims: Sequence[Claim]) -> frozenset[int]:
    """Where the phrases stand that date a past claim; an aim told in the same clause does not turn them forward."""
    aims = aimed(claims)
    return frozenset(
        mention.span.start
        for claim in claims
        if claim.time == "past" or claim.id in aims
        for mention in claim.in_role("time")
    )


def _is_impossible(when: When, claim: Claim, anchor: date | None) -> bool:
    """Whether a past claim would have happened after its report: the phrase was misread and the time stays open."""
    if anchor is None or claim.time != "past" or when.earliest is None:
        return False
    return when.earliest > (anchor + timedelta(days=1)).isoformat()


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

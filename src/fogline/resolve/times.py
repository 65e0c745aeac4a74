"""Times: the phrases of a claim become the interval of days in which it happened.

Three times are kept apart: when it happened (here), when it was reported (`published.py`) and when it entered the
ledger. A phrase is read against the publication date and the direction of its clause (`time_phrases.py`); a claim
without a phrase takes the time of the telling it belongs to where the report plainly means the same event, and stays
open otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fogline.model import Claim, Document, Found, Resolution, Span, When, span_of
from fogline.resolve.entry_days import CountryAt, no_country
from fogline.resolve.event_anchors import UNREAD, anchored
from fogline.resolve.live_entries import RULE as OF_AN_ENTRY
from fogline.resolve.live_entries import LiveEntries
from fogline.resolve.long_times import (
    back_from_report,
    is_whole_toll,
    since_an_event,
    since_the_beginning,
    since_the_war,
)
from fogline.resolve.published import anchor_of
from fogline.resolve.time_aims import with_aims
from fogline.resolve.time_givers import Givers, Lines
from fogline.resolve.time_inherit import SINCE, Timed, told_before, width_of
from fogline.resolve.time_lend import lent, weighed
from fogline.resolve.time_measures import between, hangs_on_beginning, only_compares
from fogline.resolve.time_offers import Answer, Offers
from fogline.resolve.time_phrases import clipped, expression_at, is_impossible, is_set_for, read_phrase
from fogline.resolve.time_records import chosen_record, ruled_record
from fogline.resolve.time_report import Report, report_of
from fogline.resolve.time_rivals import rivals_of
from fogline.resolve.time_tails import trailed
from fogline.resolve.time_words import worded
from fogline.timex import TimeExpression
from fogline.timex.forms import Calendar

WHOLE_WAR = "the whole war"
"""Rule of what is told of a war from its beginning on."""
OF_THESE_DAYS = frozenset({"current", "currently", "now", "recent", "recently", "latest", "nowadays", "today's"})
"""Phrases that put a thing into the report's own days and no nearer."""


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
    report = replace(report_of(document, ordered, published), entries=entries)
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


def _of_phrase(text: str, report: Report, claims: Sequence[Claim], expression: TimeExpression) -> When | None:
    """The days of an expression that no claim has, as the claim nearest to it would read it."""
    near = min(claims, key=lambda one: max(expression.start - one.span.end, one.span.start - expression.end, 0))
    told = read_phrase(report, near, expression, span_of(text, expression.start, expression.end), None, ahead=False)
    return clipped(told[0], near, report.anchor) if told else None


def _by_their_words(text: str, report: Report, ordered: Sequence[Claim]) -> list[Timed]:
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


def _own_time(text: str, report: Report, claim: Claim, previous: When | None, before: dict[int, When | None]) -> Timed:
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
        normal = read_phrase(report, claim, expression, mention.span, told_before_it, ahead=set_for)
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
    if best is not None and not is_impossible(best[1], claim, anchor):
        return Timed(claim, clipped(best[1], claim, anchor), best[2], best[3])
    spans = claim.in_role("time")
    return Timed(claim, None, spans[0].span if spans else None, UNREAD if best is None and unread else "open")

"""When a claim was told, apart from when it happened and when its report came out.

"Killed six on Tuesday, a doctor told reporters on Wednesday" was told on Wednesday; so was what a statement "dated 3
May" says, and what an army "learned on Sunday" came to be known then. An entry of a live page was told at its hour.
What must stay true: a day that dates the act is never the day of its telling as well, unless the report says it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from fogline.model import CLAIM_ZONES, Claim, Document, Found, Resolution, Span, When, span_of
from fogline.resolve.entry_days import CountryAt, no_country
from fogline.resolve.live_entries import LiveEntries
from fogline.resolve.narration import sentence_around
from fogline.resolve.published import anchor_of
from fogline.resolve.told_on import DATING, is_taken
from fogline.timex import TimeExpression, normalise, recognise
from fogline.timex.forms import Calendar

REACH = 60
"""Characters between the reporting words and their phrase."""
BY_THE_TELLER = "the day on which its speaker told it"
BY_THE_STAMP = "the hour of its entry"
SURE = 0.85
DATED = "dated "
NO_TIMES: Mapping[str, When] = MappingProxyType({})
OTHER_ACT = re.compile(r"[,;:]|\b(?:that|which|who|when|after|before|and|but|as|while)\b", re.IGNORECASE)
"""Words behind which a day is of something else than the telling."""


def resolve_told(
    document: Document,
    claims: Sequence[Claim],
    published: When | None,
    *,
    country_at: CountryAt = no_country,
    times: Mapping[str, When] = NO_TIMES,
) -> Iterator[Found]:
    """Says when claims were told, where their report does.

    Args:
        document: the report.
        claims: its claims.
        published: the publication date used, with its vagueness; `None` when not known.
        country_at: which country the report tells of at a position.
        times: when claims happened, by their ids: nothing past is told before it happened.

    Yields:
        One `Resolution` with matter ``told`` for each claim whose telling is dated.
    """
    anchor = anchor_of(published)
    entries = LiveEntries.of(document, anchor, country_at)
    expressions = tuple(recognise(document.text)) if claims else ()
    taken = [mention.span for claim in claims for mention in claim.in_role("time")]
    telling = [one for one in expressions if document.zone_at(one.start) in (*CLAIM_ZONES, None)]
    dating = [one for one in telling if isinstance(one.form, DATING)]
    free = [one for one in dating if _is_dated(document.text, one) or not is_taken(one, taken)]
    for claim in sorted(claims, key=lambda one: (one.span.start, one.span.end)):
        phrase = _phrase(document.text, claim, free)
        day = entries.day_at(claim.span.start) or anchor
        when = _read(phrase, day or _year_told(expressions, phrase)) if phrase is not None else None
        if phrase is not None and when is not None and not _is_before(when, times.get(claim.id), claim):
            yield _record(claim, when, span_of(document.text, phrase.start, phrase.end), BY_THE_TELLER)
            continue
        entry = entries.at(claim.span.start)
        if entry is not None and entry.moment is not None:
            yield _record(claim, entry.moment.as_when(), entry.stamp, BY_THE_STAMP)


def _is_dated(text: str, one: TimeExpression) -> bool:
    """Whether a day is that of a paper ("a statement dated 3 May"), wherever it stands."""
    return text[max(0, one.start - len(DATED)) : one.start].lower() == DATED


def _is_before(told: When, happened: When | None, claim: Claim) -> bool:
    """Whether a past act would have been told before it happened: then the phrase is another's, or of another week."""
    first = happened.earliest if happened is not None else None
    return claim.time in ("past", "now") and first is not None and (told.latest or "9999") < first


def _year_told(expressions: Sequence[TimeExpression], phrase: TimeExpression) -> date | None:
    """The end of the year told last before a day of a month, in a report of no known day."""
    years = [
        one.form.year
        for one in expressions
        if one.start < phrase.start and isinstance(one.form, Calendar) and one.form.year is not None
    ]
    return date(years[-1], 12, 31) if years and isinstance(phrase.form, Calendar) else None


def _read(phrase: TimeExpression, anchor: date | None) -> When | None:
    absolute = isinstance(phrase.form, Calendar) and phrase.form.year is not None
    if anchor is None and not absolute:
        return None
    when = normalise(phrase, anchor=anchor or date(1, 1, 1), direction="past").when
    if when is None or when.earliest is None or (anchor and when.earliest > anchor.isoformat()):
        return None
    return when


def _phrase(text: str, claim: Claim, free: Sequence[TimeExpression]) -> TimeExpression | None:
    """The phrase nearest to the reporting words of the claim's own speaker, in their clause."""
    cue = claim.speakers[0].cue if claim.speakers else None
    if cue is None:
        return None
    left, right = sentence_around(text, cue.start, cue.end)
    near = [
        one
        for one in free
        if left <= one.start < right
        and (_is_dated(text, one) or not (one.start < claim.span.end and claim.span.start < one.end))
        and _between(text, one, cue) is not None
    ]
    return min(near, key=lambda one: len(_between(text, one, cue) or ""), default=None)


def _between(text: str, one: TimeExpression, cue: Span) -> str | None:
    """The words between a phrase and the reporting words; `None` where another clause lies between them."""
    start, end = (cue.end, one.start) if one.start >= cue.end else (one.end, cue.start)
    words = text[start:end]
    behind = one.start >= cue.end
    return None if len(words) > REACH or (behind and OTHER_ACT.search(words)) else words


def _record(claim: Claim, when: When, span: Span | None, rule: str) -> Found:
    words = f"“{span.quote}”" if span else "the page"
    record = Resolution(subject=claim.id, matter="told", span=span, when=when, rule=rule)
    return Found(record=record, basis=(claim.id,), confidence=SURE, reasons=(f"{words} → {when.edtf} ({rule})",))

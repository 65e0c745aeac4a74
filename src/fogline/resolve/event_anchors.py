"""Times told from another event: "two days after the attack on the port", "a week into the siege".

The event that the words name is looked for among the report's other tellings, and its day is counted from. What must
stay true: nothing is counted from a time that the report does not tell of that very event, and what is told from an
event of no known day takes no other day instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from fogline.model import Claim, When, span_of
from fogline.resolve.event_words import tells
from fogline.resolve.long_times import RECORD
from fogline.resolve.narration import sentence_around
from fogline.resolve.time_inherit import TAKERS, Timed, width_of
from fogline.timex import TimeExpression, normalise, recognise
from fogline.timex.forms import Amount, Calendar, Length, Offset, Period, Unit, Weekday

RULE = "counted from another event"
UNTOLD = "told from an event of no known day"
UNREAD = "day or month first"
"""Rule of a date in digits that reads both ways."""
FAMILIES = TAKERS | {"force", "politics"}
"""Families of acts."""
_MANY = (
    "a|an|few|couple|of|several|many|some|more|less|fewer|than|just|over|under|nearly|almost|at|least|about|around|only|"
    "barely|exactly|full|whole|short|mere|half|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|hundred|dozen|\d+"
)
"""Words that say how many, and how nearly."""
_UNITS = "minute|hour|day|week|fortnight|month|year"
LEAD = re.compile(
    rf"\b(?:(?P<soon>shortly|soon|immediately|moments|right|just)|(?:(?P<within>within) )?"
    rf"(?:(?P<the>the (?P<single>day|night|morning|evening|afternoon|week|month|year))|"
    rf"(?P<length>(?:(?:{_MANY})[ -])+(?:{_UNITS})s?|(?:{_UNITS})s)))"
    rf" (?P<side>after|before|into|following|of|prior to|ahead of)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What stands before the words of an event that a time is counted from."""
SINCE = re.compile(r"\b(?:ever )?since\s+(?=(?!then\b|when\b)[^\W\d_])", re.IGNORECASE)
ENDS = re.compile(r"[,;:.—–\n(]|\s-\s|\b(?:and|but|while|killing|wounding|leaving|injuring)\b")
"""What ends the words of an event."""
NOUN = re.compile(
    r"(?:the|a|an|his|her|its|their)\s+[\w’'-]+(?:\s+(?:on|in|of|at|near)\s+(?:the\s+)?[\w’'-]+)*"
    r"(?!\s+(?:was|were|had|has|took|began|fell|broke|came|ended|\w+ed)\b)(?=\s)",
    re.IGNORECASE,
)
"""An event named by a noun, where no comma ends it."""
POINTERS = frozenset({"that", "this", "it"})
OPENS = re.compile(r"\W*(?:(?:and|but|then|yet|in|on|just|only|barely|meanwhile)\b\W*)*", re.IGNORECASE)
"""What may stand before words that open a sentence."""
APART = re.compile(
    r"[;:]|\b(?:but|while|which|who|whose|that|said|says|told|tells|report\w*|announc\w+|warn\w*|add(?:ed|s)|"
    r"claim\w*|promis\w+|vow\w*|after|before|since|until|when)\b",
    re.IGNORECASE,
)
"""Words between a claim and a count from an event by which the count is of another clause."""
AGAIN = re.compile(
    r"(?:the|this|these|both|their|its)\s+(?:[\w'’-]+\s+){0,3}?(?:attacks?|strikes?|raids?|blasts?|bombings?|shelling|"
    r"explosions?|assaults?|offensive|advance|clash(?:es)?|fighting|incident|killings?|massacre|move|decision)\b",
    re.IGNORECASE,
)
"""Words that tell again of what the report has told, whose day holds for them."""
BEFORE = frozenset({"before", "prior to", "ahead of"})
PARTS = frozenset({"night", "morning", "evening", "afternoon"})
SHORT = frozenset({"minute", "hour"})
ARTICLE = 4
"""Characters of an article before an event's name."""
DATES = re.compile(r"\b(?:on|in|late|early|since|of)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a day that dates its sentence, and not before one that heads a page."""
LEAD_OF_NEWS = 400
"""Characters in which a report tells its news."""
MADE_IN = re.compile(r"\b\w+(?:ed|en)\s+(?:on|in)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that count a time from an event.

    Attributes:
        start: where the count begins.
        first, last: where the words of the event begin and end.
        left, right: the sentence.
        count: how long before or after; `None` of "since".
        lead: the match of the count.
        opens: it opens its sentence, and dates what follows.
    """

    start: int
    first: int
    last: int
    left: int
    right: int
    lead: re.Match[str] | None
    opens: bool


@dataclass(frozen=True, slots=True)
class _Report:
    text: str
    expressions: tuple[TimeExpression, ...]
    anchor: date
    timed: tuple[Timed, ...]


def anchored(
    timed: Sequence[Timed], text: str, expressions: Sequence[TimeExpression], anchor: date | None
) -> list[Timed]:
    """Dates claims by the events that their sentence counts from.

    Args:
        timed: the claims of a report with the times that their own words give.
        text: the report's.
        expressions: its time expressions.
        anchor: its day; without it nothing is counted.
    """
    found = list(timed)
    if anchor is None:
        return found
    report = _Report(text, tuple(expressions), anchor, tuple(timed))
    for one in anchors_in(text, expressions):
        day = _day_of(one, report)
        for place, each in enumerate(found):
            found[place] = _dated(each, one, day, report)
    return found


def anchors_in(text: str, expressions: Sequence[TimeExpression]) -> Iterator[Anchor]:
    """The counts from events in a text; those from a time that the words name are the grammar's."""
    for match in LEAD.finditer(text):
        side = match["side"].lower()
        named_of = bool(match["within"]) or (match["single"] or "").lower() in {"day", *PARTS}
        if (
            (side == "of" and not named_of)
            or (match["within"] and side != "of")
            or (side == "into" and not match["length"])
        ):
            continue
        yield from _anchor(text, expressions, match, match)
    for match in SINCE.finditer(text):
        yield from _anchor(text, expressions, match, None)


def _anchor(
    text: str, expressions: Sequence[TimeExpression], match: re.Match[str], lead: re.Match[str] | None
) -> Iterator[Anchor]:
    first = match.end()
    if any(one.start < first < one.end or one.start <= first + ARTICLE < one.end for one in expressions):
        return
    left, right = sentence_around(text, match.start() + 1, first)
    end = ENDS.search(text, first, right)
    last = end.start() if end else right
    opens = OPENS.fullmatch(text[left : match.start()]) is not None
    if opens and last >= right - 1 and (noun := NOUN.match(text, first, right)):
        last = noun.end()
    yield Anchor(match.start(), first, last, left, right, lead, opens)


def _dated(one: Timed, anchor: Anchor, day: When | None, report: _Report) -> Timed:
    """A claim as an anchor dates it: the event itself, or what is counted from it."""
    claim = one.claim
    if _is_borrowed(one, anchor):
        return replace(one, when=None, span=None, rule="open")
    if one.when is not None or not anchor.left <= claim.span.start < anchor.right:
        return one
    whole = anchor.opens and claim.span.end >= anchor.right - 1
    leads = anchor.start <= claim.span.start < anchor.last and claim.span.end <= anchor.last + 1 and not whole
    if (leads or anchor.first <= claim.span.start < anchor.last) and not _follows(claim, anchor, report):
        if day is None or claim.span.end > anchor.last + 1 or not _tells_it(claim, anchor, report):
            return one
        return replace(one, when=day, span=None, rule=RULE)
    if claim.family not in FAMILIES or claim.time not in ("past", "now") or not _is_governed(claim, anchor, report):
        return one
    when = _counted(anchor, day, report) if day is not None else None
    if when is not None and (when.earliest or "") <= report.anchor.isoformat():
        if (when.latest or "9") > report.anchor.isoformat():
            when = _up_to(when, report.anchor.isoformat())
        span = span_of(report.text, anchor.start, anchor.first)
        return replace(one, when=when, span=span, rule=RULE)
    same_day = anchor.lead is None or (anchor.lead["side"].lower() == "of" and anchor.lead["single"])
    if AGAIN.match(claim.span.quote) or same_day or _is_news(claim, anchor, report):
        return one
    return replace(one, rule=UNTOLD)


def _is_borrowed(one: Timed, anchor: Anchor) -> bool:
    """Whether an event has the day of what is counted from it ("fell on 5 May, days after it was shelled")."""
    span = one.claim.span
    if one.when is None or one.span is None or anchor.lead is None or anchor.opens:
        return False
    inside = anchor.start <= span.start and span.end <= anchor.last + 1
    return inside and anchor.left <= one.span.start < anchor.start and not anchor.lead["soon"]


def _follows(claim: Claim, anchor: Anchor, report: _Report) -> bool:
    """Whether a claim is what follows an event without a comma ("Two days after the raid guns hit the mill")."""
    if not anchor.opens or claim.span.start <= anchor.first + ARTICLE:
        return False
    event = report.text[anchor.first : claim.span.start]
    return tells(event, claim.span.quote) is None and not APART.search(event) and not event.endswith("the ")


def _is_news(claim: Claim, anchor: Anchor, report: _Report) -> bool:
    """Whether a count only adds to the news that opens a report, which keeps its day ("…, a day after the vote")."""
    if anchor.opens or claim.span.start >= LEAD_OF_NEWS:
        return False
    return not any(one.when is not None and one.claim.span.start < claim.span.start for one in report.timed)


def _tells_it(claim: Claim, anchor: Anchor, report: _Report) -> bool:
    """Whether a claim in the words of an event tells the event, and its sentence gives no other day to count from."""
    if (
        claim.span.start > anchor.first + ARTICLE
        and tells(report.text[anchor.first : anchor.last], claim.span.quote) is None
    ):
        return False
    return not any(
        other.when is not None
        and anchor.left <= other.claim.span.start < anchor.right
        and not anchor.start <= other.claim.span.start < anchor.last
        for other in report.timed
    )


def _is_governed(claim: Claim, anchor: Anchor, report: _Report) -> bool:
    """Whether a count dates a claim of its sentence."""
    span = claim.span
    if anchor.lead is None and RECORD.search(report.text[anchor.left : anchor.start]):
        return False
    if span.start <= anchor.start < span.end:
        return not APART.search(report.text[span.start : anchor.start])
    if anchor.first <= span.start < anchor.last:
        return True
    if span.start >= anchor.last:
        rest = report.text[anchor.last : span.start]
        return not APART.search(rest) and (anchor.opens or _goes_on(claim))
    gap = report.text[span.end : anchor.start]
    close = len(gap.strip()) <= 1 or re.match(r",? \w+ing\b", gap) is not None
    return not anchor.opens and close and not APART.search(report.text[span.start : anchor.start])


def _goes_on(claim: Claim) -> bool:
    """Whether a claim goes on in a clause before it ("…, killing four")."""
    return re.match(r"(?:and )?\w+ing\b", claim.span.quote) is not None


def _day_of(anchor: Anchor, report: _Report) -> When | None:
    """The days of the event that a count starts from, as the report tells them."""
    event = report.text[anchor.first : anchor.last]
    told = _told_before(anchor, report) if event.lower() in POINTERS else _told_there(anchor, report)
    if told is not None or event.lower() in POINTERS:
        return told
    found: list[tuple[int, bool, int, When]] = []
    for start, end, when in _tellings(anchor, report):
        shared = tells(event, report.text[start:end])
        if shared is not None:
            found.append((shared, start < anchor.start, -abs(start - anchor.start), when))
    return max(found, key=lambda one: one[:3])[3] if found else None


def _told_there(anchor: Anchor, report: _Report) -> When | None:
    """The day that stands in the event's own words ("a day after the raid on Friday")."""
    for one in report.timed:
        span = one.claim.span
        inside = anchor.first <= span.start and span.end <= anchor.last + 1
        if one.when is not None and (inside or anchor.first <= span.start <= anchor.first + ARTICLE):
            return one.when
    for phrase in report.expressions:
        if not anchor.first <= phrase.start < anchor.last or not isinstance(phrase.form, Calendar | Weekday | Period):
            continue
        if not MADE_IN.search(report.text[anchor.first : phrase.start]):
            return normalise(phrase, anchor=report.anchor, direction="past").when
    return None


def _told_before(anchor: Anchor, report: _Report) -> When | None:
    """The day told last before a count from "that"."""
    told = [one for one in report.timed if one.when is not None and one.claim.span.start < anchor.left]
    return max(told, key=lambda one: one.claim.span.start).when if told else None


def _tellings(anchor: Anchor, report: _Report) -> Iterator[tuple[int, int, When]]:
    """The dated tellings of other sentences: claims with a day of their own, and sentences with one day."""
    for one in report.timed:
        span = one.claim.span
        if one.when is not None and not anchor.left <= span.start < anchor.right and one.claim.time == "past":
            yield span.start, span.end, one.when
    for phrase in report.expressions:
        if anchor.left <= phrase.start < anchor.right or not isinstance(phrase.form, Calendar | Weekday):
            continue
        left, right = sentence_around(report.text, phrase.start + 1, phrase.end)
        if not DATES.search(report.text[left : phrase.start]):
            continue
        alone = sum(left <= one.start < right for one in report.expressions) == 1
        when = normalise(phrase, anchor=report.anchor, direction="past").when
        if alone and when is not None and (when.latest or "9") <= report.anchor.isoformat():
            yield left, right, when


def _counted(anchor: Anchor, day: When, report: _Report) -> When | None:
    """The days at the far end of a count."""
    if anchor.lead is None:
        return _up_to(day, report.anchor.isoformat())
    side, single = anchor.lead["side"].lower(), (anchor.lead["single"] or "").lower()
    if anchor.lead["soon"] or (side == "of" and single):
        return replace(day, part=None)
    sign: Literal[-1, 1] = -1 if side in BEFORE else 1
    unit, amount = _count_of(anchor.lead)
    base = replace(day, latest=day.earliest) if side == "into" else day
    form = Offset(amount=amount, unit=unit, sign=sign, base="previous")
    words = report.text[anchor.start : anchor.first]
    count = TimeExpression(start=anchor.start, end=anchor.first, text=words, kind="DATE", form=form)
    when = normalise(count, anchor=report.anchor, direction="past", previous=base).when
    beside = amount.value is None and report.text[: anchor.start].lower().endswith("the ")  # "in the days after …"
    if when is not None and (side == "of" or beside or single in ("week", "month", "year")):
        first = min(base.earliest or "", when.earliest or "")
        last = max(base.earliest or "", when.latest or "")
        return _up_to(When(earliest=first, precision="days", edtf=first), last)
    part = single if single in PARTS else None
    return replace(when, part=part) if when is not None and part else when


def _count_of(lead: re.Match[str]) -> tuple[Unit, Amount]:
    """The unit and the number of a count; hours of no number are the same day."""
    single = (lead["single"] or "").lower()
    told = single or re.split(r"[ -]", lead["length"].lower())[-1].removesuffix("s")
    unit: Unit = "day" if single in PARTS else told  # type: ignore[assignment]  # the words are the units' own
    if single:
        return unit, Amount(value=1)
    amount = _amount(lead["length"])
    return unit, Amount(value=0) if amount.value is None and unit in SHORT else amount


def _amount(words: str) -> Amount:
    """How many units; none where the words are vague ("days", "several weeks")."""
    told = [one.form for one in recognise(f"for {words}") if isinstance(one.form, Length)]
    return told[-1].amount if told else Amount()


def _up_to(day: When, last: str) -> When | None:
    """From the first day of a time to another."""
    if day.earliest is None or day.earliest > last or width_of(replace(day, latest=last)) > 10**5:
        return None
    if day.earliest == last:
        return When(earliest=last, latest=last, precision="day", edtf=last)
    return When(earliest=day.earliest, latest=last, precision="days", edtf=f"{day.earliest}/{last}")


def stays_open(one: Timed) -> bool:
    """Whether a claim's words tell a day that nobody can know, and so it takes none of another telling."""
    return one.when is None and one.rule in (UNTOLD, UNREAD)

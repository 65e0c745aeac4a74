"""Times of claims that name none: taken from the telling they belong to.

A claim told in the words of another shares its time; so does one told nearby of the same happening, while states and
a war's totals take none. What must stay true: nothing is taken from history, plans or opinions, and a clause that only
says since when is dated by what is told before it, never by what comes after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.model import Claim, DatePrecision, Span, When
from fogline.resolve.published import anchor_of
from fogline.resolve.undated_words import LEAD, tells_no_one_act, told_as_background
from fogline.resolve.war_size import largest

EVENT_FAMILIES = frozenset({"fighting", "strike", "control", "harm"})
"""Families whose claims in one report tend to tell of the same happening."""
TAKERS = EVENT_FAMILIES | {"civil"}
"""Families whose claims take the time of a happening told near them: rescue and aid follow it."""
NEAR = 1000
"""Characters within which a claim may take its time from another one; about seven sentences of news."""
STATES = ("harm.deprivation", "control.hold", "control.siege")
"""Kinds that tell of a state, which outlasts the happening told beside it."""
WAR_TOTAL = 10_000
"""People in numbers from here on are a war's total, never one happening's."""
A_WEEK = 6
"""Days from the first to the last of the widest time that a claim takes over from one told near it."""
WIDEST_SHARED = 60
"""Widest time, in days, that a claim takes over from one in whose words it stands."""
LOOK_BACK = 14
"""Days before its report from which on a happening is looked back upon."""
SINCE = re.compile(r"(?:since|until)\b", re.IGNORECASE)
"""How a clause begins that only dates the one before it."""
BEGINNING = re.compile(
    r"\b(?:began|begun|started|was launched|were launched|broke out|got under way|opened)\b", re.IGNORECASE
)
"""Words of a happening's first day, on which not all of it happened."""
BEGAN = re.compile(
    r"\b(?:which|that)\s+(?:had\s+)?(?:began|begun|started|broke out|was launched|opened)\b", re.IGNORECASE
)
"""Words of the first day of what a claim is part of ("killed 30 in a push which began on Sunday")."""
CLOSE = 3
"""Characters between a clause and the one that says since when."""
OPENING = 30
"""Characters between a clause that opens a sentence with "Since" and what it dates."""
OVER_ALL = re.compile(
    r"\b(?:during|in the course of|throughout|amid) (?:the|this|these) (?:\w+ )?(?:offensive|fighting|battles?|clashes|"
    r"operation|advance|assault|campaign|siege|attacks?)\b",
    re.IGNORECASE,
)
"""Words that tell of all days of a happening, not of the one told last."""
BESIDE = 10
"""Characters between a claim and the one that it hangs on ("on 19 June, when six died")."""
HEADLINED = frozenset({"harm.killed", "harm.injured", "control.capture", "control.loss"})
"""Kinds of acts that are over when they are told, besides strikes."""
NOW = "now"
"""Rule of "now" and "currently"."""
HEAD = 150
"""Characters in which the headline of a report stands."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A claim with the time its own words give."""

    claim: Claim
    when: When | None
    span: Span | None
    rule: str


def inherited(one: Timed, timed: Sequence[Timed], published: When | None) -> Timed | None:
    """The claim whose time this one shares: the words around it, the telling near it, the report's main happening."""
    claim = one.claim
    if not may_inherit(claim):
        return None
    dated_by = next((other for other in timed if _follows_as_date(other, claim)), None)
    if dated_by is not None:
        return _since(dated_by, published)
    if SINCE.match(claim.span.quote):
        return None
    if tells_no_one_act(claim):
        return None
    givers = [other for other in timed if _may_give(other)]
    overlapping = [other for other in givers if other.claim.span.overlaps(claim.span)]
    if overlapping:
        giver = min(overlapping, key=lambda other: width_of(other.when) if other.when else 0)
        began = giver.claim.span.start > claim.span.start and BEGAN.search(giver.claim.span.quote)
        return (_since(giver, published) if began else None) or giver
    return None if told_as_background(claim) else _told_near(claim, givers, published)


def _told_near(claim: Claim, givers: Sequence[Timed], published: When | None) -> Timed | None:
    """The claim told near this one, or that most of the report tells of; else the report itself."""
    if claim.family not in TAKERS:
        return _of_the_report(claim, published)
    givers = [other for other in givers if not _is_looked_back_to(other, claim, published)]
    fresh = [other for other in givers if not _is_old(other, published) or _hangs_on(claim, other.claim)]
    near = [other for other in fresh if _distance(other.claim, claim) <= NEAR and _width(other) <= A_WEEK]
    if near and OVER_ALL.search(claim.span.quote):
        return _of_all(near)
    if near:
        return _lent(_told_last(near, claim), published)
    main = _main_happening([other for other in givers if _width(other) <= A_WEEK])
    return _lent(main, published) if main else _of_the_report(claim, published)


def _hangs_on(claim: Claim, other: Claim) -> bool:
    """Whether a claim goes on in the sentence of another ("on 19 June, when six died")."""
    return claim.span.quote[:1].islower() and 0 <= claim.span.start - other.span.end <= BESIDE


def _is_old(other: Timed, published: When | None) -> bool:
    """Whether a claim tells of weeks before the report: a look back, which the telling then leaves."""
    if published is None or published.precision != "day" or published.earliest is None:
        return False
    last = other.when.latest if other.when is not None else None
    if last is None:
        return False
    return (date.fromisoformat(published.earliest) - date.fromisoformat(last)).days > LOOK_BACK


def _is_looked_back_to(other: Timed, claim: Claim, published: When | None) -> bool:
    """Whether what is told later is of days or of a stretch before the report: what was told by then is newer.

    One day long ago, told later, may be what the whole report is about, and then holds for its lead.
    """
    if other.claim.span.start <= claim.span.end or published is None or anchor_of(published) is None:
        return False
    last = other.when.latest if other.when is not None else None
    if last is None:
        return False
    days = (date.fromisoformat(published.earliest or "") - date.fromisoformat(last)).days
    return days > 1 and (_width(other) > 1 or claim.span.start > LEAD)


def _told_last(near: Sequence[Timed], claim: Claim) -> Timed:
    """Of the claims told near, the nearest before: a telling goes on from what it told, whatever comes after."""
    before = [other for other in near if other.claim.span.start <= claim.span.start]
    return min(before or near, key=lambda other: (_distance(other.claim, claim), other.claim.span.start))


def _of_the_report(claim: Claim, published: When | None) -> Timed | None:
    """The report's own day, for what somebody says was agreed, asked or done for people and dates nowhere.

    On our own gold and the shared one such statements are of the day of the report more than twice as often as of
    no knowable day; acts of war are not, and stay open.
    """
    stated = claim.family == "civil" or (claim.family == "politics" and bool(claim.speakers))
    if not stated or published is None or published.precision != "day":
        return None
    return Timed(claim, published, None, "the day of the report")


def told_before(one: Timed, timed: Sequence[Timed]) -> Timed | None:
    """What a clause that only says since when takes its time from: the same sort of act, told before it."""
    givers = [
        other
        for other in timed
        if _may_give(other)
        and other.claim.family == one.claim.family
        and other.claim.span.end <= one.claim.span.start
        and _distance(other.claim, one.claim) <= NEAR
    ]
    nearest = min(givers, key=lambda other: _distance(other.claim, one.claim), default=None)
    return Timed(one.claim, nearest.when, nearest.span, nearest.rule) if nearest else None


def _follows_as_date(other: Timed, claim: Claim) -> bool:
    """Whether a clause only says since when: right after the claim, or opening the sentence before it."""
    if other.claim.span.quote.startswith("Since ") and 0 < claim.span.start - other.claim.span.end <= OPENING:
        return True
    return 0 <= other.claim.span.start - claim.span.end <= CLOSE and SINCE.match(other.claim.span.quote) is not None


def _since(dated_by: Timed, published: When | None) -> Timed | None:
    """From what the since-clause tells up to the report; open where it is not known when that was."""
    first = dated_by.when.earliest if dated_by.when else None
    last = published.latest if published else None
    if first is None or (last is not None and last < first):
        return None
    when = When(earliest=first, latest=last, precision="days" if last else "open", edtf=f"{first}/{last or '..'}")
    return Timed(dated_by.claim, when, dated_by.span, "since then")


def _lent(giver: Timed, published: When | None) -> Timed:
    """The day of a happening told nearby, without its hour; of one that only began then, the days since."""
    when = giver.when
    if when is None:
        return giver
    if BEGINNING.search(giver.claim.span.quote):
        return _since(giver, published) or giver
    return replace(giver, when=replace(when, part=None))


def _of_all(near: Sequence[Timed]) -> Timed:
    """All days of the happening told nearby."""
    days = [one.when for one in near if one.when is not None]
    first = min(when.earliest or "" for when in days)
    last = max(when.latest or "" for when in days)
    precision: DatePrecision = "day" if first == last else "days"
    edtf = first if first == last else f"{first}/{last}"
    when = When(earliest=first, latest=last, precision=precision, edtf=edtf)
    return Timed(near[0].claim, when, near[0].span, "all days of the happening")


def may_inherit(claim: Claim) -> bool:
    """Whether a claim without a phrase may take its time from others: acts told as past, and harm as it stands."""
    if claim.background or claim.time in ("planned", "forecast") or claim.family in ("outlook", "judgement"):
        return False
    if largest(claim) >= WAR_TOTAL:
        return False
    return claim.kind not in STATES and (claim.time == "past" or _is_headline(claim))


def _is_headline(claim: Claim) -> bool:
    """Whether the head of a report tells its happening in the present ("Blast kills nine in Zenda")."""
    acts = claim.family == "strike" or claim.kind in HEADLINED
    return acts and claim.time == "now" and not claim.speakers and claim.span.start < HEAD


def _may_give(other: Timed) -> bool:
    """Whether a claim can date others; "now" says how things stand at the telling, and not when what led there was."""
    claim = other.claim
    if other.when is None or other.rule == NOW or claim.background or claim.time not in ("past", "now"):
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


def width_of(when: When) -> int:
    """Days from first to last; open ends count as very wide."""
    if when.earliest is None or when.latest is None:
        return 10**6
    return date.fromisoformat(when.latest).toordinal() - date.fromisoformat(when.earliest).toordinal()

"""What speaks for and against a time being a claim's: where and how often the report tells it, and what the claim is.

Signs are numbers, most of them 0 or 1, in a fixed order. No sign is a day, a name or a text, so that what is learnt
from one war carries over to others. What must stay true: the same report gives the same signs on every machine.
"""

from __future__ import annotations

import math
import re
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fogline.model import FAMILIES, Claim
from fogline.resolve.narration import sentence_around
from fogline.resolve.own_day import DISPATCH, STANDING
from fogline.resolve.own_day import RULE as OWN_DAY
from fogline.resolve.time_offers import OPEN, Answer, Days, Offers
from fogline.resolve.undated_words import PERFECT
from fogline.resolve.war_size import largest
from fogline.timex.forms import Bound, Calendar, DayPart, Offset, Period, Range, Stretch, Weekday

FORMS = (Calendar, Weekday, Period, Offset, DayPart, Stretch, Range, Bound)
"""Forms of phrases that are told apart."""
RULES = ("open", OWN_DAY, DISPATCH, STANDING, "the day of the report", "since then", "now", "since", "the whole war")
"""Rules that are told apart, besides whether the time is lent."""
TIMES = ("past", "now", "planned", "forecast")
FAR = 8.0
"""The logarithm of a distance that is as good as none at all."""
BUCKETS = 2**12
WORD = re.compile(r"[A-Za-z]+|[.;:!?]")
SHALL = re.compile(r"\b(?:will|would|shall|could|may|might|can|should|must|going to)\b", re.IGNORECASE)
IS = re.compile(r"\b(?:is|are|remains?|continues?|[\w]+ing)\b", re.IGNORECASE)
WAS = re.compile(r"\b(?:was|were|had|\w+ed)\b", re.IGNORECASE)
AGAIN = re.compile(
    r"\b(?:the (?:attack|strike|blast|bombing|explosion|raid|shelling|incident|assault|clash\w*))\b", re.IGNORECASE
)
SINCE = re.compile(r"\b(?:since|until|for (?:years|months|weeks|days)|over the|during)\b", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|last|past|years?|ago|before|once|former(?:ly)?|history)\b", re.IGNORECASE
)
OFTEN = re.compile(
    r"\b(?:often|always|usually|regularly|frequent\w*|repeatedly|every|many|several|various)\b", re.IGNORECASE
)
ASKED = (PERFECT, SHALL, IS, WAS, AGAIN, SINCE, EARLIER, OFTEN)
"""What is asked of a claim's words."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted over a whole report.

    Attributes:
        answers: how many claims the rules give each time.
        own: how many have it by their own words.
        phrases: how often phrases tell each time.
        starts: where the phrases begin.
    """

    answers: Counter[Days]
    own: Counter[Days]
    phrases: Counter[Days]
    starts: list[int]

    @classmethod
    def of(cls, offers: Offers) -> Counts:
        """Counts over a report."""
        return cls(
            Counter(one.days for one in offers.answers if one.when is not None),
            Counter(one.days for one in offers.answers if one.own.when is not None),
            Counter(one.days for one in offers.phrases),
            [one.expression.start for one in offers.phrases],
        )


def candidates(offers: Offers) -> tuple[Days, ...]:
    """All times of a report that a claim may be of; the first is none."""
    return (OPEN, *sorted(offers.whens))


def signs(offers: Offers, counts: Counts, place: int, asked: Sequence[Days]) -> NDArray[np.float32]:
    """The signs of every time asked about, a row each, for the claim that stands at a place among the answers."""
    claim = offers.answers[place].claim
    sentence = sentence_around(offers.text, claim.span.start, claim.span.end)
    common = [*_of_claim(offers.answers[place]), *_of_report(offers, counts, claim)]
    near = _Near(offers, counts, place, sentence)
    rows = [[*_of_days(one, offers), *near.of_days(one), *common] for one in asked]
    return np.array(rows, dtype=np.float32)


def words(offers: Offers, place: int) -> list[int]:
    """Buckets of the words of a claim and of those just before and behind it."""
    span = offers.answers[place].claim.span
    own = [one.lower() for one in WORD.findall(span.quote)][:40]
    before = [one.lower() for one in WORD.findall(offers.text[max(0, span.start - 60) : span.start])][-4:]
    behind = [one.lower() for one in WORD.findall(offers.text[span.end : span.end + 40])][:3]
    kind = offers.answers[place].claim.kind
    told = [*own, *(f"<{one}" for one in before), *(f">{one}" for one in behind), f"={kind}"]
    return sorted({zlib.crc32(one.encode()) % BUCKETS for one in told})


def _one_of(value: object, values: Sequence[object]) -> list[float]:
    return [float(value == one) for one in values]


def _of_claim(answer: Answer) -> list[float]:
    claim = answer.claim
    quote = claim.span.quote
    return [
        *_one_of(claim.family, sorted(FAMILIES)),
        *_one_of(claim.time, TIMES),
        *(float(bool(one.search(quote))) for one in ASKED),
        float(claim.background),
        float(claim.opinion),
        float(claim.denial or claim.polarity == "negative"),
        claim.certainty / 3,
        float(bool(claim.speakers)),
        float(bool(claim.in_role("time"))),
        float(bool(claim.in_role("place"))),
        float(bool(claim.quantities)),
        math.log10(max(1, largest(claim))) / 4,
        math.log(len(quote)) / 5,
        float(quote[:1].islower()),
        float(answer.own.when is not None),
        float(answer.when is not None),
    ]


def _of_report(offers: Offers, counts: Counts, claim: Claim) -> list[float]:
    total = max(1, len(offers.answers))
    dated = sum(counts.answers.values())
    most = max(counts.answers.values(), default=0)
    length = max(1, len(offers.text))
    day = offers.published is not None and offers.published.precision == "day"
    return [
        float(offers.published is None),
        float(day),
        dated / total,
        sum(counts.own.values()) / total,
        most / max(1, dated),
        math.log1p(len(counts.answers)) / 3,
        math.log1p(len(offers.phrases)) / 4,
        math.log(length) / 10,
        math.log1p(total) / 5,
        claim.span.start / length,
        float(claim.span.start < 120),
        float(claim.span.start < 400),
    ]


def _of_days(days: Days, offers: Offers) -> list[float]:
    """What a time is by itself and beside the report's date."""
    none, width = days == OPEN, _width(days)
    published = offers.published
    told = published is not None and published.earliest == published.latest and published.earliest is not None
    own = (published.earliest or "", published.latest or "") if published is not None else OPEN
    age = _days_between(days[1] or days[0], own[0]) if told and not none else None
    first = _days_between(days[0], own[0]) if told and not none and days[0] else None
    ranks = (0, 1, 2, 6, 14, 31, 92, 366, 1500)
    when = offers.whens.get(days)
    return [
        float(none),
        *(float(not none and width is not None and low <= width < high) for low, high in WIDTHS),
        float(not none and width is None),
        float(not none and age is None),
        float(age is not None and age < 0),
        *(float(age is not None and age == one) for one in (0, 1)),
        *(float(age is not None and low < age <= high) for low, high in pairwise(ranks[1:])),
        float(age is not None and age > ranks[-1]),
        *(float(first is not None and first > low) for low in ranks),
        float(not none and days[1] == own[1] and days[0] != days[1]),
        float(when is not None and when.precision == "month"),
        float(when is not None and when.precision == "year"),
        float(when is not None and when.approximate),
    ]


WIDTHS = ((0, 1), (1, 4), (4, 8), (8, 27), (27, 32), (32, 95), (95, 364), (364, 367), (367, 10**7))


def _width(days: Days) -> int | None:
    return _days_between(days[0], days[1]) if all(days) else None


def _days_between(first: str, last: str) -> int:
    return date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal() if first and last else 0


@dataclass(frozen=True, slots=True)
class _Near:
    """A claim among the answers and phrases of its report."""

    offers: Offers
    counts: Counts
    place: int
    sentence: tuple[int, int]

    def of_days(self, days: Days) -> list[float]:
        """The signs of how a time stands to the claim."""
        answer = self.offers.answers[self.place]
        ruled = answer.days == days
        inner = self._inner(days)
        return [
            float(ruled),
            float(ruled and answer.lent),
            float(ruled and answer.own.when is not None),
            *(float(ruled and answer.rule == one) for one in RULES),
            *self._counted(days),
            *self._lent_by(days),
            *self._told_by(days),
            *inner,
        ]

    def _counted(self, days: Days) -> list[float]:
        own = self.offers.answers[self.place]
        given = self.counts.answers[days] - (own.days == days != OPEN)
        every = max(1, sum(self.counts.answers.values()) - (own.when is not None))
        most = max((n - (own.days == one) for one, n in self.counts.answers.items()), default=0)
        return [
            math.log1p(given) / 3,
            given / every,
            float(given > 0 and given == most),
            math.log1p(self.counts.own[days]) / 3,
            math.log1p(self.counts.phrases[days]) / 3,
            float(days != OPEN and not given and not self.counts.phrases[days]),
        ]

    def _lent_by(self, days: Days) -> list[float]:
        """How the claims with this time stand: the last before, the first behind."""
        answers, place = self.offers.answers, self.place
        before = next((i for i in range(place - 1, -1, -1) if answers[i].days == days), None)
        behind = next((i for i in range(place + 1, len(answers)) if answers[i].days == days), None)
        return [*self._beside(before), *self._beside(behind)]

    def _beside(self, other: int | None) -> list[float]:
        if other is None:
            return [0.0, 1.0, *[0.0] * 11]
        one, own = self.offers.answers[other], self.offers.answers[self.place]
        gap = max(0, one.claim.span.start - own.claim.span.end, own.claim.span.start - one.claim.span.end)
        steps = abs(other - self.place)
        left, right = sorted((one.claim.span.start, own.claim.span.start))
        return [
            1.0,
            min(1.0, math.log1p(gap) / FAR),
            float(steps == 1),
            float(steps == 2),
            math.log1p(steps) / 4,
            float(self.sentence[0] <= one.claim.span.start < self.sentence[1]),
            float(one.claim.span.overlaps(own.claim.span)),
            float("\n" not in self.offers.text[left:right]),
            float(one.claim.family == own.claim.family),
            float(one.claim.kind == own.claim.kind),
            float(one.own.when is not None),
            float(one.claim.time == own.claim.time),
            float([x.span.quote for x in one.claim.speakers[:1]] == [x.span.quote for x in own.claim.speakers[:1]]),
        ]

    def _told_by(self, days: Days) -> list[float]:
        """How the phrases that tell this time stand: the last before the claim, the first behind."""
        start = self.offers.answers[self.place].claim.span.start
        at = bisect_right(self.counts.starts, start)
        before = next((i for i in range(at - 1, -1, -1) if self.offers.phrases[i].days == days), None)
        behind = next((i for i in range(at, len(self.counts.starts)) if self.offers.phrases[i].days == days), None)
        return [*self._phrased(before, at - 1), *self._phrased(behind, at)]

    def _phrased(self, other: int | None, nearest: int) -> list[float]:
        if other is None:
            return [0.0, 1.0, *[0.0] * (6 + len(FORMS))]
        phrase, claim = self.offers.phrases[other], self.offers.answers[self.place].claim
        start, end = phrase.expression.start, phrase.expression.end
        gap = max(0, start - claim.span.end, claim.span.start - end)
        return [
            1.0,
            min(1.0, math.log1p(gap) / FAR),
            float(other == nearest),
            float(phrase.free),
            float(self.sentence[0] <= start < self.sentence[1]),
            float(claim.span.start <= start < claim.span.end),
            float(start < 120),
            float("\n" not in self.offers.text[min(end, claim.span.end) : max(start, claim.span.start)]),
            *(float(isinstance(phrase.expression.form, one)) for one in FORMS),
        ]

    def _inner(self, days: Days) -> list[float]:
        """Which offers hold this time or lie within it."""
        if days == OPEN or not all(days):
            return [0.0, 0.0, 0.0]
        own = self.offers.answers[self.place].days
        others = [one for one in self.counts.answers if all(one) and one != days]
        within = sum(self.counts.answers[one] for one in others if days[0] <= one[0] and one[1] <= days[1])
        around = sum(self.counts.answers[one] for one in others if one[0] <= days[0] and days[1] <= one[1])
        total = max(1, sum(self.counts.answers.values()))
        return [within / total, around / total, float(all(own) and days[0] == own[0])]

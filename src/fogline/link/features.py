"""What speaks for and against two claims being about the same thing, feature by feature, in words.

Each feature has a weight in log-odds and a phrase for people; the sum is the decision. What must stay true: a pair
that cannot be one (years apart, other families of events, history against today) is refused outright, whatever else
they share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, cos, exp, radians, sin, sqrt
from typing import Protocol

from fogline.link.profile import Profile
from fogline.model import Count, Where

BIAS = -2.6
"""Log-odds of two claims of one block with nothing more known."""
NEAR_DAYS = 3
"""Days apart beyond which two dated claims are not about one happening."""
NEAR_REPORTS = 5
"""Days between two reports within which undated claims can be of one happening."""
FAR_REPORTS = 45
BOUND_TO_PLACE = frozenset({"ground", "holding", "siege", "siege broken"})
"""Happenings that are what they are by place and side: two quarters taken are two events."""
TAKEN = frozenset({"control.capture"})
FOOTHOLDS = frozenset({"control.gain", "control.entry"})
"""Having got into a place or won ground in it, which is less than having it."""
VIOLENT = frozenset({"violence", "fighting"})
SURE = 1.0
"""Log-odds of two whole reports from which days and countries of single claims refuse nothing."""
COUNT_WEIGHTS = ((0.5, -0.3), (0.2, -1.3), (0.02, -2.5), (0.0, -6.0))
"""Ratio of two unequal numbers of one unit from which it weighs so much."""
NEAR_KM = 3.0
FAR_KM = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that speaks for (+) or against (−) a pair."""

    name: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDecision:
    """How likely two claims are about the same thing, and why.

    Attributes:
        left, right: claim ids, the smaller first.
        probability: 0 … 1.
        features: what it rests on; the one with infinite weight refused it outright.
        told: a person's verdict, where there is one.
    """

    left: str
    right: str
    probability: float
    features: tuple[Feature, ...]
    told: str = ""

    @property
    def refused(self) -> bool:
        """Whether the pair cannot be one."""
        return self.told == "different" or (not self.told and self.probability == 0.0)

    def in_words(self) -> str:
        """The decision as a sentence."""
        reasons = "; ".join(f"{one.words} ({one.weight:+.1f})" for one in self.features)
        return f"{self.probability:.2f}: {reasons}"


class WholeReports(Protocol):
    """What two reports share, weighed."""

    @property
    def log_odds(self) -> float:
        """The sum."""

    @property
    def features(self) -> tuple[Feature, ...]:
        """What it rests on."""


def compare(a: Profile, b: Profile, rarity: Mapping[str, float], whole: WholeReports | None = None) -> PairDecision:
    """Compares two claims.

    Args:
        a: the one.
        b: the other.
        rarity: weight of each word, high for those that few claims have.
        whole: what their reports share, where both claims tell of their report's main happening.
    """
    left, right = sorted((a.id, b.id))
    refusal = _refusal(a, b, whole.log_odds if whole else None)
    if refusal is not None:
        never = Feature(name="refused", weight=float("-inf"), words=refusal)
        return PairDecision(left=left, right=right, probability=0.0, features=(never,))
    if whole is not None and a.group not in BOUND_TO_PLACE:
        return _decided(left, right, whole.log_odds, whole.features)
    found = [
        _kind(a, b),
        _time(a, b),
        _place(a, b),
        _parties(a, b),
        _targets(a, b),
        _counts(a, b),
        _words(a, b, rarity),
    ]
    features = tuple(one for one in found if one is not None)
    return _decided(left, right, BIAS + sum(one.weight for one in features), features)


def _decided(left: str, right: str, log_odds: float, features: tuple[Feature, ...]) -> PairDecision:
    return PairDecision(left=left, right=right, probability=1 / (1 + exp(-log_odds)), features=features)


def _refusal(a: Profile, b: Profile, whole: float | None) -> str | None:
    """Why a pair cannot be one; what two reports plainly share outweighs days and countries read from a few words."""
    sure = whole is not None and whole >= SURE
    if a.group != b.group and not (sure and {a.group, b.group} == VIOLENT):
        return "they tell of other kinds of happening"
    if a.background != b.background:
        return "one is history, the other of its report's own days"
    if sure:
        return None
    gap = days_apart(a, b)
    if gap is not None and gap > NEAR_DAYS:
        return f"{gap} days apart"
    if (
        gap is None
        and whole is None
        and a.told is not None
        and b.told is not None
        and abs(a.told - b.told) > FAR_REPORTS
    ):
        return "told in reports more than six weeks apart"
    if a.home and b.home and a.country and b.country and a.country != b.country:
        return "in two countries"
    return None


def days_apart(a: Profile, b: Profile) -> int | None:
    """Days between two times, 0 where they can meet; `None` where either is not known."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last)


def _kind(a: Profile, b: Profile) -> Feature | None:
    if a.kind == b.kind:
        return Feature(name="kind", weight=1.3, words=f"both {a.kind}")
    if len({a.kind, b.kind} & TAKEN) == 1 and {a.kind, b.kind} & FOOTHOLDS:
        return Feature(name="kind", weight=-1.3, words=f"{a.kind} is not {b.kind}: a foothold is not all of it")
    return Feature(name="kind", weight=0.2, words=f"{a.kind} beside {b.kind}")


def _time(a: Profile, b: Profile) -> Feature | None:
    gap = days_apart(a, b)
    if gap is None:
        if a.told is None or b.told is None:
            apart = a.document != b.document
            return Feature(name="time", weight=-3.0, words="no day is known of one of them") if apart else None
        close = abs(a.told - b.told) <= NEAR_REPORTS
        words = "told within days of each other" if close else "told weeks apart"
        return Feature(name="time", weight=0.5 if close else -2.0, words=words)
    if gap:
        return Feature(name="time", weight=-0.6 * gap, words=f"{gap} days apart")
    widest = max(a.width, b.width)
    if widest > FAR_REPORTS and a.document != b.document:
        return Feature(name="time", weight=-1.5, words="times so vague that they need not meet")
    tight = widest <= NEAR_DAYS
    return Feature(name="time", weight=1.6 if tight else 0.5, words="same days" if tight else "times that can meet")


def _place(a: Profile, b: Profile) -> Feature | None:
    if not a.home or not b.home:
        return None
    shared = a.places & b.places
    if shared:
        return Feature(name="place", weight=1.9, words="same place")
    if (a.places & b.around) or (b.places & a.around):
        # A quarter taken is not the city taken; a strike on the quarter is one on the city.
        weight = -2.5 if a.group in BOUND_TO_PLACE else 0.7
        return Feature(name="place", weight=weight, words="one place around the other")
    distance = distance_km(a.where, b.where)
    if a.group in BOUND_TO_PLACE:
        return Feature(name="place", weight=-4.0, words="other places")
    if distance is not None:
        weight = -0.4 if distance <= NEAR_KM else -3.5 if distance > FAR_KM else -1.5
        return Feature(name="place", weight=weight, words=f"{distance:.0f} km apart")
    return Feature(name="place", weight=-1.8, words="other places")


def distance_km(a: Where | None, b: Where | None) -> float | None:
    """Kilometres between two places; `None` where either has no coordinates."""
    if a is None or b is None or a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat, lon = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    chord = sin(lat / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(lon / 2) ** 2
    return 12742 * asin(sqrt(chord))


def _parties(a: Profile, b: Profile) -> Feature | None:
    if not a.sides or not b.sides:
        return None
    if a.actors & b.actors:
        return Feature(name="actors", weight=1.1, words="same party")
    if a.sides & b.sides:
        return Feature(name="actors", weight=0.7, words="parties of one side")
    if a.loss != b.loss:
        return Feature(name="actors", weight=0.4, words="one side's gain is the other's loss")
    if a.group == "fighting":
        return Feature(name="actors", weight=0.0, words="parties of two sides, as fighting has")
    weight = -4.0 if a.group in BOUND_TO_PLACE else -2.2
    return Feature(name="actors", weight=weight, words="parties of other sides")


def _targets(a: Profile, b: Profile) -> Feature | None:
    if not a.suffering or not b.suffering:
        return None
    if a.suffering & b.suffering:
        return Feature(name="targets", weight=0.6, words="same target or victims")
    return Feature(name="targets", weight=-0.4, words="other targets or victims")


def _counts(a: Profile, b: Profile) -> Feature | None:
    shared = set(a.counts) & set(b.counts)
    if not shared:
        return None
    pairs = [(a.counts[unit], b.counts[unit]) for unit in sorted(shared)]
    if any(_same(one, other) for one, other in pairs):
        return Feature(name="counts", weight=1.2, words="same number")
    if all(_compatible(one, other) for one, other in pairs):
        return Feature(name="counts", weight=0.3, words="numbers that can both be true")
    ratio = min(_ratio(one, other) for one, other in pairs)
    weight = next(value for least, value in COUNT_WEIGHTS if ratio >= least)
    return Feature(name="counts", weight=weight, words="other numbers")


def _same(one: Count, other: Count) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _compatible(one: Count, other: Count) -> bool:
    low = max(one.low or 0, other.low or 0)
    highs = [count.high for count in (one, other) if count.high is not None]
    return not highs or low <= min(highs)


def _ratio(one: Count, other: Count) -> float:
    values = sorted((one.best or one.low or one.high or 1, other.best or other.low or other.high or 1))
    return values[0] / max(values[1], 1)


def _words(a: Profile, b: Profile, rarity: Mapping[str, float]) -> Feature | None:
    shared = sorted(a.words & b.words, key=lambda word: (-rarity.get(word, 0.0), word))
    weight = min(1.5, sum(rarity.get(word, 0.0) for word in shared))
    if weight < 0.1:
        return None
    return Feature(name="words", weight=weight, words=f"share {', '.join(shared[:4])}")

"""What speaks for and against two reports mainly telling of one happening.

Each measure is a number that a person can check. Its weight was learnt from reports whose incidents are known
(`python -m bench.train_incidents`), then made stricter by reports of strikes in a war, where wording, places and days
are shared by more; the sum is in log-odds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import log1p, sqrt

from fogline.link.features import Feature, distance_km
from fogline.link.reports import Report

REACH = 730
"""Days between two reports beyond which they are not compared."""
RAREST = 6
"""Shared names that count, the rarest first."""
FAR_KM = 60.0
GROWN, OLD = 13, 60
"""Ages that so many people in the news have that one shared tells less."""
AT_ONCE = 3
"""Days between two reports up to which neither follows the other up."""
UNDATED_GAP = 30
"""Days apart that two reports are taken to be when one has no date."""

MANY: Mapping[str, float] = {
    "bias": -3.2,
    "words": 3.5,
    "names": 5.9,
    "rare": 2.5,
    "full name": 1.3,
    "told apart": -1.6,
    "same day": 2.0,
    "other days": -2.1,
    "ages": 1.4,
    "child or old": 1.4,
    "other ages": -0.6,
    "same place": 2.2,
    "far": -1.7,
    "same number": 0.35,
    "other numbers": 0.0,
}
"""Log-odds for each unit of a measure, in a record of many subjects: most of its reports have nothing in common."""
ONE: Mapping[str, float] = {
    "bias": -5.5,
    "words": 2.0,
    "names": 5.6,
    "rare": 4.1,
    "full name": 0.0,
    "told apart": -1.3,
    "same day": 2.1,
    "other days": -1.0,
    "ages": 1.9,
    "child or old": 0.0,
    "other ages": -0.3,
    "same place": 1.0,
    "far": -1.8,
    "same number": 0.45,
    "other numbers": -0.8,
}
"""The same in a record of one subject, such as a war, whose reports share names, places and days without being one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDecision:
    """How much speaks for two reports mainly telling of one happening.

    Attributes:
        log_odds: the sum.
        features: what it rests on, in words.
    """

    log_odds: float
    features: tuple[Feature, ...]


def compare_reports(a: Report, b: Report) -> ReportDecision:
    """Compares two reports."""
    again = told_again(a, b)
    values = measures(a, b, again=again)
    one = max(a.one_subject, b.one_subject)
    # In a war a day is that of many happenings: there nothing is told again by its day.
    apart = values | _times(a, b, again=False) if again else values
    table = {name: ((1 - one) * MANY[name] * values[name], one * ONE[name] * apart[name]) for name in values}
    weights = {name: sum(both) for name, both in table.items() if sum(both)}
    bias = (1 - one) * MANY["bias"] + one * ONE["bias"]
    shared = sorted(a.rarity.keys() & b.rarity.keys(), key=lambda word: (-a.rarity[word], word))[:4]
    words = {
        "words": f"reports share wording ({values['words']:.2f})",
        "names": f"reports share names ({values['names']:.2f})",
        "rare": f"both name {', '.join(shared)}",
        "full name": f"both name {' '.join(full[0]).title()}" if (full := shared_full(a, b)) else "",
        "told apart": f"told {_days_apart(a, b)} days apart",
        "same day": "the later report tells the other's day again" if again else "same day",
        "ages": f"both give the age {', '.join(map(str, sorted(a.ages & b.ages)[:3]))}",
    }
    features = tuple(
        Feature(name=f"reports: {name}", weight=weight, words=words.get(name, name)) for name, weight in weights.items()
    )
    return ReportDecision(log_odds=bias + sum(weights.values()), features=features)


def measures(a: Report, b: Report, *, again: bool) -> dict[str, float]:
    """The measures of a pair of reports, by name; where one tells the other's day `again`, days are not apart."""
    common = a.weights.keys() & b.weights.keys()
    # Summed in a fixed order, since sums of fractions depend on it.
    wording = sum(a.weights[word] * b.weights[word] for word in sorted(common))
    shared = a.names & b.names
    naming = sum(a.weights[word] * b.weights[word] for word in sorted(shared))
    rare = sorted(
        (min(a.rarity[word], b.rarity[word]) for word in shared if word in a.rarity and word in b.rarity), reverse=True
    )[:RAREST]
    return {
        "words": sqrt(max(0.0, wording)),
        "names": sqrt(max(0.0, naming) / (a.naming * b.naming)) if a.naming and b.naming else 0.0,
        "rare": sum(rare) / RAREST,
        "full name": max((min(a.full[name], b.full[name]) for name in shared_full(a, b)), default=0.0),
        **_times(a, b, again=again),
        "child or old": float(any(not GROWN <= age <= OLD for age in a.ages & b.ages)),
        "ages": float(min(2, len(a.ages & b.ages))),
        "other ages": float(bool(a.ages and b.ages and not a.ages & b.ages)),
        **_places(a, b),
        **_counts(a, b),
    }


def shared_full(a: Report, b: Report) -> list[tuple[str, str]]:
    """The full names that two reports share, the rarest first."""
    shared = a.full.keys() & b.full.keys()
    return sorted(shared, key=lambda name: (-min(a.full[name], b.full[name]), name))


def told_again(a: Report, b: Report) -> bool:
    """Whether the later of two reports writes out a day of the first: a follow-up says again when it happened."""
    if a.told is None or b.told is None or abs(a.told - b.told) <= AT_ONCE:
        return False
    later, first, told = (a, b, b.told) if a.told > b.told else (b, a, a.told)
    days = {day for one, other in first.days for day in range(one, other + 1)} or {told - 1, told}
    return any((day.month, day.day) in later.dates for day in map(date.fromordinal, days))


def _times(a: Report, b: Report, *, again: bool) -> dict[str, float]:
    """How far apart two reports and what they tell are in time; not at all where one tells the other's day `again`."""
    if again:
        return {"told apart": 0.0, "same day": 1.0, "other days": 0.0}
    gaps = [max(0, one[0] - other[1], other[0] - one[1]) for one in a.days for other in b.days]
    gap = min(gaps, default=None)
    return {
        "told apart": sqrt(min(_days_apart(a, b), 60)) / 3,
        "same day": float(gap == 0),
        "other days": float(gap is not None and gap > 2),
    }


def _days_apart(a: Report, b: Report) -> int:
    return UNDATED_GAP if a.told is None or b.told is None else abs(a.told - b.told)


def _places(a: Report, b: Report) -> dict[str, float]:
    kilometres = [distance_km(one, other) for one in a.spots for other in b.spots]
    nearest = min((one for one in kilometres if one is not None), default=None)
    return {
        "same place": float(bool(a.places & b.places)),
        "far": _far(a, b, nearest),
    }


def _far(a: Report, b: Report, kilometres: float | None) -> float:
    """How far apart two reports' places are, 0 … 1; a place and what contains it are not apart."""
    if kilometres is None or a.places & b.places or a.places & b.around or b.places & a.around:
        return 0.0
    return min(1.0, log1p(kilometres) / log1p(FAR_KM))


def _counts(a: Report, b: Report) -> dict[str, float]:
    told = [(a.counts[unit], b.counts[unit]) for unit in sorted(a.counts.keys() & b.counts.keys())]
    same = any(one & other for one, other in told)
    return {"same number": float(same), "other numbers": float(bool(told) and not same)}

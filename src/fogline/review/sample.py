"""A sample of claims to measure the record by, and what the reviews of a sample say of its precision.

The sample is seeded and stratified by family of kinds, so that the same record and seed give the same claims, and rare
kinds are looked at as well. What must stay true: a claim is drawn without a look at whether it was reviewed or by what
confidence it was read; precision is of reviewed claims of the sample alone, never of those that people chose to review.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Z = 1.959963984540054
"""For an interval that holds the true share in 95 of 100 samples."""
Verdict = Literal["right", "wrong", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A claim of a sample as the machine read it, and what people said of it."""

    claim: str
    kind: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many of the reviewed claims of a kind are right, with the interval that says how far that can be trusted.

    Attributes:
        kind: of the claims; ``all`` for all of them.
        population: claims of this kind in the record.
        drawn: of these, claims in the sample.
        reviewed: of these, claims that people judged.
        right: of these, claims that they accepted as they were read.
        low, high: Wilson's interval of 95 per cent; `None` where nobody judged any.
    """

    kind: str
    population: int
    drawn: int
    reviewed: int
    right: int
    low: float | None
    high: float | None

    @property
    def share(self) -> float | None:
        """The share that is right; `None` where nobody judged any."""
        return self.right / self.reviewed if self.reviewed else None


def draw(kinds: Mapping[str, str], *, size: int, seed: int) -> list[str]:
    """Draws claims, so many of each family as its share asks, and at least some of each.

    Args:
        kinds: kind by claim id.
        size: of the sample; all claims when there are no more.
        seed: another one gives another sample.

    Returns:
        Ids in an order that is as random as the draw.
    """
    strata: dict[str, list[str]] = defaultdict(list)
    for claim, kind in kinds.items():
        strata[kind.partition(".")[0]].append(claim)
    shares = _allotted({name: len(found) for name, found in strata.items()}, size)
    chosen = [claim for name, found in strata.items() for claim in sorted(found, key=_chance(seed))[: shares[name]]]
    return sorted(chosen, key=_chance(seed))


def _chance(seed: int) -> Callable[[str], bytes]:
    # A hash of seed and id is as good as a die, and a claim keeps its place when others come or go.
    return lambda claim: hashlib.sha256(f"{seed}:{claim}".encode()).digest()


def _allotted(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many of each stratum: by the square root of its size, so that rare ones are not lost."""
    left, open_ = min(size, sum(sizes.values())), dict(sorted(sizes.items()))
    given = dict.fromkeys(open_, 0)
    while left and open_:
        weight = sum(math.sqrt(many) for many in open_.values())
        step = {
            name: min(many - given[name], max(1, int(left * math.sqrt(many) / weight))) for name, many in open_.items()
        }
        for name in sorted(step, key=lambda one: (-open_[one], one)):
            taken = min(step[name], left)
            given[name] += taken
            left -= taken
        open_ = {name: many for name, many in open_.items() if given[name] < many}
    return given


def precision_of(sample: Sequence[Drawn], population: Mapping[str, int]) -> list[Precision]:
    """Precision by kind, the kinds with most claims in the sample first, and of all at the end.

    Args:
        sample: what was drawn.
        population: claims of each kind in the record.
    """
    by_kind: dict[str, list[Drawn]] = defaultdict(list)
    for one in sample:
        by_kind[one.kind].append(one)
    rows = [_row(kind, population.get(kind, len(found)), found) for kind, found in by_kind.items()]
    rows.sort(key=lambda row: (-row.drawn, row.kind))
    return [*rows, _row("all", sum(population.values()), sample)]


def _row(kind: str, population: int, found: Sequence[Drawn]) -> Precision:
    told = Counter(one.verdict for one in found)
    reviewed = told["right"] + told["wrong"]
    low, high = wilson(told["right"], reviewed) if reviewed else (None, None)
    return Precision(
        kind=kind, population=population, drawn=len(found), reviewed=reviewed, right=told["right"], low=low, high=high
    )


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Wilson's interval of a share: honest for few claims, and at shares near nought and one."""
    share, square = right / judged, Z * Z
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    half = Z * math.sqrt(share * (1 - share) / judged + square / (4 * judged * judged)) / (1 + square / judged)
    return max(0.0, middle - half), min(1.0, middle + half)


def weighted(rows: Iterable[Precision]) -> float | None:
    """Precision of the whole record: each kind counts by its claims in the record, not in the sample.

    `None` where a kind of the sample has no review.
    """
    kinds = [row for row in rows if row.kind != "all" and row.drawn]
    if not kinds or any(row.share is None for row in kinds):
        return None
    total = sum(row.population for row in kinds)
    return sum((row.share or 0.0) * row.population for row in kinds) / total

"""Scores of one grouping of things against another: B³, MUC, CEAF-e and their mean, the CoNLL score.

B³ asks of each thing how much of its group is right, MUC counts links that hold groups together, CEAF-e pairs groups
one to one as well as can be. A thing alone is a group; both groupings must hold the same things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

Groups = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall as sums over things or groups, so that samples can be added up."""

    right: float
    predicted: float
    recalled: float
    gold: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where either is."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.recalled / self.gold if self.gold else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def groups_of(labels: Mapping[Hashable, Hashable]) -> Groups:
    """Groups from the label of each thing."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for thing, label in labels.items():
        found[label].add(thing)
    return [frozenset(group) for group in found.values()]


def scores(predicted: Groups, gold: Groups) -> dict[str, float]:
    """All the figures of a grouping."""
    cubed, muc, ceaf = b_cubed(predicted, gold), muc_score(predicted, gold), ceaf_e(predicted, gold)
    return {
        "b3_p": cubed.right / cubed.predicted if cubed.predicted else 0.0,
        "b3_r": cubed.recalled / cubed.gold if cubed.gold else 0.0,
        "b3_f1": cubed.f1,
        "muc_f1": muc.f1,
        "ceafe_f1": ceaf.f1,
        "conll_f1": (cubed.f1 + muc.f1 + ceaf.f1) / 3,
    }


def b_cubed(predicted: Groups, gold: Groups) -> Score:
    """B³: for each thing, the share of its predicted group that is right, and of its true group that is there."""
    home = _homes(gold)
    precision = recall = 0.0
    for group in predicted:
        for label, number in Counter(home[thing] for thing in group).items():
            precision += number * number / len(group)
            recall += number * number / len(gold[label])
    things = sum(map(len, gold))
    return Score(right=precision, predicted=things, recalled=recall, gold=things)


def muc_score(predicted: Groups, gold: Groups) -> Score:
    """MUC: of the links needed to hold each group together, those that are there; nothing of things alone."""
    recalled, wanted = _links(gold, predicted)
    right, told = _links(predicted, gold)
    return Score(right=right, predicted=told, recalled=recalled, gold=wanted)


def _links(groups: Groups, others: Groups) -> tuple[int, int]:
    home = _homes(others)
    needed = sum(len(group) - 1 for group in groups)
    return sum(len(group) - len({home[thing] for thing in group}) for group in groups), needed


def ceaf_e(predicted: Groups, gold: Groups) -> Score:
    """CEAF-e: groups paired one to one so that their likeness, 2·common/(sizes), is greatest in sum."""
    home = _homes(gold)
    likeness: dict[tuple[int, int], float] = {}
    for position, group in enumerate(predicted):
        for label, common in Counter(home[thing] for thing in group).items():
            likeness[position, label] = 2 * common / (len(group) + len(gold[label]))
    best = sum(best_pairing(part) for part in _apart(likeness))
    return Score(right=best, predicted=len(predicted), recalled=best, gold=len(gold))


def _homes(groups: Groups) -> dict[Hashable, int]:
    return {thing: position for position, group in enumerate(groups) for thing in group}


def _apart(likeness: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """Parts of the pairs that share no group, each to be paired for itself."""
    known: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while known.setdefault(node, node) != node:
            known[node] = known[known[node]]
            node = known[node]
        return node

    for left, right in likeness:
        known[root(("left", left))] = root(("right", right))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for pair, value in likeness.items():
        parts[root(("left", pair[0]))][pair] = value
    return list(parts.values())


def best_pairing(values: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum of values of pairs no two of which share a side (shortest augmenting paths)."""
    lefts = sorted({left for left, _ in values})
    rights = sorted({right for _, right in values})
    if len(lefts) == 1 or len(rights) == 1:
        return max(values.values())
    if len(lefts) > len(rights):
        return best_pairing({(right, left): value for (left, right), value in values.items()})
    costs = [[-values.get((left, right), 0.0) for right in rights] for left in lefts]
    return -_least_cost(costs)


def _least_cost(costs: Sequence[Sequence[float]]) -> float:
    """Least cost of giving every row a column of its own; there are no fewer columns than rows."""
    width = len(costs[0])
    row_price, column_price = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    taken, before = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        taken[0], column = row, 0
        slack, seen = [float("inf")] * (width + 1), [False] * (width + 1)
        while taken[column]:
            seen[column] = True
            here, step, following = taken[column], float("inf"), 0
            for other in (one for one in range(1, width + 1) if not seen[one]):
                cost = costs[here - 1][other - 1] - row_price[here] - column_price[other]
                if cost < slack[other]:
                    slack[other], before[other] = cost, column
                if slack[other] < step:
                    step, following = slack[other], other
            for other in range(width + 1):
                if seen[other]:
                    row_price[taken[other]] += step
                    column_price[other] -= step
                else:
                    slack[other] -= step
            column = following
        while column:
            taken[column] = taken[before[column]]
            column = before[column]
    return sum(costs[taken[column] - 1][column - 1] for column in range(1, width + 1) if taken[column])


def restricted(groups: Groups, things: Collection[Hashable]) -> Groups:
    """The groups without what is not among the things; none empty."""
    kept = [group & frozenset(things) for group in groups]
    return [group for group in kept if group]

"""What is learnt above the network that reads MUC-4: which candidates are right, which are one, and how sure is enough.

Everything a candidate is judged by comes from reports other than its own: the network that read it, the lexicon, the
linear models and the trees. `bench/train_muc.py` calls it. Needs scikit-learn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import muc_context, muc_deeds, muc_topic
from bench.muc_candidates import Candidate, Lexicon, Said, candidates
from bench.muc_entities import Found, chances_of, chosen, strings_by_role
from bench.muc_features import features, together
from bench.muc_gold import ROLES, Row, report_entities
from bench.muc_scores import Tally, entity_tally, summed
from bench.muc_trees import Trees
from bench.train_muc_lexicon import Pair, gold_pairs, lexicon
from bench.train_muc_models import fitted, forest, learn_context, learn_topic

RIGHT: dict[str, Any] = {"max_iter": 250, "max_leaf_nodes": 12, "min_samples_leaf": 30}
FOREST: dict[str, Any] = {"n_estimators": 100, "min_samples_leaf": 6, "max_features": 0.15}
SAME: dict[str, Any] = {"max_iter": 120, "max_leaf_nodes": 8, "min_samples_leaf": 10}
STEPS = tuple(step / 100 for step in range(16, 44, 3))
"""Thresholds that are tried."""
RESAMPLES = 40
"""How often the reports are drawn anew; a threshold is the mean of those that are best over each drawing."""
POOLED = 0.04
"""How much lower a threshold is for the mean of two networks' chances than for one's, with the same balance of what is
wrong and what is missed: what one network is sure of, the other seldom is."""
LINEAR = {"context": muc_context.columns, "deeds": muc_deeds.columns}
"""The linear models under the trees: the columns that each looks at."""
Numbers = NDArray[np.float32]


class Learner:
    """Learns from reports and how the network reads them.

    Args:
        told: the records.
        read: how the network that has not seen a record reads it; `None` where none has read it yet.
        parts: the part of each record; what judges a part is learnt on the others.
    """

    def __init__(self, told: Sequence[Row], read: Sequence[Said | None], parts: Sequence[int]) -> None:
        self.told, self.read = told, read
        self.parts = np.array(parts)
        self.numbers = sorted(set(parts))
        self.lexicons = {part: lexicon([told[at] for at in self._outside(part)]) for part in self.numbers}
        self.topics = self._topics()
        self.seen = [at for at, one in enumerate(read) if one is not None]
        self.found = [candidates(one, self._lexicon(at)) if one else [] for at, one in enumerate(read)]
        self.gold = [{role: report_entities(row, role) for role in ROLES} for row in told]
        self.right = [np.array([self._is_right(at, one) for one in found]) for at, found in enumerate(self.found)]
        self.columns = {
            name: [[columns(self._said(at), one) for one in found] for at, found in enumerate(self.found)]
            for name, columns in LINEAR.items()
        }
        self.rows = self._rows()
        self.pairs = [gold_pairs(row, self._lexicon(at)) for at, row in enumerate(told)]
        self.same: dict[int, Trees] = {}
        self.pair_chances: dict[tuple[int, int, str, str], float] = {}
        self.judged = self._judged()
        self.enough = self._thresholds()

    def learnt(self) -> dict[str, NDArray[Any]]:
        """Everything learnt on all reports, as arrays to save."""
        whole = lexicon(self.told)
        counts = {**dict(zip(ROLES, whole.filled, strict=True)), "said": whole.said, "same": whole.same}
        arrays: dict[str, NDArray[Any]] = {}
        for name, told in counts.items():
            arrays[f"lexicon.{name}.words"] = np.array(list(told), dtype=np.uint32)
            arrays[f"lexicon.{name}.reports"] = np.array(list(told.values()), dtype=np.uint16)
        everything = range(len(self.told))
        right, wood, same = self._learn(everything)
        for name in LINEAR:
            weights, one_bias = self._linear(name, everything)
            arrays |= {name: weights.astype(np.float16), f"{name}_bias": np.array(one_bias)}
        topic, bias = learn_topic(self.told)
        arrays |= {"topic": topic.astype(np.float16), "bias": bias}
        arrays["enough"] = np.array(self.enough, np.float32) - POOLED
        return {**arrays, **right.saved("right"), **wood.saved("forest"), **same.saved("same_trees")}

    def figures(self) -> dict[str, Any]:
        """What the reading comes to over the reports, each judged by what was learnt on the others."""
        total = summed(self._tally(at, self.enough) for at in self.seen)
        return {
            "reports": len(self.seen),
            "candidates": sum(len(one) for one in self.found),
            "ceaf_ree": [round(one, 4) for one in total.shares()],
            **{role: [round(one, 4) for one in total.shares(role)] for role in ROLES},
            "enough": self.enough,
        }

    def _said(self, at: int) -> Said:
        said = self.read[at]
        if said is None:
            raise ValueError(f"report {at} has not been read")
        return said

    def _outside(self, part: int) -> list[int]:
        return [int(at) for at in np.flatnonzero(self.parts != part)]

    def _inside(self, part: int) -> list[int]:
        return [at for at in self.seen if self.parts[at] == part and self.found[at]]

    def _lexicon(self, at: int) -> Lexicon:
        return self.lexicons[int(self.parts[at])]

    def _topics(self) -> list[list[float]]:
        told: list[list[float]] = [[] for _ in self.told]
        for part in self.numbers:
            weights, bias = learn_topic([self.told[at] for at in self._outside(part)])
            for at in map(int, np.flatnonzero(self.parts == part)):
                told[at] = list(map(float, muc_topic.chances(self.told[at]["text"], weights, bias)))
        return told

    def _is_right(self, at: int, one: Candidate) -> bool:
        return any(one.text in gold.strings for gold in self.gold[at][list(ROLES)[one.role]])

    def _linear(self, name: str, reports: Sequence[int]) -> tuple[Numbers, float]:
        several = [at for at in reports if self.found[at]]
        columns = [one for at in several for one in self.columns[name][at]]
        return learn_context(columns, np.concatenate([self.right[at] for at in several]))

    def _rows(self) -> list[Numbers]:
        rows: list[Numbers] = [np.zeros((0, 0), np.float32) for _ in self.told]
        for part in self.numbers:
            models = {name: self._linear(name, self._outside(part)) for name in LINEAR}
            for at in self._inside(part):
                linear = [muc_context.scores(self.columns[name][at], *model) for name, model in models.items()]
                rows[at] = features(self._said(at), self.found[at], self._lexicon(at), self.topics[at], linear)
        return rows

    def _learn(self, reports: Sequence[int]) -> tuple[Trees, Trees, Trees]:
        several = [at for at in reports if self.found[at]]
        rows = np.concatenate([self.rows[at] for at in several])
        wanted = np.concatenate([self.right[at] for at in several])
        right, wood = fitted(rows, wanted, RIGHT), forest(rows, wanted, FOREST)
        pairs: list[Pair] = [pair for at in reports for pair in self.pairs[at]]
        same = fitted(np.array([row for row, _ in pairs], np.float32), np.array([one for _, one in pairs]), SAME)
        return right, wood, same

    def _judged(self) -> list[list[Found]]:
        """Each report's candidates with chances by trees of the other parts."""
        judged: list[list[Found]] = [[] for _ in self.told]
        for part in self.numbers:
            right, wood, self.same[part] = self._learn(self._outside(part))
            for at in self._inside(part):
                chances = chances_of(self.rows[at], right, wood)
                judged[at] = [Found(one, float(p)) for one, p in zip(self.found[at], chances, strict=True)]
        return judged

    def _tally(self, at: int, enough: Sequence[float]) -> Tally:
        def same(one: Candidate, other: Candidate) -> float:
            key = (at, one.role, one.text, other.text)
            if key not in self.pair_chances:
                row = np.array([together(one, other, self._said(at), self._lexicon(at))], dtype=np.float32)
                self.pair_chances[key] = float(self.same[int(self.parts[at])].chances(row)[0])
            return self.pair_chances[key]

        return entity_tally(self.told[at], strings_by_role(chosen(self.judged[at], same, enough)))

    def _thresholds(self) -> list[float]:
        """For each role the threshold with which all roles together are best, for one network."""
        told = {step: [self._tally(at, [step] * len(ROLES)) for at in self.seen] for step in STEPS}
        drawn = np.random.default_rng(0).integers(0, len(self.seen), (RESAMPLES, len(self.seen)))
        best = [
            _best({step: summed(several[at] for at in sample) for step, several in told.items()}) for sample in drawn
        ]
        return [round(float(one), 3) for one in np.mean(best, axis=0)]


def _best(sums: dict[float, Tally]) -> list[float]:
    """The thresholds that are best together, starting from one for all."""
    common = max(STEPS, key=lambda step: sums[step].shares()[2])
    enough = [common] * len(ROLES)
    for _ in range(2):
        for number in range(len(ROLES)):
            enough[number] = max(STEPS, key=lambda step: _f1([*enough[:number], step, *enough[number + 1 :]], sums))
    return enough


def _f1(enough: Sequence[float], sums: dict[float, Tally]) -> float:
    """F1 of all roles where each has a threshold of its own."""
    pairs = list(zip(enough, ROLES, strict=True))
    right = sum(sums[step].right[role] for step, role in pairs)
    both = sum(sums[step].read[role] + sums[step].wanted[role] for step, role in pairs)
    return 2 * right / both if both else 0.0

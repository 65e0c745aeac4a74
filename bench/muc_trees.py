"""Trees: many small yes-or-no questions whose answers add up to a chance, boosted ones and a forest.

Boosted trees each mend what those before them got wrong; those of a forest are each drawn anew and asked for their
mean. The two err elsewhere. They are learnt with scikit-learn by `bench/train_muc.py` and kept as plain arrays, so that
reading needs numpy alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FIELDS = ("feature", "threshold", "left", "right", "value")
START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Trees, node after node.

    Attributes:
        roots: where each tree begins.
        feature: the column a node asks about; -1 for a leaf.
        threshold: a value of at most this goes left.
        left, right: the nodes that follow.
        value: what a leaf adds.
        start: the sum before any tree.
    """

    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    start: float

    @classmethod
    def loaded(cls, arrays: Mapping[str, NDArray[Any]], name: str) -> Trees:
        """The trees of a name among saved arrays."""
        told = {field: arrays[f"{name}.{field}"] for field in ("roots", *FIELDS)}
        return cls(**told, start=float(arrays[f"{name}.{START}"]))

    def saved(self, name: str) -> dict[str, NDArray[Any]]:
        """The arrays to save under a name."""
        told = {f"{name}.{field}": getattr(self, field) for field in ("roots", *FIELDS)}
        return {**told, f"{name}.{START}": np.array(self.start)}

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chance of each row by boosted trees."""
        return np.asarray(1 / (1 + np.exp(-self.sums(rows))), dtype=np.float32)

    def sums(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the leaves of each row add up to; of a forest, the chance itself."""
        at = np.tile(self.roots, (len(rows), 1))
        lines = np.arange(len(rows))[:, None]
        while True:
            feature = self.feature[at]
            asking = feature >= 0
            if not asking.any():
                break
            lower = rows[lines, np.maximum(feature, 0)] <= self.threshold[at]
            at = np.where(asking, np.where(lower, self.left[at], self.right[at]), at)
        return np.asarray(self.start + self.value[at].sum(axis=1), dtype=np.float32)

"""How far a figure could lie by chance: the middle 95 % of what resampled documents give."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 500
SEED = 7


def intervals(items: Sequence[T], figures: Callable[[Sequence[T]], Mapping[str, float]]) -> dict[str, list[float]]:
    """Gives every figure's interval, by resampling the items (documents, incidents) with a fixed seed.

    Args:
        items: what is resampled, whole; empty gives no intervals.
        figures: the figures of a sample.
    """
    if not items:
        return {}
    chance = random.Random(SEED)
    drawn = [figures(chance.choices(items, k=len(items))) for _ in range(ROUNDS)]
    ends: dict[str, list[float]] = {}
    for name in drawn[0]:
        values = sorted(one[name] for one in drawn)
        ends[name] = [round(values[int(ROUNDS * 0.025)], 3), round(values[int(ROUNDS * 0.975) - 1], 3)]
    return ends

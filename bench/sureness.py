"""How far the confidence of answers goes with how often they are right: the same measures for every exam of answers.

`calibration_error` is the mean gap, over tenths of confidence, between the confidence told and the share that is right;
`sure` is the share of answers given at 0.9 or more, and `sure_right` the share of those that are right. What is left
open has no confidence and is told by the exam's `answered`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BINS = 10
SURE = 0.9

Told = tuple[float, bool]
"""The confidence of an answer, and whether it is right."""


def calibration_error(told: Sequence[Told]) -> float:
    """The mean gap between confidence and rightness over tenths; 0 where nothing was answered."""
    tenths: dict[int, list[Told]] = {}
    for share, right in told:
        tenths.setdefault(min(BINS - 1, int(share * BINS)), []).append((share, right))
    gaps = (abs(sum(share for share, _ in some) - sum(right for _, right in some)) for some in tenths.values())
    return sum(gaps) / max(1, len(told))


def by_bins(told: Sequence[Told], bins: Sequence[float], digits: str) -> dict[str, Any]:
    """Answers by their confidence: how many, how sure on average, how many right; and the mean gap.

    Args:
        told: the confidence of each answer, and whether it is right.
        bins: the upper edges, rising; the last one is above 1.
        digits: how the edges are written in the names of the bins, as a format.
    """
    named: dict[str, dict[str, float]] = {}
    gap, low = 0.0, 0.0
    for high in bins:
        some = [one for one in told if low <= one[0] < high]
        if some:
            sure = sum(share for share, _ in some) / len(some)
            right = sum(right for _, right in some) / len(some)
            gap += abs(sure - right) * len(some) / len(told)
            name = f"{low:{digits}} to {min(high, 1.0):{digits}}".replace(".", ",")
            named[name] = {"n": len(some), "confidence": round(sure, 3), "right": round(right, 3)}
        low = high
    return {"calibration_error": round(gap, 4), **named}


def sureness(told: Sequence[Told]) -> dict[str, float]:
    """The measures of a set of answers, rounded; `sure_right` only where any answer is sure."""
    sure = [right for share, right in told if share >= SURE]
    figures = {
        "calibration_error": round(calibration_error(told), 4),
        "sure": round(len(sure) / max(1, len(told)), 4),
    }
    return figures | ({"sure_right": round(sum(sure) / len(sure), 4)} if sure else {})

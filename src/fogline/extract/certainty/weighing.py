"""The fine score: weights learnt on news sentences that many people graded, applied to `features`.

The rules say the grade, polarity and time; the weights say how far readers agreed with such words. They are learnt
by ``bench/train_factuality.py`` and committed as ``weights.json`` beside this file.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

LIMIT = 3.0


@cache
def weights() -> dict[str, float]:
    """Loads the committed weights by feature name."""
    path = files("fogline.extract.certainty") / "weights.json"
    loaded: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return loaded


def weigh(names: list[str]) -> float:
    """Adds up the weights of the named features, within −3 … +3."""
    known = weights()
    total = sum(known.get(name, 0.0) for name in names)
    return max(-LIMIT, min(LIMIT, total))

"""The judge: is a candidate a claim, and of which kind, with how much confidence.

The family is decided by a linear model over string features (`features.py`), trained by `bench/train_kinds.py` on
our own annotations; its weights are one small file beside this one. The type under the family is the lexicon's
best hint within it. Without weights the lexicon's first hint decides alone.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from fogline.model import FAMILIES

WEIGHTS = "kinds.npz"
BUCKETS = 2**15
DEFAULT_TYPES = {
    "fighting": "battle",
    "strike": "attack",
    "control": "change",
    "harm": "other",
    "force": "other",
    "politics": "other",
    "civil": "other",
    "outlook": "forecast",
    "judgement": "assessment",
}
HINTED = 0.5
"""Confidence of a kind that the lexicon alone decides."""
DENIED = 0.9
"""Chance of "none" from which even a denied change of control is dropped: rare in any training text, never idle."""
LEXICON_TRUST = 5.0
"""How many times more a family counts that the lexicon names; 3 to 10 gain on texts the weights never saw."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one candidate; `kind` is empty for no claim."""

    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained model: classes, hashed weights, bias, and the threshold under which "none" is overruled."""

    classes: tuple[str, ...]
    matrix: NDArray[np.float32]
    bias: NDArray[np.float32]
    threshold: float
    version: str


def bucket(feature: str) -> int:
    """The column of a feature: a stable hash, the same on every machine and in training."""
    return zlib.crc32(feature.encode()) % BUCKETS


@cache
def weights() -> Weights | None:
    """Loads the trained weights once; `None` where none are shipped."""
    file = resources.files("fogline.extract") / WEIGHTS
    if not file.is_file():
        return None
    with resources.as_file(file) as path, np.load(path) as data:
        return Weights(
            classes=tuple(str(name) for name in data["classes"]),
            matrix=data["matrix"].astype(np.float32) * data["scale"].astype(np.float32),
            bias=data["bias"].astype(np.float32),
            threshold=float(data["threshold"]),
            version=str(data["version"]),
        )


def judge(found: list[str], hinted: list[str]) -> Verdict:
    """Decides one candidate from its features and the lexicon's hints."""
    model = weights()
    if model is None:
        return Verdict(kind=hinted[0] if hinted else "", confidence=HINTED if hinted else 0.0)
    columns = np.array(sorted({bucket(feature) for feature in found}), dtype=np.int64)
    scores = model.matrix[:, columns].sum(axis=1) + model.bias
    odds = np.exp(scores - scores.max())
    chances = odds / odds.sum()
    none = model.classes.index("none")
    if chances[none] >= (DENIED if _denies_control(found, hinted) else model.threshold):
        return Verdict(kind="", confidence=float(chances[none]))
    named = {kind.partition(".")[0] for kind in hinted}
    trust = np.array([LEXICON_TRUST if name in named else 1.0 for name in model.classes])
    best = max((i for i in range(len(model.classes)) if i != none), key=lambda i: float(chances[i] * trust[i]))
    family = model.classes[best]
    return Verdict(kind=_typed(family, hinted), confidence=float(chances[best]))


def _denies_control(found: list[str], hinted: list[str]) -> bool:
    """Whether the clause says that a place did not change hands ("the bridge has not fallen")."""
    return bool(hinted) and hinted[0].startswith("control.") and any(one.startswith("neg=") for one in found)


def _typed(family: str, hinted: list[str]) -> str:
    """The best type within a family: the lexicon's first hint of that family, else the family's default."""
    if family not in FAMILIES:
        raise ValueError(f"the trained weights name an unknown family {family!r}")
    return next((kind for kind in hinted if kind.startswith(family + ".")), f"{family}.{DEFAULT_TYPES[family]}")

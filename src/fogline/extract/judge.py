"""The judge: is a candidate a claim, and of which kind, with how much confidence.

The family is decided by two readers together: a linear model over string features (`features.py`), trained by
`bench/train_kinds.py`, and a small transformer over the sentence (`encoder/`), trained by `bench/train_encoder.py`;
both on our own annotations. The type under the family is the lexicon's best hint within it. Without weights the
lexicon's first hint decides alone.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from fogline.extract.encoder import Shares
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
NUMBERLESS = "numbers=0"
"""Feature of a clause in which no number stands."""
PLANNING = "force.planning"
"""What the lexicon calls an act that is being planned; told of the future, it is an intent."""
TOLD_OF = frozenset({"strike", "fighting"})
"""Families whose claims may be about a happening that their subject or object names."""
HINTED = 0.5
"""Confidence of a kind that the lexicon alone decides."""
DENIED = 0.9
"""Chance of "none" from which even what is denied is dropped, and a change of control that did not come. Such are rare
in any training text, and never idle: below it the lexicon's word decides."""
ENCODER_SHARE = 0.75
"""Weight of the encoder beside the linear model: on reports of our gold's dev part that neither had seen, families of
candidates have an F1 of 0.671; at 0.6 and 0.85 it is 0.670, at 1 0.665."""
UNLIKELY = 0.56
"""Mixed chance of "none" from which a candidate is dropped; 0.45 to 0.6 differ by 0.003 there, and what 0.6 adds is
seldom right in all."""
UNLIKELY_OF = {"outlook": 0.6, "judgement": 0.6}
"""The same for families of which as many as four in ten are right up to there; of the others it is one in four."""
CASUALTIES, UNLIKELY_COUNTED = ("harm.killed", "harm.injured"), 0.7
"""The same where the lexicon tells of casualties and a number stands in the clause: of those between 0.5 and 0.7 more
than half are claims, of those without a number three in ten."""
LEXICON_TRUST = 3.0
"""How many times more a family counts that the lexicon names; 1.5 to 4 differ by 0.003 there."""
TRUST_OF = {"control": 4.0}
"""The same for families whose verbs are of two sorts, of which the lexicon tells one by what is acted on: who lost a
hill lost control, who lost men suffered harm. There 3 to 6 differ by 0.0002."""

CALIBRATION = (0.8, -0.062)
"""Slope and level on the scale of log odds, fitted by `bench/calibrate.py` on reports the readers had not seen."""
LEAST_SHARE = 1e-4


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one candidate.

    Attributes:
        kind: empty for no claim.
        confidence: how often such a claim is one, and of that family.
        share: the readers' mixed chance of its family, from which the confidence is worked out.
    """

    kind: str
    confidence: float
    share: float = 0.0


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


def judge(
    found: Sequence[str], hinted: Sequence[str], encoded: Shares | None = None, *, denied: bool = False
) -> Verdict:
    """Decides one candidate.

    Args:
        found: its features.
        hinted: the kinds the lexicon sees, best first.
        encoded: what the encoder says of it; without it the features decide alone.
        denied: the words around it call it untrue.
    """
    model = weights()
    if model is None:
        return Verdict(kind=hinted[0] if hinted else "", confidence=HINTED if hinted else 0.0)
    return judge_with(model, found, hinted, encoded, denied=denied)


def judge_with(
    model: Weights, found: Sequence[str], hinted: Sequence[str], encoded: Shares | None, *, denied: bool = False
) -> Verdict:
    """Decides one candidate by the given weights; training asks so about weights that are not shipped."""
    chances = _mixed(_chances(found, model), encoded.families if encoded else None, model.classes)
    none = model.classes.index("none")
    named = {kind.partition(".")[0] for kind in hinted}
    trust = (TRUST_OF.get(name, LEXICON_TRUST) if name in named else 1.0 for name in model.classes)
    trusted = [share * times for share, times in zip(chances.tolist(), trust, strict=True)]
    best = max((i for i in range(len(trusted)) if i != none), key=trusted.__getitem__)
    least = UNLIKELY_OF.get(model.classes[best], UNLIKELY) if encoded else model.threshold
    if encoded and hinted and hinted[0] in CASUALTIES and NUMBERLESS not in found:
        least = UNLIKELY_COUNTED
    if hinted and (denied or _denies_control(found, hinted)):
        best, least = model.classes.index(hinted[0].partition(".")[0]), DENIED
    if chances[none] >= least:
        return Verdict(kind="", confidence=float(chances[none]))
    share = float(chances[best])
    return Verdict(kind=_typed(model.classes[best], hinted), confidence=calibrated(share), share=share)


def settled(verdict: Verdict, kind: str) -> Verdict:
    """A verdict that gives way to what grammar alone says a line is, where it is of another family or none."""
    family = kind.partition(".")[0]
    if not kind or verdict.kind.partition(".")[0] == family:
        return verdict
    return Verdict(kind=kind, confidence=HINTED)


def finer(verdict: Verdict, hinted: Sequence[str], beside: Sequence[str]) -> Verdict:
    """A verdict without a type of its own, with that of the happening it tells of: an air raid that "tore through"."""
    family, _, type_ = verdict.kind.partition(".")
    named = any(kind.startswith(f"{family}.") for kind in hinted)
    if family not in TOLD_OF or named or type_ != DEFAULT_TYPES[family]:
        return verdict
    kind = next((one for one in beside if one.startswith(family + ".")), verdict.kind)
    return replace(verdict, kind=kind)


def calibrated(share: float) -> float:
    """How often a claim is right whose family has this chance."""
    share = min(max(share, LEAST_SHARE), 1 - LEAST_SHARE)
    slope, level = CALIBRATION
    return 1 / (1 + math.exp(-(slope * math.log(share / (1 - share)) + level)))


def family_chances(found: Sequence[str], encoded: Shares | None = None) -> dict[str, float]:
    """The readers' mixed chance of every family and of "none"; empty where no weights are shipped."""
    model = weights()
    if model is None:
        return {}
    mixed = _mixed(_chances(found, model), encoded.families if encoded else None, model.classes)
    return dict(zip(model.classes, map(float, mixed), strict=True))


def _chances(found: Sequence[str], model: Weights) -> NDArray[np.float32]:
    columns = np.array(sorted({bucket(feature) for feature in found}), dtype=np.int64)
    scores = model.matrix[:, columns].sum(axis=1) + model.bias
    odds = np.exp(scores - scores.max())
    shares: NDArray[np.float32] = odds / odds.sum()
    return shares


def _mixed(
    chances: NDArray[np.float32], encoded: Mapping[str, float] | None, classes: tuple[str, ...]
) -> NDArray[np.float32]:
    """The weighted geometric mean of both readers' chances."""
    if encoded is None:
        return chances
    told = np.array([encoded[name] for name in classes], dtype=np.float32)
    both = chances ** (1 - ENCODER_SHARE) * told**ENCODER_SHARE
    mixed: NDArray[np.float32] = both / both.sum()
    return mixed


def _denies_control(found: Sequence[str], hinted: Sequence[str]) -> bool:
    """Whether the clause says that a place did not change hands ("the bridge has not fallen")."""
    return hinted[0].startswith("control.") and any(one.startswith("neg=") for one in found)


def _typed(family: str, hinted: Sequence[str]) -> str:
    """The best type within a family: the lexicon's first hint of that family, else the family's default."""
    if family not in FAMILIES:
        raise ValueError(f"the trained weights name an unknown family {family!r}")
    if family == "outlook" and PLANNING in hinted:
        return "outlook.intent"
    return next((kind for kind in hinted if kind.startswith(family + ".")), f"{family}.{DEFAULT_TYPES[family]}")

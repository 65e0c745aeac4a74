"""Fits the confidence of claims to how often they are right, on reports that neither reader has seen.

    python -m bench.train_encoder … --folds 3 --said SAID.pkl
    python -m bench.calibrate --data ../shared/data --said SAID.pkl

Needs scikit-learn, as `bench/train_kinds.py` does. The linear judge is trained anew without each third of our gold's
dev part, the encoder was (`--folds`); what both say of the third left out is mixed as the reader mixes it. Prints the
slope and level for `fogline.extract.judge.CALIBRATION`, and how far confidence is off before and after.
"""

from __future__ import annotations

import argparse
import math
import pickle
import sys
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.encoder_lessons import CLASSES, STATUSES
from bench.labelled import Labelled, labelled_drafts
from bench.sureness import Told
from bench.sureness import calibration_error as error
from bench.train_kinds import Row, train
from fogline.extract.encoder import Asked, Shares, pieces_of
from fogline.extract.encoder.model import LONGEST
from fogline.extract.judge import Weights, calibrated, judge_with

FOLDS = 3
STEPS = 4000
RATE = 0.05


def judged(told: Sequence[Labelled], said: Mapping[Any, Any]) -> list[Told]:
    """What the readers say of candidates of reports that they have not seen, of those they take for claims."""
    found: list[Told] = []
    for fold in range(FOLDS):
        rest = [one for one in told if fold_of(one.report) != fold]
        model = _weights(train([Row(features=one.draft.features, family=one.family) for one in rest]))
        for one in told:
            key = (one.report, *asked_of(one.draft.asked))
            if fold_of(one.report) != fold or key not in said:
                continue
            verdict = judge_with(model, one.draft.features, one.draft.hinted, shares_of(said[key]))
            if verdict.kind:
                found.append((verdict.share, verdict.kind.partition(".")[0] == one.family))
    return found


def fold_of(report: str) -> int:
    """The part of the gold in which a report is left out, as the encoder's trainer leaves it out."""
    return zlib.crc32(report.encode()) % FOLDS


def asked_of(asked: Asked) -> tuple[Any, ...]:
    """A candidate's pieces and ranges, by which the encoder's trainer tells it."""
    pieces = pieces_of(asked.sentence, LONGEST)
    return pieces.ids, tuple(pieces.covering(*place) for place in (asked.event, asked.head, asked.span))


def shares_of(said: Sequence[Any]) -> Shares:
    """What the trainer kept of a candidate, as the encoder says it."""
    families, statuses, negative = said
    return Shares(
        families=dict(zip(CLASSES, map(float, families), strict=True)),
        statuses=dict(zip(STATUSES, map(float, statuses), strict=True)),
        negative=float(negative),
    )


def _weights(packed: Mapping[str, Any]) -> Weights:
    return Weights(
        classes=tuple(str(name) for name in packed["classes"]),
        matrix=packed["matrix"].astype(np.float32) * packed["scale"],
        bias=packed["bias"],
        threshold=float(packed["threshold"]),
        version="fold",
    )


def fit(found: Sequence[Told]) -> tuple[float, float]:
    """Slope and level of the logistic function that tells best how often claims are right."""
    odds = np.array([math.log(share / (1 - share)) for share, _ in found])
    right = np.array([float(one) for _, one in found])
    slope, level = 1.0, 0.0
    for _ in range(STEPS):
        off = 1 / (1 + np.exp(-(slope * odds + level))) - right
        slope -= RATE * float((off * odds).mean())
        level -= RATE * float(off.mean())
    return round(slope, 3), round(level, 3)


def main() -> None:
    """Fits and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--said", type=Path, required=True, help="what the encoder's folds said; of one's own making")
    arguments = parser.parse_args()
    said = pickle.loads(arguments.said.read_bytes())  # noqa: S301  a file of one's own, made a step before
    found = judged(list(labelled_drafts("dev", arguments.data)), said)
    slope, level = fit(found)
    print(f"{len(found)} claims, {sum(right for _, right in found)} right", file=sys.stderr)
    print(f"calibration error as shipped {error([(calibrated(share), right) for share, right in found]):.3f}")
    after = [(1 / (1 + math.exp(-(slope * math.log(s / (1 - s)) + level))), right) for s, right in found]
    print(f"fitted: CALIBRATION = ({slope}, {level}), error {error(after):.3f}")


if __name__ == "__main__":
    main()

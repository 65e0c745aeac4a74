"""Trains the judge: is a candidate a claim, and of which family.

    python -m bench.train_kinds --data ../shared/data [--out src/fogline/extract/kinds.npz]

Needs scikit-learn (``pip install scikit-learn``), which Fogline itself does not. The training texts are those of our
own gold, part dev; the labels are ours (Apache-2.0). What ships is weights over hashed features of words and parse:
no text can be read back from them. Seeded by construction: the solver is deterministic.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.labelled import NONE, labelled_drafts
from fogline.extract.judge import BUCKETS, WEIGHTS, bucket

STRENGTH = 0.2
"""Inverse of the L2 penalty; 0.1 to 0.4 differ by less than 0.01 in cross-validation over documents."""
THRESHOLD = 0.55
"""Chance of "no claim" from which a candidate is dropped; the best typed F1 of cross-validation."""


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate with its features and the family that the gold gives it."""

    features: tuple[str, ...]
    family: str


def training_rows(part: str, data: Path) -> Iterator[Row]:
    """The part's candidates with their features and families."""
    for one in labelled_drafts(part, data):
        yield Row(features=one.draft.features, family=one.family)


def train(rows: list[Row]) -> dict[str, Any]:
    """Fits the linear model and packs it as int8 with a scale per class."""
    from scipy.sparse import csr_matrix  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from sklearn.linear_model import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
        LogisticRegression,
    )

    indices: list[int] = []
    starts = [0]
    for row in rows:
        indices += sorted({bucket(feature) for feature in row.features})
        starts.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), BUCKETS))
    model = LogisticRegression(C=STRENGTH, max_iter=200).fit(matrix, [row.family for row in rows])
    weights = model.coef_.astype(np.float32)
    scale = np.abs(weights).max(axis=1, keepdims=True) / 127
    return {
        "classes": np.array([str(name) for name in model.classes_]),
        "matrix": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": model.intercept_.astype(np.float32),
        "threshold": np.float32(THRESHOLD),
    }


def main() -> None:
    """Trains on the dev part and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract") / WEIGHTS)
    parser.add_argument("--version", default="own-1", help="name of these weights, part of the reader's version")
    told = parser.parse_args()
    rows = list(training_rows("dev", told.data))
    packed = train(rows)
    np.savez_compressed(told.out, version=np.array(told.version), **packed)
    print(f"{len(rows)} candidates, {sum(row.family != NONE for row in rows)} claims -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()

"""Learns the weights of the fine certainty score from graded sentences, and writes them beside the code.

A linear model over `fogline.extract.certainty.features`, fitted to the least absolute error (smoothed near zero)
by Adagrad with a fixed seed. Sentences of several collections are used together: each weight is a general one plus
one of its collection, and what ships is general plus newswire (the first file), which is the text Fogline reads.

Run: ``python -m bench.train_factuality WEIGHTS.json NEWS_TRAIN.jsonl.gz [OTHER_TRAIN.jsonl.gz …]``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.factuality import Graded, read_graded
from fogline.extract.certainty.features import features
from fogline.extract.certainty.governors import state_of
from fogline.extract.certainty.grade import time_of
from fogline.extract.certainty.lexicon import lexicon

SEED = 20160801
EPOCHS = 12
BATCH = 64
RATE = 0.05
L2 = 1e-3
SMOOTH = 0.1
"""Errors below this are squared, above it absolute."""
RARE = 4
"""Features seen fewer times are left out."""
OTHER_WEIGHT = 0.3
"""Weight of a sentence outside the first file: other registers grade otherwise."""
SMALL = 0.015
"""Weights below this are dropped from the file."""

Matrix = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Examples:
    """Feature rows padded to one width, their grades and their weights."""

    rows: Matrix
    grades: Matrix
    weight: Matrix
    names: dict[str, int]


def names_of(example: Graded) -> list[str]:
    """The features of one graded predicate."""
    state = state_of(example.token, lexicon())
    return features(example.token, state, time_of(example.token, state))


def gather(files: list[Path], taught: Callable[[Graded], bool] = lambda _: True) -> Examples:
    """Reads the collections' examples that are to be taught, and numbers the features that are common enough."""
    found: list[tuple[list[str], float, float]] = []
    for number, path in enumerate(files):
        for example in filter(taught, read_graded(path)):
            names = names_of(example)
            named = names + [f"{number}~{name}" for name in names]
            found.append((named, example.grade, 1.0 if number == 0 else OTHER_WEIGHT))
    counts = Counter(name for names, *_ in found for name in names)
    known = {name: place for place, name in enumerate(sorted(name for name, n in counts.items() if n >= RARE))}
    indexed = [[known[name] for name in names if name in known] for names, *_ in found]
    rows = np.full((len(found), max(map(len, indexed))), len(known), np.int32)
    for place, row in enumerate(indexed):
        rows[place, : len(row)] = row
    return Examples(rows, np.array([f[1] for f in found]), np.array([f[2] for f in found]), known)


def fit(examples: Examples) -> Matrix:
    """Fits the weights; those of the last half of the passes are averaged."""
    chance = np.random.default_rng(SEED)
    padding = len(examples.names)
    weights, squares, kept = np.zeros(padding + 1), np.full(padding + 1, 1e-2), np.zeros(padding + 1)
    weights[examples.names["bias"]] = float(np.median(examples.grades))
    for epoch in range(EPOCHS):
        order = chance.permutation(len(examples.rows))
        for batch in np.array_split(order, len(order) // BATCH):
            slope = _slope(examples, batch, weights)
            squares += slope * slope
            weights -= RATE * slope / np.sqrt(squares)
            weights[padding] = 0.0
        kept += weights if epoch >= EPOCHS // 2 else 0.0
    averaged: Matrix = kept / (EPOCHS - EPOCHS // 2)
    return averaged


def _slope(examples: Examples, batch: Matrix, weights: Matrix) -> Matrix:
    rows = examples.rows[batch]
    error = weights[rows].sum(axis=1) - examples.grades[batch]
    pull = np.clip(error / SMOOTH, -1, 1) * examples.weight[batch]
    slope = np.zeros_like(weights)
    np.add.at(slope, rows.ravel(), np.repeat(pull, rows.shape[1]))
    return slope / len(batch) + L2 * weights


def shipped(examples: Examples, weights: Matrix) -> dict[str, float]:
    """General weights plus the newswire's own, small ones dropped, rounded."""
    total: dict[str, float] = {}
    for name, place in examples.names.items():
        number, mark, plain = name.partition("~")
        if not (mark and number.isdigit()):
            plain = name
        elif number != "0":
            continue
        total[plain] = total.get(plain, 0.0) + float(weights[place])
    return {name: round(value, 3) for name, value in sorted(total.items()) if abs(value) >= SMALL}


def main(arguments: list[str]) -> None:
    """Trains on the files named and writes the weights."""
    target, files = Path(arguments[0]), [Path(name) for name in arguments[1:]]
    examples = gather(files)
    kept = shipped(examples, fit(examples))
    text = json.dumps({"weights": kept}, ensure_ascii=False, indent=0, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")
    print(f"{len(examples.rows)} graded predicates, {len(kept)} weights -> {target}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])

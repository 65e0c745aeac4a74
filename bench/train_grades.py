"""Fits what the fine score of certainty makes of the encoder's grade and of the weights, and prints it.

    python -m bench.train_grades ../shared/data/factuality

The weights are learnt anew without the sentences of newswire that the encoder was not taught
(`bench.encoder_rows.is_held`); on those both are mixed, and a line of few points is fitted to the least absolute error,
rising throughout. What is printed stands in `fogline.extract.certainty.grade`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.encoder_rows import is_held
from bench.factuality import Graded, read_graded
from bench.train_factuality import fit, gather, names_of, shipped
from fogline.extract.certainty.grade import HEARD, MIXED
from fogline.extract.certainty.weighing import LIMIT
from fogline.extract.encoder import grade

NEWS = "UW/train.jsonl.gz"
OTHERS = ("UDS_IH2/train.jsonl.gz", "MEANTIME/train.jsonl.gz")
STRIDES = (0.4, 0.2, 0.1, 0.05)
ROUNDS = 6

Values = NDArray[np.float64]


def held(example: Graded) -> bool:
    """Whether an example's sentence was kept from the encoder."""
    return is_held(example.token.doc.text.strip())


def mixed(examples: Sequence[Graded], weights: dict[str, float], share: float) -> Values:
    """The encoder's grade and the weights' mixed, within the scale."""
    told = []
    for example in examples:
        sentence = example.token.sent
        start = example.token.idx - sentence.start_char
        heard = grade(sentence.text, (start, start + len(example.token)))
        weighed = sum(weights.get(name, 0.0) for name in names_of(example))
        told.append(share * heard + (1 - share) * max(-LIMIT, min(LIMIT, weighed)))
    within: Values = np.clip(np.array(told), -LIMIT, LIMIT)
    return within


def rising(scores: Values, grades: Values, points: Sequence[float]) -> Values:
    """The heights over the points that give the least absolute error, none lower than the one before."""
    places = np.array(points)
    heights = places.copy()
    least = float(np.abs(np.interp(scores, places, heights) - grades).mean())
    for stride in STRIDES:
        for _ in range(ROUNDS):
            for place in range(len(places)):
                for step in (-stride, stride):
                    tried = heights.copy()
                    tried[place] = np.clip(tried[place] + step, -LIMIT, LIMIT)
                    tried = np.maximum.accumulate(tried)
                    off = float(np.abs(np.interp(scores, places, tried) - grades).mean())
                    if off < least - 1e-5:
                        least, heights = off, tried
    return heights


def main(folder: Path) -> None:
    """Fits on the sentences held back and prints the line."""
    files = [folder / NEWS, *(folder / name for name in OTHERS)]
    examples = gather(files, lambda example: not held(example))
    weights = shipped(examples, fit(examples))
    kept = [example for example in read_graded(files[0]) if held(example)]
    scores, grades = mixed(kept, weights, HEARD), np.array([example.grade for example in kept])
    heights = rising(scores, grades, MIXED)
    print(f"{len(kept)} predicates: mean absolute error {np.abs(scores - grades).mean():.3f} before")
    print(f"GRADED = {tuple(round(float(height), 2) for height in heights)}")
    print(f"mean absolute error {np.abs(np.interp(scores, MIXED, heights) - grades).mean():.3f} after")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Learns how far a found attribution is to be believed, and writes the weights beside the code.

    python -m bench.train_attribution --data ../shared/data [--out src/fogline/extract/attribution/weights.json]

A logistic model over `fogline.extract.attribution.weighing.features`, on the reports of PolNeAR's train part that the
encoder was not taught (`bench.encoder_rows.is_held`). A form of a draft is right in parts: by its content, by its
speaker, and by the very words. Deterministic: full passes from zero.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.attribution import Pair, gold_pairs, overlap, pipeline, stretches
from bench.encoder_rows import SPEECH, is_held
from bench.jsonlines import rows
from bench.standoff import KEPT, file_name, join
from fogline.extract.attribution.accepting import is_outermost, weighed
from fogline.extract.attribution.hearing import Hearing
from fogline.extract.attribution.lexicon import cue_lexicon
from fogline.extract.attribution.read import drafted
from fogline.extract.attribution.report import merged

ENOUGH = 0.5
"""Overlap from which a span counts as found, as in the exam."""
RARE = 8
"""Features seen fewer times are left out."""
L2 = 2.0
PASSES = 600
RATE = 0.3

Example = tuple[dict[str, float], float]
"""Features of one form of a draft, and how right it is."""


def examples(data: Path) -> Iterator[Example]:
    """All forms of all drafts of the reports held back."""
    kept = {one["name"] for part in KEPT for one in join(part, data).documents}
    parser = pipeline()
    for row in rows(data / SPEECH):
        if is_held(row["id"]) and file_name(f"polnear:{row['id']}") not in kept:
            yield from _of_report(parser, row)


def _of_report(parser: Any, row: Any) -> Iterator[Example]:
    report = merged(stretches(parser, row["text"]), cue_lexicon())
    hearing, gold = Hearing(report), gold_pairs(row)
    everything = drafted(report, hearing, all_speech=True)
    found = [draft for draft in everything if is_outermost(draft, everything)]
    for forms in weighed(report, hearing, found):
        for form in forms:
            content = tuple(report.offsets(part) for part in form.draft.content)
            source = (report.offsets(form.draft.source),) if form.draft.source else ()
            yield form.features, rightness(Pair(content, source), gold)


def rightness(found: Pair, gold: Sequence[Pair]) -> float:
    """0, or two fifths for the content of some gold, two fifths for its speaker, and one for the very words."""
    same = [one for one in gold if overlap(one.content, found.content) >= ENOUGH]
    return max((_of_one(found, one) for one in same), default=0.0)


def _of_one(found: Pair, gold: Pair) -> float:
    return 0.4 + 0.4 * (overlap(gold.source, found.source) >= ENOUGH) + 0.2 * (gold.content == found.content)


def fit(told: Sequence[Example]) -> dict[str, float]:
    """Fits the weights by full passes of Adagrad over the logistic loss with an L2 penalty."""
    counts = Counter(name for found, _ in told for name in found)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    matrix = np.array([[found.get(name, 0.0) for name in names] for found, _ in told])
    wanted: NDArray[np.float64] = np.array([right for _, right in told])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-6)
    for _ in range(PASSES):
        said = 1 / (1 + np.exp(-matrix @ weights))
        slope = (matrix.T @ (said - wanted) + L2 * weights) / len(told)
        squares += slope * slope
        weights -= RATE * slope / np.sqrt(squares)
    return {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract/attribution/weights.json"))
    told = parser.parse_args()
    found = list(examples(told.data))
    text = json.dumps({"weights": fit(found)}, ensure_ascii=False, indent=0)
    told.out.write_text(text + "\n", encoding="utf-8")
    print(f"{len(found)} forms of drafts -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()

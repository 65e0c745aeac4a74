"""Trains the judge of place names: which stretches of a text name a place.

    python -m bench.train_places --data ../shared/data [--out src/fogline/resolve/places.npz]

Needs scikit-learn (``pip install scikit-learn``), which Fogline itself does not. The training texts are every other
report of LGL (local news; the rest is for scoring) and the reports on Syria and Iraq of re3d, whose places and
peoples are marked. What ships is weights over hashed signs, none of which is a name: no text can be read back from
them. The solver is deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from fogline.config import home_directory
from fogline.gazetteer import PlaceIndex, build_index
from fogline.model import Document
from fogline.resolve.place_judge import BUCKETS, WEIGHTS, bucket
from fogline.resolve.place_signs import read_elsewhere, signs
from fogline.resolve.place_spans import place_spans, tokens_of

STRENGTH = 0.2
"""Inverse of the L2 penalty; 0.05 to 1 differ by less than 0.01 on either corpus."""
THRESHOLD = 0.4
"""Chance from which a stretch is a name: F1 is flat from 0.3 to 0.5."""

Marked = tuple[str, list[tuple[int, int]]]
"""A text and where its names of places stand."""


def marked_texts(data: Path) -> Iterator[Marked]:
    """The training texts with their marked names."""
    for number, record in enumerate(_records(data / "geoparsing" / "lgl.jsonl.gz")):
        if number % 2:
            yield record["text"], sorted({(one["start"], one["end"]) for one in record["toponyms"]})
    for record in _records(data / "re3d" / "re3d.jsonl.gz"):
        named = (one for one in record["entities"] if one["type"] in ("Location", "Nationality"))
        spans = {(one["begin"], one["end"]) for one in named}
        yield record["text"], sorted(span for span in spans if record["text"][span[0] : span[0] + 1].isupper())


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def rows_of(text: str, gold: list[tuple[int, int]], index: PlaceIndex) -> Iterator[tuple[list[int], bool]]:
    """The stretches of a text that may name a place: the buckets of their signs, and whether gold marks one there."""
    tokens = tokens_of(Document(capture="lesson", name="lesson", text=text, language="en"))
    spans = list(place_spans(text, tokens, index))
    elsewhere = read_elsewhere(text, tokens, spans)
    left = list(gold)
    for span in spans:
        start, end = tokens[span.first].start, tokens[span.last - 1].end
        match = next((one for one in left if one[0] < end and start < one[1]), None)
        if match is not None:
            left.remove(match)
        yield sorted({bucket(sign) for sign in signs(text, tokens, span, elsewhere)}), match is not None


def train(rows: list[tuple[list[int], bool]]) -> dict[str, Any]:
    """Fits the linear model and packs it as int8 with a scale."""
    from scipy.sparse import csr_matrix  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from sklearn.linear_model import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
        LogisticRegression,
    )

    starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns = np.concatenate([np.array(columns) for columns, _ in rows])
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), BUCKETS))
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(matrix, [named for _, named in rows])
    weights = model.coef_[0].astype(np.float32)
    scale = float(np.abs(weights).max()) / 127
    return {
        "column": np.round(weights / scale).astype(np.int8),
        "scale": np.float32(scale),
        "bias": np.float32(model.intercept_[0]),
        "threshold": np.float32(THRESHOLD),
    }


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/fogline/resolve") / WEIGHTS)
    told = parser.parse_args()
    index = PlaceIndex.open(build_index([], [], home_directory()))
    rows = [row for text, gold in marked_texts(told.data) for row in rows_of(text, gold, index)]
    np.savez_compressed(told.out, **train(rows))
    print(f"{len(rows)} stretches, {sum(named for _, named in rows)} names -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()

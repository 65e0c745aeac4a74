"""Rows to train the encoder on: candidates of reports with the family that gold gives them, or that the judge guesses.

Two sorts: our own gold's dev part, labelled by the claims it holds; and public texts without labels, on which the
linear judge's chances are the target, so that the encoder starts from what its teacher knows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.jsonlines import rows
from bench.labelled import NONE, drafted, labelled_drafts, read_texts
from bench.standoff import join
from fogline.extract.encoder import Asked
from fogline.extract.judge import linear_chances
from fogline.model import FAMILIES

CLASSES = (NONE, *FAMILIES)
SMOOTH = 0.05
"""Share of a label's weight that is spread over all classes."""
UNLABELLED = {
    "wiki_battles/battles.jsonl.gz": "id",
    "fakes/fakes.jsonl.gz": "id",
    "muc4/muc4_full_templates.jsonl.gz": "id",
}
"""Files below the data folder whose texts are read without labels, and the field that names a text."""
LONGEST_TEXT = 12_000
"""Characters of a text that are read; battle pages can be ten times as long."""


@dataclass(frozen=True, slots=True)
class EncoderRow:
    """A candidate, where it stands, and the chance of each of `CLASSES` to learn."""

    report: str
    asked: Asked
    target: NDArray[np.float32]


def gold_rows(part: str, data: Path) -> Iterator[EncoderRow]:
    """Candidates of our own gold, each with the family of the claim it matches."""
    for one in labelled_drafts(part, data):
        target = np.full(len(CLASSES), SMOOTH / len(CLASSES), dtype=np.float32)
        target[CLASSES.index(one.family)] += 1 - SMOOTH
        yield EncoderRow(one.report, one.draft.asked, target)


def guessed_rows(data: Path, most: int, seed: int) -> Iterator[EncoderRow]:
    """Candidates of texts without labels and in no gold, with the linear judge's chances."""
    told = {one["name"] for part in ("dev", "test") for one in join(part, data).documents}
    texts = [
        {"name": f"{file.partition('/')[0]}:{row[key]}", "text": row["text"][:LONGEST_TEXT]}
        for file, key in UNLABELLED.items()
        for row in rows(data / file)
        if row.get("text") and row.get("split", "train") == "train"
    ]
    texts = [text for text in texts if not any(str(text["name"]).partition(":")[2] in name for name in told)]
    random.Random(seed).shuffle(texts)
    count = 0
    for document in read_texts(texts):
        for draft, _, _ in drafted(document):
            guessed = linear_chances(draft.features)
            yield EncoderRow(document.name, draft.asked, np.array([guessed[name] for name in CLASSES], np.float32))
            count += 1
        if count >= most:
            return

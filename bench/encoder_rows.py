"""Rows to train the encoder on: candidates of reports with the family that gold gives them, or that the judge guesses.

Two sorts: our own gold's dev part, labelled by the claims it holds; and public texts without labels, on which the
linear judge's chances are the target, so that the encoder starts from what its teacher knows.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.jsonlines import rows
from bench.judge import load_judge
from bench.standoff import join
from bench.train_kinds import read_documents
from fogline.extract import reader
from fogline.extract.drafts import Draft, drafts, offsets
from fogline.extract.encoder import Asked
from fogline.extract.judge import linear_chances
from fogline.model import FAMILIES, Document

CLASSES = ("none", *FAMILIES)
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
    judge = load_judge()
    joined = join(part, data)
    gold: dict[str, list[dict[str, Any]]] = {}
    for claim in joined.claims:
        gold.setdefault(claim["doc"], []).append(dict(claim))
    for document in _documents([dict(one) for one in joined.documents]):
        found = list(_drafted(document))
        told = [_line(draft, start, end) for draft, start, end in found]
        labels = {id(line): claim["facet"] for claim, line in judge.match(gold.get(document.name, []), told)}
        for (draft, _, _), line in zip(found, told, strict=True):
            target = np.full(len(CLASSES), SMOOTH / len(CLASSES), dtype=np.float32)
            target[CLASSES.index(labels.get(id(line), "none"))] += 1 - SMOOTH
            yield EncoderRow(document.name, draft.asked, target)


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
    for document in _documents(texts):
        for draft, _, _ in _drafted(document):
            guessed = linear_chances(draft.features)
            yield EncoderRow(document.name, draft.asked, np.array([guessed[name] for name in CLASSES], np.float32))
            count += 1
        if count >= most:
            return


def _documents(texts: Sequence[dict[str, Any]]) -> Iterator[Document]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_text("".join(f"{json.dumps(one)}\n" for one in texts), encoding="utf-8")
        yield from read_documents(path)


def _drafted(document: Document) -> Iterator[tuple[Draft, int, int]]:
    report = reader.prepare(document)
    for stretch in report.stretches:
        for draft in drafts(stretch, report.spoken):
            yield draft, *offsets(stretch, draft.candidate)


def _line(draft: Draft, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": draft.hinted[0] if draft.hinted else "none", "quote": ""}

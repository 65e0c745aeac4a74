"""Makes the encoder's lessons: sentences of our own gold, of texts without labels, and of two public collections.

    python -m bench.encoder_rows --data ../shared/data --out LESSONS.pkl

Claims: candidates of our own gold's dev part, labelled by the claims it holds, and of public texts without labels, on
which the shipped judge's chances (the linear model's and the present encoder's, mixed) are the target, so that the
next encoder starts from what its teachers know ("noisy student", Xie et al. 2020). Certainty:
predicates that many readers graded. Speech: cues of news with the words they attribute and whose words they are.

No sentence of our gold's kept parts is among them, whatever collection it stands in. Some reports and sentences are
held back (`is_held`) to fit what is weighed on top of the encoder.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.attribution import pipeline, stretches
from bench.encoder_lessons import (
    ABSENT,
    CLASSES,
    STATUSES,
    CertaintyLesson,
    ClaimLesson,
    Lessons,
    PieceRange,
    SpeechLesson,
    save_lessons,
)
from bench.jsonlines import rows
from bench.labelled import drafted, labelled_drafts, read_texts
from bench.standoff import KEPT, PARTS, file_name, join
from fogline.extract.encoder import Asked, chances, pieces_of
from fogline.extract.encoder.heads import hints_of
from fogline.extract.encoder.model import LONGEST
from fogline.extract.encoder.wordpieces import Pieces
from fogline.extract.judge import family_chances

SMOOTH = 0.05
"""Share of a label's weight that is spread over all classes."""
GUESSED = 36_000
"""Candidates without labels that are learnt first."""
UNLABELLED = {
    "wiki_battles/battles.jsonl.gz": "id",
    "fakes/fakes.jsonl.gz": "id",
    "muc4/muc4_full_templates.jsonl.gz": "id",
}
"""Files below the data folder whose texts are read without labels, and the field that names a text."""
LONGEST_TEXT = 12_000
"""Characters of a text that are read; battle pages can be ten times as long."""
GRADED = {
    "factuality/UW/train.jsonl.gz": True,
    "factuality/MEANTIME/train.jsonl.gz": True,
    "factuality/UDS_IH2/train.jsonl.gz": False,
}
"""Graded predicates below the data folder, and whether they are of newswire."""
SPEECH = "polnear/train.jsonl.gz"
SILENT = 0.3
"""Share of the sentences without any speech that is learnt from."""
HELD = 8
"""One in so many is held back."""
LONGEST_CUE = 8
"""Pieces from the first to the last of a cue; of longer ones the first part is taken."""


@dataclass(frozen=True, slots=True)
class EncoderRow:
    """A candidate, where it stands, the chance of each of `CLASSES` to learn, and its status where it is a claim."""

    report: str
    asked: Asked
    target: NDArray[np.float32]
    status: int = ABSENT
    negative: int = ABSENT


def is_held(name: str) -> bool:
    """Whether a report or sentence is held back from the encoder, by its name alone."""
    return zlib.crc32(name.encode()) % HELD == 0


def gold_rows(part: str, data: Path) -> Iterator[EncoderRow]:
    """Candidates of our own gold, each with the family of the claim it matches."""
    for one in labelled_drafts(part, data):
        target = np.full(len(CLASSES), SMOOTH / len(CLASSES), dtype=np.float32)
        target[CLASSES.index(one.family)] += 1 - SMOOTH
        if one.claim is None:
            yield EncoderRow(one.report, one.draft.asked, target)
            continue
        status, negative = STATUSES.index(one.claim["status"]), one.claim.get("polarity") == "negative"
        yield EncoderRow(one.report, one.draft.asked, target, status, int(negative))


def unlabelled(data: Path, seed: int) -> list[dict[str, str]]:
    """Texts without labels and in no gold, in an order of chance."""
    told = {one["name"] for part in PARTS for one in join(part, data).documents}
    texts = [
        {"name": f"{file.partition('/')[0]}:{row[key]}", "text": row["text"][:LONGEST_TEXT]}
        for file, key in UNLABELLED.items()
        for row in rows(data / file)
        if row.get("text") and row.get("split", "train") == "train"
    ]
    texts = [text for text in texts if not any(text["name"].partition(":")[2] in name for name in told)]
    random.Random(seed).shuffle(texts)
    return texts


def guessed_rows(data: Path, most: int, seed: int) -> Iterator[EncoderRow]:
    """Candidates of texts without labels and in no gold, with the chances that the shipped judge gives them."""
    count = 0
    for document in read_texts(unlabelled(data, seed)):
        found = [draft for draft, _, _ in drafted(document)]
        for draft, encoded in zip(found, chances([draft.asked for draft in found]), strict=True):
            guessed = family_chances(draft.features, encoded)
            yield EncoderRow(document.name, draft.asked, np.array([guessed[name] for name in CLASSES], np.float32))
            count += 1
        if count >= most:
            return


def claim_lessons(found: Iterable[EncoderRow]) -> Iterator[ClaimLesson]:
    """Gathers rows by report and sentence."""
    ordered = sorted(found, key=lambda row: (row.report, row.asked.sentence))
    for (report, text), group in itertools.groupby(ordered, key=lambda row: (row.report, row.asked.sentence)):
        members, pieces = list(group), pieces_of(text, LONGEST)
        yield ClaimLesson(
            report=report,
            ids=pieces.ids,
            ranges=tuple(
                tuple(pieces.covering(*place) for place in (row.asked.event, row.asked.head, row.asked.span))
                for row in members
            ),
            hinted=np.stack([hints_of(row.asked, CLASSES) for row in members]),
            families=np.stack([row.target for row in members]),
            statuses=tuple(row.status for row in members),
            negatives=tuple(row.negative for row in members),
        )


def certainty_lessons(data: Path) -> Iterator[CertaintyLesson]:
    """Graded predicates in sentences that stand in no kept report."""
    kept = "\n".join(_letters(one["text"]) for part in KEPT for one in join(part, data).documents)
    for file, news in GRADED.items():
        for row in rows(data / file):
            if _letters(row["text"]) in kept or is_held(row["text"]):
                continue
            pieces, starts = pieces_of(row["text"], LONGEST), _word_starts(row["text"])
            events = [starts[target["span1"][0]] for target in row["targets"]]
            covered = tuple(pieces.covering(*event) for event in events)
            yield CertaintyLesson(pieces.ids, covered, tuple(float(one["label"]) for one in row["targets"]), news)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _word_starts(text: str) -> list[PieceRange]:
    """Where each word between blanks stands, as the graded collections count them."""
    return [found.span() for found in re.finditer(r"\S+", text)]


def speech_lessons(data: Path, seed: int) -> Iterator[SpeechLesson]:
    """Sentences of news with their cues, in reports that are neither kept nor held back."""
    kept = {one["name"] for part in KEPT for one in join(part, data).documents}
    chance, parser = random.Random(seed), pipeline()
    for row in rows(data / SPEECH):
        if file_name(f"polnear:{row['id']}") in kept or is_held(row["id"]):
            continue
        told = [tuple(_spans(entry[name]) for name in ("cue", "content", "source")) for entry in row["attributions"]]
        for stretch in stretches(parser, row["text"]):
            for sentence in stretch.parsed.sents:
                start = stretch.offset + sentence.start_char
                lesson = speech_lesson(row["id"], sentence.text, start, told)
                if lesson.roles.any() or lesson.cues.any() or chance.random() < SILENT:
                    yield lesson


Spans = list[tuple[int, int]]


def _spans(items: Sequence[dict[str, Any]]) -> Spans:
    return [(first, last) for item in items for first, last in item["spans"]]


def speech_lesson(report: str, text: str, start: int, told: Sequence[tuple[Spans, ...]]) -> SpeechLesson:
    """One sentence that begins at `start` with the attributions of its report: cue, content, source of each."""
    pieces = pieces_of(text, LONGEST)
    count = len(pieces.ids)
    cues, asked, roles = np.zeros(count, np.float32), [(0, 1)], [np.zeros(count, np.int64)]
    for cue, content, source in told:
        marked = [_marked(pieces, start, spans) for spans in (cue, content, source)]
        where = np.flatnonzero(marked[0])
        cues[where] = 1
        line = roles[0]
        if len(where):
            line = np.zeros(count, np.int64)
            asked.append((int(where[0]), min(int(where[-1]) + 1, int(where[0]) + LONGEST_CUE)))
            roles.append(line)
        line[marked[2]] = 2
        line[marked[1]] = 1
    return SpeechLesson(report, pieces.ids, cues, tuple(asked), np.stack(roles))


def _marked(pieces: Pieces, start: int, spans: Spans) -> NDArray[np.bool_]:
    """Per piece, whether it stands in one of the spans of the report."""
    return np.array(
        [
            left < right and any(start + left < last and start + right > first for first, last in spans)
            for left, right in pieces.places
        ]
    )


def main() -> None:
    """Makes all lessons and keeps them in a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
    lessons = Lessons(
        guessed=list(claim_lessons(guessed_rows(told.data, GUESSED, told.seed))),
        gold=list(claim_lessons(gold_rows("dev", told.data))),
        graded=list(certainty_lessons(told.data)),
        speech=list(speech_lessons(told.data, told.seed)),
    )
    save_lessons(lessons, told.out)
    sizes = {name: len(getattr(lessons, name)) for name in ("guessed", "gold", "graded", "speech")}
    print(f"sentences: {sizes} -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()

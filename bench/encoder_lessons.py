"""What the encoder is taught, as numbers: sentences in word pieces with what to say of them, in three sorts.

Made by `bench/encoder_rows.py` where the parser is, learnt by `bench/train_encoder.py` where torch is; this needs
neither, so that lessons can be handed from one environment to the other in a file.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.model import FAMILIES

CLASSES = ("none", *FAMILIES)
"""Families of a candidate, "none" where it is no claim."""
STATUSES = ("happened", "ongoing", "planned", "forecast", "claimed", "denied", "background", "opinion")
PieceRange = tuple[int, int]
"""First word piece and one past the last."""
ABSENT = -100
"""A label that is not known."""


@dataclass(frozen=True, slots=True)
class ClaimLesson:
    """A sentence with its candidates for claims.

    Attributes:
        report: the text it is from.
        ids: its word pieces.
        ranges: per candidate, the pieces of its event word, of its head and of the whole.
        hinted: per candidate, what the lexicon hints (`fogline.extract.encoder.heads.hints_of`).
        families: per candidate, the chance of every family to learn.
        statuses: per candidate, the number of its status, or `ABSENT`.
        negatives: per candidate, whether its words negate, or `ABSENT`.
    """

    report: str
    ids: tuple[int, ...]
    ranges: tuple[tuple[PieceRange, ...], ...]
    hinted: NDArray[np.float32]
    families: NDArray[np.float32]
    statuses: tuple[int, ...]
    negatives: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CertaintyLesson:
    """A sentence with graded predicates: the pieces of each and its grade; `news` tells newswire from other text."""

    ids: tuple[int, ...]
    events: tuple[PieceRange, ...]
    grades: tuple[float, ...]
    news: bool


@dataclass(frozen=True, slots=True)
class SpeechLesson:
    """A sentence with who says what in it.

    Attributes:
        report: the text it is from.
        ids: its word pieces.
        cues: per piece, 1 where it belongs to reporting words.
        asked: the pieces of each cue; the first is the opening marker, for words whose cue stands elsewhere.
        roles: per cue and piece, 1 for attributed words, 2 for whose they are, 0 for neither.
    """

    report: str
    ids: tuple[int, ...]
    cues: NDArray[np.float32]
    asked: tuple[PieceRange, ...]
    roles: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that is taught, by sort: claims guessed and of the gold, graded predicates, and speech."""

    guessed: list[ClaimLesson] = field(default_factory=list)
    gold: list[ClaimLesson] = field(default_factory=list)
    graded: list[CertaintyLesson] = field(default_factory=list)
    speech: list[SpeechLesson] = field(default_factory=list)


def save_lessons(lessons: Lessons, path: Path) -> None:
    """Keeps lessons in a file for the environment that learns."""
    path.write_bytes(pickle.dumps(lessons))


def load_lessons(path: Path) -> Lessons:
    """Loads what `save_lessons` kept; only of one's own making, since the format runs code."""
    loaded: Any = pickle.loads(path.read_bytes())  # noqa: S301  a file of one's own, made a step before
    if not isinstance(loaded, Lessons):
        raise TypeError(f"{path} holds no lessons; make them with python -m bench.encoder_rows")
    return loaded

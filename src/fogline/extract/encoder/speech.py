"""The head for speech: which words report, and what every word is to them – attributed, whose it is, or neither.

Trained by `bench/train_encoder.py`. A cue is asked about by its place; without one, the sentence's own marker asks for
words whose cue stands in another sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fogline.extract.encoder.model import Vectors, session
from fogline.extract.encoder.sentences import Encoded, Place

SPEECH = "speech.onnx"
FARTHEST = 32
"""Pieces from a cue beyond which all are equally far, as in training."""
NOWHERE = (0, 0)
"""The place of a cue in another sentence: it covers no piece, and the opening marker asks in its stead."""
LONGEST_CUE = 8
"""Pieces of a cue that are asked about, as in training."""


@dataclass(frozen=True, slots=True)
class Told:
    """Per word piece, how likely it is attributed by one cue, and how likely it names whose words they are."""

    content: Vectors
    source: Vectors


def cued(sentence: Encoded) -> Vectors:
    """Per word piece, how likely it belongs to reporting words."""
    return _run(sentence, [sentence.pieces.covering(*NOWHERE)])[0]


def told_by(sentence: Encoded, cues: Sequence[Place]) -> tuple[Vectors, list[Told]]:
    """What `cued` tells, which costs nothing beside it, and what each piece of a sentence is to each of its cues."""
    ranges = [sentence.pieces.covering(*cue) for cue in cues]
    heard, roles = _run(sentence, [(first, min(last, first + LONGEST_CUE)) for first, last in ranges])
    return heard, [Told(content=one[:, 1], source=one[:, 2]) for one in roles]


def _run(sentence: Encoded, ranges: Sequence[tuple[int, int]]) -> tuple[Vectors, Vectors]:
    asked = np.stack([sentence.mean_of(first, last) for first, last in ranges])
    places = np.arange(len(sentence.states))[None]
    first = np.array([[start] for start, _ in ranges])
    last = np.array([[end - 1] for _, end in ranges])
    away = np.maximum(places - last, 0) - np.maximum(first - places, 0)
    away = np.clip(away, -FARTHEST, FARTHEST) + FARTHEST
    cues, roles = session(SPEECH).run(None, {"states": sentence.states, "asked": asked, "away": away})
    return cues, roles

"""Sentences as the encoder sees them, read once: attribution, the judge and certainty ask about the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from fogline.extract.encoder.model import LONGEST, Vectors, vectors
from fogline.extract.encoder.wordpieces import Pieces, pieces_of

SENTENCES_KEPT = 512
"""Sentences whose vectors are remembered; more than nearly any report has, thirty megabytes at most usual lengths."""
Place = tuple[int, int]
"""First character and one past the last, within the sentence."""


@dataclass(frozen=True, eq=False)
class Encoded:
    """A sentence in pieces, and the vector of each."""

    pieces: Pieces
    states: Vectors

    def mean(self, place: Place) -> Vectors:
        """The mean vector of the pieces that a stretch of the sentence covers."""
        return self.mean_of(*self.pieces.covering(*place))

    def mean_of(self, first: int, last: int) -> Vectors:
        """The mean vector of a range of pieces, at least one."""
        if last - first == 1:
            only: Vectors = self.states[first]
            return only
        # Summed in double precision; the method of an array would take two more functions of Python to the same.
        summed = np.add.reduce(self.states[first:last], axis=0, dtype=np.float64)
        mean: Vectors = (summed / (last - first)).astype(np.float32)
        return mean

    @property
    def whole(self) -> Vectors:
        """The sentence's own vector: that of its opening marker."""
        first: Vectors = self.states[0]
        return first

    def over(self, place: Place, values: Vectors) -> float:
        """The highest of values told per piece over a stretch; 0 where no piece covers it."""
        first, last = self.pieces.covering(*place)
        return float(np.max(values[first:last])) if (first, last) != (0, 1) else 0.0


@lru_cache(maxsize=SENTENCES_KEPT)
def encoded(sentence: str) -> Encoded:
    """Reads a sentence, or remembers what it read."""
    pieces = pieces_of(sentence, LONGEST)
    return Encoded(pieces, vectors(pieces))

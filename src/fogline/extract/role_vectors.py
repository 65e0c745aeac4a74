"""What the encoder's vectors tell of a claim and of the nouns around it, for the judge of roles.

Beside the vectors stand the few facts that a sentence read alone does not tell: what the rules say of a noun, on which
side of the claim it stands and how far. What must stay true: training and reading see the same numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from spacy.tokens import Doc

from fogline.extract.encoder import kinds_known
from fogline.extract.encoder.model import Vectors
from fogline.extract.encoder.sentences import Encoded, Place, encoded
from fogline.extract.role_nouns import NOUNS_KEPT, SENTENCES_KEPT, Asked
from fogline.extract.role_signs import NEAR, Scene, side_of
from fogline.extract.sentence_spans import sentence_of

RULED = ("no", "actor", "acted", "place", "ground")
"""What the rules may say of a noun."""
SIDES = ("own", "left", "right", "before")
"""Where a noun may stand: among the claim's words, on a side of them, or in an earlier sentence."""


FACTS = len(RULED) + len(SIDES) + len(NEAR) + 2
"""Numbers of a noun that are no vectors, the last of all."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What is seen of a claim, of shape (1, inputs), and of each noun, of shape (nouns, inputs)."""

    claim: Vectors
    nouns: Vectors


def seen_of(scene: Scene, asked: Sequence[Asked], kinds: Sequence[str] | None = None) -> Seen:
    """Gathers what is seen.

    Args:
        scene: the claim.
        asked: the nouns around it.
        kinds: the kinds of claims to tell apart; those of the shipped head without them.
    """
    parsed, own = scene.parsed, scene.candidate
    sentence = _sentence_of(parsed, own.head)
    words = [sentence.mean(own.event, own.event + 1), sentence.mean(own.head, own.head + 1)]
    kind = kind_among(scene.kind, kinds_known() if kinds is None else kinds)
    whole = sentence.mean(max(own.left, sentence.first), min(own.right, sentence.last))
    claim = np.concatenate([*words, whole, sentence.read.whole, kind])[None]
    nouns = np.concatenate([part for one in asked for part in (_vectors(parsed, one), _facts(one, scene))])
    return Seen(claim, nouns.reshape(len(asked), -1))


def kind_among(kind: str, kinds: Sequence[str]) -> Vectors:
    """A claim's kind as numbers, one for each kind that is told apart."""
    return np.array([kind == one for one in kinds], dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A sentence of the stretch: its tokens, its first character, and its vectors."""

    parsed: Doc
    first: int
    last: int
    start: int
    read: Encoded

    def mean(self, left: int, right: int) -> Vectors:
        """The mean vector of a range of tokens."""
        last = self.parsed[right - 1]
        place: Place = (self.parsed[left].idx - self.start, last.idx + len(last) - self.start)
        return self.read.mean(place)


def _sentence_of(parsed: Doc, token: int) -> _Sentence:
    return _sentence(parsed, sentence_of(parsed[token]).start)


@lru_cache(maxsize=SENTENCES_KEPT)
def _sentence(parsed: Doc, first: int) -> _Sentence:
    own = sentence_of(parsed[first])
    return _Sentence(parsed, own.start, own.end, own.start_char, encoded(own.text))


@lru_cache(maxsize=NOUNS_KEPT)
def _vectors(parsed: Doc, one: Asked) -> Vectors:
    """The vectors of a noun: of its mention, of its head and of its sentence; several claims ask about the same."""
    sentence = _sentence_of(parsed, one.head)
    return np.concatenate([sentence.mean(*one.tokens), sentence.mean(one.head, one.head + 1), sentence.read.whole])


def _facts(one: Asked, scene: Scene) -> Vectors:
    """What the rules say of a noun, where it stands, how far from the predicate, and whether its head is left out."""
    side = "before" if one.head < scene.sentence else side_of(one, scene.candidate)
    near = bisect_left(NEAR, abs(one.head - scene.candidate.event))
    return _row(scene.ruled.get(one.tokens[1], "no"), side, near, one.tokens[1] - 1 != one.head)


@cache
def _row(ruled: str, side: str, near: int, inner: bool) -> Vectors:  # noqa: FBT001 - a fact like the others
    """Facts as numbers; there are a few hundred rows, and thousands of nouns ask for them."""
    told = [ruled == name for name in RULED]
    stands = [side == name for name in SIDES]
    away = [near == step for step in range(len(NEAR) + 1)]
    return np.array([*told, *stands, *away, inner], dtype=np.float32)

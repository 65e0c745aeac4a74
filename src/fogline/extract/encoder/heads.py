"""Heads over the encoder: how likely a candidate is a claim of each family.

A candidate is the mean vector of its event word, of its head, of its whole span and the sentence's own vector, with the
lexicon's hints beside them; two layers with a Gaussian error linear unit between them make chances of that. They are
made by `bench/train_encoder.py` and run by the same engine on one thread: the threads of a linear-algebra library
would take two thirds as much time again, waiting for each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from fogline.extract.encoder.model import LONGEST, WEIGHTS, Vectors, session, vectors
from fogline.extract.encoder.wordpieces import Pieces, pieces_of

HEADS = "heads.onnx"

Place = tuple[int, int]
"""First character and one past the last, within the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One candidate as the encoder sees it.

    Attributes:
        sentence: the whole sentence.
        event, head, span: places of the event word, the syntactic head and the whole candidate in the sentence.
        hinted: families the lexicon names, best first.
        nominal: an event phrase rather than a clause.
    """

    sentence: str
    event: Place
    head: Place
    span: Place
    hinted: tuple[str, ...] = ()
    nominal: bool = False


@cache
def families() -> tuple[str, ...]:
    """The classes the heads know, "none" the first."""
    return tuple(session(HEADS).get_modelmeta().custom_metadata_map["families"].split())


@cache
def digest() -> str:
    """Eight hex digits over the encoder's weights and its heads."""
    folder = resources.files("fogline.extract.encoder")
    total = hashlib.sha256((folder / WEIGHTS).read_bytes())
    total.update((folder / HEADS).read_bytes())
    return total.hexdigest()[:8]


def chances(asked: Sequence[Asked]) -> list[dict[str, float]]:
    """How likely each candidate is a claim of each family.

    Args:
        asked: candidates, those of one sentence in any order.

    Returns:
        For each candidate the chance of every family and of "none"; they sum to one.
    """
    if not asked:
        return []
    sentences = sorted({one.sentence for one in asked})
    pieces = {sentence: pieces_of(sentence, LONGEST) for sentence in sentences}
    states = {sentence: vectors(pieces[sentence]) for sentence in sentences}
    known = families()
    seen = np.stack([_seen(one, pieces[one.sentence], states[one.sentence], known) for one in asked])
    shares = session(HEADS).run(None, {"seen": seen})[0]
    return [dict(zip(known, map(float, row), strict=True)) for row in shares]


def _seen(one: Asked, pieces: Pieces, states: Vectors, families: tuple[str, ...]) -> Vectors:
    means = [states[slice(*pieces.covering(*place))].mean(axis=0) for place in (one.event, one.head, one.span)]
    return np.concatenate([*means, states[0], hints_of(one, families)]).astype(np.float32)


def hints_of(one: Asked, families: tuple[str, ...]) -> Vectors:
    """The lexicon's first family, all its families, and whether the candidate is a phrase."""
    hinted = np.zeros(2 * len(families) + 1, dtype=np.float32)
    hinted[families.index(one.hinted[0]) if one.hinted else 0] = 1
    for family in one.hinted:
        hinted[len(families) + families.index(family)] = 1
    hinted[-1] = one.nominal
    return hinted

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

from fogline.extract.encoder.grades import CERTAINTY
from fogline.extract.encoder.model import WEIGHTS, Vectors, session
from fogline.extract.encoder.parties import PARTIES
from fogline.extract.encoder.sentences import Place, encoded
from fogline.extract.encoder.speech import SPEECH

HEADS = "heads.onnx"


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


@dataclass(frozen=True, slots=True)
class Shares:
    """What the encoder says of one candidate.

    Attributes:
        families: the chance of every family and of "none"; they sum to one.
        statuses: the chance of every status a claim can have; they sum to one.
        negative: the chance that its words negate.
    """

    families: dict[str, float]
    statuses: dict[str, float]
    negative: float


@cache
def families() -> tuple[str, ...]:
    """The classes the heads know, "none" the first."""
    return _names("families")


def _names(sort: str) -> tuple[str, ...]:
    return tuple(session(HEADS).get_modelmeta().custom_metadata_map[sort].split())


@cache
def digest() -> str:
    """Eight hex digits over the encoder's weights and its heads."""
    folder = resources.files("fogline.extract.encoder")
    total = hashlib.sha256()
    for file in (WEIGHTS, HEADS, CERTAINTY, SPEECH, PARTIES):
        total.update((folder / file).read_bytes())
    return total.hexdigest()[:8]


def chances(asked: Sequence[Asked]) -> list[Shares]:
    """What each candidate is likely to be."""
    if not asked:
        return []
    known, statuses = families(), _names("statuses")
    seen = np.stack([_seen(one, known) for one in asked])
    shares = zip(*(part.tolist() for part in session(HEADS).run(None, {"seen": seen})), strict=True)
    return [
        Shares(
            families=dict(zip(known, family, strict=True)),
            statuses=dict(zip(statuses, status, strict=True)),
            negative=negative,
        )
        for family, status, negative in shares
    ]


def _seen(one: Asked, families: tuple[str, ...]) -> Vectors:
    read = encoded(one.sentence)
    means = [read.mean(place) for place in (one.event, one.head, one.span)]
    return np.concatenate([*means, read.whole, hints_of(one, families)]).astype(np.float32)


def hints_of(one: Asked, families: tuple[str, ...]) -> Vectors:
    """The lexicon's first family, all its families, and whether the candidate is a phrase."""
    hinted = np.zeros(2 * len(families) + 1, dtype=np.float32)
    hinted[families.index(one.hinted[0]) if one.hinted else 0] = 1
    for family in one.hinted:
        hinted[len(families) + families.index(family)] = 1
    hinted[-1] = one.nominal
    return hinted

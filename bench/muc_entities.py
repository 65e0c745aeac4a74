"""The entities of a report by role: candidates with their chances, each entity told once.

The likeliest candidate comes first; a later one counts only for what it may add, which is its chance times the chance
that it is none of those already taken. The network proposes, two sets of trees decide; `bench/train_muc.py` made them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import muc_context, muc_deeds, muc_topic
from bench.muc_candidates import Candidate, Lexicon, Said, candidates
from bench.muc_features import features, together
from bench.muc_gold import ROLES
from bench.muc_network import FOLDER
from bench.muc_trees import Trees

LEARNT = FOLDER / "learnt.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What was learnt above the network.

    Attributes:
        right: whether a candidate fills its role.
        same: whether two that do are one entity.
        lexicon: of all reports learnt from.
        context, context_bias: the linear model of `muc_context`.
        deeds, deeds_bias: that of `muc_deeds`.
        topic, bias: that of `muc_topic`.
        enough: for each role the least that a candidate must be likely to add.
    """

    right: Trees
    same: Trees
    lexicon: Lexicon
    context: NDArray[np.float32]
    context_bias: float
    deeds: NDArray[np.float32]
    deeds_bias: float
    topic: NDArray[np.float32]
    bias: NDArray[np.float32]
    enough: Sequence[float]


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that was read, and its chance."""

    candidate: Candidate
    chance: float


@cache
def learnt(path: Path = LEARNT) -> Learnt:
    """Loads what was learnt, once."""
    with np.load(path) as told:
        arrays = {name: told[name] for name in told.files}
    return Learnt(
        right=Trees.loaded(arrays, "right"),
        same=Trees.loaded(arrays, "same_trees"),
        lexicon=Lexicon([_counts(arrays, role) for role in ROLES], _counts(arrays, "said"), _counts(arrays, "same")),
        context=arrays["context"].astype(np.float32),
        context_bias=float(arrays["context_bias"]),
        deeds=arrays["deeds"].astype(np.float32),
        deeds_bias=float(arrays["deeds_bias"]),
        topic=arrays["topic"].astype(np.float32),
        bias=arrays["bias"],
        enough=[float(one) for one in arrays["enough"]],
    )


def _counts(arrays: Mapping[str, NDArray[Any]], name: str) -> dict[int, int]:
    return dict(zip(arrays[f"lexicon.{name}.words"].tolist(), arrays[f"lexicon.{name}.reports"].tolist(), strict=True))


def topic_of(said: Said, known: Learnt) -> list[float]:
    """The chances that a report is about an incident at all, and of each type, by its words alone."""
    return list(map(float, muc_topic.chances(said.text, known.topic, known.bias)))


def entities(said: Said, topic: Sequence[float], known: Learnt) -> list[Found]:
    """The entities of a report, likeliest first."""
    found = candidates(said, known.lexicon)
    if not found:
        return []
    around = [muc_context.columns(said, one) for one in found]
    done = [muc_deeds.columns(said, one) for one in found]
    linear = (
        muc_context.scores(around, known.context, known.context_bias),
        muc_context.scores(done, known.deeds, known.deeds_bias),
    )
    chances = known.right.chances(features(said, found, known.lexicon, topic, linear))
    judged = [Found(one, float(chance)) for one, chance in zip(found, chances, strict=True)]

    def same(one: Candidate, other: Candidate) -> float:
        row = np.array([together(one, other, said, known.lexicon)], dtype=np.float32)
        return float(known.same.chances(row)[0])

    return chosen(judged, same, known.enough)


def chosen(
    found: Sequence[Found], same: Callable[[Candidate, Candidate], float], enough: Sequence[float]
) -> list[Found]:
    """Takes candidates from the likeliest down, each for what it may add to those of its role.

    Args:
        found: the candidates of a report with their chances.
        same: the chance that two candidates of a role are one entity.
        enough: for each role the least that a candidate must be likely to add.
    """
    taken: list[Found] = []
    for one in sorted(found, key=lambda one: -one.chance):
        least = enough[one.candidate.role]
        if one.chance < least:
            continue
        rivals = [other.candidate for other in taken if other.candidate.role == one.candidate.role]
        if one.chance * (1 - max((same(other, one.candidate) for other in rivals), default=0.0)) >= least:
            taken.append(one)
    return taken


def strings_by_role(found: Sequence[Found]) -> dict[str, list[frozenset[str]]]:
    """The entities as they are scored."""
    return {
        name: [frozenset({one.candidate.text}) for one in found if one.candidate.role == role]
        for role, name in enumerate(ROLES)
    }

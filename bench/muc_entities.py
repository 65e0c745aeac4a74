"""The entities of a report by role: candidates with their chances, each entity told once.

The likeliest candidate comes first; a later one counts only for what it may add, which is its chance times the chance
that it is none of those already taken. Each network proposes and trees judge what it proposes; a candidate's chance is
the mean over the networks. `bench/train_muc.py` made them.
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
SURER = 0.04
"""How much likelier an entity must be to stand in a template, where its number and effect are read with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What was learnt above the network.

    Attributes:
        right, forest: whether a candidate fills its role, by boosted trees and by a forest.
        same: whether two that do are one entity.
        lexicon: of all reports learnt from.
        context, context_bias: the linear model of `muc_context`.
        deeds, deeds_bias: that of `muc_deeds`.
        topic, bias: that of `muc_topic`.
        enough: for each role the least that a candidate must be likely to add.
    """

    right: Trees
    forest: Trees
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
        forest=Trees.loaded(arrays, "forest"),
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


def topic_of(text: str, known: Learnt) -> list[float]:
    """The chances that a report is about an incident at all, and of each type, by its words alone."""
    return list(map(float, muc_topic.chances(text, known.topic, known.bias)))


def entities(several: Sequence[Said], topic: Sequence[float], known: Learnt) -> list[Found]:
    """The entities of a report, likeliest first.

    Args:
        several: the report as each network read it.
        topic: the chances of `topic_of`.
        known: what was learnt.
    """
    found = pooled([_judged(said, topic, known) for said in several])

    def same(one: Candidate, other: Candidate) -> float:
        row = np.array([together(one, other, several[0], known.lexicon)], dtype=np.float32)
        return float(known.same.chances(row)[0])

    return chosen(found, same, known.enough)


def _judged(said: Said, topic: Sequence[float], known: Learnt) -> list[Found]:
    """The candidates of one network with their chances."""
    found = candidates(said, known.lexicon)
    if not found:
        return []
    around = [muc_context.columns(said, one) for one in found]
    done = [muc_deeds.columns(said, one) for one in found]
    linear = (
        muc_context.scores(around, known.context, known.context_bias),
        muc_context.scores(done, known.deeds, known.deeds_bias),
    )
    rows = features(said, found, known.lexicon, topic, linear)
    return [Found(one, float(p)) for one, p in zip(found, chances_of(rows, known.right, known.forest), strict=True)]


def chances_of(rows: NDArray[np.float32], right: Trees, forest: Trees) -> NDArray[np.float32]:
    """The chances of candidates by their rows: the mean of the boosted trees' and the forest's."""
    return np.asarray((right.chances(rows) + forest.sums(rows)) / 2, dtype=np.float32)


def pooled(several: Sequence[Sequence[Found]]) -> list[Found]:
    """What several networks found as one list: the mean of the chances, none where a network did not propose it."""
    by_string: dict[tuple[int, str], list[Found]] = {}
    for one in (one for found in several for one in found):
        by_string.setdefault((one.candidate.role, one.candidate.text), []).append(one)
    return [
        Found(max(told, key=lambda one: one.chance).candidate, sum(one.chance for one in told) / len(several))
        for told in by_string.values()
    ]


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


def surer(found: Sequence[Found], enough: Sequence[float]) -> list[Found]:
    """Those of the entities that are likely enough for a template: a wrong one there is wrong in several slots."""
    return [one for one in found if one.chance >= enough[one.candidate.role] + SURER]


def strings_by_role(found: Sequence[Found]) -> dict[str, list[frozenset[str]]]:
    """The entities as they are scored."""
    return {
        name: [frozenset({one.candidate.text}) for one in found if one.candidate.role == role]
        for role, name in enumerate(ROLES)
    }

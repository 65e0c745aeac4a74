"""The judge of roles: which nouns around a claim name who did it, and to whom or what.

The rules of `roles.py` read what the grammar says outright. A linear model over signs (`role_signs.py`), the rules'
word among them, drops what they take wrongly and finds what they cannot: the party of the sentence before, the thing
that "was among the targets". It was trained by `bench/train_roles.py` on our own annotations. What must stay true:
places stay the rules', and without weights so does everything.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from fogline.extract.anaphora import antecedent
from fogline.extract.candidates import event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_signs import Asked, Scene, nouns_asked, signs
from fogline.model import Role

WEIGHTS = "roles.npz"
BUCKETS = 2**16
ACTOR, ACTED = "actor", "acted"
RULES_ALONE = frozenset({"fighting", "outlook"})
"""Families whose doers are the rules' where they name any: there the model took more away than it gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Least:
    """The chances from which a noun is taken: the first of a role and those beside it, as the rules name it or not."""

    ruled: float
    new: float
    beside_ruled: float
    beside_new: float


LEAST = {
    ACTOR: Least(ruled=0.2, new=0.535, beside_ruled=0.12, beside_new=0.75),
    ACTED: Least(ruled=0.13, new=0.4, beside_ruled=0.13, beside_new=0.6),
}
"""By cross-validation over documents on our own gold's dev part, where the chances for nouns that the rules name could
be twice as high for 0.003 more of doers and 0.007 more of those acted on; short plain sentences lose fewer so. A doer
whom the rules do not name could be taken from 0.3 on for 0.001 more: but who blames a party must be surer than not."""


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """The trained model: per side of an act a weight for every bucket of signs and a bias."""

    columns: dict[str, NDArray[np.float32]]
    biases: dict[str, float]
    version: str


def bucket(sign: str) -> int:
    """The column of a sign: a stable hash, the same on every machine and in training."""
    return zlib.crc32(sign.encode()) % BUCKETS


@cache
def role_weights() -> RoleWeights | None:
    """Loads the trained weights once; `None` where none are shipped."""
    file = resources.files("fogline.extract") / WEIGHTS
    if not file.is_file():
        return None
    with resources.as_file(file) as path, np.load(path) as data:
        return RoleWeights(
            columns={one: data[one].astype(np.float32) * np.float32(data[f"{one}_scale"]) for one in LEAST},
            biases={one: float(data[f"{one}_bias"]) for one in LEAST},
            version=str(data["version"]),
        )


def judged_roles(scene: Scene, ruled: Sequence[RoleMention]) -> list[RoleMention]:
    """The mentions of a claim in its roles, by the rules and the model together.

    Args:
        scene: what the nouns of the claim share.
        ruled: the mentions that the rules find.
    """
    model = role_weights()
    if model is None:
        return list(ruled)
    parsed, lexicon = scene.parsed, scene.lexicon
    asked = nouns_asked(parsed, scene.candidate, ruled, lexicon)
    columns = [sorted({bucket(sign) for sign in signs(one, scene)}) for one in asked]
    found = [one for one in ruled if one.role == "place"]
    doers = [one for one in ruled if one.role == "actor"]
    if doers and scene.family in RULES_ALONE:
        found += doers
    else:
        taken = chosen(asked, _chances(columns, model, ACTOR), scene.ruled, ACTOR)
        found += _mentions(taken, "actor", parsed, doers, lexicon)
    acted_on = [one for one in ruled if one.role in ("target", "victim")]
    chances = [
        0.0 if _does(one, parsed, lexicon) else chance
        for one, chance in zip(asked, _chances(columns, model, ACTED), strict=True)
    ]
    taken = chosen(asked, chances, scene.ruled, ACTED)
    found += _mentions(taken, "victim" if scene.family == "harm" else "target", parsed, acted_on, lexicon)
    return found


def _does(one: Asked, parsed: Doc, lexicon: Lexicon) -> bool:
    """Whether words name the party of an attack, as before its noun: whose shelling it is was not shelled."""
    own = parsed[one.head]
    if own.dep_ == "compound" and own.head.tag_ == "VBG":
        return True
    kind = event_noun(own, lexicon) if one.tokens[1] <= one.head else None
    return kind is not None and kind.partition(".")[0] in ("strike", "fighting")


def _chances(columns: Sequence[Sequence[int]], model: RoleWeights, side: str) -> list[float]:
    column, bias = model.columns[side], model.biases[side]
    return [1 / (1 + math.exp(-float(column[list(one)].sum()) - bias)) for one in columns]


def chosen(asked: Sequence[Asked], chances: Sequence[float], ruled: Mapping[int, str], side: str) -> Iterator[Asked]:
    """The nouns taken on one side of the act, surest first; nothing acted on is what the rules hold for a place."""
    least, any_yet = LEAST[side], False
    for chance, one in sorted(zip(chances, asked, strict=True), key=lambda pair: (-pair[0], pair[1].tokens)):
        said = ruled.get(one.tokens[1], "")
        if side == ACTED and said == "place":
            continue
        first, beside = (least.ruled, least.beside_ruled) if said == side else (least.new, least.beside_new)
        if chance >= (beside if any_yet else first):
            any_yet = True
            yield one


def _mentions(
    taken: Iterator[Asked], role: Role, parsed: Doc, ruled: Sequence[RoleMention], lexicon: Lexicon
) -> Iterator[RoleMention]:
    """The chosen nouns as mentions; those that the rules found stay as they are."""
    own = {one.tokens: one for one in ruled}
    for one in taken:
        if one.tokens in own:
            yield own[one.tokens]
        else:
            whole = one.tokens[1] - 1 == one.head
            fuller = antecedent(parsed[one.head], lexicon) if whole else None
            yield RoleMention(role=role, tokens=one.tokens, antecedent=fuller)

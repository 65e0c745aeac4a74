"""A grade for a happening of which only the list of its sources is known: who they are and whom they name.

The rules of `fogline.fuse.grades` want claims: who denies, who speaks against itself. Of old cases mostly a list of
outlets and their headlines is left. A scorecard weighs what such a list shows and gives a likelihood for each grade,
with what spoke for it. The weights stand in ``scorecard.toml``, each factor with its reason; they were learnt from
graded cases and may be changed by hand. What must stay true: the same outlet twice is one origin; a list without
sources has no grade.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fogline.fuse.grades import GRADES

FEW = 3
"""Sources of one kind beyond which more of them tell nothing new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a list of sources.

    Attributes:
        origin: equal for entries of one outlet or person.
        kind: as packs have it (``monitor``, ``rescue service``, ``news agency`` …), ``official`` for a fighting party's
            own forces or ministry, ``witness`` for an account of no known outlet, empty where nothing is known.
        accuses: the parties that its words or headline name as those who did it.
        foreign: it tells in a language that is not of the country.
        pictures: it is a film or picture.
    """

    origin: str
    kind: str = ""
    accuses: frozenset[str] = frozenset()
    foreign: bool = False
    pictures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A grade by the scorecard.

    Attributes:
        word: the likeliest of the grades.
        likely: likelihood by grade, together 1.
        why: the reasons that spoke for the word most, for people, the strongest first.
    """

    word: str
    likely: Mapping[str, float]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One line of the scorecard: its reason in words, and its weight for each grade."""

    why: str
    weights: Mapping[str, float]


def factors(listed: Sequence[Listed], beside_state: float = 0.0) -> dict[str, float]:
    """What a list of sources shows, each between 0 and 1 or a logarithm.

    Args:
        listed: the list.
        beside_state: likelihood that the party accused fights beside the state of the country, whose own forces could
            have done it as well.
    """
    origins = len({one.origin for one in listed})
    size = math.log(1 + origins)
    accused = frozenset().union(*(one.accuses for one in listed))
    official = float(any(one.kind == "official" for one in listed))
    lone = float(origins == 1)
    return {
        "always": 1.0,
        "origins": size,
        "lone": lone,
        "pair": float(origins == 2),
        "three": float(origins == FEW),
        "official": official,
        "official_alone": official * lone,
        "official_among": official * size,
        "monitors": _of_kind(listed, "monitor"),
        "rescuers": _of_kind(listed, "rescue service"),
        "state_media": _of_kind(listed, "state media"),
        "witnesses": sum(one.kind == "witness" for one in listed) / max(1, len(listed)),
        "foreign": sum(one.foreign for one in listed) / max(1, len(listed)),
        "pictures": float(any(one.pictures for one in listed)),
        "one_accused": float(len(accused) == 1),
        "several_accused": float(len(accused) > 1),
        "many_accused": float(len(accused) > 2),
        "beside_state": beside_state,
        "beside_state_many": beside_state * size,
        "beside_state_lone": beside_state * lone,
    }


def _of_kind(listed: Sequence[Listed], kind: str) -> float:
    return min(FEW, len({one.origin for one in listed if one.kind == kind})) / FEW


@cache
def scorecard() -> Mapping[str, Factor]:
    """The factors that ship, by name."""
    text = (resources.files("fogline.fuse") / "scorecard.toml").read_text(encoding="utf-8")
    return {
        name: Factor(why=str(line["why"]), weights={word: float(line.get(word, 0.0)) for word in GRADES})
        for name, line in tomllib.loads(text).items()
    }


def score(listed: Sequence[Listed], beside_state: float = 0.0) -> Score | None:
    """Grades a happening by the list of its sources; `None` where the list is empty.

    Args:
        listed: its sources.
        beside_state: as in `factors`.
    """
    if not listed:
        return None
    card, shown = scorecard(), factors(listed, beside_state)
    points = {word: sum(card[name].weights[word] * value for name, value in shown.items()) for word in GRADES}
    top = max(points.values())
    odds = {word: math.exp(value - top) for word, value in points.items()}
    likely = {word: value / sum(odds.values()) for word, value in odds.items()}
    word = max(GRADES, key=lambda one: likely[one])
    return Score(word=word, likely=likely, why=_reasons(card, shown, word))


def _reasons(card: Mapping[str, Factor], shown: Mapping[str, float], word: str) -> tuple[str, ...]:
    """The two factors that spoke most for a word, over what they spoke for the other words on average."""
    lead = {
        name: value * (card[name].weights[word] - sum(card[name].weights.values()) / len(GRADES))
        for name, value in shown.items()
        if name != "always" and value
    }
    best = sorted((name for name in lead if lead[name] > 0), key=lambda name: (-lead[name], name))
    return tuple(card[name].why for name in best[:2])

"""Who did it, by the words of an incident's sources and by which outlets tell it.

A logistic regression per party over three things: the parties that texts and headlines name, those they name near a
word of striking, and the outlets that tell of it, since most watch one front or one air force. The place and the day
are left out on purpose: they would say who mostly strikes there, not who is said to have struck. Outlets are told by
hashed marks, so that the weights name nobody. Of another war, most of whose outlets the model has never met, it would
say who mostly strikes in the one it knows: there the party that most texts and headlines accuse is taken.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.grades_lists import PARTIES, Incident

WEIGHTS = Path(__file__).with_name("grades_blame.npz")
BUCKETS = 4096
FEW = 3
HALF = 0.5
LIKELY = 0.35
"""From here on a party is given beside the likeliest one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """The model: a column of weights for each party that it knows."""

    parties: tuple[str, ...]
    weights: NDArray[Any]

    def likely(self, incident: Incident) -> dict[str, float]:
        """How likely each party is said to have done it."""
        top = max(incident.accused, key=lambda party: incident.accused[party])
        if incident.accused[top] and self.met(incident) < HALF:
            return {party: float(party == top) for party in (*self.parties, top)}
        points = inputs(incident) @ self.weights
        chances = 1 / (1 + np.exp(-points))
        return {party: float(chance) for party, chance in zip(self.parties, chances, strict=True)}

    def met(self, incident: Incident) -> float:
        """The share of an incident's outlets that the model was learnt from; by chance of hashing a few more."""
        known = np.abs(self.weights[-BUCKETS - 1 : -1]).sum(axis=1) > 0
        buckets = buckets_of(incident)
        return float(known[buckets].mean()) if buckets else 0.0


def buckets_of(incident: Incident) -> list[int]:
    """The hashed marks of an incident's outlets."""
    return sorted({zlib.crc32(mark.encode()) % BUCKETS for one in incident.told for mark in one.marks})


def inputs(incident: Incident) -> NDArray[Any]:
    """What the model sees of an incident: words of parties, whether officials tell it, hashed outlets, and a one."""
    words: list[float] = []
    for party in PARTIES:
        named, accused = incident.named[party], incident.accused[party]
        words += [float(named > 0), min(FEW, named) / FEW, float(accused > 0), min(FEW, accused) / FEW]
        words.append(accused / incident.telling if incident.telling else 0.0)
    words.append(float(any(one.kind == "official" for one in incident.listed)))
    outlets = np.zeros(BUCKETS)
    outlets[buckets_of(incident)] = 1.0
    return np.concatenate([words, outlets, [1.0]])


def blamed(likely: Mapping[str, float]) -> frozenset[str]:
    """The parties to give: all that are likely, or the likeliest one."""
    best = max(likely, key=lambda party: likely[party])
    return frozenset({party for party in likely if likely[party] >= LIKELY} | {best})


@cache
def shipped() -> Blame:
    """The model as learnt."""
    with np.load(WEIGHTS) as held:
        weights = np.zeros((int(held["size"]), len(held["parties"])))
        weights[held["rows"]] = held["weights"].astype(float)
        return Blame(parties=tuple(map(str, held["parties"])), weights=weights)

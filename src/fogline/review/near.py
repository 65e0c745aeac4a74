"""Which claims may tell of the same thing as a claim at hand, so that a person can say so with one key.

They are found and weighed as linking does; those that are one event already, or that linking refuses, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.link.cluster import rarity
from fogline.link.features import compare
from fogline.link.profile import Profile, profile, tells_event
from fogline.model import ReadClaim

LEAST = 0.05
"""Probability under which a pair is not worth a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim that may tell of the same thing, how likely linking finds it, and why."""

    claim: str
    probability: float
    why: str


class Neighbours:
    """Candidates among some claims."""

    def __init__(self, claims: Sequence[ReadClaim], events: Mapping[str, str]) -> None:
        """Prepares.

        Args:
            claims: among which one looks.
            events: event by claim.
        """
        self._events = events
        self._profiles = {one.id: profile(one) for one in claims if tells_event(one)}
        self._rarity = rarity(self._profiles.values())
        self._groups: dict[str, list[Profile]] = defaultdict(list)
        for one in self._profiles.values():
            self._groups[one.group].append(one)

    def of(self, claim: str, *, most: int = 5) -> list[Candidate]:
        """The likeliest candidates for a claim, best first; one of each event."""
        mine = self._profiles.get(claim)
        if mine is None:
            return []
        found: list[Candidate] = []
        for other in self._groups[mine.group]:
            if other.id != mine.id and not self._is_one(mine.id, other.id):
                decision = compare(mine, other, self._rarity)
                if decision.probability >= LEAST:
                    found.append(Candidate(claim=other.id, probability=decision.probability, why=decision.in_words()))
        found.sort(key=lambda one: (-one.probability, one.claim))
        first: dict[str, Candidate] = {}
        for one in found:
            first.setdefault(self._events.get(one.claim, one.claim), one)
        return list(first.values())[:most]

    def _is_one(self, one: str, other: str) -> bool:
        event = self._events.get(one)
        return event is not None and event == self._events.get(other)

"""Who fights whom in a report: from whom a place was taken where the clause does not say.

A war of two camps leaves little choice: what one takes the other had. Where a report tells of several opponents of a
side, nobody is presumed. What must stay true: nothing is presumed of a side that the report does not tell fighting it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.fuse.facts import Facts
from fogline.fuse.sides import sides_of
from fogline.model import ReadClaim

HOSTILE = frozenset({"fighting", "strike", "control", "harm"})
LEAST = 2
"""Clauses that must set two sides against each other."""
MOST = 0.75
"""Share of a side's clauses of fighting that must be against one opponent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camps:
    """How often a report sets each side against each other one."""

    against: Mapping[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Sequence[ReadClaim], facts: Facts, losers_of: Callable[[ReadClaim], Sequence[str]]) -> Camps:
        """Counts the clauses of a report in which one side acts against another.

        Args:
            report: its claims.
            facts: alliances.
            losers_of: the sides that a clause of capture takes from.
        """
        against: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in report:
            if claim.claim.family not in HOSTILE:
                continue
            day = claim.when.earliest if claim.when else None
            hit = {*sides_of(claim.targets), *sides_of(claim.victims), *losers_of(claim)}
            for side in sides_of(claim.actors):
                for other in hit:
                    if not facts.allied(side, other, day):
                        against[side][other] += 1
                        against[other][side] += 1
        return cls(against=dict(against))

    def opponent(self, side: str) -> str | None:
        """The one opponent of a side, as far as the report tells; `None` where it has none or several."""
        others = self.against.get(side)
        if not others:
            return None
        most, told = min(others.items(), key=lambda item: (-item[1], item[0]))
        return most if told >= LEAST and told >= MOST * others.total() else None

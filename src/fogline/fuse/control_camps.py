"""Who fights whom in a report: from whom a place was taken where the clause does not say.

A war of two camps leaves little choice: what one takes the other had. Where a report tells of several opponents of a
side, nobody is presumed. What must stay true: nothing is presumed of a side that the report does not tell fighting it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fogline.fuse.days import days_between, told_on
from fogline.fuse.facts import Facts
from fogline.fuse.sides import SideWords
from fogline.model import ReadClaim

HOSTILE = frozenset({"fighting", "strike", "control", "harm"})
LEAST = 2
"""Clauses that must set two sides against each other."""
MOST = 0.75
"""Share of a side's clauses of fighting that must be against one opponent."""
HISTORY_MOST = 0.7
"""The same share in a history, which has the room to name every opponent."""
BOTH = 0.8
"""Share of what the sides of a history do that must be done by two camps for these to be all there are."""
CHANGES = frozenset({"control.capture", "control.loss", "control.withdrawal", "control.entry", "control.siege"})
TAKINGS = frozenset({"control.capture"})
COURSE = 4
"""Days on which a report must tell of changes to be the history of them."""
SPAN = 10
"""Days from first to last that make a history of more than a day's news."""
DENSE = 5
"""Days of changes, and days from first to last, that make a history of a short battle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camps:
    """How often a report sets each side against each other one, and whether it tells a whole course of events."""

    against: Mapping[str, Counter[str]] = field(default_factory=dict)
    acting: Mapping[str, int] = field(default_factory=dict)
    history: bool = False
    allied: Callable[[str, str], bool] = field(default=lambda one, other: one == other)

    @classmethod
    def of(
        cls,
        report: Sequence[ReadClaim],
        facts: Facts,
        side_words: SideWords,
        losers_of: Callable[[ReadClaim], Sequence[str]],
    ) -> Camps:
        """Counts the clauses of a report in which one side acts against another.

        Args:
            report: its claims.
            facts: alliances.
            side_words: which side words mean.
            losers_of: the sides that a clause of capture takes from.
        """
        against: dict[str, Counter[str]] = defaultdict(Counter)
        acting: Counter[str] = Counter()
        for claim in report:
            if claim.claim.family not in HOSTILE:
                continue
            day = claim.when.earliest if claim.when else None
            hit = {*side_words.sides((*claim.targets, *claim.victims), claim.document), *losers_of(claim)}
            acting.update(hit)
            for side in side_words.sides(claim.actors, claim.document):
                acting[side] += 1
                for other in hit:
                    if not facts.allied(side, other, day):
                        against[side][other] += 1
                        against[other][side] += 1
        for one, other in _one_after_the_other(report, side_words):
            if not facts.allied(one, other, None):
                against[one][other] += 1
                against[other][one] += 1
        return cls(
            against=dict(against),
            acting=acting,
            history=is_history(report),
            allied=lambda one, other: facts.allied(one, other, None),
        )

    def opponent(self, side: str) -> str | None:
        """The one opponent of a side, as far as the report tells; `None` where it has none or several."""
        others = self._fought(side)
        if not others:
            return self._other_camp(side)
        most, told = min(others.items(), key=lambda item: (-item[1], item[0]))
        least, share = (1, HISTORY_MOST) if self.history else (LEAST, MOST)
        return most if told >= least and told >= share * others.total() else None

    def the_one_without_a_state(self, states: Collection[str]) -> str | None:
        """The one side told of at least twice that is no state's; `None` where there is none or there are several."""
        told = [side for side, times in self.acting.items() if times >= LEAST and side not in states]
        return told[0] if len(told) == 1 else None

    def _other_camp(self, side: str) -> str | None:
        """Whom a side fights in a history of nobody but two camps, where no clause sets the one against the other."""
        camps: Counter[str] = Counter()
        for one, times in sorted(self.acting.items(), key=lambda item: (-item[1], item[0])):
            camps[next((camp for camp in camps if self.allied(camp, one)), one)] += times
        main = camps.most_common(2)
        if (
            not self.history
            or len(main) < 2
            or main[1][1] < LEAST
            or sum(told for _, told in main) < BOTH * camps.total()
        ):
            return None
        (first, _), (second, _) = main
        if self.allied(side, first):
            return second
        return first if self.allied(side, second) else None

    def _fought(self, side: str) -> Counter[str]:
        """How often a side and its allies fight each other side, allies of these counted with the one most told of."""
        found: Counter[str] = Counter()
        for one, others in self.against.items():
            if one == side or self.allied(one, side):
                found.update({other: count for other, count in others.items() if not self.allied(other, side)})
        # Of "stiff resistance" nobody knows whose it is, as long as an opponent is told by name.
        found = Counter({one: count for one, count in found.items() if not one.startswith("new:")}) or found
        joined: Counter[str] = Counter()
        for other, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            joined[next((one for one in joined if self.allied(one, other)), other)] += count
        return joined


def _one_after_the_other(report: Sequence[ReadClaim], side_words: SideWords) -> Iterator[tuple[str, str]]:
    """The sides of which a report tells that one took, entered or left what the other had taken before."""
    taken: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for claim in report:
        day = claim.when.latest if claim.when else None
        sides = side_words.sides(claim.actors, claim.document) if claim.claim.kind in TAKINGS and day else ()
        if len(sides) == 1 and claim.claim.polarity != "negative" and claim.claim.time == "past":
            for where in claim.places[:1]:
                if where.id and not where.qualifier:
                    taken[where.id].append((day or "", sides[0]))
    for told in taken.values():
        ordered = sorted(told)
        for (_, one), (_, other) in pairwise(ordered):
            if one != other:
                yield one, other


def is_history(report: Sequence[ReadClaim]) -> bool:
    """Whether a report tells changes of control from day to day, as a history does and a day's news does not.

    Args:
        report: its claims.
    """
    days = {
        claim.when.latest
        for claim in report
        if claim.claim.kind in CHANGES and claim.when and claim.when.latest and claim.when.earliest == claim.when.latest
    }
    first, last = min(days, default=""), max(days, default="")
    if len(days) < COURSE or days_between(first, last) < (SPAN if len(days) < DENSE else DENSE):
        return False
    # News of the day tells mostly of that day; a history looks back on most of what it tells.
    written = next((told for claim in report if (told := told_on(claim))), None)
    return written is None or sum(days_between(day, written) > SPAN for day in days) * 2 > len(days)

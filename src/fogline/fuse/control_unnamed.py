"""Who is meant where a clause of control names nobody: "the town was captured", "the garrison was encircled".

Whoever the clause shows losing the place is not who took it; their one opponent is. Else it is the party of the clause
around, or of what was told last before, and after a withdrawal whoever fights those who left. What must stay true: a
party that a clause shows to lose or to be besieged never takes or besieges the place by that clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fogline.fuse import control_unnamed_words as unnamed
from fogline.fuse.control_camps import Camps
from fogline.fuse.control_effects import ahead, effect_of, known_day
from fogline.fuse.control_holder_words import FORMERLY, FROM_WHOM, holder_in, ringed_by
from fogline.fuse.control_sign import place_key
from fogline.model import Party, ReadClaim

ADVANCING = frozenset(
    {"control.capture", "control.gain", "control.entry", "control.change", "fighting.offensive", "fighting.battle"}
)
"""Kinds whose actor may be whoever took a place in the next clause, which names nobody."""
STRIDING = frozenset({"control.capture", "control.gain", "fighting.offensive"})
"""Those of them that count in news, where the next clause is often of somebody else."""
NEAR = 500
"""Characters back within which an unnamed taker may be the party of an earlier sentence."""
OTHERS = "the party is not named; it is whom the others fight"
BEFORE = "the party is not named; it is that of the sentence before"

Told = tuple[tuple[str, ...], str]
"""Sides, and how they were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Reads whom a report means by nobody.

    Attributes:
        report: its claims, in order.
        camps: who fights whom in it.
        sides: the sides of parties that a claim names.
        read: the side that words mean in the report.
    """

    report: Sequence[ReadClaim]
    camps: Camps
    sides: Callable[[ReadClaim, Sequence[Party]], tuple[str, ...]]
    read: Callable[[str, str], str | None]

    def of_speaker(self, claim: ReadClaim, effect: str, spoken: str) -> str | None:
        """The side that a speaker means by nobody: their own, or whom they fight where they tell that a place fell.

        In a history a speaker of no side that fights means neither.
        """
        rival = self.camps.opponent(spoken)
        if effect == "takes" and unnamed.FALLEN.search(claim.claim.span.quote):
            return rival
        return spoken if rival or not self.camps.history or spoken in self.camps.against else None

    def doer(self, claim: ReadClaim) -> str | None:
        """Who takes a place by the words before the verb, or after a clause of what they did, that no role has."""
        quote = claim.claim.span.quote
        before, after = unnamed.DOER.match(quote), unnamed.AFTER_DOING.match(quote)
        told = after.group(1) if after else before.group(1) if before else ""
        if not told or unnamed.PASSIVE_BEFORE.search(told):
            return None
        parts = re.split(r",|;|\band\b|\b(?:together|along) with\b|\balongside\b|\bafter\b|\bagainst\b", told)
        named = [
            side for one in parts if (side := self.read(one.strip(), claim.document)) and not side.startswith("new:")
        ]
        return named[0] if len(set(named)) == 1 else None

    def subject(self, claim: ReadClaim, effect: str) -> tuple[str, ...]:
        """Who stands before the verb of a clause, where no role has them and the report knows their side."""
        pattern = unnamed.SUBJECT.get(effect)
        found = pattern.search(claim.claim.span.quote) if pattern else None
        if found is None or unnamed.PASSIVE_BEFORE.search(found.group(1)):
            return ()
        side = self.read(found.group(1).strip(), claim.document)
        return (side,) if side and not side.startswith("new:") else ()

    def taker(self, claim: ReadClaim, position: int) -> Told:
        """Who takes a place: whoever fights those that the clause shows losing it, or else the party before."""
        doer = self.doer(claim) if self.camps.history else None
        if doer:
            return (doer,), ""
        losers = self._losers(claim) or self._leaving(claim)
        rivals = self._opponents(losers)
        return (rivals, OTHERS) if rivals else self.before(claim, position, losers)

    def besieger(self, claim: ReadClaim) -> tuple[str, ...]:
        """Who besieges whom a passive clause shows besieged and by nobody; empty where it is not such a clause."""
        quote = claim.claim.span.quote
        found = unnamed.RINGED_ONES.search(quote)
        if found is None or ringed_by(quote):
            return ()
        named = self.read(found.group(1), claim.document)
        return self._opponents((named,) if named else self.sides(claim, claim.targets))

    def thrown(self, claim: ReadClaim, position: int, throwers: Sequence[str]) -> tuple[str, ...]:
        """Who is thrown out in a clause that leaves its subject out ("entered Vale but were expelled by the army")."""
        told, _ = self.before(claim, position, throwers)
        return told or self._opponents(throwers)

    def before(self, claim: ReadClaim, position: int, losers: Sequence[str] = ()) -> Told:
        """The party of the clause around this one, or else of what was told last before it."""
        around = [
            one
            for one in self.report
            if self.camps.history and one is not claim and one.claim.span.overlaps(claim.claim.span)
        ]
        for other in (*around, *reversed(self.report[:position])):
            if claim.claim.span.start - other.claim.span.start > NEAR:
                break
            sides = self._of_other(claim, other)
            if sides and not set(sides) & set(losers):
                return sides, BEFORE
        return (), ""

    def _of_other(self, claim: ReadClaim, other: ReadClaim) -> tuple[str, ...]:
        """The sides that another clause gives for the party that a clause does not name."""
        if ahead(other):
            return ()
        if self.camps.history and effect_of(other) == "loses":
            there = {place_key(where) for where in claim.places} & {place_key(where) for where in other.places}
            return self._opponents(self.sides(other, other.actors)) if there else ()
        counts = other.claim.kind in (ADVANCING if self.camps.history else STRIDING)
        return self.sides(other, other.actors) if counts else ()

    def _losers(self, claim: ReadClaim) -> tuple[str, ...]:
        """Those that a clause of capture without a taker shows to have had the place."""
        quote = claim.claim.span.quote
        former = FORMERLY.search(quote)
        held = holder_in(former.group(0)) if former else None
        told = (
            [held] if held else [one.group(1) for one in (FROM_WHOM.search(quote), unnamed.RID_OF.search(quote)) if one]
        )
        return tuple(dict.fromkeys(side for one in told if (side := self.read(one, claim.document))))

    def _leaving(self, claim: ReadClaim) -> tuple[str, ...]:
        """Those of whom the report tells that they left or lost a place on the very day on which it was taken."""
        day = known_day(claim)
        there = {place_key(where) for where in claim.places if where.id}
        for other in self.report:
            same = bool(day) and other is not claim and known_day(other) == day and effect_of(other) == "loses"
            if same and there & {place_key(where) for where in other.places}:
                return self.sides(other, other.actors)
        return ()

    def _opponents(self, sides: Sequence[str]) -> tuple[str, ...]:
        rival = self.camps.opponent(sides[0]) if sides else None
        return (rival,) if rival else ()

"""What a change of control tells besides itself: who had the place before, who has it now, and who has the rest of it.

Some of it the words say ("taken from", "threw them out"). The rest is presumed of the one opponent that the report
gives a side: what one takes the other had and, in a history, what one leaves the other has, and where one breaks in or
lies before the walls the other still holds the rest. What must stay true: what is presumed is marked, and never stands
against anything that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from fogline.fuse.control_camps import Camps
from fogline.fuse.control_loss_words import CLEARED, DRIVEN, THROWER
from fogline.fuse.control_sign import Sign, place_key
from fogline.fuse.control_taking_words import FAILED
from fogline.fuse.days import shifted
from fogline.model import Party, ReadClaim, Where

PRESUMED = 60
"""Days before a capture for which the taker's one opponent is presumed to have had the place."""
GROUND = "ground in"
"""How a part of a place is called of which nothing more is told."""
ATTACKED = "the other side attacks it"
LOST_BY_THEM = "it was lost by them, or taken from them"
LEFT_BY_THEM = "they left it or lost it"
FAILED_TO_TAKE_IT = "the other side failed to take it"
FIGHTS = "they are whom the other side fights in the report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """Reads what signs tell besides.

    Attributes:
        camps: who fights whom in the report.
        sides: the sides of parties that a claim names.
        taken_from: the sides from which a claim's place is told to be taken.
        read: the side that words mean in a report.
    """

    camps: Camps
    sides: Callable[[ReadClaim, tuple[Party, ...]], tuple[str, ...]]
    taken_from: Callable[[ReadClaim], tuple[str, ...]]
    read: Callable[[str, str], str | None] = field(default=lambda _words, _document: None)

    def of(self, claim: ReadClaim, sign: Sign, whole: Where) -> Iterator[Sign]:
        """The further signs of a sign.

        Args:
            claim: the claim it is from.
            sign: the sign.
            whole: the place it is in, where it is about a part of it.
        """
        if not sign.start or sign.presumed:
            return
        if sign.effect in ("takes", "loses") and not sign.by:
            yield from self._former(claim, sign)
        if sign.effect == "loses":
            yield from self._taker(claim, sign)
        elif not self.camps.history:
            return
        elif sign.effect == "denied" and sign.rival and FAILED.search(claim.claim.span.quote):
            yield replace(
                sign, effect="holds", sides=(sign.rival,), rival=None, rank=0, presumed=True, note=FAILED_TO_TAKE_IT
            )
        elif sign.effect == "besieges":
            yield from self._ringed(claim, sign)
        elif sign.effect == "present" or (sign.effect == "takes" and sign.part):
            yield from self._rest(sign, whole)

    def before(self, sign: Sign) -> Iterator[Sign]:
        """A presumed holder, with the time before the day on which it shows."""
        if sign.start and not sign.part:
            until = shifted(sign.start, -1)
            yield sign
            yield replace(sign, start=shifted(until, -PRESUMED), until=until, seen=until)

    def _former(self, claim: ReadClaim, sign: Sign) -> Iterator[Sign]:
        """Who had it up to the day before."""
        until = shifted(sign.first or sign.start or "", -1)
        told = sign.sides if sign.effect == "loses" else self._told_losers(claim, sign)
        presumed = None if told else self._opponent(sign)
        sides = told or ((presumed,) if presumed else ())
        if sides:
            # Of a few points that are given up nobody tells since when they were held.
            since = shifted(until, -PRESUMED) if presumed else until if sign.where.name.startswith(GROUND) else None
            note = FIGHTS if presumed else LEFT_BY_THEM if sign.effect == "loses" else LOST_BY_THEM
            former = replace(sign, effect="holds", sides=sides, start=since, first=None, until=until, seen=until)
            yield replace(former, note=note, presumed=presumed is not None, most=False)

    def _told_losers(self, claim: ReadClaim, sign: Sign) -> tuple[str, ...]:
        return tuple(side for side in self.taken_from(claim) if side not in sign.sides)

    def _taker(self, claim: ReadClaim, sign: Sign) -> Iterator[Sign]:
        """Who has it once the others are out: whoever threw them out, or else their one opponent."""
        quote = claim.claim.span.quote
        takers: tuple[str, ...] = ()
        if CLEARED.search(quote) and not DRIVEN.search(quote):
            takers = tuple(side for side in self.sides(claim, claim.actors) if side not in sign.sides)
        elif thrower := THROWER.search(quote):
            named = self.read(thrower.group(1), claim.document)
            told = (named,) if named else self.sides(claim, claim.actors)
            takers = tuple(side for side in told if side not in sign.sides)
        if takers:
            yield replace(sign, effect="takes", sides=takers, note="they threw the other side out")
            return
        presumed = self._opponent(sign)
        if presumed and self.camps.history and not sign.part:
            yield replace(sign, effect="takes", sides=(presumed,), note=FIGHTS, presumed=True)

    def _ringed(self, claim: ReadClaim, sign: Sign) -> Iterator[Sign]:
        """Who is besieged has the place: those whom the clause names, or else the besieger's one opponent."""
        told = tuple(side for side in self.sides(claim, claim.targets) if side not in sign.sides)
        presumed = self._opponent(sign)
        sides = told or ((presumed,) if presumed else ())
        if sides:
            held = replace(sign, effect="holds", sides=sides, rank=0, entire=False, presumed=not told)
            yield replace(held, note="they are besieged in it" if told else FIGHTS)

    def _rest(self, sign: Sign, whole: Where) -> Iterator[Sign]:
        """Who has what a side that breaks in has not taken yet."""
        presumed = self._opponent(sign)
        if presumed:
            held = replace(sign, effect="holds", sides=(presumed,), first=None, seen=sign.start, rank=0, presumed=True)
            yield replace(
                held, key=place_key(whole), where=whole, within=whole.within, part=False, entire=False, note=FIGHTS
            )

    def _opponent(self, sign: Sign) -> str | None:
        """The one opponent of a sign's sides; of several sides the one that is the opponent of each that has any."""
        rivals = {rival for side in sign.sides if (rival := self.camps.opponent(side))}
        return rivals.pop() if len(rivals) == 1 and not rivals.intersection(sign.sides) else None


def not_before_taken(signs: Sequence[Sign]) -> list[Sign]:
    """The signs without those by which a side that took a place and lost it in a day had it the day before."""
    taken = {
        (one.document, one.key, side, shifted(one.start, -1))
        for one in signs
        if one.effect == "takes" and one.start and not one.presumed
        for side in one.sides
    }
    return [
        one
        for one in signs
        if one.note not in (LOST_BY_THEM, LEFT_BY_THEM)
        or one.until is None
        or ((one.document, one.key, one.sides[0], one.until) not in taken and not _failed(one, signs))
    ]


def _failed(former: Sign, signs: Sequence[Sign]) -> bool:
    """Whether the report tells that the side set out to take the place and did not, and not that it did later on."""
    side, until = former.sides[0], former.until or ""
    told = [one for one in signs if (one.document, one.key) == (former.document, former.key) and side in one.sides]
    days = [one.start or "" for one in told if one.effect == "denied"]
    last = max((day for day in days if day and day <= until), default=None)
    got_in = (one.start or "" for one in told if one.effect in ("takes", "present", "holds") and not one.until)
    return last is not None and not any(last <= day <= until for day in got_in)

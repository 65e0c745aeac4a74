"""Signs about one place, walked in order of days, into what holds between two changes.

The walk keeps who is said to hold the place as a whole, who is said to be in it, whether it is divided or besieged,
and on which signs each of these rests. A capture ends what was before; a claim that another side still holds it
within days of a capture makes it contested; a denial does so as well. What must stay true: a later sign can only
change days from its own day on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from fogline.fuse.control_sign import Effect, Sign
from fogline.fuse.days import days_between, shifted
from fogline.fuse.facts import Facts

FRESH = 14
"""Days within which a claim that another side holds a place contradicts a capture; later it is newer news."""
STALE = 365
"""Days after the last word on a division, a siege or a dispute from which new signs start from scratch."""
DENIAL = 10
"""Days around a capture within which a denial is about it."""
ORDER: dict[Effect, int] = {
    "holds": 0, "divided": 1, "contested": 1, "loses": 2, "present": 3, "takes": 4, "denied": 5, "siege-ends": 6,
    "besieges": 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is said of one place from a day on.

    Attributes:
        day: first day; `None` for as long before as anybody tells of.
        holders: signs by the side they give the whole place to.
        inside: signs of sides said to be in it.
        divided, contested: signs that say so.
        siege: signs by the side that besieges it.
        between: it changed hands on some day up to the next moment.
    """

    day: str | None
    holders: dict[str, tuple[Sign, ...]] = field(default_factory=dict)
    inside: dict[str, tuple[Sign, ...]] = field(default_factory=dict)
    divided: tuple[Sign, ...] = ()
    contested: tuple[Sign, ...] = ()
    siege: dict[str, tuple[Sign, ...]] = field(default_factory=dict)
    between: bool = False

    def signs(self) -> tuple[Sign, ...]:
        """Every sign it rests on, each once."""
        groups = (*self.holders.values(), *self.inside.values(), self.divided, self.contested, *self.siege.values())
        return tuple({id(sign): sign for group in groups for sign in group}.values())

    def told(self) -> str:
        """The last day on which anybody tells any of it; empty when nobody does."""
        return max((sign.seen or "" for sign in self.signs()), default="")


def moments(signs: Sequence[Sign], facts: Facts) -> list[Moment]:
    """Walks the signs of one place; undated signs and what is told as past are left out."""
    walk = _Walk(facts=facts)
    told = [one for one in signs if one.start and not one.until]
    taken = _first_takings(told)
    current = sorted(told, key=lambda sign: _order(sign, taken))
    for day, group in groupby(current, key=lambda sign: sign.start):
        walk.step(day or "", list(group))
    return walk.finished()


def _first_takings(signs: Iterable[Sign]) -> dict[tuple[str, str | None], int]:
    """Where each history first tells of a taking on each day, and news of one that was lost the same day."""
    found: dict[tuple[str, str | None], int] = {}
    told = [sign for sign in signs if not sign.presumed]
    lost = {(one.document, one.start, side) for one in told if one.effect == "loses" for side in one.sides}
    for sign in told:
        again = any((sign.document, sign.start, side) in lost for side in sign.sides)
        if sign.effect == "takes" and (sign.history or again):
            key = sign.document, sign.start
            found[key] = min(sign.at, found.get(key, sign.at))
    return found


def _order(sign: Sign, taken: Mapping[tuple[str, str | None], int]) -> tuple[str, int, int, str, int, str]:
    """The order of signs: in a history who holds or loses a place after a taking of the day is told after it."""
    order = ORDER[sign.effect]
    first = taken.get((sign.document, sign.start))
    if sign.effect in ("holds", "loses") and not sign.presumed and first is not None and sign.at > first:
        order = ORDER["takes"]
    return sign.start or "", sign.rank, order, sign.document, sign.at, sign.claim


@dataclass(slots=True)
class _Walk:
    facts: Facts
    now: Moment = field(default_factory=lambda: Moment(day=None))
    done: list[Moment] = field(default_factory=list)

    def step(self, day: str, signs: list[Sign]) -> None:
        """Takes the signs of one day, the parts of the day in order."""
        uncertain = min((sign.first for sign in signs if sign.first and sign.effect == "takes"), default=None)
        if uncertain and self.now.holders and uncertain < day and (self.now.day is None or uncertain > self.now.day):
            self._begin(uncertain, between=True)
        self._begin(day)
        told = self.now.told()
        if told and days_between(told, day) > STALE:
            holders = {} if signs[0].part else self.now.holders
            self.now = replace(self.now, holders=holders, inside={}, divided=(), contested=(), siege={})
        for sign in signs:
            getattr(self, f"_{sign.effect.replace('-', '_')}")(sign)
        self._clash_within_day(signs)

    def _begin(self, day: str, *, between: bool = False) -> None:
        """Opens a moment that starts as the one before it."""
        if self.now.day != day and (self.now.day is not None or self.now.signs()):
            self.done.append(self.now)
        self.now = replace(self.now, day=day, between=between)

    def finished(self) -> list[Moment]:
        """The moments in order."""
        return [*self.done, self.now] if self.now.day or self.now.signs() else self.done

    def _takes(self, sign: Sign) -> None:
        if sign.presumed and self.now.holders:
            return
        # What an ally of its holder is told to take has not left their hands.
        kept = {
            side: told
            for side, told in self.now.holders.items()
            if side in sign.sides or self._with(side, sign.sides, sign.start or "")
        }
        granted = self._granted(sign)
        takers = {**kept, **{side: (*kept.get(side, ()), *granted, sign) for side in sign.sides}}
        left = {side: told for side, told in self.now.holders.items() if side not in takers} if sign.most else {}
        siege = {side: signs for side, signs in self.now.siege.items() if side not in sign.sides}
        self.now = replace(self.now, holders=takers, inside=left, divided=(), contested=(), siege=siege)

    def _holds(self, sign: Sign) -> None:
        holders, day = self.now.holders, sign.start or ""
        if sign.presumed and (self.now.divided or any(not one.presumed for told in holders.values() for one in told)):
            return
        if sign.presumed:
            holders = {}
        rivals = {side: told for side, told in holders.items() if not self._with(side, sign.sides, day)}
        granted = () if sign.presumed or rivals else self._granted(sign)
        for side in sign.sides:
            holders = {**holders, side: (*holders.get(side, ()), *granted, sign)}
        contested = tuple(one for one in self.now.contested if one not in granted)
        fresh = any(_contradicts(one, sign, day) for told in rivals.values() for one in told)
        if rivals and sign.most:
            inside = {**self.now.inside, **rivals}
            holders = {side: told for side, told in holders.items() if side in sign.sides}
            self.now = replace(self.now, holders=holders, inside=inside, divided=())
            return
        if rivals and not fresh:
            holders = {side: told for side, told in holders.items() if side not in rivals}
        # Who has the whole of a place ends its division, but for a word on that of the same day or later.
        divided = tuple(one for one in self.now.divided if (one.seen or one.start or "") >= day)
        self.now = replace(self.now, holders=holders, divided=divided, contested=contested)

    def _loses(self, sign: Sign) -> None:
        holders = {side: told for side, told in self.now.holders.items() if side not in sign.sides}
        inside = {side: told for side, told in self.now.inside.items() if side not in sign.sides}
        # Those who are in the place when its holder leaves have it.
        if not holders and inside:
            holders, inside = inside, {}
        # So have those who besiege it, and who leaves it besieges it no more.
        siege = {side: told for side, told in self.now.siege.items() if side not in sign.sides}
        if not holders and siege and not sign.presumed and self._are_one(siege, sign.start or ""):
            holders, siege = {side: (*told, sign) for side, told in siege.items()}, {}
        for side, told in holders.items():
            if self._bears_out(sign, told):
                holders = {**holders, side: (*told[:-1], sign, told[-1])}
        lost = () if holders else (sign,)
        self.now = replace(self.now, holders=holders, inside=inside, contested=lost, divided=(), siege=siege)

    def _granted(self, sign: Sign) -> tuple[Sign, ...]:
        """The losses told lately by which the ground was free for whom a sign gives it to."""
        lost = (one for one in self.now.contested if one.effect == "loses" and not set(one.sides) & set(sign.sides))
        return tuple(one for one in lost if not sign.presumed and self._is_granted(one, sign))

    def _bears_out(self, lost: Sign, told: Sequence[Sign]) -> bool:
        """Whether a loss is that by which a holder came to have the place, as the holder's side tells it already."""
        taken = [one for one in told if one.effect == "takes" and not one.presumed]
        return bool(taken) and lost not in told and self._is_granted(lost, taken[-1])

    def _is_granted(self, lost: Sign, taken: Sign) -> bool:
        """Whether a loss and a taking are one change of hands, told by others than the taker."""
        day = taken.start or ""
        apart = abs(days_between(lost.start or day, day)) <= DENIAL
        others = not any(self._with(side, taken.sides, day) for side in lost.sides)
        own = lost.word.side is not None and self._with(lost.word.side, taken.sides, day)
        return apart and others and not own and not lost.presumed

    def _present(self, sign: Sign) -> None:
        holders, inside = dict(self.now.holders), dict(self.now.inside)
        given_up = [one for one in self.now.contested if one.effect == "loses"]
        if given_up and not holders and not inside and not sign.part:
            # Who comes in where the others have gone has the place.
            self.now = replace(self.now, holders=dict.fromkeys(sign.sides, (sign,)), contested=())
            return
        for side in sign.sides:
            table = holders if side in holders else inside
            table[side] = (*table.get(side, ()), sign)
        self.now = replace(self.now, holders=holders, inside=inside)

    def _denied(self, sign: Sign) -> None:
        day = sign.start or ""
        about = [
            one
            for side in sign.sides
            for one in (*self.now.holders.get(side, ()), *self.now.inside.get(side, ()))
            if abs(days_between(one.start or day, day)) <= DENIAL
        ]
        if about:
            self.now = replace(self.now, contested=(*self.now.contested, *about, sign))

    def _besieges(self, sign: Sign) -> None:
        siege = dict(self.now.siege)
        for side in sign.sides:
            siege[side] = (*siege.get(side, ()), sign)
        self.now = replace(self.now, siege=siege)

    def _siege_ends(self, _: Sign) -> None:
        self.now = replace(self.now, siege={})

    def _divided(self, sign: Sign) -> None:
        self.now = replace(self.now, divided=(*self.now.divided, sign), holders={})

    def _contested(self, sign: Sign) -> None:
        self.now = replace(self.now, contested=(*self.now.contested, sign))

    def _are_one(self, siege: Mapping[str, tuple[Sign, ...]], day: str) -> bool:
        """Whether besiegers are one side, are allied or are told of together."""
        first, *others = siege
        claims = {sign.claim for sign in siege[first]}
        return all(self._with(first, (side,), day) or claims & {sign.claim for sign in siege[side]} for side in others)

    def _with(self, side: str, others: Iterable[str], day: str) -> bool:
        return any(self.facts.allied(side, other, day) for other in others)

    def _clash_within_day(self, signs: list[Sign]) -> None:
        """Two sides said to take a place on one day, in no order that the words give: contested."""
        takers: dict[int, dict[str, list[Sign]]] = defaultdict(lambda: defaultdict(list))
        for sign in signs:
            if sign.effect == "takes":
                for side in sign.sides:
                    takers[sign.rank][side].append(sign)
        if takers:
            last = takers[max(takers)]
            sides = list(last)
            if len({sign.document for told in last.values() for sign in told}) == 1:
                return  # one report tells what came after what
            if any(not self._with(sides[0], (side,), signs[0].start or "") for side in sides[1:]):
                holders = {side: tuple(told) for side, told in last.items()}
                self.now = replace(self.now, holders=holders)


def _contradicts(earlier: Sign, later: Sign, day: str) -> bool:
    """Whether a word on a holder stands against one of days before; a report that goes on in its own voice does not."""
    one_telling = (
        later.history
        and earlier.document == later.document
        and not (later.word.side and later.word.side in later.sides)
    )
    goes_on = (earlier.word.key == later.word.key or one_telling) and (earlier.start or "") < day
    return not goes_on and days_between(earlier.seen or day, day) <= FRESH


def faded(walked: Sequence[Moment], news: Sequence[str]) -> list[Moment]:
    """Lets a division, a siege or a dispute on which nobody has a word for a year end unknown before what comes next.

    Args:
        walked: moments of a place, in order.
        news: days on which something new is told of places inside it.
    """
    made: list[Moment] = []
    for position, moment in enumerate(walked):
        made.append(moment)
        told = moment.told()
        if moment.siege and told and position + 1 < len(walked):
            made += _siege_forgotten(moment, told, walked[position + 1].day or "")
        if moment.holders or moment.between or not told or not (moment.divided or moment.contested or moment.inside):
            continue
        following = walked[position + 1].day if position + 1 < len(walked) else None
        inner = min((day for day in news if day > told and (following is None or day < following)), default=None)
        upcoming = inner or following
        if upcoming is not None and days_between(told, upcoming) > STALE:
            made.append(replace(moment, day=shifted(told, 1), between=True, siege={}))
            if inner is not None:
                made.append(Moment(day=inner))
    return made


def _siege_forgotten(moment: Moment, told: str, following: str) -> list[Moment]:
    """A siege of which nobody has had a word for a year is no longer told of."""
    last = shifted(told, STALE + 1)
    return [replace(moment, day=last, siege={})] if last < following else []

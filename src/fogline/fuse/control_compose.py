"""What is said of a place itself, laid together with what is known of the places inside it, as one row.

The order of the rules is the order of the law: an uncertain change, a stated division, several claimants, a denial,
one claimant against the parts others hold, parts alone. Each rule says its reason in a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fogline.fuse.control_bands import WHOSE_UNTOLD
from fogline.fuse.control_say import VERBS, grant, has, names_of, tellers
from fogline.fuse.control_sign import CALLED_THEIRS, Sign, is_road
from fogline.fuse.control_states import STALE, Moment
from fogline.fuse.days import days_between
from fogline.fuse.facts import Facts
from fogline.fuse.prose import day_in_words, first_capital, listed
from fogline.fuse.sides import SideWords
from fogline.model import Control, Where

State = Literal["held", "contested", "claimed", "divided", "unknown"]
WIDE = frozenset({"district", "province", "country"})
FORGOTTEN = 1095
"""Days after the last word on who has the whole from which news of its parts leave that open."""
SUPERSEDED = 30
"""Days after which a claim to the whole is not held against an older word on a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of control with what the places around it need to know.

    Attributes:
        key: of the place.
        told: last day that anything it rests on was told of.
        moving: it rests on ground gained, not on ground held.
        documents: the reports it rests on.
        rule: by which it is told so.
        signs: what it rests on.
        inner: the places inside that bear on it.
    """

    key: str
    control: Control
    told: str
    moving: bool
    documents: frozenset[str] = frozenset()
    rule: str = ""
    signs: tuple[Sign, ...] = ()
    inner: tuple[Row, ...] = ()

    def continues_into(self, other: Row) -> bool:
        """Whether the next row says the same on the same word."""
        a, b = self.control, other.control
        same = (a.holder, a.holders, a.state, a.besieged_by, a.says) == (
            b.holder,
            b.holders,
            b.state,
            b.besieged_by,
            b.says,
        )
        return same and a.end is not None and b.start is not None and days_between(a.end, b.start) == 1

    def joined(self, other: Row) -> Row:
        """The two as one row; the later one's reason, both one's claims."""
        claims = tuple(dict.fromkeys((*self.control.claims, *other.control.claims)))
        control = replace(other.control, start=self.control.start, claims=claims)
        return Row(
            key=self.key,
            control=control,
            told=max(self.told, other.told),
            moving=self.moving or other.moving,
            documents=self.documents | other.documents,
            rule=other.rule,
            signs=tuple({id(sign): sign for sign in (*self.signs, *other.signs)}.values()),
            inner=tuple({id(row): row for row in (*self.inner, *other.inner)}.values()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    state: State
    rule: str
    why: str
    holder: str | None = None
    holders: tuple[str, ...] = ()


def compose(
    key: str,
    where: Where,
    days: tuple[str | None, str | None],
    scene: Scene,
) -> Row | None:
    """Makes the row of a place between two days; `None` where nothing is told."""
    said = scene.said
    verdict = scene.verdict()
    if verdict is not None and not said.signs() and (verdict.state == "unknown" or where.precision in WIDE):
        verdict = None  # a place of which only inner places are told is not a row of its own
    siege = next((side for side in said.siege if side != verdict.holder), None) if verdict else None
    if verdict is None and said.siege:
        siege = next(iter(said.siege))
        verdict = _Verdict(rule="said-siege", state="unknown", why="")
    if verdict is None:
        return None
    signs = said.signs()
    bearing = scene.bearing(verdict)
    claims = [sign.claim for sign in signs] + [claim for row in bearing for claim in row.control.claims]
    says = [sign.word.name for sign in signs] + [name for row in bearing for name in row.control.says]
    why = " ".join(part for part in (verdict.why, scene.of_siege(siege, road=is_road(where))) if part)
    control = Control(
        place=where,
        start=days[0],
        end=days[1],
        holder=verdict.holder,
        holders=verdict.holders,
        state=verdict.state,
        besieged_by=siege,
        claims=tuple(dict.fromkeys(claims)),
        says=tuple(dict.fromkeys(says)),
        why=why,
    )
    told = max([said.told(), *(row.told for row in bearing)])
    moving = any(sign.effect in ("takes", "present") for sign in signs) or any(row.moving for row in bearing)
    reports = frozenset(sign.document for sign in signs).union(*(row.documents for row in bearing))
    return Row(
        key=key,
        control=control,
        told=told,
        moving=moving,
        documents=reports,
        rule=verdict.rule,
        signs=signs,
        inner=tuple(bearing),
    )


def undated(key: str, where: Where, signs: Sequence[Sign], names: SideWords) -> Row | None:
    """The row of a place of which no day is known at all: what is said, and that nobody says when."""
    told = [sign for sign in signs if sign.sides]
    if not told:
        return None
    sides = tuple(dict.fromkeys(side for sign in told for side in sign.sides))
    said = listed(f"{VERBS[sign.effect]} {names.name(sign.sides[0])} ({sign.word.name})" for sign in told)
    days = [sign.start for sign in told if sign.start]
    since = min(days) if len(days) == len(told) else None
    control = Control(
        place=where,
        start=since,
        end=None,
        holder=None,
        holders=() if since else sides,
        state="unknown",
        besieged_by=None,
        claims=tuple(dict.fromkeys(sign.claim for sign in told)),
        says=tuple(dict.fromkeys(sign.word.name for sign in told)),
        why=f"Said to be {said}; no report says {'who has it' if since else 'when'}.",
    )
    return Row(key=key, control=control, told="", moving=False, rule="undated", signs=tuple(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One place between two days.

    Attributes:
        said: what is said of the place itself.
        inside: rows of the places inside it that cover the time.
        day: a day of the time, for alliances.
        until: its last day.
    """

    said: Moment
    inside: Sequence[Row]
    day: str | None
    until: str | None
    facts: Facts
    names: SideWords

    def verdict(self) -> _Verdict | None:
        """The first rule that applies."""
        said = self.said
        if said.between:
            return self._between()
        if said.divided:
            return self._divided()
        if len(self._camps(said.holders)) > 1:
            return self._several()
        if said.contested and said.holders:
            return self._denied()
        if said.holders:
            return self._one()
        return self._parts_alone()

    def bearing(self, verdict: _Verdict) -> list[Row]:
        """The inner places that bear on the verdict: others' parts, or all parts where nobody has the whole."""
        whole = verdict.state in ("held", "claimed")
        return [] if whole or self.said.between else self._current()

    def _between(self) -> _Verdict:
        sides = tuple(self.said.holders)
        why = "No report says who had it in this time."
        if sides:
            why = "It changed hands on some day in this time; no report says on which."
        return _Verdict(rule="uncertain-day", state="unknown", holders=sides, why=why)

    def _divided(self) -> _Verdict:
        sides = tuple(dict.fromkeys((*self._part_sides(), *self.said.inside)))
        told = tellers(self.said.divided)
        parts = f" {self._parts_in_words()}" if sides else ""
        return _Verdict(
            rule="divided",
            state="divided",
            holders=sides,
            why=f"Divided, as {told} {has(self.said.divided)} it.{parts}",
        )

    def _jointly(self) -> _Verdict | None:
        """Sides that a clause names together hold a place together."""
        told = list(self.said.holders.values())
        together = {sign.claim for sign in told[0]}.intersection(
            *({sign.claim for sign in signs} for signs in told[1:])
        )
        joint = [sign for sign in told[0] if sign.claim in together and sign.effect != "loses"]
        if not joint or any(signs[-1].claim not in together for signs in told):
            return None
        sides = tuple(side for side in joint[0].sides if side in self.said.holders)
        names = listed(self.names.name(side) for side in sides)
        why = f"{first_capital(self._passive(sides[0]))} {names} together ({tellers(joint)})."
        others = tuple(side for side in (*self.said.inside, *self._part_sides()) if side not in sides)
        if others or self.said.contested:
            return _Verdict(rule="together", state="contested", holder=sides[0], holders=(*sides, *others), why=why)
        return _Verdict(
            rule="together", state="held" if joint[0].sure else "claimed", holder=sides[0], holders=sides, why=why
        )

    def _several(self) -> _Verdict:
        if joint := self._jointly():
            return joint
        told = [f"{self.names.name(side)} ({tellers(signs)})" for side, signs in self.said.holders.items()]
        sides = tuple(dict.fromkeys((*self.said.holders, *self._part_sides())))
        return _Verdict(
            rule="rivals", state="contested", holders=sides, why=f"Both {listed(told)} are said to have it."
        )

    def _denied(self) -> _Verdict:
        holder = next(iter(self.said.holders))
        against = [sign for sign in self.said.contested if sign.effect in ("denied", "contested")]
        others = [side for sign in against if (side := sign.word.side or sign.rival)]
        sides = tuple(dict.fromkeys((*self.said.holders, *others, *self._part_sides())))
        told = self.said.holders[holder]
        say = "say" if len(names_of(against)) > 1 else "says"
        why = (
            f"{first_capital(self.names.name(holder))} {self._verb(holder)} it, as {tellers(told)} {has(told)} it; "
            f"{tellers(against)} {say} otherwise."
        )
        own = all(sign.word.side and self._allied(sign.word.side, holder) for sign in told)
        # A taker's own word against the other side's: nobody has granted that it is taken.
        kept = next((side for side in others if not self._allied(side, holder)), None)
        kept = kept if own and all(sign.history for sign in told) else None
        return _Verdict(rule="denied", state="contested", holder=kept, holders=sides, why=why)

    def _one(self) -> _Verdict | None:
        holder, signs = next(iter(self.said.holders.items()))
        rivals = tuple(side for side in self._part_sides() if not self._allied(side, holder))
        entered = tuple(side for side in self.said.inside if not self._allied(side, holder))
        if rivals and not entered and all(sign.note == CALLED_THEIRS for sign in signs):
            return self._parts_alone()
        if rivals or entered:
            others = self._others_in_words(rivals, entered)
            why = f"{first_capital(self.names.name(holder))} {self._verb(holder)} it ({tellers(signs)}), but {others}."
            sides = tuple(dict.fromkeys((holder, *entered, *rivals)))
            history = all(sign.history for told in self.said.inside.values() for sign in told)
            kept = None if (entered and not history) or self._is_old(signs) else holder
            return _Verdict(rule="whole-and-parts", state="contested", holder=kept, holders=sides, why=why)
        holders = tuple(self.said.holders)
        if all(sign.note == WHOSE_UNTOLD for sign in signs):
            verb = first_capital(self._passive(holder).removesuffix(" by"))
            why = f"{verb} by armed people ({tellers(signs)}); {WHOSE_UNTOLD}."
            return _Verdict(rule="nobody-known", state="unknown", why=why)
        state, on_whose = self._sureness(holder, signs)
        if signs[-1].most and state == "held":
            why = f"{first_capital(self.names.name(holder))} {self._verb(holder)} most of it ({tellers(signs)})."
            return _Verdict(rule="most", state="contested", holder=holder, holders=holders, why=why)
        verb = first_capital(self._passive(holder))
        return _Verdict(
            rule=self._plain(holder, signs),
            state=state,
            holder=holder,
            holders=holders,
            why=f"{verb} {self.names.name(holder)}{on_whose}.",
        )

    def _plain(self, holder: str, signs: Sequence[Sign]) -> str:
        """The rule by which one side has it and nobody else is told of."""
        if all(sign.presumed for sign in signs):
            return "presumed"
        own = [sign for sign in signs if sign.word.side and self._allied(sign.word.side, holder)]
        others = [sign for sign in signs if sign not in own]
        if own and others and all(sign.effect == "loses" for sign in others):
            return "granted"
        return "last-capture" if any(sign.effect == "takes" for sign in signs) else "last-word"

    def _is_old(self, signs: Sequence[Sign]) -> bool:
        """Whether what is told of the parts is newer by more than a year than that a side had the whole.

        Who is in the place itself shares it; who has only parts of it leaves the rest to its holder, as long as
        somebody has lately said who that is.
        """
        newest = max((row.told for row in self._current() if row.told), default="")
        last = max((sign.seen or sign.start or "" for sign in signs), default="")
        limit = FORGOTTEN if all(sign.history for sign in signs) else STALE
        return bool(newest and last) and days_between(last, newest) > limit

    def _parts_alone(self) -> _Verdict | None:
        sides = tuple(dict.fromkeys((*self.said.inside, *self._part_sides())))
        current = self._current()
        if not sides:
            lost = [sign for sign in self.said.contested if sign.effect == "loses"]
            if lost:
                gone = listed(self.names.name(side) for sign in lost for side in sign.sides)
                return _Verdict(
                    rule="lost",
                    state="unknown",
                    why=f"{first_capital(gone)} lost it ({tellers(lost)}); nobody says to whom.",
                )
            if self.said.contested:
                return _Verdict(
                    rule="disputed", state="contested", why=f"Contested, as {tellers(self.said.contested)} has it."
                )
            return None
        if (
            current
            and not self.said.inside
            and all(row.rule == "presumed" for row in current)
            and len(self._camps(sides)) == 1
        ):
            names = self.names.name(sides[0])
            why = f"Held by {names}, it is presumed: parts of it are taken from them later."
            return _Verdict(rule="presumed", state="held", holder=sides[0], holders=sides, why=why)
        unnamed = any(row.control.place.kind == "part" for row in current)
        words = self._others_in_words(self._part_sides(), tuple(self.said.inside))
        if len(self._camps(sides)) > 1:
            moving = bool(self.said.inside) or any(row.moving for row in current)
            state: State = "contested" if moving else "divided"
            return _Verdict(rule="parts", state=state, holders=sides, why=f"No side has all of it: {words}.")
        if unnamed or self.said.inside:
            return _Verdict(
                rule="part",
                state="contested",
                holders=sides,
                why=f"Only in part: {words}; who has the rest is not told.",
            )
        return _Verdict(
            rule="parts-of-unknown", state="unknown", holders=sides, why=f"Of the whole nothing is told; {words}."
        )

    def _sureness(self, holder: str, signs: Sequence[Sign]) -> tuple[State, str]:
        """Held or claimed, with the words that say on whose word."""
        if all(sign.presumed for sign in signs):
            # A history that tells of two camps to the end leaves it to nobody else; of a day's news one cannot say so.
            return (
                "held" if all(sign.history for sign in signs) else "claimed",
                f", it is presumed: in the account of {tellers(signs)} the later taker fights nobody else",
            )
        own = [sign for sign in signs if sign.word.side and self._allied(sign.word.side, holder)]
        others = [sign for sign in signs if sign not in own]
        worth: dict[str, int] = {}
        for sign in others:
            worth[sign.word.key] = max(worth.get(sign.word.key, 0), sign.word.worth)
        conceded = [sign for sign in others if sign.word.side]
        if conceded:
            return "held", f", as {tellers(conceded)} of the other side {grant(conceded)}"
        if sum(worth.values()) >= 2:
            return "held", f" ({tellers(others)}{'; also ' + tellers(own) if own else ''})"
        if own and not others:
            return "claimed", f", on the word of {tellers(own)} alone, which is of that side"
        if any(sign.word.worth and sign.sure for sign in others):
            return "held", f", on the word of one report that names no source ({tellers(others)})"
        if any(sign.word.worth for sign in others):
            return "claimed", f", as one report has it that names no source and is not sure ({tellers(others)})"
        return "claimed", f", in a machine-written text alone ({tellers(others)})"

    def _part_sides(self) -> tuple[str, ...]:
        sides: dict[str, None] = {}
        for row in self._current():
            sides.update(dict.fromkeys(row.control.holders))
        return tuple(sides)

    def _current(self) -> list[Row]:
        """Rows of inner places that still count: not taken with the whole, not from another year's battle."""
        kept = [row for row in self.inside if row.control.state != "unknown" and not self._superseded(row)]
        if self.said.holders:
            kept = [row for row in kept if row.rule != "presumed"]
        end = self.until
        kept = [row for row in kept if end is None or days_between(end, row.told) <= STALE]
        newest = max([self.said.told(), *(row.told for row in kept)], default="")
        return [row for row in kept if not newest or days_between(row.told, newest) <= STALE]

    def _superseded(self, row: Row) -> bool:
        """Whether a claim to the whole is so much later or so plain that the part went with it."""
        for signs in self.said.holders.values():
            for sign in signs:
                if sign.start is None or not row.told or sign.start <= row.told:
                    continue
                if sign.entire or days_between(row.told, sign.start) > SUPERSEDED or _goes_on(sign, row):
                    return True
        return False

    def _camps(self, sides: Iterable[str]) -> list[str]:
        """One side of each group of allies."""
        camps: list[str] = []
        for side in sides:
            if not any(self._allied(side, camp) for camp in camps):
                camps.append(side)
        return camps

    def _allied(self, one: str, other: str) -> bool:
        return self.facts.allied(one, other, self.day)

    def _others_in_words(self, parts: Sequence[str], entered: Sequence[str]) -> str:
        told = [f"{self.names.name(side)} are in it ({tellers(self.said.inside[side])})" for side in entered]
        by_side: dict[str, list[Row]] = defaultdict(list)
        for row in self._current():
            for side in row.control.holders:
                by_side[side].append(row)
        for side in parts:
            names = listed(row.control.place.name for row in by_side[side][:3])
            says = listed(name for row in by_side[side][:3] for name in row.control.says[:1])
            told.append(f"{self.names.name(side)}: {names} ({says})")
        return "; ".join(told)

    def _parts_in_words(self) -> str:
        return f"{first_capital(self._others_in_words(self._part_sides(), tuple(self.said.inside)))}."

    def of_siege(self, side: str | None, *, road: bool = False) -> str:
        """The sentence on who besieges it, or has cut it where it is a road."""
        if side is None:
            return ""
        verb = "Cut" if road else "Besieged or cut off"
        return f"{verb} by {self.names.name(side)} ({tellers(self.said.siege[side])})."

    def _verb(self, holder: str) -> str:
        taken = any(sign.effect == "takes" for sign in self.said.holders[holder])
        return "took" if taken else "held"

    def _passive(self, holder: str) -> str:
        signs = self.said.holders[holder]
        taken = min((sign.start for sign in signs if sign.effect == "takes" and sign.start), default=None)
        if taken:
            exact = not any(sign.first or sign.by for sign in signs if sign.start == taken)
            return f"taken {'on' if exact else 'by'} {day_in_words(taken)} by"
        return "held by"


def _goes_on(sign: Sign, row: Row) -> bool:
    """Whether the report that tells of a part goes on to tell flatly, on no taker's word, that the whole was taken."""
    flat = sign.effect == "takes" and sign.sure and sign.word.side not in sign.sides
    return flat and row.documents == {sign.document}

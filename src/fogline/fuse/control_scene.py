"""One place between two days: what is said of it, which places inside it still count, and how both are put into words.

What must stay true: a part is left out only where it went with the whole or is of another year's battle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.fuse.control_row import Row
from fogline.fuse.control_say import tellers
from fogline.fuse.control_sign import Sign
from fogline.fuse.control_states import STALE, Moment
from fogline.fuse.days import days_between
from fogline.fuse.facts import Facts
from fogline.fuse.prose import day_in_words, first_capital, listed
from fogline.fuse.sides import SideWords

SUPERSEDED = 30
"""Days after which a claim to the whole is not held against an older word on a part of it."""


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

    def part_sides(self) -> tuple[str, ...]:
        """The sides that hold places inside it."""
        sides: dict[str, None] = {}
        for row in self.current():
            sides.update(dict.fromkeys(row.control.holders))
        return tuple(sides)

    def current(self) -> list[Row]:
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

    def camps(self, sides: Iterable[str]) -> list[str]:
        """One side of each group of allies."""
        camps: list[str] = []
        for side in sides:
            if not any(self.allied(side, camp) for camp in camps):
                camps.append(side)
        return camps

    def allied(self, one: str, other: str) -> bool:
        """Whether two sides are allies at the time."""
        return self.facts.allied(one, other, self.day)

    def others_in_words(self, parts: Sequence[str], entered: Sequence[str]) -> str:
        """Who else is in it, and who holds which places inside it, each on whose word."""
        told = [f"{self.names.name(side)} are in it ({tellers(self.said.inside[side])})" for side in entered]
        by_side: dict[str, list[Row]] = defaultdict(list)
        for row in self.current():
            for side in row.control.holders:
                by_side[side].append(row)
        for side in parts:
            names = listed(row.control.place.name for row in by_side[side][:3])
            says = listed(name for row in by_side[side][:3] for name in row.control.says[:1])
            told.append(f"{self.names.name(side)}: {names} ({says})")
        return "; ".join(told)

    def parts_in_words(self) -> str:
        """The sentence on who is in it and who holds which places inside it."""
        return f"{first_capital(self.others_in_words(self.part_sides(), tuple(self.said.inside)))}."

    def of_siege(self, side: str | None, *, road: bool = False) -> str:
        """The sentence on who besieges it, or has cut it where it is a road."""
        if side is None:
            return ""
        verb = "Cut" if road else "Besieged or cut off"
        return f"{verb} by {self.names.name(side)} ({tellers(self.said.siege[side])})."

    def verb(self, holder: str) -> str:
        """How a side came to have it, as a verb after its name."""
        taken = any(sign.effect == "takes" for sign in self.said.holders[holder])
        return "took" if taken else "held"

    def passive(self, holder: str) -> str:
        """How a side came to have it, as words before its name, with the day of a taking."""
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

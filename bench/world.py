"""A synthetic war: true events, and the reports on them as resolved claims – several, copied, biased, vague and late.

    world = World(seed=7)
    for report in itertools.islice(world.reports(), 10_000): ...

The war is drawn day by day, and a report is given out on the day it is published, so that a million claims need no
more memory than the reports still under way and the truth told so far. What must stay true: the same seed gives the
same war; nothing here looks at how claims are put together again.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from bench.world_map import NORTH, OUTLETS, SOUTH, Outlet, Town, drawn_map
from bench.world_reports import Told, Wording, read_claims_of
from fogline.fuse.facts import Facts
from fogline.model import ReadClaim, fold_name

Sort = Literal["capture", "strike", "siege", "siege-end"]
FIRST_DAY = date(2031, 1, 1)
FACTS = Facts(
    side_names={"north": "the North", "south": "the South"},
    source_sides={fold_name(outlet.name): outlet.side for outlet in OUTLETS if outlet.side},
)
"""What packs would know of this war."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What truly happened.

    Attributes:
        number: its number in the war.
        sort: what it was.
        day: when.
        town: number of the town.
        quarter: number of the quarter that was struck; `None` for all of the town.
        side: who did it.
        killed: how many civilians it killed.
    """

    number: int
    sort: Sort
    day: str
    town: int
    side: str
    quarter: int | None = None
    killed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its text, its claims, and the truth about both.

    Attributes:
        document: id of the document.
        text: what it says.
        claims: its claims, resolved.
        happening: what it is about.
        origin: equal for reports that go back to one first telling.
        false: it tells a capture that did not happen.
    """

    document: str
    text: str
    claims: tuple[ReadClaim, ...]
    happening: int
    origin: str
    false: bool = False


@dataclass(slots=True)
class Truth:
    """What was so, as far as the war has been drawn."""

    happenings: dict[int, Happening] = field(default_factory=dict)
    captures: dict[int, list[tuple[str, str]]] = field(default_factory=dict)

    def holder_on(self, town: int, day: str) -> str:
        """Who truly held a town at the end of a day."""
        held = "north" if town % 2 else "south"
        for since, side in self.captures.get(town, ()):
            if since <= day:
                held = side
        return held


@dataclass(slots=True)
class World:
    """A war in the drawing.

    Attributes:
        seed: the same gives the same war.
        towns: how many there are.
        truth: what was so, for the days drawn.
    """

    seed: int = 7
    towns: int = 60
    truth: Truth = field(default_factory=Truth)
    _number: int = 0
    _documents: int = 0
    _besieged: dict[int, str] = field(default_factory=dict)

    def map(self) -> tuple[Town, ...]:
        """The towns of the war, in two provinces."""
        return drawn_map(self.seed, self.towns)

    def reports(self) -> Iterator[Report]:
        """The reports in the order of their publication; without end."""
        chance = random.Random(self.seed)
        towns = self.map()
        wording = Wording(towns=towns)
        under_way: list[tuple[str, int, Told]] = []
        day = FIRST_DAY
        while True:
            for happening in self._of_day(chance, day.isoformat()):
                self.truth.happenings[happening.number] = happening
                for told in _tellings(chance, happening):
                    self._documents += 1
                    heapq.heappush(under_way, (told.published, self._documents, told))
            while under_way and under_way[0][0] <= day.isoformat():
                _, number, told = heapq.heappop(under_way)
                yield _report(self.truth.happenings[told.happening], told, number, wording)
            day += timedelta(days=1)

    def _of_day(self, chance: random.Random, day: str) -> Iterator[Happening]:
        for _ in range(chance.choice((1, 1, 2, 3))):
            town = chance.randrange(self.towns)
            holder = self.truth.holder_on(town, day)
            other = "south" if holder == "north" else "north"
            self._number += 1
            sort = chance.choices(("capture", "strike", "siege"), (3, 6, 1))[0]
            if sort == "capture" and not _lately(self.truth, town, day):
                self.truth.captures.setdefault(town, []).append((day, other))
                self._besieged.pop(town, None)
                yield Happening(number=self._number, sort="capture", day=day, town=town, side=other)
            elif sort == "siege" and town not in self._besieged:
                self._besieged[town] = other
                yield Happening(number=self._number, sort="siege", day=day, town=town, side=other)
            else:
                quarter = chance.choice((None, 0, 1, 2, 3))
                killed = min(60, 1 + int(chance.expovariate(0.15)))
                yield Happening(
                    number=self._number, sort="strike", day=day, town=town, side=other, quarter=quarter, killed=killed
                )


def _lately(truth: Truth, town: int, day: str) -> bool:
    """Whether a town changed hands in the last three weeks: fronts move, but not every day."""
    captures = truth.captures.get(town)
    if not captures:
        return False
    return (date.fromisoformat(day) - date.fromisoformat(captures[-1][0])).days < 21


def _tellings(chance: random.Random, happening: Happening) -> Iterator[Told]:
    """Who tells of a happening, when, how vaguely, and who copies whom."""
    first = chance.sample(OUTLETS, k=min(len(OUTLETS), 1 + int(chance.expovariate(0.7))))
    for outlet in first:
        told = _telling(chance, happening, outlet)
        if told is None:
            continue
        yield told
        for _ in range(chance.choices((0, 1, 2, 4), (6, 2, 1, 1))[0]):
            yield _copied(chance, told)
    if happening.sort == "strike" and chance.random() < 0.05:
        yield _false_capture(chance, happening)


def _telling(chance: random.Random, happening: Happening, outlet: Outlet) -> Told | None:
    """One outlet's own telling; `None` where it keeps silent on what harms its side."""
    if outlet.side and outlet.side != happening.side and happening.sort != "strike" and chance.random() < 0.6:
        return None
    late = chance.choices((0, 1, 2, 9), (6, 3, 1, 1))[0]
    day = (date.fromisoformat(happening.day) + timedelta(days=late)).isoformat()
    killed = _counted(chance, happening, outlet)
    by_monitor = not outlet.side and chance.random() < 0.4
    return Told(
        happening=happening.number,
        outlet=outlet,
        published=day,
        speaker="monitor" if by_monitor else outlet.side or "",
        origin=f"{happening.number}:monitor" if by_monitor else f"{happening.number}:{outlet.name}",
        vague_day=chance.random() < 0.15,
        vague_place=happening.quarter is not None and chance.random() < 0.25,
        killed=killed,
        at_least=chance.random() < 0.3,
        wording=chance.randrange(1_000_000),
        side=happening.side,
        sort=happening.sort,
    )


def _counted(chance: random.Random, happening: Happening, outlet: Outlet) -> int | None:
    """The dead as an outlet has them: few know exactly, those of the struck side count high, the striker's none."""
    if happening.sort != "strike":
        return None
    if outlet.side == happening.side:
        return None
    wrong = chance.choices((0, chance.choice((-1, 1, 2))), (6, 4))[0]
    inflated = happening.killed * (1.3 if outlet.side else 1.0)
    return max(1, round(inflated) + wrong)


def _copied(chance: random.Random, told: Told) -> Told:
    """A telling taken over word by word, by an outlet that gets it a day or two later."""
    later = (date.fromisoformat(told.published) + timedelta(days=chance.choice((0, 1, 1, 2)))).isoformat()
    return told.again(Outlet(name=f"Mirror {chance.randrange(40)}", side=None), later)


def _false_capture(chance: random.Random, happening: Happening) -> Told:
    """A side's outlet claims the town that its side has only bombed."""
    outlet = next(one for one in OUTLETS if one.side == happening.side)
    return Told(
        happening=happening.number,
        outlet=outlet,
        published=happening.day,
        speaker=happening.side,
        origin=f"{happening.number}:false",
        killed=None,
        wording=chance.randrange(1_000_000),
        side=happening.side,
        sort="capture",
        false=True,
    )


def _report(happening: Happening, told: Told, number: int, wording: Wording) -> Report:
    document = f"document_world{number:09}"
    text, claims = read_claims_of(
        told, document, wording, (happening.town, None if told.vague_place else happening.quarter), happening.day
    )
    return Report(
        document=document, text=text, claims=claims, happening=happening.number, origin=told.origin, false=told.false
    )


SIDES = (NORTH, SOUTH)
"""The two parties of the war."""

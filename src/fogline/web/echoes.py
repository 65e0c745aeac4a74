"""Who repeats whom: the outlets of a record, the voices behind them, and how many events each line carries.

An event's origins say whose word its claims are. What must stay true: an outlet's own word is no line; outlets that
share a voice are seen to share it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.model import fold_name
from fogline.web.asking import Asked
from fogline.web.rows import Row, rows_of

MOST_EVENTS = 1500
SHOWN = 14
"""Outlets and voices in the picture; the tables have more."""
STEP, TOP, LEFT, RIGHT = 30.0, 38.0, 270.0, 590.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An outlet has something from a voice, in so many events; an `echo` adds no origin."""

    outlet: str
    voice: str
    events: int
    echo: bool
    path: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Echoes:
    """The picture.

    Attributes:
        outlets, voices: names with their height in the picture.
        own: for how many events an outlet's own word stands.
        shared: voices that several outlets have something from, with the outlets.
        read: events looked at; `total` are there.
    """

    outlets: Sequence[tuple[str, float]]
    voices: Sequence[tuple[str, float]]
    lines: Sequence[Line]
    own: Mapping[str, int]
    shared: Sequence[tuple[str, Sequence[str]]]
    read: int
    total: int
    height: float


def echoes_of(asked: Asked) -> Echoes:
    """Reads the origins of the events of the view."""
    shelf = asked.standing.shelf
    page = shelf.page("event", asked.state.wanted(), limit=MOST_EVENTS)
    events = rows_of("event", page.rows, asked.standing, asked.profile, words=False)
    outlets = shelf.outlets([one for row in events for origin in row["origins"] for one in origin["claims"]])
    own, lines = _count(events, outlets)
    return _drawn(own, lines, len(events), page.total)


def _count(events: Sequence[Row], outlets: Mapping[str, str]) -> tuple[Counter[str], Counter[tuple[str, str, bool]]]:
    own, lines = Counter[str](), Counter[tuple[str, str, bool]]()
    for row in events:
        for origin in row["origins"]:
            for outlet in {outlets[one] for one in origin["claims"] if one in outlets}:
                if fold_name(outlet) == fold_name(origin["name"]):
                    own[outlet] += origin["independent"]
                else:
                    lines[outlet, origin["name"], not origin["independent"]] += 1
    return own, lines


def _drawn(own: Counter[str], lines: Counter[tuple[str, str, bool]], read: int, total: int) -> Echoes:
    carried, heard = Counter[str](), Counter[str]()
    behind: dict[str, set[str]] = defaultdict(set)
    for (outlet, voice, _), many in lines.items():
        carried[outlet] += many
        heard[voice] += many
        behind[voice].add(outlet)
    left = sorted(carried | own, key=lambda name: (-carried[name] - own[name], name))[:SHOWN]
    right = sorted(heard, key=lambda name: (-len(behind[name]), -heard[name], name))[:SHOWN]
    at = {name: TOP + number * STEP for number, name in enumerate(left)}
    to = {name: TOP + number * STEP for number, name in enumerate(right)}
    shown = [
        Line(outlet=outlet, voice=voice, events=many, echo=echo, path=_path(at[outlet], to[voice]), width=_width(many))
        for (outlet, voice, echo), many in sorted(lines.items())
        if outlet in at and voice in to
    ]
    shared = sorted(((name, sorted(who)) for name, who in behind.items() if len(who) > 1), key=lambda one: -len(one[1]))
    return Echoes(
        outlets=list(at.items()),
        voices=list(to.items()),
        lines=shown,
        own=own,
        shared=shared,
        read=read,
        total=total,
        height=TOP + STEP * max(len(left), len(right), 1),
    )


def _width(many: int) -> float:
    return min(9.0, 1.0 + math.sqrt(many))


def _path(start: float, end: float) -> str:
    middle = (LEFT + RIGHT) / 2
    return f"M{LEFT} {start}C{middle} {start} {middle} {end} {RIGHT} {end}"

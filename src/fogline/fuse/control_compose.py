"""What is said of a place itself, laid together with what is known of the places inside it, as one row."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.fuse.control_row import Row
from fogline.fuse.control_say import VERBS
from fogline.fuse.control_scene import Scene
from fogline.fuse.control_sign import Sign, is_road
from fogline.fuse.control_verdicts import Verdict, bearing_on, verdict_of
from fogline.fuse.prose import listed
from fogline.fuse.sides import SideWords
from fogline.model import Control, Where

WIDE = frozenset({"district", "province", "country"})


def compose(
    key: str,
    where: Where,
    days: tuple[str | None, str | None],
    scene: Scene,
) -> Row | None:
    """Makes the row of a place between two days; `None` where nothing is told."""
    said = scene.said
    verdict = verdict_of(scene)
    if verdict is not None and not said.signs() and (verdict.state == "unknown" or where.precision in WIDE):
        verdict = None  # a place of which only inner places are told is not a row of its own
    siege = next((side for side in said.siege if side != verdict.holder), None) if verdict else None
    if verdict is None and said.siege:
        siege = next(iter(said.siege))
        verdict = Verdict(rule="said-siege", state="unknown", why="")
    if verdict is None:
        return None
    signs = said.signs()
    bearing = bearing_on(scene, verdict)
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

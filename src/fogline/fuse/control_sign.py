"""The sign of control: one claim's bearing on who holds one place, and what makes two places the same for it.

A part of a place that the words do not name is a place of its own, inside the whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fogline.fuse.control_part_words import PART_QUALIFIER
from fogline.fuse.control_place_words import OUTSIDE, is_beside
from fogline.fuse.control_ring_words import ROAD, ROAD_KINDS
from fogline.fuse.sides import singular
from fogline.fuse.words import Word
from fogline.model import ReadClaim, Where, fold_name

ONE_GROUND = re.compile(
    r"(?:the )?(?:whole |entire )?(?:(?:north|south)?-?(?:east|west|north|south)(?:ern)?|central) "
    r"(?:district|neighbou?rhood|quarter|suburb|sector|section|half|bank|part)(?: of)?"
)
"""A part that there is one of, by where it lies."""
LIES_OF = re.compile(
    r"\b(?:outskirts?|edges?|vicinity|approaches|countryside|suburbs|villages|farms|surroundings|"
    r"(?:north|south)?[- ]?(?:east|west|north|south))$",
    re.IGNORECASE,
)
"""Qualifiers that want an "of" before the place's name: "northwestern edge", "south-east"."""
CALLED_THEIRS = "it is called theirs, and nobody tells of others in it"
Effect = Literal["takes", "holds", "loses", "present", "besieges", "siege-ends", "divided", "contested", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One claim's bearing on who holds one place.

    Attributes:
        key: equal for signs about the same place or part.
        where: the place or part.
        within: keys of the places that contain it, nearest first.
        effect: what is said of the sides.
        sides: the sides it is said of.
        start: day from which it holds; `None` when not known.
        first: first day on which it may have come about, where that is earlier than `start`.
        by: nobody says on which day; it was so by `start`.
        until: last day, for what is told as past.
        seen: last day on which it is told to be so.
        rank: order within a day.
        entire: the words say all of it.
        part: it is about a part that the words do not name.
        claim: the claim's id.
        document: its report's id.
        word: on whose word.
        note: how the side was read, where the clause does not say it.
        sure: told without visible distance or doubt.
        presumed: no clause says so; it is whom the taker fights in the report.
        at: where in its report it stands: what a report tells of one day, it tells in order.
        most: of the larger part of the place; others are in the rest.
        rival: the one opponent of the sides, as far as the report tells.
        loose: it is about a thing without a name ("a factory") that the words near it put in no place.
        history: its report tells a course of events to its end, so that what it tells last of a place stands.
    """

    key: str
    where: Where
    within: tuple[str, ...]
    effect: Effect
    sides: tuple[str, ...]
    start: str | None
    first: str | None = None
    by: bool = False
    until: str | None = None
    seen: str | None = None
    rank: int = 9
    entire: bool = False
    part: bool = False
    claim: str
    document: str
    word: Word
    note: str = ""
    sure: bool = True
    at: int = 0
    presumed: bool = False
    most: bool = False
    history: bool = False
    loose: bool = False
    rival: str | None = None


def place_key(where: Where) -> str:
    """What makes two places the same for control: id and narrowing qualifier, or the name within its container."""
    qualifier = f"/{fold_name(where.qualifier)}" if where.qualifier and narrows(where) else ""
    if where.id:
        return where.id + qualifier
    return f"{where.within[0] if where.within else ''}~{fold_name(where.name)}{qualifier}"


def is_road(where: Where) -> bool:
    """Whether a place is a way that is held, cut or open: a road, a bridge, a crossing, a corridor."""
    return where.kind in ROAD_KINDS or ROAD.search(f"{where.name} {where.qualifier or ''}") is not None


def is_bare(where: Where) -> bool:
    """Whether a place is a thing that no list has and the words do not name: "a factory", "the base"."""
    return where.id is None and where.kind != "part" and where.precision == "site" and where.name.islower()


def narrows(where: Where) -> bool:
    """Whether a place's qualifier makes it a part of the named place or beside it, not just describes it."""
    qualifier = where.qualifier or ""
    if not qualifier:
        return False
    return where.id is None or is_beside(qualifier) or PART_QUALIFIER.search(qualifier) is not None


def settled(where: Where) -> Where:
    """A place in the form that control works on: its qualifier narrows it, in its name, with what contains it."""
    if where.id is None and where.within and OUTSIDE.match(where.name):
        where = replace(where, within=where.within[1:])
    if not narrows(where):
        return replace(where, qualifier=None) if where.qualifier else where
    qualifier, within = where.qualifier or "", where.within
    name = where.name
    told = [word for word in qualifier.split() if not _is_in(word, name)]
    if fold_name(qualifier) not in fold_name(name) and told:
        plain = is_beside(qualifier) and LIES_OF.search(qualifier) is None
        name = f"{' '.join(told)} {'' if plain else 'of '}{name}"
    if is_beside(qualifier):
        within = within if where.id else within[1:]
    elif where.id and where.id not in within:
        within = (where.id, *within)
    return replace(where, name=name, within=within)


def _is_in(word: str, name: str) -> bool:
    """Whether a name has a word of its qualifier, in one form or another: "edge" and "edges", "east" and "eastern"."""
    stem = singular(fold_name(word)).removesuffix("ern")
    return any(singular(one).removesuffix("ern") == stem for one in fold_name(name).split())


def part_place(where: Where, words_of_part: str, sides: tuple[str, ...]) -> Where:
    """A part of a place; parts that two sides hold under the same words are not the same ground, but for one district.

    "The eastern quarter" is one; of "several quarters", "a part" and "the eastern suburbs" each side may have others.
    """
    name, ids = where.name, where.within
    if ONE_GROUND.fullmatch(words_of_part):
        sides = ()
    if words_of_part:
        joined = words_of_part if words_of_part.endswith((" of", " in")) else f"{words_of_part} of"
        name = f"{' '.join(joined.split())} {where.name}"
        ids = (place_key(where), *where.within)
    return Where(
        id=None,
        name=name,
        kind="part",
        precision="vague",
        within=tuple(dict.fromkeys(ids)),
        country=where.country,
        qualifier=f"part {' '.join(sorted(sides))}".strip(),
    )


def beside(where: Where) -> Where:
    """The ground outside a place."""
    return replace(
        where,
        id=None,
        name=f"outside {where.name}",
        precision="vague",
        latitude=None,
        longitude=None,
        qualifier="outside",
    )


def in_one_spelling(signs: Sequence[Sign], claims: Iterable[ReadClaim]) -> list[Sign]:
    """The signs with every part of a place called by one spelling of it: "the north of Mill" is that of Myll, too."""
    spelt: dict[str, list[str]] = defaultdict(list)
    for where in (where for claim in claims for where in claim.places if where.id and not where.qualifier):
        if where.name not in spelt[where.id or ""]:
            spelt[where.id or ""].append(where.name)
    return [
        _respelt(one, spelt.get(one.where.within[0], [])) if one.part and one.where.within else one for one in signs
    ]


def _respelt(sign: Sign, names: Sequence[str]) -> Sign:
    told = next((name for name in names[1:] if sign.where.name.endswith(f" {name}")), None)
    if told is None:
        return sign
    where = replace(sign.where, name=sign.where.name.removesuffix(told) + names[0])
    return replace(sign, where=where, key=place_key(where))

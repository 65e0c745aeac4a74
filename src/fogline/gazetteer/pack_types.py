"""What a conflict pack says, as frozen values.

A pack holds outside knowledge only: names, renamings, foundings, offices, treaties, places. Never captures,
offensives or tolls: the record must come from the reports. Dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``;
an empty one is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSpell:
    """Being on a side, or beside one, for a time."""

    id: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of the conflict, with the colour it has on maps.

    Attributes:
        members: actors whose side this is, and with them all that are part of them.
        allied_with: sides it fights beside, dated.
    """

    id: str
    name: str
    colour: str = ""
    summary: str = ""
    members: tuple[str, ...] = ()
    allied_with: tuple[SideSpell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WarSpell:
    """One of the wars of a pack that covers several: from where "since the war began" counts."""

    start: str
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackMeta:
    """What the pack is about: `pack.toml` without its sides.

    Attributes:
        wars: the wars within its period that reports call "the war", each with its first and last day.
    """

    name: str
    title: str = ""
    version: str = ""
    countries: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    summary: str = ""
    wars: tuple[WarSpell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """One spelling or label of an actor, dated when it was used in a period only.

    Attributes:
        loaded: the word takes sides ("regime"); read, never shown as a display name.
        adjective: stands before a noun only ("Ruritanian").
        metonym: a place that stands for its government ("Moscow").
        case: must be written in exactly this case ("US").
    """

    name: str
    lang: str = ""
    start: str = ""
    end: str = ""
    loaded: bool = False
    adjective: bool = False
    metonym: bool = False
    case: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """How an actor came from another: renaming of, merger of, split from, successor of."""

    relation: str
    of: str
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A dated tie to another actor: a member or unit of it, or backed by it."""

    of: str
    start: str = ""
    end: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office a person held for a time ("president" of a government)."""

    role: str
    of: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party, body, office holder, outlet or population of a pack.

    Attributes:
        id: ``pack:slug``, permanent.
        sides: dated sides.
        names: further spellings and labels beside `name`.
        roles: offices, persons only.
        ambiguous: labels that need the report's context ("the coalition").
        generic: a label that stands for a side and names nobody ("rebels").
    """

    id: str
    name: str
    kind: str = ""
    country: str = ""
    wikidata: str = ""
    founded: str = ""
    dissolved: str = ""
    summary: str = ""
    sides: tuple[SideSpell, ...] = ()
    names: tuple[ActorName, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    member_of: tuple[Tie, ...] = ()
    backed_by: tuple[Tie, ...] = ()
    roles: tuple[Office, ...] = ()
    ambiguous: tuple[str, ...] = ()
    generic: bool = False
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPlace:
    """A place of a pack; one row of `places.csv`."""

    id: str
    name: str
    arabic: str = ""
    kind: str = ""
    parent: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None
    names: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet or other origin of reports.

    Attributes:
        leaning: which side it is close to, in neutral words, or ``independent``.
        side: the side it speaks for.
        actor: the actor whose voice it is.
        domains: internet domains of its pages.
    """

    id: str
    names: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    leaning: str = ""
    side: str = ""
    actor: str = ""
    domains: tuple[str, ...] = ()
    source: str = ""

    @property
    def name(self) -> str:
        """The usual name: the first one told."""
        return self.names[0] if self.names else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated public fact that helps to date a report.

    Attributes:
        names: terms that it bounds.
        bound: ``not_before``: the terms cannot be used before it; ``not_after``: nor, as of the present, after it.
    """

    id: str
    on: str
    what: str
    names: tuple[str, ...] = ()
    bound: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A conflict pack as loaded: everything it says, and the hash of what it was read from."""

    path: Path
    digest: str
    meta: PackMeta
    sides: tuple[Side, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[PackPlace, ...] = ()
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = field(default=())

    @property
    def name(self) -> str:
        """Short name, as in ``packs = ["syria"]``."""
        return self.meta.name

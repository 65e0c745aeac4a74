"""What stages work with: packs, the index of names, the index of parties, settings.

`Materials` is the recipe, small and picklable; `Tools` are opened from it, once in every process. What must stay true:
the same materials give the same digest, and whatever changes an answer changes the digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fogline.config import Settings
from fogline.gazetteer import ActorIndex, IndexFile, Pack, PlaceIndex, build_index, load_pack
from fogline.gazetteer.build import Progress, silent
from fogline.model import canonical_json
from fogline.resolve.standing_names import NameBound, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """The recipe for the tools of a project.

    Attributes:
        settings: the project's settings.
        packs: shipped names or absolute paths of the packs, later ones winning.
        imports: gazetteer files, absolute.
        home: directory of built indexes.
    """

    settings: Settings
    packs: tuple[str, ...]
    imports: tuple[Path, ...] = ()
    home: Path


class Tools:
    """The opened tools of one process."""

    def __init__(self, materials: Materials, progress: Progress = silent) -> None:
        self.materials = materials
        self.settings = materials.settings
        self.packs: tuple[Pack, ...] = tuple(load_pack(name) for name in materials.packs)
        self.index_file: IndexFile = build_index(self.packs, materials.imports, materials.home, progress)

    @cached_property
    def places(self) -> PlaceIndex:
        """The index of places."""
        return PlaceIndex.open(self.index_file)

    @cached_property
    def actors(self) -> ActorIndex:
        """The index of parties."""
        return ActorIndex(self.packs)

    @cached_property
    def _bounds(self) -> dict[str, tuple[NameBound, ...]]:
        return {pack.name: (*name_bounds(pack), *borne_until(pack)) for pack in self.packs}

    def bounds(self, wars: Collection[str]) -> tuple[NameBound, ...]:
        """Names that bound the date of a report on some wars, from the facts of their packs and of the world's."""
        told = (pack.name for pack in self.packs if pack.name in wars or not pack.meta.countries)
        return tuple(bound for name in told for bound in self._bounds[name])

    @cached_property
    def digest(self) -> str:
        """Eight hex digits over everything that resolving depends on besides the claims: part of its version."""
        total = hashlib.sha256(self.index_file.digest.encode())
        total.update(canonical_json(self.settings.scope).encode())
        return total.hexdigest()[:8]


def name_bounds(pack: Pack) -> tuple[NameBound, ...]:
    """The names that a pack's dated facts bound: not before a founding, not after a dissolution."""
    return tuple(
        NameBound(
            name=name,
            earliest=first_day(fact.on) if fact.bound == "not_before" else "",
            latest=last_day(fact.on) if fact.bound == "not_after" else "",
            why=fact.what.rstrip("."),
        )
        for fact in pack.facts
        if fact.bound in ("not_before", "not_after") and fact.on
        for name in fact.names
    )


BODIES = frozenset({"government", "military"})
"""Kinds of parties that end for good; an armed group's name lives on in other people's mouths."""


def borne_until(pack: Pack) -> Iterator[NameBound]:
    """The names of parties that came to an end, as bounds where they are used of a report's present."""
    for actor in pack.actors:
        if not actor.dissolved:
            continue
        shared = set(actor.ambiguous)
        own = [name.name for name in actor.names if not (name.end or name.start or name.adjective or name.metonym)]
        for name in dict.fromkeys((*([] if actor.kind in BODIES else [actor.name]), *own)):
            if name not in shared:
                use: Use = "stands" if actor.kind in BODIES else "called"
                why = f"{actor.name} ended then"
                yield NameBound(name=name, latest=last_day(actor.dissolved), why=why, use=use)


def first_day(day: str) -> str:
    """The first day of a date given as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    return (day + "-01-01")[:10] if len(day) == 4 else f"{day}-01" if len(day) == 7 else day


def last_day(day: str) -> str:
    """The last day of a date given as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    import calendar

    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = (int(part) for part in day.split("-"))
        return f"{day}-{calendar.monthrange(year, month)[1]:02d}"
    return day

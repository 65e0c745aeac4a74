"""What a report says about who is in it: the known parties it names, and the fuller names it introduces.

Short forms lean on it: "the Observatory" after the Syrian Observatory for Human Rights, "Khatib" after Hamza Khatib,
"the army" in a report about Sudan. Built once a report, from what was found in its words and its day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fogline.gazetteer import Actor, ActorIndex, ActorMatch
from fogline.gazetteer.actor_states import within
from fogline.resolve.actor_scan import Introduced
from fogline.resolve.theatre import Theatre

NAMED = 0.6
"""What a listed name must be worth on the day to name its bearer."""
PRESENT = 0.34
"""A country or war less than this share as present as what is most spoken of is not what a bare label speaks of."""
DETERMINER = re.compile(r"\b(the|its|their|his|her|this|a|an)\s+$", re.IGNORECASE)
"""A determiner at the end of what stands before a mention."""
DEFINITE = re.compile(r"^(?:the|this|its|their)\s", re.IGNORECASE)
"""A definite determiner that opens a mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A party of the packs named in the text."""

    start: int
    actor: Actor
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorContext:
    """What the report says about who is in it.

    Attributes:
        theatre: the countries and wars it is about.
        known: parties of the packs in the order of the text.
        introduced: fuller names that no pack knows, in the order of the text.
        on: the day for dated names.
    """

    theatre: Theatre
    known: tuple[Known, ...]
    introduced: tuple[Introduced, ...]
    on: date | None
    _first: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first: dict[str, int] = {}
        for known in self.known:
            first[known.actor.id] = min(known.start, first.get(known.actor.id, known.start))
        object.__setattr__(self, "_first", first)

    def named(self, actor_id: str, before: int | None = None) -> bool:
        """Whether the report names the party (before a position) by a name of its own."""
        first = self._first.get(actor_id)
        return first is not None and (before is None or first < before)

    def determiner(self, position: int) -> str:
        """The determiner right before a position: mentions of claims often leave it out."""
        found = DETERMINER.search(self.theatre.scan.text[max(0, position - 8) : position])
        return f"{found[1].lower()} " if found else ""

    def is_definite(self, words: str, position: int) -> bool:
        """Whether words at a position have a determiner, their own or the one before, that points back to somebody."""
        return DEFINITE.match(f"{self.determiner(position)}{words}") is not None

    def officer(self, actor_id: str) -> bool:
        """Whether the report names a person who holds an office of the party on the day."""
        return any(
            office.of == actor_id and within(office.start, office.end, self.on)
            for known in self.known
            if known.actor.kind == "person"
            for office in known.actor.roles
        )


def read_actor_context(theatre: Theatre, index: ActorIndex, on: date | None) -> ActorContext:
    """Reads who is in a report, its day known."""
    known: list[Known] = []
    for piece in theatre.scan.pieces:
        matches = [m for m in index.lookup(piece.words, on) if m.how == "name" and not m.generic and m.score >= NAMED]
        weighed = [(_standing(match, piece.start, theatre, index), match) for match in matches]
        for standing, match in sorted(weighed, key=lambda one: -(one[0] or 0.0)):
            alone = len(matches) == 1 and not theatre.is_told and " " not in piece.words and piece.words.isupper()
            if standing is None or not match.bound or standing >= PRESENT or alone:
                known.append(Known(start=piece.start, actor=match.actor, words=piece.words))
                break
    return ActorContext(theatre=theatre, known=tuple(known), introduced=theatre.scan.introduced, on=on)


def _standing(match: ActorMatch, position: int, theatre: Theatre, index: ActorIndex) -> float | None:
    """How much the war of a party is what is spoken of; `None` for a party of no war."""
    wars = index.wars_of(match.actor.id)
    return max(theatre.standing(war, position) for war in wars) if wars else None

"""What fusing needs to know from outside the record, as plain values: names of sides, alliances, founding dates.

The packs hold this knowledge; whoever builds the tables hands it over in this form, so that fusing itself opens
nothing. Everything works without any of it, only less well: sides are then the parties themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fogline.model import fold_name

COUNTRY = re.compile(r"country:[A-Z]{2}\b")
"""The start of a rule-made id of a state or a branch of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """Two sides that fight beside each other for a time; open ends are empty."""

    side: str
    ally: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A party's name, its id and the days between which it existed; open ends are empty."""

    name: str
    party: str = ""
    start: str = ""
    end: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Outside knowledge for fusing.

    Attributes:
        side_names: display name by side id.
        alliances: dated alliances between sides.
        source_sides: side that an outlet speaks for, by the outlet's folded name.
        terms: names with the days between which they existed.
        name_sides: side by folded name, for names all of whose bearers began on one side.
        agencies: usual name by each name of a news agency, whose wire other outlets carry.
        states: the state by party id, for states, their governments and their armies.
        peoples: the state by the folded adjectives and nouns of its people.
        state_names: usual name by state.
        conflict_start: first day of the conflict that the packs are about; empty when not known.
    """

    side_names: Mapping[str, str] = field(default_factory=dict)
    alliances: tuple[Alliance, ...] = ()
    source_sides: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    name_sides: Mapping[str, str] = field(default_factory=dict)
    conflict_start: str = ""
    agencies: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    peoples: Mapping[str, str] = field(default_factory=dict)
    state_names: Mapping[str, str] = field(default_factory=dict)

    def state_of(self, party: str) -> str | None:
        """The state that a party is or serves, by its id; a rule-made id tells its country."""
        country = COUNTRY.match(party)
        return self.states.get(country.group(0) if country else party)

    def allied(self, one: str, other: str, day: str | None) -> bool:
        """Whether two sides are the same or fight beside each other on a day; any day when `None`."""
        if one == other:
            return True
        return any(
            ((one == tie.side and other == tie.ally) or (one == tie.ally and other == tie.side))
            and (day is None or ((not tie.start or tie.start <= day) and (not tie.end or day <= tie.end)))
            for tie in self.alliances
        )

    def outlet_side(self, source: str | None) -> str | None:
        """The side an outlet speaks for, where that is known."""
        return self.source_sides.get(fold_name(source)) if source else None

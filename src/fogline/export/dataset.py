"""What every export works on: the derived tables of one record, and what is known of its sides.

An export takes a `Dataset` and gives bytes; it opens nothing. What must stay true: whatever an export writes can be
led back to claims, and every claim to its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fogline.model import Control, Count, Dispute, Event, Forecast, Party, ReadClaim, Tie, Toll, When, Where
from fogline.views.claims import ReadDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCard:
    """A side as exports and maps show it.

    Attributes:
        state: whether it is the government of a country that the record is about.
    """

    id: str
    name: str
    colour: str = ""
    state: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShape:
    """The outline of a place, where a source has one.

    Attributes:
        rings: simplified outer rings as ``((lon, lat), …)``.
        source: whose name and point the place has.
    """

    id: str
    name: str
    kind: str = ""
    source: str = ""
    rings: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The tables of one record.

    Attributes:
        name: the record's title.
        made: when the tables were read, ``YYYY-MM-DDTHH:MM:SSZ``.
        texts: text of each report by id, for quotes with their surroundings.
        place_names: name of each place by id, for containers.
        shapes: outlines of the places of events and control, where they are asked for and known.
        wikidata: the Wikidata id of each party that has one, by the party's id.
    """

    name: str = ""
    made: str = ""
    claims: tuple[ReadClaim, ...] = ()
    documents: tuple[ReadDocument, ...] = ()
    events: tuple[Event, ...] = ()
    control: tuple[Control, ...] = ()
    tolls: tuple[Toll, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    ties: tuple[Tie, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, SideCard] = field(default_factory=dict)
    place_names: Mapping[str, str] = field(default_factory=dict)
    shapes: tuple[PlaceShape, ...] = ()
    wikidata: Mapping[str, str] = field(default_factory=dict)

    def by_id(self) -> dict[str, ReadClaim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claims}

    def side_name(self, side: str | None) -> str:
        """What people call a side."""
        if not side:
            return ""
        return self.sides[side].name if side in self.sides else side


def sources_of(event: Event, claims: Mapping[str, ReadClaim]) -> list[str]:
    """The outlets behind an event, each once, in order."""
    found = (claims[one] for one in event.claims if one in claims)
    return list(dict.fromkeys(claim.source or claim.document_name for claim in found))


def killed_in(counts: tuple[Count, ...]) -> Iterator[Count]:
    """The counts of the dead."""
    return (count for count in counts if "killed" in count.unit or "dead" in count.unit.split())


def day_of(when: When | None) -> str | None:
    """The one day, or the first day, on which something may have been; `None` when not known."""
    return when.earliest if when else None


def best_place(places: tuple[Where, ...]) -> Where | None:
    """The finest place that has coordinates, else the finest."""
    return next((place for place in places if place.latitude is not None), places[0] if places else None)


def container(place: Where | None, names: Mapping[str, str], step: int) -> str:
    """Name of the nth place around a place, 0 being the nearest; empty where not known."""
    around = [names[one] for one in place.within if one in names] if place else []
    return around[step] if step < len(around) else ""


STATE_AND_SERVICES = ("state", "government", "military", "police", "intelligence")
PEOPLE_KINDS = ("population", "person", "thing", "")


def is_state(party: Party) -> bool:
    """Whether a party is a state or an arm of one."""
    return party.kind in STATE_AND_SERVICES

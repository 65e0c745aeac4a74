"""What people call sides and places, as exports, maps and pages show them: from the packs and the index of places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from fogline.export.dataset import Dataset, PlaceShape, SideCard
from fogline.gazetteer import Pack, PlaceIndex
from fogline.model import Control, ReadClaim, Where
from fogline.views.cards import party_uses
from fogline.views.tables import Tables

STATES_AND_GOVERNMENTS = ("state", "government")


def side_cards(packs: Iterable[Pack]) -> dict[str, SideCard]:
    """The sides of the packs, each with its colour and whether it is a government that the pack itself describes."""
    packs = list(packs)
    actors = {actor.id: actor for pack in packs for actor in pack.actors}
    return {
        side.id: SideCard(
            id=side.id,
            name=side.name,
            colour=side.colour,
            state=any(
                member in actors
                and actors[member].kind in STATES_AND_GOVERNMENTS
                and member.startswith(f"{pack.name}:")
                for member in side.members
            ),
        )
        for pack in packs
        for side in pack.sides
    }


def place_names(wheres: Iterable[Where], index: PlaceIndex) -> dict[str, str]:
    """Names of the places that claims name, and of those around them."""
    names: dict[str, str] = {}
    for where in wheres:
        if where.id and not where.qualifier:
            names.setdefault(where.id, where.name)
        for around in where.within:
            if around not in names:
                place = index.get(around)
                names[around] = place.name if place else around
    return names


def told_sides(
    rows: Iterable[Control], claims: Iterable[ReadClaim], sides: Mapping[str, SideCard], states: Mapping[str, str]
) -> dict[str, SideCard]:
    """The sides of the packs, and those that no pack tells of but that hold places or besiege them.

    Args:
        rows: who holds what.
        claims: those behind it, which name the parties.
        sides: the sides of the packs.
        states: usual name by state, for a state that is a side and that no claim names as such.
    """
    held = {side for row in rows for side in (row.holder, row.besieged_by, *row.holders) if side and side not in sides}
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims if held else ():
        for _, party, _ in party_uses(claim):
            called[party.id][party.name] += 1
    found = dict(sides)
    for side in sorted(held):
        usual = min(called[side], key=lambda name: (-called[side][name], name), default="")
        found[side] = SideCard(id=side, name=usual or unlisted_side(side, states))
    return found


def unlisted_side(side: str, states: Mapping[str, str]) -> str:
    """What a side is called that no pack lists and no claim names: its state's name, or the words of its id."""
    return states.get(side, "") or side.removeprefix("new:").replace("-", " ")


def wikidata_ids(packs: Iterable[Pack]) -> dict[str, str]:
    """The Wikidata id of each party of the packs that has one."""
    return {actor.id: actor.wikidata for pack in packs for actor in pack.actors if actor.wikidata}


def place_shapes(tables: Tables, index: PlaceIndex) -> tuple[PlaceShape, ...]:
    """The outlines that the index has of the places of events and control, each once, in order of their ids."""
    wheres = [
        *(where for event in tables.events for where in event.places),
        *(row.place for row in tables.control.rows),
    ]
    found = (index.get(one) for one in sorted({where.id for where in wheres if where.id}))
    shapes = (
        PlaceShape(id=place.id, name=place.name, kind=place.kind, source=place.source, rings=index.outline(place.id))
        for place in found
        if place is not None
    )
    return tuple(shape for shape in shapes if shape.rings)


def named_dataset(
    tables: Tables,
    *,
    name: str,
    made: str,
    sides: Mapping[str, SideCard],
    states: Mapping[str, str],
    index: PlaceIndex,
) -> Dataset:
    """The tables of a record as exports take them, with what people call its sides and places.

    Args:
        tables: the derived tables.
        name: the record's title.
        made: when the tables were read, ``YYYY-MM-DDTHH:MM:SSZ``.
        sides: the sides of its packs.
        states: usual name by state.
        index: names of places.
    """
    return Dataset(
        name=name,
        made=made,
        claims=tables.claims,
        documents=tables.reading.documents,
        events=tables.events,
        control=tables.control.rows,
        tolls=tables.tolls,
        disputes=tables.disputes,
        forecasts=tables.forecasts,
        ties=tables.ties,
        texts=tables.reading.texts,
        sides=told_sides(tables.control.rows, tables.claims, sides, states),
        place_names=place_names((where for claim in tables.claims for where in claim.places), index),
    )

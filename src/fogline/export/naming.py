"""What people call sides and places, as exports, maps and pages show them: from the packs and the index of places."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.export.dataset import SideCard
from fogline.gazetteer import Pack, PlaceIndex
from fogline.model import Where

STATE_KINDS = ("state", "government")


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
                member in actors and actors[member].kind in STATE_KINDS and member.startswith(f"{pack.name}:")
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

"""Reads a project's record for the commands that show it."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.cli.clock import now
from fogline.export.dataset import Dataset, SideCard
from fogline.gazetteer import Pack, PlaceIndex, load_pack
from fogline.model import Where
from fogline.pipeline.project import Project
from fogline.views.claims import Reading, fold_entries

STATE_KINDS = ("state", "government")


def reading_of(project: Project) -> Reading:
    """What the ledger of a project comes to: claims, reports, problems."""
    with project.ledger() as ledger:
        return fold_entries((stored.sequence, stored.entry) for stored in ledger.entries())


def dataset_of(project: Project) -> Dataset:
    """All tables of a project."""
    from fogline.fuse.control import control_table
    from fogline.fuse.disputes import disputes
    from fogline.fuse.events import events
    from fogline.fuse.forecasts import forecasts
    from fogline.fuse.independence import Independence
    from fogline.fuse.tolls import tolls
    from fogline.link.cluster import link
    from fogline.pipeline.tools import Tools
    from fogline.views.facts import facts_of

    reading = reading_of(project)
    tools = Tools(project.materials())
    facts = facts_of(tools.packs)
    claims = reading.claims
    independence = Independence.of(claims, reading.texts, facts)
    happenings = events((cluster.claims for cluster in link(claims, reading.links)), claims, independence)
    event_of = {claim: event.id for event in happenings for claim in event.claims}
    held, counted = control_table(claims, facts), tolls(claims, facts, events=event_of)
    return Dataset(
        name=project.settings.name,
        made=now(),
        claims=claims,
        documents=reading.documents,
        events=happenings,
        control=held.rows,
        tolls=counted,
        disputes=disputes(claims, events=happenings, tolls=counted, control=held, facts=facts),
        forecasts=forecasts(claims, reading.texts),
        texts=reading.texts,
        sides=side_cards(tools.packs),
        place_names=place_names((where for claim in claims for where in claim.places), tools.places),
    )


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


def packs_of(project: Project) -> tuple[Pack, ...]:
    """The packs of a project."""
    return tuple(load_pack(name) for name in project.materials().packs)

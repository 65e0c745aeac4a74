"""Reads a project's record for the commands that show it."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.cli.clock import now
from fogline.export.dataset import Dataset
from fogline.export.naming import place_names, side_cards
from fogline.gazetteer import Pack, load_pack
from fogline.pipeline.project import Project
from fogline.views import Reading, Views, facts_of, fold_entries
from fogline.views.tables import build_tables


def reading_of(project: Project) -> Reading:
    """What the ledger of a project comes to: claims, reports, problems."""
    with project.ledger() as ledger:
        return fold_entries((stored.sequence, stored.entry) for stored in ledger.entries())


def views_of(project: Project, packs: Iterable[Pack] | None = None, as_of: str | None = None) -> Views:
    """The derived tables of a project, read back from its `views.db` where the record has not moved since.

    Args:
        project: the project.
        packs: its packs, where they are loaded already.
        as_of: a day; only what reports published by then tell. These tables are built anew and not kept.
    """
    facts = facts_of(packs_of(project) if packs is None else packs)
    with project.ledger() as ledger:
        if as_of:
            entries = ((stored.sequence, stored.entry) for stored in ledger.entries())
            return Views(tables=build_tables(fold_entries(entries, known_on=as_of), facts))
        return Views.open(ledger, facts, directory=project.directory)


def dataset_of(project: Project, as_of: str | None = None) -> Dataset:
    """All tables of a project, with what exports and maps need to know of its sides and places.

    Args:
        project: the project.
        as_of: a day; only what reports published by then tell.
    """
    from fogline.pipeline.tools import Tools

    tools = Tools(project.materials())
    tables = views_of(project, tools.packs, as_of).tables
    return Dataset(
        name=project.settings.name,
        made=now(),
        claims=tables.claims,
        documents=tables.reading.documents,
        events=tables.events,
        control=tables.control.rows,
        tolls=tables.tolls,
        disputes=tables.disputes,
        forecasts=tables.forecasts,
        texts=tables.reading.texts,
        sides=side_cards(tools.packs),
        place_names=place_names((where for claim in tables.claims for where in claim.places), tools.places),
    )


def packs_of(project: Project) -> tuple[Pack, ...]:
    """The packs of a project."""
    return tuple(load_pack(name) for name in project.materials().packs)

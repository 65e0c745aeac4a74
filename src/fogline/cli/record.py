"""Reads a project's record for the commands that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fogline.cli.clock import now
from fogline.export.dataset import Dataset
from fogline.export.naming import named_dataset, place_shapes, side_cards, wikidata_ids
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


def dataset_of(project: Project, as_of: str | None = None, *, outlined: bool = False) -> Dataset:
    """All tables of a project, with what exports and maps need to know of its sides and places.

    Args:
        project: the project.
        as_of: a day; only what reports published by then tell.
        outlined: whether the outlines of places are wanted.
    """
    from fogline.pipeline.tools import Tools

    tools = Tools(project.materials())
    tables = views_of(project, tools.packs, as_of).tables
    named = named_dataset(
        tables,
        name=project.settings.name,
        made=now(),
        sides=side_cards(tools.packs),
        states=facts_of(tools.packs).state_names,
        index=tools.places,
    )
    shapes = place_shapes(tables, tools.places) if outlined else ()
    return replace(named, shapes=shapes, wikidata=wikidata_ids(tools.packs))


def packs_of(project: Project) -> tuple[Pack, ...]:
    """The packs of a project."""
    return tuple(load_pack(name) for name in project.materials().packs)

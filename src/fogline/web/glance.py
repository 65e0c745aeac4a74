"""The record at a glance: how much it has of everything, for the page and its twins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.views import Wanted
from fogline.web.asking import Asked
from fogline.web.disclosure import disclose
from fogline.web.rows import Row
from fogline.web.tables import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """How much a view has of everything.

    Attributes:
        counts: rows by name of the table.
        families: claims by the first part of their kind, most first.
        unreviewed: claims that no person has looked at.
        days: first and last day of its events; `None` where none is known.
    """

    counts: dict[str, int]
    families: Sequence[tuple[str, int]]
    unreviewed: int
    days: tuple[str, str] | None


def glance(asked: Asked) -> Glance:
    """Counts what the filters of the address let through."""
    shelf, wanted = asked.standing.shelf, asked.state.wanted()
    families = [(name, many) for name, many in shelf.facets("claim", "type", wanted, limit=100) if "." not in name]
    return Glance(
        counts={table.name: shelf.count(table.kind, wanted) for table in TABLES},
        families=families,
        unreviewed=shelf.count("claim", Wanted(reviewed=("unreviewed",))),
        days=shelf.days("event", wanted),
    )


def glance_rows(asked: Asked) -> tuple[list[Row], int]:
    """The same as rows: one for each table, one for each family of claims, one for what no person has seen."""
    told = glance(asked)
    found = [("table", name, many) for name, many in told.counts.items()]
    found += [("family of claims", name, many) for name, many in told.families]
    found.append(("review", "claims no person has looked at", told.unreviewed))
    first, last = told.days or (None, None)
    days = {"first": first, "last": last}
    rows = [
        disclose("count", {"of": of, "name": name, "count": many, **days}, asked.profile) for of, name, many in found
    ]
    return rows, len(rows)

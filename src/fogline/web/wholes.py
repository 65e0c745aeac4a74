"""Lists without an address for each row: what the pages that are no table show, whole, or page by page where long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fogline.web import list_shapes, shapes
from fogline.web.accounts import Role
from fogline.web.asking import Asked
from fogline.web.compared import comparison_rows
from fogline.web.glance import glance_rows
from fogline.web.mapped import map_page
from fogline.web.news import news_page
from fogline.web.rows import Row
from fogline.web.sayings import said_rows
from fogline.web.scores import forecaster_page
from fogline.web.search import search_page
from fogline.web.tables import Form
from fogline.web.waiting import sample_rows, waiting_rows

SAMPLE: Mapping[str, Mapping[str, Any]] = {
    "size": {"type": "integer", "minimum": 1, "maximum": 10_000},
    "seed": {"type": "integer", "minimum": -(2**31), "maximum": 2**31},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A list that is no table.

    Attributes:
        name: in addresses, and of the page beside which its twins stand.
        rows: what of it an address asks for, and how many there are in all; for a list that is given whole.
        pages: the rows after a place in it, so many at most, how many there are in all, and where the next page
            begins; for a list that is given page by page.
        placed: whether its rows have a place, so that it has a GeoJSON twin.
        role: what one must be to have it.
        more: parameters of its own, with their schemas; whole numbers.
    """

    name: str
    shape: type[shapes.Shape]
    what: str
    rows: Callable[[Asked], tuple[list[Row], int]] | None = None
    pages: Callable[[Asked, str, int], tuple[list[Row], int, str | None]] | None = None
    placed: bool = False
    role: Role = "viewer"
    more: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The shapes in which it can be had."""
        return ("json", "csv", "geojson") if self.placed else ("json", "csv")

    @property
    def own(self) -> str:
        """Its name as one word."""
        return self.name.replace("/", "_")


WHOLES: tuple[Whole, ...] = (
    Whole(
        name="search", shape=list_shapes.HitShape, what="Rows of every kind that have all the words", rows=search_page
    ),
    Whole(
        name="forecasters",
        shape=list_shapes.ForecasterShape,
        what="How forecasters fared, over all that the filters let through",
        rows=forecaster_page,
    ),
    Whole(name="map", shape=list_shapes.MarkShape, what="What the map of a day shows", pages=map_page, placed=True),
    Whole(
        name="compare",
        shape=list_shapes.ChangeShape,
        what="What differs between two days",
        rows=comparison_rows,
        placed=True,
    ),
    Whole(name="overview", shape=list_shapes.AmountShape, what="How much there is of everything", rows=glance_rows),
    Whole(name="since", shape=list_shapes.NewsShape, what="What is new since a time", pages=news_page),
    Whole(
        name="review",
        shape=list_shapes.WaitingShape,
        what="Claims that wait for a person",
        rows=waiting_rows,
        role="reviewer",
    ),
    Whole(
        name="review/sample",
        shape=list_shapes.WaitingShape,
        what="Claims of a sample that wait for a person",
        rows=sample_rows,
        role="reviewer",
        more=SAMPLE,
    ),
    Whole(name="review/said", shape=list_shapes.SaidShape, what="What people said of late", rows=said_rows),
)
"""Every such list; `limit` is the most rows, of a page where there are pages, in a search of each kind."""

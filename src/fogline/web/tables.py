"""The tables that leave: under which name, of which rows, in which shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fogline.web import shapes
from fogline.web.disclosure import Kind

Form = Literal["json", "csv", "geojson"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the API.

    Attributes:
        name: in addresses.
        kind: of its rows.
        placed: whether its rows have places, so that it has a GeoJSON twin.
    """

    name: str
    kind: Kind
    shape: type[shapes.Shape]
    what: str
    placed: bool = False

    @property
    def forms(self) -> tuple[Form, ...]:
        """The shapes in which it and each of its rows can be had."""
        return ("json", "csv", "geojson") if self.placed else ("json", "csv")


TABLES: tuple[Table, ...] = (
    Table(name="claims", kind="claim", shape=shapes.ClaimShape, what="Who says what, in which words", placed=True),
    Table(name="events", kind="event", shape=shapes.EventShape, what="Claims about the same thing, fused", placed=True),
    Table(name="control", kind="control", shape=shapes.ControlShape, what="Who holds what, and when", placed=True),
    Table(name="tolls", kind="toll", shape=shapes.TollShape, what="Ranges of casualties and damage", placed=True),
    Table(name="disputes", kind="dispute", shape=shapes.DisputeShape, what="Claims that cannot all be true"),
    Table(name="forecasts", kind="forecast", shape=shapes.ForecastShape, what="Who expected what by when"),
    Table(name="documents", kind="document", shape=shapes.DocumentShape, what="The reports"),
    Table(name="actors", kind="actor", shape=shapes.ActorShape, what="The parties that claims name"),
    Table(name="places", kind="place", shape=shapes.PlaceCardShape, what="The places that claims name", placed=True),
    Table(name="sources", kind="source", shape=shapes.SourceShape, what="The outlets of the reports"),
    Table(name="problems", kind="problem", shape=shapes.ProblemShape, what="What could not be read, and why"),
)  # fmt: skip
"""Every table, in the order of the documentation."""
BY_NAME = {table.name: table for table in TABLES}

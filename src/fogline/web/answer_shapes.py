"""The shapes of whole answers: what stands around the rows, and what an error is told in.

What must stay true: every answer has exactly these fields; a field may be added, none may change its meaning.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from fogline.web.shapes import Shape

Row = TypeVar("Row", bound=Shape)


class PageShape(Shape, Generic[Row]):
    """A page of rows; `next` leads to the one after it and is `null` on the last."""

    ok: Literal[True]
    record: str
    stamp: str
    asof: str | None
    total: int
    next: str | None
    rows: list[Row]


class OneShape(Shape, Generic[Row]):
    """One row."""

    ok: Literal[True]
    record: str
    stamp: str
    asof: str | None
    row: Row


class FaultShape(Shape):
    """What is wrong with one parameter."""

    where: str
    message: str


class ErrorShape(Shape):
    """Every error."""

    ok: Literal[False]
    status: int
    error: str
    message: str
    errors: list[FaultShape]


class PointShape(Shape):
    """A point of GeoJSON: longitude before latitude."""

    type: Literal["Point"]
    coordinates: list[float]


class FeatureShape(Shape):
    """A row at its place."""

    type: Literal["Feature"]
    id: str
    geometry: PointShape
    properties: dict[str, Any]


class FeaturesShape(Shape):
    """Rows at their places; `unplaced` counts those of the page that have no coordinates."""

    type: Literal["FeatureCollection"]
    record: str
    stamp: str
    asof: str | None
    total: int
    unplaced: int
    next: str | None
    features: list[FeatureShape]

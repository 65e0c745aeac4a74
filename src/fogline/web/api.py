"""The API: every table as JSON, CSV and GeoJSON, row by row and page by page, under ``/api/v1`` and beside each page.

GET /api/v1/events?type=strike&from=2016-11-01     a page of rows, with the token of the next one
GET /api/v1/events.csv, /api/v1/events.geojson      the same rows in other shapes
GET /api/v1/events/event_1234                       one row
GET /events.json, /events.csv, /events.geojson      twins of the page /events, with the page's own address
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from fogline.web import shapes
from fogline.web.asking import ROWS, Asked, ask
from fogline.web.disclosure import Kind
from fogline.web.replies import CSV, GEOJSON, JSON, as_csv, as_json, features, reply
from fogline.web.search import search_rows
from fogline.web.state import MOST_ROWS, openapi_parameters

PREFIX = "/api/v1"
Form = Literal["json", "csv", "geojson"]
HELPING = 1000
"""Rows of JSON at once, since each carries much; CSV and GeoJSON take `MOST_ROWS`."""


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

_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": shapes.ErrorShape, "description": what}
    for status, what in (
        (400, "The address cannot be read; every wrong parameter is told."),
        (401, "Log in, or send a token."),
        (403, "Your role may not do this."),
        (404, "There is no such thing, or none that was known on the day asked for."),
        (409, "The record has changed since the page that gave the token; begin at the first one."),
    )
}
_GEOJSON_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": told["description"],
        "content": {JSON: {"schema": {"$ref": "#/components/schemas/ErrorShape"}}},
    }
    for status, told in _ERRORS.items()
}
"""Errors are JSON also where the answer is GeoJSON."""
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "You have it already (If-None-Match)."}}


def api_router() -> APIRouter:
    """The documented endpoints."""
    router = APIRouter(prefix=PREFIX, responses={**_ERRORS, **_UNCHANGED})
    for table in TABLES:
        _add(router, table, documented=True)
    router.add_api_route(
        "/search",
        search_endpoint,
        methods=["GET"],
        operation_id="search",
        summary="Search in everything",
        response_model=shapes.PageShape[shapes.HitShape],
        openapi_extra={"parameters": openapi_parameters()},
        tags=["search"],
    )
    return router


def twin_router() -> APIRouter:
    """The same endpoints beside the pages, under the pages' own addresses."""
    router = APIRouter(include_in_schema=False)
    for table in TABLES:
        _add(router, table, documented=False)
    router.add_api_route("/search.json", search_endpoint, methods=["GET"])
    return router


def _add(router: APIRouter, table: Table, *, documented: bool) -> None:
    forms: tuple[Form, ...] = ("json", "csv", "geojson") if table.placed else ("json", "csv")
    for form in forms:
        ending = "" if form == "json" and documented else f".{form}"
        router.add_api_route(
            f"/{table.name}{ending}",
            _page_endpoint(table, form),
            methods=["GET"],
            operation_id=f"{table.name}_{form}",
            summary=table.what if form == "json" else f"{table.what}, as {form.upper()}",
            responses={200: _documented(table, form), **(_GEOJSON_ERRORS if form == "geojson" else {})},
            response_class={"json": Response, "csv": _Csv, "geojson": _GeoJson}[form],
            openapi_extra={"parameters": openapi_parameters()},
            tags=[table.name],
        )
    router.add_api_route(
        f"/{table.name}/{{row_id}}{'' if documented else '.json'}",
        _one_endpoint(table),
        methods=["GET"],
        operation_id=f"{table.name}_one",
        summary=f"One row: {table.what[0].lower()}{table.what[1:]}",
        response_model=shapes.OneShape[table.shape],  # type: ignore[name-defined]
        openapi_extra={"parameters": openapi_parameters()},
        tags=[table.name],
    )


class _Csv(Response):
    """An answer that is told as CSV in `responses`."""

    media_type = None


class _GeoJson(JSONResponse):
    """An answer in GeoJSON."""

    media_type = GEOJSON


def _documented(table: Table, form: Form) -> dict[str, Any]:
    """What a page's answer is, for the documentation."""
    headers = {
        "ETag": {"description": "Names this answer; send it as If-None-Match.", "schema": {"type": "string"}},
        "Link": {"description": "The next page, rel=next, where there is one.", "schema": {"type": "string"}},
    }
    told: dict[str, Any] = {"description": table.what, "headers": headers}
    if form == "csv":
        columns = ", ".join(shapes.columns(table.shape))
        schema = {"type": "string", "description": f"Columns: {columns}"}
        return {**told, "content": {"text/csv": {"schema": schema}}}
    if form == "geojson":
        return {**told, "model": shapes.FeaturesShape}
    return {**told, "model": shapes.PageShape[table.shape]}  # type: ignore[name-defined]


def _page_endpoint(table: Table, form: Form) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return page_reply(ask(request), table, form)

    return endpoint


def _one_endpoint(table: Table) -> Callable[[Request, str], Response]:
    def endpoint(request: Request, row_id: str) -> Response:
        asked = ask(request)
        body = {"ok": True, **_told(asked), "row": asked.one(table.kind, row_id)}
        return reply(request, as_json(body), JSON)

    return endpoint


def page_reply(asked: Asked, table: Table, form: Form) -> Response:
    """A page of a table in one of its shapes."""
    rows, total, token = asked.page(
        table.kind, limit=ROWS if form == "json" else MOST_ROWS, most=HELPING if form == "json" else MOST_ROWS
    )
    headers = {"X-Total-Count": str(total)}
    if token:
        headers["Link"] = f'<{asked.state.url(asked.request.url.path, next=token)}>; rel="next"'
    told = {**_told(asked), "total": total}
    if form == "csv":
        headers["Content-Disposition"] = f'inline; filename="{table.name}.csv"'
        return reply(asked.request, as_csv(rows, table.shape), CSV, headers)
    if form == "geojson":
        placed, unplaced = features(table.kind, rows)
        body = {"type": "FeatureCollection", **told, "unplaced": unplaced, "next": token, "features": placed}
        return reply(asked.request, as_json(body), GEOJSON, headers)
    return reply(asked.request, as_json({"ok": True, **told, "next": token, "rows": rows}), JSON, headers)


def search_endpoint(request: Request) -> Response:
    """Rows of every kind that have all the words of `q`, best first within each kind."""
    asked = ask(request)
    rows = search_rows(asked)
    body = {"ok": True, **_told(asked), "total": len(rows), "next": None, "rows": rows}
    return reply(request, as_json(body), JSON)


def _told(asked: Asked) -> dict[str, Any]:
    standing = asked.standing
    return {"record": standing.name, "stamp": standing.stamp, "asof": standing.asof or None}

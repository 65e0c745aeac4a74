"""The API: every table as JSON, CSV and GeoJSON, row by row and page by page, under ``/api/v1`` and beside each page.

GET /api/v1/events?type=strike&from=2016-11-01     a page of rows, with the token of the next one
GET /api/v1/events.csv, /api/v1/events.geojson      the same rows in other shapes
GET /api/v1/events/event_1234                       one row
GET /api/v1/events/event_1234.csv                   the same row in another shape
GET /events.json, /events.csv, /events.geojson      twins of the page /events, with the page's own address
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from fogline.web import answer_shapes, shapes
from fogline.web.asking import ROWS, Asked, ask
from fogline.web.replies import CSV, GEOJSON, JSON, as_csv, as_json, features, reply
from fogline.web.rows import Row
from fogline.web.state import MOST_ROWS, openapi_parameters
from fogline.web.tables import TABLES, Form, Table
from fogline.web.tokens import place_in_list, read_place
from fogline.web.wholes import WHOLES, Whole

PREFIX = "/api/v1"
Helping = tuple[list[Row], int, str | None]
"""Rows of a page, how many there are in all, and the token of the next page."""
HELPING = 1000
"""Rows of JSON at once, since each carries much; CSV and GeoJSON take `MOST_ROWS`."""


_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": answer_shapes.ErrorShape, "description": what}
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
    for whole in WHOLES:
        _add_whole(router, whole, documented=True)
    return router


def twin_router() -> APIRouter:
    """The same endpoints beside the pages, under the pages' own addresses."""
    router = APIRouter(include_in_schema=False)
    for table in TABLES:
        _add(router, table, documented=False)
    for whole in WHOLES:
        _add_whole(router, whole, documented=False)
    return router


def _add(router: APIRouter, table: Table, *, documented: bool) -> None:
    for form in table.forms:
        ending = "" if form == "json" and documented else f".{form}"
        router.add_api_route(
            f"/{table.name}{ending}",
            _page_endpoint(table, form),
            methods=["GET"],
            operation_id=f"{table.name}_{form}",
            summary=table.what if form == "json" else f"{table.what}, as {form.upper()}",
            responses={200: _documented(table, form), **(_GEOJSON_ERRORS if form == "geojson" else {})},
            response_class=_CLASSES[form],
            openapi_extra={"parameters": openapi_parameters()},
            tags=[table.name],
        )
    _add_row(router, table, documented=documented)


def _add_row(router: APIRouter, table: Table, *, documented: bool) -> None:
    """The addresses of one row; those with an ending first, since an id may hold a dot."""
    for form in table.forms[1:]:
        router.add_api_route(
            f"/{table.name}/{{row_id}}.{form}",
            _one_endpoint(table, form),
            methods=["GET"],
            operation_id=f"{table.name}_one_{form}",
            summary=f"One row as {form.upper()}: {table.what[0].lower()}{table.what[1:]}",
            responses={200: _documented(table, form), **(_GEOJSON_ERRORS if form == "geojson" else {})},
            response_class=_CLASSES[form],
            openapi_extra={"parameters": openapi_parameters()},
            tags=[table.name],
        )
    router.add_api_route(
        f"/{table.name}/{{row_id}}{'' if documented else '.json'}",
        _one_endpoint(table, "json"),
        methods=["GET"],
        operation_id=f"{table.name}_one",
        summary=f"One row: {table.what[0].lower()}{table.what[1:]}",
        response_model=answer_shapes.OneShape[table.shape],  # type: ignore[name-defined]
        openapi_extra={"parameters": openapi_parameters()},
        tags=[table.name],
    )


def _add_whole(router: APIRouter, whole: Whole, *, documented: bool) -> None:
    own = [{"name": name, "in": "query", "required": False, "schema": dict(one)} for name, one in whole.more.items()]
    for form in whole.forms:
        router.add_api_route(
            f"/{whole.name}{'' if form == 'json' and documented else f'.{form}'}",
            _whole_endpoint(whole, form),
            methods=["GET"],
            operation_id=whole.own if form == "json" else f"{whole.own}_{form}",
            summary=whole.what if form == "json" else f"{whole.what}, as {form.upper()}",
            responses={200: _documented(whole, form), **(_GEOJSON_ERRORS if form == "geojson" else {})},
            response_class=_CLASSES[form],
            openapi_extra={"parameters": [*openapi_parameters(), *own]},
            tags=[whole.own],
        )


class _Csv(Response):
    """An answer that is told as CSV in `responses`."""

    media_type = None


class _GeoJson(JSONResponse):
    """An answer in GeoJSON."""

    media_type = GEOJSON


_CLASSES: dict[Form, type[Response]] = {"json": Response, "csv": _Csv, "geojson": _GeoJson}


def _columns(shape: type[shapes.Shape]) -> dict[str, Any]:
    """The schema of a CSV."""
    return {"type": "string", "description": f"Columns: {', '.join(shapes.columns(shape))}"}


def _documented(table: Table | Whole, form: Form) -> dict[str, Any]:
    """What a page's answer is, for the documentation."""
    headers = {
        "ETag": {"description": "Names this answer; send it as If-None-Match.", "schema": {"type": "string"}},
        "Link": {"description": "The next page, rel=next, where there is one.", "schema": {"type": "string"}},
    }
    told: dict[str, Any] = {"description": table.what, "headers": headers}
    if form == "csv":
        return {**told, "content": {"text/csv": {"schema": _columns(table.shape)}}}
    if form == "geojson":
        return {**told, "model": answer_shapes.FeaturesShape}
    return {**told, "model": answer_shapes.PageShape[table.shape]}  # type: ignore[name-defined]


def _page_endpoint(table: Table, form: Form) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return page_reply(ask(request), table, form)

    return endpoint


def _one_endpoint(table: Table, form: Form) -> Callable[[Request, str], Response]:
    def endpoint(request: Request, row_id: str) -> Response:
        asked = ask(request)
        row = asked.one(table.kind, row_id)
        if form == "json":
            return reply(request, as_json({"ok": True, **_told(asked), "row": row}), JSON)
        return _shaped(asked, table, form, ([row], 1, None))

    return endpoint


def page_reply(asked: Asked, table: Table, form: Form) -> Response:
    """A page of a table in one of its shapes."""
    rows, total, token = asked.page(
        table.kind, limit=ROWS if form == "json" else MOST_ROWS, most=HELPING if form == "json" else MOST_ROWS
    )
    headers = _page_headers(asked, total, token)
    if form != "json":
        return _shaped(asked, table, form, (rows, total, token), headers)
    body = {"ok": True, **_told(asked), "total": total, "next": token, "rows": rows}
    return reply(asked.request, as_json(body), JSON, headers)


def _shaped(
    asked: Asked, table: Table | Whole, form: Form, page: Helping, headers: Mapping[str, str] | None = None
) -> Response:
    """Rows of a table as CSV or GeoJSON."""
    rows, total, token = page
    if form == "csv":
        return _as_csv(asked, rows, table, headers)
    placed, unplaced = features(table.kind if isinstance(table, Table) else "", rows)
    told = {**_told(asked), "total": total, "unplaced": unplaced, "next": token}
    body = {"type": "FeatureCollection", **told, "features": placed}
    return reply(asked.request, as_json(body), GEOJSON, headers)


def _as_csv(asked: Asked, rows: list[Row], of: Table | Whole, headers: Mapping[str, str] | None = None) -> Response:
    name = of.own if isinstance(of, Whole) else of.name
    named = {"Content-Disposition": f'inline; filename="{name}.csv"'}
    return reply(asked.request, as_csv(rows, of.shape), CSV, {**(headers or {}), **named})


def _whole_endpoint(whole: Whole, form: Form) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        asked = ask(request, role=whole.role, more=whole.more)
        rows, total, token = _helping(asked, whole, form)
        headers = _page_headers(asked, total, token)
        if form != "json":
            return _shaped(asked, whole, form, (rows, total, token), headers)
        body = {"ok": True, **_told(asked), "total": total, "next": token, "rows": rows}
        return reply(request, as_json(body), JSON, headers)

    return endpoint


def _helping(asked: Asked, whole: Whole, form: Form) -> Helping:
    """The rows of a list that an address asks for; a token of its pages is of that list alone."""
    state, stamp = asked.state, asked.standing.stamp
    if whole.pages is None:
        rows, total = whole.rows(asked) if whole.rows else ([], 0)
        return rows, total, None
    after = read_place(state.next, whole.own, stamp) if state.next else ""
    most = min(state.limit or ROWS, HELPING) if form == "json" else min(state.limit or MOST_ROWS, MOST_ROWS)
    rows, total, then = whole.pages(asked, after, most)
    return rows, total, place_in_list(then, whole.own, stamp) if then else None


def _page_headers(asked: Asked, total: int, token: str | None) -> dict[str, str]:
    headers = {"X-Total-Count": str(total)}
    if token:
        headers["Link"] = f'<{asked.state.url(asked.request.url.path, next=token)}>; rel="next"'
    return headers


def _told(asked: Asked) -> dict[str, Any]:
    standing = asked.standing
    return {"record": standing.name, "stamp": standing.stamp, "asof": standing.asof or None}

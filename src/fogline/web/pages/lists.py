"""A plain list for every table, and a page for every row: what there is, with its address, in words.

A table with a page of its own stands before this one in `PAGES`, and is then served by that.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.rendering import NAVIGATION, show
from fogline.web.tables import TABLES, Table

TITLES = {entry.name: entry.title for entry in NAVIGATION}


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    for table in TABLES:
        made.add_api_route(f"/{table.name}", _list(table), methods=["GET"])
        made.add_api_route(f"/{table.name}/{{row_id}}", _row(table), methods=["GET"])
    return made


def _list(table: Table) -> Callable[[Request], Response]:
    def page(request: Request) -> Response:
        asked = ask(request, page=True)
        rows, total, token = asked.page(table.kind)
        title = TITLES.get(table.name, table.name.title())
        return show(asked, "list.html", here=table.name, table=table, title=title, rows=rows, total=total, token=token)

    return page


def _row(table: Table) -> Callable[[Request, str], Response]:
    def page(request: Request, row_id: str) -> Response:
        asked = ask(request, page=True)
        row = asked.one(table.kind, row_id)
        named = [*row.get("left", ()), *row.get("right", ())]
        named += row["claims"] if isinstance(row.get("claims"), list) else []
        named += [row["claim"], *row["outcome_claims"]] if table.kind == "forecast" else []
        claims = [row] if table.kind == "claim" else asked.of("claim", named)
        return show(asked, "row.html", here=table.name, table=table, row=row, claims=claims)

    return page

"""The outlets: how much the record has of each, on whose word they stand, and who repeats whom."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from fogline.views import Wanted
from fogline.web.asking import ask
from fogline.web.echoes import echoes_of
from fogline.web.rendering import show
from fogline.web.rows import rows_of

LATEST = 30


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/sources", sources, methods=["GET"])
    made.add_api_route("/sources/{row_id}", source, methods=["GET"])
    return made


def sources(request: Request) -> Response:
    """All outlets with the graph of their independence."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("source")
    most = max((row["claims"] for row in rows), default=1)
    return show(
        asked, "sources.html", here="sources", rows=rows, total=total, token=token, most=most, echoes=echoes_of(asked)
    )


def source(request: Request, row_id: str) -> Response:
    """One outlet with its reports."""
    asked = ask(request, page=True)
    row = asked.one("source", row_id)
    reports = asked.standing.shelf.page("document", Wanted(sources=(row_id,)), limit=LATEST, order="-time")
    return show(
        asked,
        "source.html",
        here="sources",
        row=row,
        side=asked.standing.side_name(row["side"]),
        reports=rows_of("document", reports.rows, asked.standing, asked.profile),
        total=reports.total,
    )

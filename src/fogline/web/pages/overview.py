"""The record at a glance: what the record holds, over which days, what is disputed, what came in last."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from fogline.web.asking import Asked, ask
from fogline.web.glance import glance
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/overview", overview, methods=["GET"])
    return made


def overview(request: Request) -> Response:
    """What the record holds at a glance."""
    asked = ask(request, page=True)
    told = glance(asked)
    return show(
        asked,
        "overview.html",
        here="overview",
        counts=told.counts,
        days=told.days,
        families=told.families,
        most=max((many for _, many in told.families), default=1),
        unreviewed=told.unreviewed,
        latest=_latest(asked),
        disputes=_first(asked, "dispute", 6),
        tolls=_first(asked, "toll", 6),
    )


def _latest(asked: Asked) -> list[Row]:
    page = asked.standing.shelf.page("document", asked.state.wanted(), limit=8, order="-time")
    return rows_of("document", page.rows, asked.standing, asked.profile)


def _first(asked: Asked, kind: str, many: int) -> list[Row]:
    page = asked.standing.shelf.page(kind, asked.state.wanted(), limit=many)
    return rows_of(kind, page.rows, asked.standing, asked.profile)  # type: ignore[arg-type]

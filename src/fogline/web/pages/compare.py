"""Two days side by side: which places changed hands between them, which are newly told of, and what happened."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.compared import HEADINGS, compared
from fogline.web.rendering import show
from fogline.web.rows import rows_of
from fogline.web.scene import is_sure

MOST_EVENTS = 300


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/compare", compare, methods=["GET"])
    return made


def compare(request: Request) -> Response:
    """What changed from one day to another."""
    asked = ask(request, page=True)
    told = compared(asked)
    wanted = replace(asked.state.wanted(), start=told.first, end=told.last, on="")
    page = asked.standing.shelf.page("event", wanted, limit=MOST_EVENTS, order="time")
    events = rows_of("event", page.rows, asked.standing, asked.profile, words=False)
    return show(
        asked,
        "compare.html",
        here="compare",
        first=told.first,
        last=told.last,
        groups=[(title, [one for one in told.changes if one.sort == title]) for title in HEADINGS],
        changes=len(told.changes),
        same=told.same,
        marks=[one.mark for one in told.changes if one.drawn],
        events=[row for row in events if is_sure(row, (told.first, told.last))],
        total=page.total,
    )

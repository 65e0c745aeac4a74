"""The tolls: bounds over time by category, and the table of all figures with the claims that set them."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.rendering import show
from fogline.web.tollchart import charts

DRAWN = 6
"""Categories that are drawn; the table has the others too."""


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/tolls", tolls, methods=["GET"])
    made.add_api_route("/tolls/{row_id}", toll, methods=["GET"])
    return made


def tolls(request: Request) -> Response:
    """All tolls of the view."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("toll", limit=300, words=False)
    drawn = charts(rows)
    return show(
        asked,
        "tolls.html",
        here="tolls",
        rows=rows,
        total=total,
        token=token,
        charts=drawn[:DRAWN],
        others=max(0, len(drawn) - DRAWN),
    )


def toll(request: Request, row_id: str) -> Response:
    """One toll: its bounds, each with the claim that sets it, and all its words."""
    asked = ask(request, page=True)
    row = asked.one("toll", row_id)
    return show(asked, "toll.html", here="tolls", row=row, claims=asked.of("claim", row["claims"]), drawn=charts([row]))

"""The disputes: two accounts side by side, each with its words and whose they are."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from fogline.web.asking import Asked, ask
from fogline.web.rendering import show
from fogline.web.rows import Row

SHOWN = 25


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/disputes", disputes, methods=["GET"])
    made.add_api_route("/disputes/{row_id}", dispute, methods=["GET"])
    return made


def disputes(request: Request) -> Response:
    """What cannot all be true, those first that the record puts first."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("dispute", limit=SHOWN, most=200)
    sorts = asked.standing.shelf.facets("dispute", "type")
    accounts = _accounts(asked, rows)
    return show(asked, "disputes.html", here="disputes", rows=accounts, total=total, token=token, sorts=sorts)


def dispute(request: Request, row_id: str) -> Response:
    """One dispute."""
    asked = ask(request, page=True)
    (row,) = _accounts(asked, [asked.one("dispute", row_id)])
    return show(asked, "dispute.html", here="disputes", row=row)


def _accounts(asked: Asked, rows: list[Row]) -> list[Row]:
    """Disputes with the claims of both accounts."""
    found = {
        one["id"]: one for one in asked.of("claim", [name for row in rows for name in (*row["left"], *row["right"])])
    }
    sides = ("left", "right")
    return [
        {**row, **{f"{side}_claims": [found[one] for one in row[side] if one in found] for side in sides}}
        for row in rows
    ]

"""Search over everything, and "go to": one line that finds claims, events, places, parties and reports."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.rendering import show
from fogline.web.search import search_rows


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/search", search, methods=["GET"])
    return made


def search(request: Request) -> Response:
    """What has all the words, by kind."""
    asked = ask(request, page=True)
    rows, ranked = search_rows(asked)
    groups = [(kind, list(found)) for kind, found in groupby(rows, key=lambda row: row["kind"])]
    return show(asked, "search.html", here="search", groups=groups, total=len(rows), ranked=ranked)

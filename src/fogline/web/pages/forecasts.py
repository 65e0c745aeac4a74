"""The forecasts: who expected what by when, what became of it, and how often each forecaster was right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.rendering import show
from fogline.web.scores import forecaster_rows

OUTCOMES: Mapping[str, str] = {
    "happened": "Happened",
    "did not happen": "Did not happen",
    "cannot be judged": "Cannot be judged",
    "open": "Open",
}
SHOWN = 300


def router() -> APIRouter:
    """The page; one forecast has the page of `lists`."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/forecasts", forecasts, methods=["GET"])
    return made


def forecasts(request: Request) -> Response:
    """The board: a stack for every outcome, and the forecasters' scores."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("forecast", limit=SHOWN, words=False)
    board = [(title, [row for row in rows if row["outcome"] == outcome]) for outcome, title in OUTCOMES.items()]
    values: dict[str, Any] = {"rows": rows, "total": total, "token": token, "scores": forecaster_rows(asked)}
    return show(asked, "forecasts.html", here="forecasts", board=board, **values)

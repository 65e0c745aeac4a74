"""The forecasts: who expected what by when, what became of it, and how often each forecaster was right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.fuse.forecast_scores import Score
from fogline.web.asking import ask
from fogline.web.disclosure import disclose
from fogline.web.rendering import show
from fogline.web.rows import Row

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
    # A score is of all that somebody foretold, as far as the filters let it through, and never of one page of it.
    told = asked.standing.shelf.forecasters(asked.state.wanted())
    fared = [disclose("forecaster", _plain(one), asked.profile) for one in told]
    values: dict[str, Any] = {"rows": rows, "total": total, "token": token, "scores": fared}
    return show(asked, "forecasts.html", here="forecasts", board=board, **values)


def _plain(score: Score) -> Row:
    return {**asdict(score), "judged": score.judged, "brier": score.brier}

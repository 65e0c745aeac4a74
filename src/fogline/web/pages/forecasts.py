"""The forecasts: who expected what by when, what became of it, and how often each forecaster was right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.web.asking import Asked, ask
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of

OUTCOMES: Mapping[str, str] = {
    "happened": "Happened",
    "did not happen": "Did not happen",
    "cannot be judged": "Cannot be judged",
    "open": "Open",
}
SHOWN = 300


@dataclass(slots=True, kw_only=True)
class Score:
    """How a forecaster fared.

    Attributes:
        brier: mean squared distance of told probabilities from what came, 0 is best; `None` where none was told.
    """

    name: str
    made: int = 0
    happened: int = 0
    failed: int = 0
    open: int = 0
    chances: int = 0
    squares: float = 0.0

    @property
    def judged(self) -> int:
        """How many have come to something."""
        return self.happened + self.failed

    @property
    def brier(self) -> float | None:
        """The score of the told probabilities."""
        return self.squares / self.chances if self.chances else None


def router() -> APIRouter:
    """The page; one forecast has the page of `lists`."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/forecasts", forecasts, methods=["GET"])
    return made


def forecasts(request: Request) -> Response:
    """The board: a stack for every outcome, and the forecasters' scores."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("forecast", limit=SHOWN)
    board = [(title, [row for row in rows if row["outcome"] == outcome]) for outcome, title in OUTCOMES.items()]
    every = rows if total == len(rows) else _all(asked)
    values: dict[str, Any] = {"rows": rows, "total": total, "token": token, "scores": scores(every)}
    return show(asked, "forecasts.html", here="forecasts", board=board, **values)


def _all(asked: Asked) -> list[Row]:
    """Every forecast that the filters let through: a score is of all that somebody foretold, not of one page of it."""
    found = list(asked.standing.shelf.every("forecast", asked.state.wanted()))
    return rows_of("forecast", found, asked.standing, asked.profile)


def scores(rows: Iterable[Row]) -> list[Score]:
    """The forecasters, those with most that can be judged first."""
    found: dict[str, Score] = {}
    for row in rows:
        score = found.setdefault(row["forecaster"], Score(name=row["forecaster"]))
        score.made += 1
        score.open += row["outcome"] == "open"
        score.happened += row["outcome"] == "happened"
        score.failed += row["outcome"] == "did not happen"
        if row["probability"] and row["outcome"] in ("happened", "did not happen"):
            told = sum(row["probability"]) / len(row["probability"])
            score.chances += 1
            score.squares += (told - (row["outcome"] == "happened")) ** 2
    return sorted(found.values(), key=lambda one: (-one.judged, -one.made, one.name))

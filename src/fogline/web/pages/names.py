"""Parties and places with their names over time, what they do, and what happened to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.views import Wanted
from fogline.views.filing import control_id
from fogline.web.asking import Asked, ask
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of
from fogline.web.scene import colours_of, dress

SHOWN = 40
BROAD = 200.0
"""Width of a line of life in its own units."""


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/actors", actors, methods=["GET"])
    made.add_api_route("/actors/{row_id}", actor, methods=["GET"])
    made.add_api_route("/places", places, methods=["GET"])
    made.add_api_route("/places/{row_id}", place, methods=["GET"])
    return made


def actors(request: Request) -> Response:
    """The parties that claims name."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("actor")
    sides = [side for row in rows for side in row["sides"]]
    kinds = asked.standing.shelf.facets("actor", "type")
    values: dict[str, Any] = {"colours": colours_of(asked.standing, sides), "kinds": kinds, "lines": _lines(rows)}
    return show(asked, "actors.html", here="actors", rows=rows, total=total, token=token, **values)


def actor(request: Request, row_id: str) -> Response:
    """One party: its names over time, its sides, what it does, and its events."""
    asked = ask(request, page=True)
    row = asked.one("actor", row_id)
    events, total = _events(asked, Wanted(actors=(row_id,)))
    values: dict[str, Any] = {"colours": colours_of(asked.standing, row["sides"]), "lines": _lines(row["names"])}
    return show(asked, "actor.html", here="actors", row=row, events=events, total=total, **values)


def places(request: Request) -> Response:
    """The places that claims name."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("place")
    precisions = asked.standing.shelf.facets("place", "type")
    values: dict[str, Any] = {"precisions": precisions, "lines": _lines(rows)}
    return show(asked, "places.html", here="places", rows=rows, total=total, token=token, **values)


def place(request: Request, row_id: str) -> Response:
    """One place: its names over time, who held it, and what happened there."""
    asked = ask(request, page=True)
    row = asked.one("place", row_id)
    events, total = _events(asked, Wanted(places=(row_id,)))
    shelf = asked.standing.shelf
    around = (one for one in shelf.every("control", Wanted(places=(row_id,))))
    mine = [one for one in around if control_id(one).rpartition(":")[0] == f"control:{row_id}"]
    spells = rows_of("control", mine, asked.standing, asked.profile, words=False)
    sides = [side for one in spells for side in (one["holder"], *one["holders"], one["besieged_by"]) if side]
    colours = colours_of(asked.standing, sides)
    for one in spells:
        dress(one, colours)
    inside = [one for one in shelf.page("place", Wanted(places=(row_id,)), limit=SHOWN).rows if one.id != row_id]
    values: dict[str, Any] = {
        "spells": sorted(spells, key=lambda one: one["start"] or ""),
        "lines": _lines(row["names"]),
    }
    within = rows_of("place", inside, asked.standing, asked.profile)
    return show(asked, "place.html", here="places", row=row, events=events, total=total, within=within, **values)


def _events(asked: Asked, wanted: Wanted) -> tuple[list[Row], int]:
    page = asked.standing.shelf.page("event", wanted, limit=SHOWN, order="time")
    return rows_of("event", page.rows, asked.standing, asked.profile, words=False), page.total


def _lines(rows: Sequence[Row]) -> list[tuple[float, float] | None]:
    """Where each row's first and last day lie on one line of life; `None` where no day is known."""
    known = [day for row in rows for day in (row["first"], row["last"]) if day]
    if not known:
        return [None] * len(rows)
    start, end = _number(min(known)), _number(max(known))

    def at(day: str) -> float:
        return round((_number(day) - start) / max(1, end - start) * (BROAD - 4), 1)

    return [(at(row["first"]), at(row["last"])) if row["first"] and row["last"] else None for row in rows]


def _number(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()

"""The events and who holds what: the lists, and each row's card with its grade, its words for and against, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.cards import control_card, event_card
from fogline.web.rendering import show
from fogline.web.scene import colours_of, dress, sides_in


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/events", events, methods=["GET"])
    made.add_api_route("/control", control, methods=["GET"])
    made.add_api_route("/events/{row_id}", event, methods=["GET"])
    made.add_api_route("/control/{row_id}", cell, methods=["GET"])
    return made


def events(request: Request) -> Response:
    """The list of events."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("event", words=False)
    filters = replace(asked.state.wanted(), types=(), statuses=())
    told = asked.standing.shelf.facets_by("event", ("type", "status"), filters, limit=200)
    facets: dict[str, Any] = {
        "families": [one for one in told["type"] if "." not in one[0]],
        "statuses": told["status"],
    }
    return show(asked, "events.html", here="events", rows=rows, total=total, token=token, **facets)


def control(request: Request) -> Response:
    """Who holds what, place by place through time, or on the day that the address tells."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("control", words=False)
    colours = colours_of(asked.standing, [side for row in rows for side in sides_in(row)])
    for row in rows:
        dress(row, colours)
    states = asked.standing.shelf.facets("control", "type", replace(asked.state.wanted(), types=()))
    return show(asked, "control.html", here="control", rows=rows, total=total, token=token, states=states)


def event(request: Request, row_id: str) -> Response:
    """One event."""
    asked = ask(request, page=True)
    return show(asked, "event.html", here="events", card={"kind": "event", **event_card(asked, row_id)})


def cell(request: Request, row_id: str) -> Response:
    """One place from one change to the next: who has it, on whose word, and what would change that."""
    asked = ask(request, page=True)
    return show(asked, "event.html", here="control", card={"kind": "control", **control_card(asked, row_id)})

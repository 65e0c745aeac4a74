"""The events, and each event's card: why its grade, when, where, who, how many, and whose words are for and against."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.cards import control_card, event_card
from fogline.web.rendering import show


def router() -> APIRouter:
    """The pages; lists of both are those of `lists`."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/events/{row_id}", event, methods=["GET"])
    made.add_api_route("/control/{row_id}", cell, methods=["GET"])
    return made


def event(request: Request, row_id: str) -> Response:
    """One event."""
    asked = ask(request, page=True)
    return show(asked, "event.html", here="events", card={"kind": "event", **event_card(asked, row_id)})


def cell(request: Request, row_id: str) -> Response:
    """One place from one change to the next: who has it, on whose word, and what would change that."""
    asked = ask(request, page=True)
    return show(asked, "event.html", here="control", card={"kind": "control", **control_card(asked, row_id)})

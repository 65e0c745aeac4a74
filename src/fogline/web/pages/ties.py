"""What an event is part of and what it follows, as people say it: chosen, then shown, then said with a reason.

It works without scripts. What must stay true: nothing is written that was not shown; who did not see what another said
of these claims in between is shown that, and nothing is written until they insist.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import BaseModel, Field

from fogline.fuse.tie_people import DIRECTIONS
from fogline.ledger import Ledger
from fogline.review.happening import RELATIONS, Pair, Relation, spoken_pairs, tied_events
from fogline.web.asking import Asked, ask
from fogline.web.errors import Refusal
from fogline.web.identity import near_events
from fogline.web.pages.identity import Claims, PairsSaid, Words, pairs_said
from fogline.web.rendering import show
from fogline.web.rows import Row

LONGEST_TITLE = 120


class Asking(BaseModel):
    """What the page is asked to show: what an event may be tied to, or what a choice would say."""

    verdict: Relation | Literal[""] = ""
    other: Words = ""
    find: Words = ""


class TieSaid(PairsSaid):
    """What the first of two events is to the other."""

    verdict: Relation
    left: Annotated[Claims, Field(min_length=1)]
    right: Annotated[Claims, Field(min_length=1)]
    about: Annotated[str, Field(max_length=400)]


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/review/ties/{row_id}", page, methods=["GET"])
    made.add_api_route("/review/ties/{row_id}", say, methods=["POST"])
    return made


def page(request: Request, row_id: str, told: Annotated[Asking, Query()]) -> Response:
    """What an event is or may be tied to, or what a choice would say."""
    asked = ask(request, page=True, role="reviewer")
    row = asked.one("event", row_id)
    values: dict[str, Any] = {"row": row, "asking": told, "here": "events", "relations": RELATIONS}
    if told.verdict and told.other:
        other = asked.one("event", told.other)
        if other["id"] == row["id"]:
            raise Refusal(400, "request-wrong", "an event has no tie to itself")
        values |= {"other": other, "gives_way": _gives_way(row, other, told.verdict)}
        values |= {"about": _about(row, other, told.verdict)}
        values |= {"left": asked.of("claim", row["claims"]), "right": asked.of("claim", other["claims"])}
        return show(asked, "tie_shown.html", **values)
    return show(asked, "tie.html", tied=_tied(asked, row), near=_near(asked, row, told.find.strip()), **values)


def _about(row: Row, other: Row, verdict: Relation) -> str:
    """What is said, in words that can be read when both events have other names."""
    names = [one["title"][:LONGEST_TITLE] for one in (row, other)]
    return f"“{names[0]}” {RELATIONS[verdict]} “{names[1]}”"


def _tied(asked: Asked, row: Row) -> list[dict[str, Any]]:
    """The events that one is tied to now, each with its tie."""
    known = {one["id"]: one for one in asked.of("event", [tie["event"] for tie in row["ties"]])}
    return [{**known[tie["event"]], "tie": tie} for tie in row["ties"] if tie["event"] in known]


def _near(asked: Asked, row: Row, find: str) -> list[Row]:
    """Other events that it may be tied to: what is looked for, else those of its places and days."""
    tied = {tie["event"] for tie in row["ties"]}
    return [one for one in near_events(asked, row, find) if one["id"] not in tied]


def _gives_way(row: Row, other: Row, verdict: Relation) -> list[Row]:
    """The ties that a word replaces: an event is part of one other at most, and follows one at most."""
    if verdict not in DIRECTIONS:
        return []
    sort, is_part = DIRECTIONS[verdict]
    part, whole = (row, other) if is_part else (other, row)
    return [tie for tie in part["ties"] if tie["sort"] == sort and tie["event"] != whole["id"]]


def say(request: Request, row_id: str, said: Annotated[TieSaid, Form()]) -> Response:  # noqa: ARG001 - in the address
    """Records what one event is to another."""
    asked = ask(request, page=True, role="reviewer", form=said.form_token)
    if set(said.left) & set(said.right):
        raise Refusal(400, "request-wrong", "a claim cannot stand on both sides")

    def pairs(ledger: Ledger) -> list[Pair]:
        return tied_events(said.left, said.right, said.verdict, spoken_pairs(ledger, said.left, said.right))

    return pairs_said(asked, said, "tie", pairs, about=said.about)

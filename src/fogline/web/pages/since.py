"""What is new since one last looked: reports that came in, and what the record comes to now and did not then.

When one last looked is kept in one's own browser, and only moves on when one says so. What must stay true: recorded
time counts, so that an old report that came in today is new today.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from starlette.responses import RedirectResponse

from fogline.views import Wanted
from fogline.views.diff import Change, Diff
from fogline.web import clock
from fogline.web.asking import Asked, ask, check_change, person_of, record_of
from fogline.web.news import changed_row, news
from fogline.web.rendering import show
from fogline.web.rows import rows_of

YEAR = 365 * 24 * 3600
MOST = 60
"""Rows shown of each sort; the lists have them all."""
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?", re.ASCII)


def router() -> APIRouter:
    """The page and its button."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/since", page, methods=["GET"])
    made.add_api_route("/since", looked, methods=["POST"])
    return made


def page(request: Request) -> Response:
    """What is new since a time of the address, or since one last looked; asked for neither, it asks for a day."""
    asked = ask(request, page=True)
    since = asked.state.since or _last_look(request)
    told = news(asked, since) if since else None
    return show(
        asked,
        "since.html",
        here="since",
        since=since,
        remembered=not asked.state.since,
        reports=_reports(asked, told),
        came=len(told.documents) if told else 0,
        filtered=asked.state.wanted() != Wanted(since=asked.state.wanted().since),
        groups=_groups(asked, told),
        claims=asked.standing.shelf.count("claim", replace(asked.state.wanted(), since=since)) if since else 0,
        until=clock.now(),
        twin={"since": since or None},
    )


def looked(
    request: Request, until: Annotated[str, Form(max_length=20)], form_token: Annotated[str, Form()] = ""
) -> Response:
    """Remembers that one has looked, in one's own browser."""
    check_change(request, person_of(request, page=True), form_token)
    answer = RedirectResponse("/since", status_code=303)
    if _TIME.fullmatch(until):
        answer.set_cookie(_cookie(request), until, max_age=YEAR, httponly=True, samesite="strict", path="/since")
    return answer


def _cookie(request: Request) -> str:
    """Name of the cookie; each project on this machine has its own."""
    place = str(record_of(request).project.directory)
    return f"fogline_looked_{hashlib.sha256(place.encode()).hexdigest()[:8]}"


def _last_look(request: Request) -> str:
    told = request.cookies.get(_cookie(request), "")
    return told if _TIME.fullmatch(told) else ""


def _reports(asked: Asked, told: Diff | None) -> list[dict[str, Any]]:
    cards = told.documents[:MOST] if told else ()
    return rows_of("document", cards, asked.standing, asked.profile)


def _groups(asked: Asked, told: Diff | None) -> list[dict[str, Any]]:
    """The changes by sort and turn, each with how many there are."""
    changes = told.changes if told else ()
    groups = []
    for (sort, turn), some in groupby(changes, key=lambda one: (one.sort, one.turn)):
        listed = list(some)
        rows = [_row(asked, one) for one in listed[:MOST]]
        groups.append({"sort": sort, "turn": turn, "many": len(listed), "rows": rows})
    return groups


def _row(asked: Asked, change: Change) -> dict[str, Any]:
    return {"row": changed_row(asked, change), "stands": change.after is not None}

"""Ties between events that the machine is unsure of, as the queue asks about them.

What must stay true: a tie that a person judged is asked about no more; the filters of the address choose by the event
that is the part, or that follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fogline.model import Tie
from fogline.review.happening import Relation
from fogline.review.queue import QueueItem
from fogline.views import Wanted
from fogline.views.filing import UNSURE
from fogline.web.asking import Asked
from fogline.web.disclosure import disclose
from fogline.web.rows import Row, rows_of

MOST = 400
"""Ties that one queue has at most."""


def unsure_ties(asked: Asked) -> list[Tie]:
    """The ties that the machine is unsure of, as far as the filters let their events through."""
    shelf = asked.standing.shelf
    found: Sequence[Tie] = shelf.page("tie", Wanted(statuses=(UNSURE,)), limit=MOST).rows
    wanted = replace(asked.state.wanted(), reviewed=(), since="")
    if not found or wanted == Wanted():
        return list(found)
    names = tuple(sorted({tie.event for tie in found}))
    through = {event.id for event in shelf.page("event", replace(wanted, ids=names), limit=len(names)).rows}
    return [tie for tie in found if tie.event in through]


def agreed(tie: Tie) -> Relation:
    """What a person says who finds a tie right."""
    return "part-of" if tie.sort == "part of" else "follows"


def tie_rows(asked: Asked, items: Sequence[QueueItem]) -> dict[str, dict[str, Any]]:
    """For each tie of a queue both its events and a claim of each, by id of the tie.

    Returns:
        With `tie` (the row that leaves), `event` and `of` (rows of events), `left` and `right` (rows of claims).
    """
    ties = [item.tie for item in items if item.tie is not None]
    shelf = asked.standing.shelf
    events = shelf.of("event", [name for tie in ties for name in (tie.event, tie.of)])
    event_rows = {row["id"]: row for row in rows_of("event", events, asked.standing, asked.profile, words=False)}
    claim_rows = {row["id"]: row for row in asked.of("claim", [name for tie in ties for name in tie.claims])}
    found: dict[str, dict[str, Any]] = {}
    for tie in ties:
        if tie.event in event_rows and tie.of in event_rows and all(name in claim_rows for name in tie.claims):
            left, right = (claim_rows[name] for name in tie.claims)
            event, of = event_rows[tie.event], event_rows[tie.of]
            found[tie.id] = {"event": event, "of": of, "left": left, "right": right}
            found[tie.id]["tie"] = disclose("history", _told(tie, event, of), asked.profile)
    return found


def _told(tie: Tie, event: Row, of: Row) -> Row:
    return {
        "sort": tie.sort,
        "event": tie.event,
        "title": event["title"],
        "of": tie.of,
        "of_title": of["title"],
        "of_claim": tie.claims[1],
        "probability": tie.probability,
    }

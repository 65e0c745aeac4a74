"""The review queue: what most needs an eye, one claim at a time, each with its words and what it may be the same as.

The page is made once for a helping of claims; answers go to `review`, so that no answer waits for the tables. What must
stay true: an item shows the words in their surroundings, and why it stands where it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from fogline.model import Dispute, Document, ReadClaim
from fogline.review.measure import measured
from fogline.review.near import Neighbours
from fogline.review.queue import REASONS, QueueItem, queue
from fogline.views import Wanted
from fogline.web.asking import Asked, ask, record_of
from fogline.web.disclosure import disclose
from fogline.web.lighting import Mark, pieces
from fogline.web.pages.documents import role_marks
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of

HELPING, MOST = 50, 200
"""Claims of one page, where the address does not say and at most."""
LOOKED_AT = 3000
"""Claims among which the order is made; those in disputes are always among them."""
QUARRELS = 500
AROUND = 320
"""Characters of the report shown on either side of a claim."""
NEAR_DAYS, NEAR = 10, 120
"""Days within which, and so many claims among which, those that may be the same are looked for."""


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/review", page, methods=["GET"])
    made.add_api_route("/review/sample", sample, methods=["GET"])
    return made


def page(request: Request) -> Response:
    """A helping of the queue."""
    asked = ask(request, page=True, role="reviewer")
    waiting, disputes = _waiting(asked)
    ordered = queue(waiting.values(), disputes)
    total = asked.standing.shelf.count("claim", _wanted(asked))
    return _show(asked, ordered, waiting, total=total, path="/review")


def sample(
    request: Request,
    size: Annotated[int, Query(ge=1, le=10_000)] = 100,
    seed: Annotated[int, Query(ge=-(2**31), le=2**31)] = 1,
) -> Response:
    """The claims of a sample that wait for a review, in the order of the draw; see ``fogline evaluate``."""
    asked = ask(request, page=True, role="reviewer")
    with record_of(request).ledger() as ledger:
        drawn = measured(ledger, size=size, seed=seed).sample
    left = [one.claim for one in drawn if one.verdict == "waiting"]
    found: dict[str, ReadClaim] = {claim.id: claim for claim in asked.standing.shelf.of("claim", left)}
    ordered = [QueueItem(claim=one, reason="sample", why=f"drawn with seed {seed}") for one in left if one in found]
    path = f"/review/sample?size={size}&seed={seed}"
    return _show(asked, ordered, found, total=len(ordered), path=path)


def _show(
    asked: Asked, ordered: Sequence[QueueItem], waiting: Mapping[str, ReadClaim], *, total: int, path: str
) -> Response:
    shown = ordered[: min(asked.state.limit or HELPING, MOST)]
    claims = [waiting[one.claim] for one in shown]
    near, reports = _near(asked, claims), _Reports(asked)
    rows = {row["id"]: row for row in rows_of("claim", claims, asked.standing, asked.profile)}
    items = [_item(one, waiting[one.claim], rows[one.claim], reports, near[one.claim]) for one in shown]
    again = path if "?" in path else asked.state.url(path)
    return show(asked, "queue.html", here="review", items=items, total=total, reasons=_reasons(ordered), again=again)


def _wanted(asked: Asked, **more: Any) -> Wanted:
    return replace(asked.state.wanted(), reviewed=("unreviewed",), **more)


def _waiting(asked: Asked) -> tuple[dict[str, ReadClaim], list[Dispute]]:
    """Claims that nobody has looked at, those in disputes whatever their place in the record, and the disputes."""
    shelf = asked.standing.shelf
    disputes = list(shelf.page("dispute", limit=QUARRELS).rows)
    named = {claim for one in disputes for claim in (*one.left, *one.right)}
    first = shelf.page("claim", _wanted(asked, ids=tuple(sorted(named))), limit=LOOKED_AT).rows if named else ()
    rest = shelf.page("claim", _wanted(asked), limit=LOOKED_AT).rows
    return {claim.id: claim for claim in (*rest, *first)}, disputes


def _reasons(ordered: Sequence[QueueItem]) -> list[tuple[str, int]]:
    counts = [(reason, sum(one.reason == reason for one in ordered)) for reason in (*REASONS, "sample")]
    return [(reason, many) for reason, many in counts if many]


def _near(asked: Asked, claims: Sequence[ReadClaim]) -> dict[str, list[Row]]:
    """For each claim those that may tell of the same thing."""
    pool: dict[str, ReadClaim] = {claim.id: claim for claim in claims}
    for claim in claims:
        for other in _around(asked, claim):
            pool.setdefault(other.id, other)
    neighbours = Neighbours(list(pool.values()), _events(asked, list(pool)))
    found = {claim.id: neighbours.of(claim.id) for claim in claims}
    named = list({one.claim for many in found.values() for one in many})
    rows = {row["id"]: row for row in asked.of("claim", named)}
    return {
        claim: [{"claim": rows[one.claim], "why": one.why, "probability": one.probability} for one in many]
        for claim, many in found.items()
    }


def _around(asked: Asked, claim: ReadClaim) -> Sequence[ReadClaim]:
    """Claims of about the same place and days."""
    places = tuple(place.id for place in claim.places[:2] if place.id)
    day = claim.when.earliest if claim.when else None
    if not places and not day:
        return ()
    width = timedelta(days=NEAR_DAYS)
    begin = (date.fromisoformat(day) - width).isoformat() if day else ""
    end = (date.fromisoformat(claim.when.latest or day) + width).isoformat() if day and claim.when else ""
    wanted = Wanted(places=places, start=begin, end=end)
    rows: tuple[ReadClaim, ...] = asked.standing.shelf.page("claim", wanted, limit=NEAR).rows
    return rows


def _events(asked: Asked, claims: Sequence[str]) -> dict[str, str]:
    """Event by claim."""
    known: dict[str, str] = {}
    for begin in range(0, len(claims), 400):
        wanted = Wanted(claims=tuple(claims[begin : begin + 400]))
        for event in asked.standing.shelf.page("event", wanted, limit=1000).rows:
            known |= dict.fromkeys(event.claims, event.id)
    return known


class _Reports:
    """The reports of one page, each read once."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._known: dict[str, Document | None] = {}

    def text(self, document: str) -> str:
        """The text of a report; empty where it was withdrawn."""
        if document not in self._known:
            self._known[document] = record_of(self._asked.request).document(document)
        report = self._known[document]
        return disclose("text", {"text": report.text}, self._asked.profile)["text"] if report else ""


def _item(item: QueueItem, claim: ReadClaim, row: Row, reports: _Reports, near: Sequence[Row]) -> dict[str, Any]:
    text = reports.text(claim.document)
    span = claim.claim.span
    start, end = surroundings(text, span.start, span.end)
    marks = [Mark(start=span.start, end=span.end, of=claim.id), *role_marks(claim)]
    return {
        "reason": item.reason,
        "why": item.why,
        "claim": row,
        "near": near,
        "pieces": pieces(text, marks, start, end) if text else [],
        "context": {"text": text[start:end], "from": start, "start": span.start, "end": span.end},
        "date": row["when"]["edtf"] if row["when"] else "",
        "base": (claim.when.earliest if claim.when else None) or claim.published or "",
    }


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a claim, at the edges of words."""
    begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    return begin, stop

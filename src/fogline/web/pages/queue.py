"""The review queue: what most needs an eye, one claim or tie at a time, with its words and what it may be the same as.

The page is made once for a helping; answers go to `review`, so that no answer waits for the tables. What must
stay true: an item shows the words in their surroundings, and why it stands where it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from fogline.model import Document, ReadClaim, Tie
from fogline.review.happening import RELATIONS
from fogline.review.queue import REASONS, QueueItem
from fogline.web.asking import Asked, ask, record_of
from fogline.web.disclosure import disclose
from fogline.web.lighting import Mark, Piece, pieces
from fogline.web.pages.documents import role_marks
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of
from fogline.web.unsure import agreed, tie_rows
from fogline.web.waiting import SEED, SIZE, Waiting, drawn, near_rows, waiting

AROUND = 320
"""Characters of the report shown on either side of a claim."""


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/review", page, methods=["GET"])
    made.add_api_route("/review/sample", sample, methods=["GET"])
    return made


def page(request: Request) -> Response:
    """A helping of the queue."""
    asked = ask(request, page=True, role="reviewer")
    return _show(asked, waiting(asked), path="/review")


def sample(
    request: Request,
    size: Annotated[int, Query(ge=1, le=10_000)] = SIZE,
    seed: Annotated[int, Query(ge=-(2**31), le=2**31)] = SEED,
) -> Response:
    """The claims of a sample that wait for a review."""
    asked = ask(request, page=True, role="reviewer")
    return _show(asked, drawn(asked, size=size, seed=seed), path=f"/review/sample?size={size}&seed={seed}")


def _show(asked: Asked, told: Waiting, *, path: str) -> Response:
    shown = told.helping(asked)
    claims = [told.claims[one.claim] for one in shown if one.tie is None]
    near, reports, ties = near_rows(asked, claims), _Reports(asked), tie_rows(asked, shown)
    rows = {row["id"]: row for row in rows_of("claim", claims, asked.standing, asked.profile)}
    items = []
    for one in shown:
        if one.tie is None:
            items.append(_item(one, told.claims[one.claim], rows[one.claim], reports, near[one.claim]))
        elif one.tie.id in ties:
            items.append(_tie_item(asked, one, one.tie, ties[one.tie.id], reports))
    again = path if "?" in path else asked.state.url(path)
    values: dict[str, Any] = {
        "reasons": _reasons(told.ordered),
        "ties": told.ties,
        "again": again,
        "spared": sorted(told.spared.items()),
        "relations": RELATIONS,
    }
    return show(asked, "queue.html", here="review", items=items, total=told.total, **values)


def _reasons(ordered: Sequence[QueueItem]) -> list[tuple[str, int]]:
    counts = [(reason, sum(one.reason == reason for one in ordered)) for reason in (*REASONS, "sample")]
    return [(reason, many) for reason, many in counts if many]


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
        return self.told(report.text) if report else ""

    def told(self, words: str) -> str:
        """Words of a report as they may leave."""
        shown: str = disclose("text", {"text": words}, self._asked.profile)["text"]
        return shown


def _item(item: QueueItem, claim: ReadClaim, row: Row, reports: _Reports, near: Sequence[Row]) -> dict[str, Any]:
    span = claim.claim.span
    found, start, words = _in_its_report(claim, reports)
    return {
        "reason": item.reason,
        "why": item.why,
        "claim": row,
        "near": near,
        "pieces": found,
        "context": {"text": words, "from": start, "start": span.start, "end": span.end},
        "bare": not reports.text(claim.document),
        "date": row["when"]["edtf"] if row["when"] else "",
        "base": (claim.when.earliest if claim.when else None) or claim.published or "",
    }


def _tie_item(asked: Asked, item: QueueItem, tie: Tie, row: Mapping[str, Any], reports: _Reports) -> dict[str, Any]:
    """A tie as a question: both events, each with a claim in its surroundings."""
    claims = asked.standing.shelf.of("claim", tie.claims)
    ends = [_in_its_report(claim, reports, AROUND // 2)[0] for claim in claims]
    words = f"{row['event']['title']} – {RELATIONS[agreed(tie)]} – {row['of']['title']}"
    return {
        "reason": item.reason,
        "why": item.why,
        **row,
        "id": tie.id,
        "claims": tie.claims,
        "verdict": agreed(tie),
        "ends": [(row["event"], row["left"], ends[0]), (row["of"], row["right"], ends[1])],
        "words": words,
        "context": {"text": words, "from": 0, "start": 0, "end": len(words)},
    }


def _in_its_report(claim: ReadClaim, reports: _Reports, around: int = AROUND) -> tuple[list[Piece], int, str]:
    """A claim lit in its surroundings, where these begin, and their text; its own words where the text was erased."""
    text, span = reports.text(claim.document), claim.claim.span
    whole = Mark(start=span.start, end=span.end, of=claim.id)
    if not text:
        words = reports.told(span.quote)
        return [Piece(text=words, start=span.start, marks=(whole,))], span.start, words
    start, end = surroundings(text, span.start, span.end, around)
    return pieces(text, [whole, *role_marks(claim)], start, end), start, text[start:end]


def surroundings(text: str, start: int, end: int, around: int = AROUND) -> tuple[int, int]:
    """The stretch around a claim, at the edges of words."""
    begin, stop = max(0, start - around), min(len(text), end + around)
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    return begin, stop

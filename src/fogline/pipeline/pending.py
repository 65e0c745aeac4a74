"""What is still to be read: everything that stands and that no visit at this version says was read."""

from __future__ import annotations

from fogline.ledger import Ledger
from fogline.model import Capture, Review
from fogline.pipeline.standing import Standing


def captures(ledger: Ledger, standing: Standing, stage: str, version: str) -> list[str]:
    """Captures to read, in chain order; those withdrawn or whose bytes were erased are left alone."""
    waiting = filter(None, map(ledger.get, ledger.unvisited("capture", stage, version)))
    return [
        stored.id
        for stored in waiting
        if standing.stands(stored.id)
        and isinstance(stored.entry.record, Capture)
        and standing.stands(stored.entry.record.blob)
    ]


def documents(ledger: Ledger, standing: Standing, stage: str, version: str, *, with_reviews: bool) -> list[str]:
    """Reports to work on, in chain order; with what people added or corrected since, where that matters."""
    waiting = dict.fromkeys(ledger.unvisited("document", stage, version))
    if with_reviews:
        stirred = filter(None, map(ledger.get, _stirred(ledger, standing, stage, version)))
        places = {stored.id: stored.sequence for stored in stirred}
        if places:
            places |= {stored.id: stored.sequence for stored in filter(None, map(ledger.get, waiting))}
            waiting = dict.fromkeys(sorted(places, key=lambda name: places[name]))
    return [name for name in waiting if standing.stands(name)]


def _stirred(ledger: Ledger, standing: Standing, stage: str, version: str) -> set[str]:
    """Reports with a person's claim or date that the stage has not taken in."""
    found: set[str] = set()
    for stored in filter(None, map(ledger.get, ledger.reviews_unvisited(stage, version))):
        review = stored.entry.record
        if isinstance(review, Review) and standing.stands(stored.id):
            about = _document_of(review)
            if about and not ledger.was_visited(held(review, about), stage, version):
                found.add(about)
    return found


def reviews_of(ledger: Ledger, standing: Standing, document: str) -> list[Review]:
    """People's words that bring a claim of a report, or its date, in the order they were said."""
    brought = [*ledger.resting_on(document, roles=("document", "resolves"), types=("review",))]
    return [
        stored.entry.record
        for stored in sorted(brought, key=lambda one: one.sequence)
        if isinstance(stored.entry.record, Review)
        and standing.stands(stored.id)
        and _document_of(stored.entry.record) == document
    ]


def held(review: Review, document: str) -> str:
    """Id of what a review brings to a report: its claim, or the resolution of the report's date."""
    if review.claim and review.claim.document == document:
        return review.claim.id
    return review.resolution.id if review.resolution else ""


def _document_of(review: Review) -> str:
    if review.claim:
        return review.claim.document
    if review.resolution and review.resolution.matter == "published":
        return review.resolution.subject
    return ""

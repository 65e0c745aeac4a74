"""What people have said of one claim and of what it was before they corrected it, and whom they named in it.

What must stay true: a word said of a claim, such as how old a victim was, is still found after the next correction.
"""

from __future__ import annotations

from collections.abc import Mapping

from fogline.ledger import Ledger, StoredEntry
from fogline.model import Party, Review, Span


def words_on(ledger: Ledger, claim: str) -> list[StoredEntry]:
    """The reviews that stand about a claim, about its answers, and about the claims it was made from, oldest first.

    Args:
        ledger: open for reading.
        claim: id of the claim as it reads now.
    """
    gone, found = ledger.retracted(), dict[str, StoredEntry]()
    waiting, seen = [claim], set[str]()
    while waiting:
        at = waiting.pop()
        seen.add(at)
        for one in ledger.resting_on(at, roles=("subject", "resolves", "holds"), types=("review",)):
            review = one.entry.record
            if one.id not in gone:
                found[one.id] = one
            if isinstance(review, Review) and review.claim and review.claim.id == at and review.subject:
                waiting += [review.subject] if review.subject not in seen else []
    return sorted(found.values(), key=lambda one: one.sequence)


def people_named(ledger: Ledger, claim: str) -> Mapping[Span, tuple[Party, ...]]:
    """The persons whom people named as victims of a claim, by the words that mean them.

    Args:
        ledger: open for reading.
        claim: id of the claim as it reads now.
    """
    named: dict[Span, tuple[Party, ...]] = {}
    for stored in words_on(ledger, claim):
        review = stored.entry.record
        told = review.resolution if isinstance(review, Review) else None
        if told is not None and told.matter == "victim" and told.span is not None:
            named[told.span] = tuple(one for one in told.parties if one.kind == "person")
    return named

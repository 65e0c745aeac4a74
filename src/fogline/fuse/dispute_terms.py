"""Claims that do not fit the founding date of whom they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.fuse.dispute_record import Record, who_says
from fogline.fuse.facts import Term
from fogline.fuse.prose import day_in_words
from fogline.model import Dispute, Party, ReadClaim

SINCE_THE_START = re.compile(
    r"\bsince (?:the )?(?:(?:very )?(?:beginning|start|outbreak|onset|early days)) of the (?:\w+ ){0,2}(?:war|conflict|"
    r"uprising|revolution)",
    re.IGNORECASE,
)


def before_founding(record: Record) -> Iterator[Dispute]:
    """Parties that are told of as acting on days before they existed."""
    terms = {term.party: term for term in record.facts.terms if term.start}
    told = (one for one in record.by_id.values() if one.claim.time in ("past", "now"))  # views of the past included
    for claim in told:
        for party in claim.actors:
            term = terms.get(party.id)
            day = _last_day(record, claim) if term else None
            if term is not None and day is not None and day < _first_day(term.start):
                yield _dispute(record, claim, party, term)


def _last_day(record: Record, claim: ReadClaim) -> str | None:
    """The last day on which what is told must already have been so."""
    if SINCE_THE_START.search(claim.claim.span.quote) and record.facts.conflict_start:
        return record.facts.conflict_start
    return claim.when.latest if claim.when else None


def _first_day(told: str) -> str:
    return (told + "-01-01")[:10] if len(told) == 4 else f"{told}-01"[:10] if len(told) == 7 else told


def _dispute(record: Record, claim: ReadClaim, party: Party, term: Term) -> Dispute:
    why = (
        f"{who_says(claim)} tells of {party.name} at a time before its founding on "
        f"{day_in_words(_first_day(term.start))}: a forerunner may be meant."
    )
    return record.dispute("date", f"{party.name} before it was founded", why, [claim], [], hard=False)

"""Claims that do not fit the founding date of whom they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.fuse.days import shifted, told_on
from fogline.fuse.dispute_record import Record, who_says
from fogline.fuse.facts import Term
from fogline.fuse.prose import day_in_words
from fogline.model import Dispute, Party, ReadClaim

SINCE_THE_START = re.compile(
    r"\bsince (?:the )?(?:(?:very )?(?:beginning|start|outbreak|onset|early days) of the (?:\w+ ){0,2}"
    r"(?:war|conflict|uprising|revolution)|(?:\w+ ){0,2}(?:war|conflict|uprising|revolution) "
    r"(?:began|started|broke out|erupted))",
    re.IGNORECASE,
)
NAMING = re.compile(
    r"\b(?:became|becomes?|renamed|rebranded|then (?:called|known)|known (?:then )?as|formerly|predecessors?|"
    r"forerunners?|founded|formed|merged?|merging|its name|their name)\b",
    re.IGNORECASE,
)
"""Words that tell of a party's own past names: no error about its founding."""
PERFECT = re.compile(r"\b(?:has|have)\b|[’']ve\b", re.IGNORECASE)


def before_founding(record: Record) -> Iterator[Dispute]:
    """Parties that are told of as acting on days before they existed."""
    terms = {term.party: term for term in record.facts.terms if term.start}
    told = (one for one in record.by_id.values() if one.claim.time in ("past", "now"))  # views of the past included
    for claim in (one for one in told if not NAMING.search(one.claim.span.quote)):
        for party in claim.actors:
            term = terms.get(party.id)
            day = _last_day(record, claim) if term else None
            if term is not None and day is not None and day < _first_day(term.start):
                yield _dispute(record, claim, party, term)


def _last_day(record: Record, claim: ReadClaim) -> str | None:
    """The last day by which what is told must already have been so."""
    if SINCE_THE_START.search(claim.claim.span.quote) and record.facts.conflict_start:
        return record.facts.conflict_start
    if claim.when is None:
        return None
    return _latest_start(claim.when.earliest) if _lasts_until_told(claim) else claim.when.latest


SEASON = 120
"""Days that the first day of a month may stand for where a season or a month is told ("since the summer")."""


def _latest_start(day: str | None) -> str | None:
    """The last day that may be meant by the first of a year or month ("since 2031"); another day as it is."""
    if day is None or not day.endswith("-01"):
        return day
    return f"{day[:4]}-12-31" if day.endswith("-01-01") else shifted(day, SEASON)


def _lasts_until_told(claim: ReadClaim) -> bool:
    """Whether something has been so from a time until the report ("has fought them since 2011")."""
    when, told = claim.when, told_on(claim)
    if when is None or when.earliest is None or told is None or when.approximate:
        return False
    return when.latest == told and when.earliest < told and bool(PERFECT.search(claim.claim.span.quote))


def _first_day(told: str) -> str:
    return (told + "-01-01")[:10] if len(told) == 4 else f"{told}-01"[:10] if len(told) == 7 else told


def _dispute(record: Record, claim: ReadClaim, party: Party, term: Term) -> Dispute:
    why = (
        f"{who_says(claim)} tells of {party.name} at a time before its founding on "
        f"{day_in_words(_first_day(term.start))}: a forerunner may be meant."
    )
    return record.dispute("date", f"{party.name} before it was founded", why, [claim], [], hard=False)

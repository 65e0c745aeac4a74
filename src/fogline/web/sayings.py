"""What people have said: of one claim and of what it was before, for its card and its editor; and of late, of any.

What must stay true: a word said of a claim, such as how old a victim was, is still shown after the next correction.
"""

from __future__ import annotations

import re

from fogline.ledger import Ledger, StoredEntry
from fogline.model import Claim, Link, Review
from fogline.review.history import words_on
from fogline.review.identity import code_in
from fogline.review.undo import in_words
from fogline.web.asking import Asked, record_of
from fogline.web.changes import claim_of
from fogline.web.disclosure import disclose
from fogline.web.errors import Refusal
from fogline.web.rows import Row

SAID = 200
"""Words of people on the page of what was said of late."""
_SIGNED = re.compile(r" ?\(human:[^)]*\)$")
"""What makes the same word said twice two words; who and when stand beside it anyway."""


def said_of(asked: Asked, claim: str) -> list[Row]:
    """The words that stand on a claim and on those it was made from, oldest first.

    Args:
        asked: the request.
        claim: id of the claim as it reads now.
    """
    with record_of(asked.request).ledger() as ledger:
        return [disclose("history", _row(one), asked.profile) for one in words_on(ledger, claim)]


def _row(stored: StoredEntry) -> Row:
    entry, record = stored.entry, stored.entry.record
    note = record.note if isinstance(record, Review) else ""
    return {
        "by": entry.by.removeprefix("human:"),
        "at": entry.at,
        "words": in_words(entry),
        "note": _SIGNED.sub("", note),
    }


def said_lately(asked: Asked) -> list[Row]:
    """The last words of people, newest first."""
    with record_of(asked.request).ledger() as ledger:
        gone = ledger.retracted()
        return [disclose("history", _told(ledger, one, gone), asked.profile) for one in _last_words(ledger)]


def said_rows(asked: Asked) -> tuple[list[Row], int]:
    """The last words of people as rows for the twins of their page."""
    rows = said_lately(asked)
    return rows[: asked.state.limit or SAID], len(rows)


def _last_words(ledger: Ledger) -> list[StoredEntry]:
    """The last words of people, newest first; what one merge or split wrote is one word."""
    found: dict[str, StoredEntry] = {}
    for one in reversed(list(ledger.entries(types=("review", "link")))):
        if len(found) == SAID:
            break
        found.setdefault(code_in(one.entry) or one.id, one)
    return list(found.values())


def _told(ledger: Ledger, stored: StoredEntry, gone: set[str]) -> Row:
    entry, record = stored.entry, stored.entry.record
    subject = record.left if isinstance(record, Link) else ""
    if isinstance(record, Review):
        subject = record.subject or (record.claim.id if record.claim else "")
        subject = subject or (record.resolution.subject if record.resolution else "")
    claim = _claim(ledger, subject)
    return {
        "id": stored.id,
        "by": entry.by.removeprefix("human:"),
        "at": entry.at,
        "words": in_words(entry),
        "note": record.note if isinstance(record, Link | Review) else "",
        "claim": claim.id if claim else "",
        "quote": claim.span.quote if claim else "",
        "withdrawn": stored.id in gone,
        "act": code_in(entry),
    }


def _claim(ledger: Ledger, claim: str) -> Claim | None:
    try:
        return claim_of(ledger, claim) if claim.startswith("claim_") else None
    except Refusal:
        return None

"""What people have said of one claim and of what it was before they corrected it, for its card and its editor.

What must stay true: a word said of a claim, such as how old a victim was, is still shown after the next correction.
"""

from __future__ import annotations

import re

from fogline.ledger import Ledger, StoredEntry
from fogline.model import Review
from fogline.review.undo import in_words
from fogline.web.asking import Asked, record_of
from fogline.web.disclosure import disclose
from fogline.web.rows import Row

_SIGNED = re.compile(r" ?\(human:[^)]*\)$")
"""What makes the same word said twice two words; who and when stand beside it anyway."""


def said_of(asked: Asked, claim: str) -> list[Row]:
    """The words that stand on a claim and on those it was made from, oldest first.

    Args:
        asked: the request.
        claim: id of the claim as it reads now.
    """
    with record_of(asked.request).ledger() as ledger:
        gone = ledger.retracted()
        found = {one.id: one for one in _words(ledger, claim) if one.id not in gone}
    return [
        disclose("history", _row(one), asked.profile) for one in sorted(found.values(), key=lambda one: one.sequence)
    ]


def _words(ledger: Ledger, claim: str) -> list[StoredEntry]:
    """The reviews about a claim, about its answers, and about the claims that it corrects."""
    found: list[StoredEntry] = []
    waiting, seen = [claim], set[str]()
    while waiting:
        at = waiting.pop()
        seen.add(at)
        for one in ledger.resting_on(at, roles=("subject", "resolves", "holds"), types=("review",)):
            review = one.entry.record
            found.append(one)
            if isinstance(review, Review) and review.claim and review.claim.id == at and review.subject:
                waiting += [review.subject] if review.subject not in seen else []
    return found


def _row(stored: StoredEntry) -> Row:
    entry, record = stored.entry, stored.entry.record
    note = record.note if isinstance(record, Review) else ""
    return {
        "by": entry.by.removeprefix("human:"),
        "at": entry.at,
        "words": in_words(entry),
        "note": _SIGNED.sub("", note),
    }

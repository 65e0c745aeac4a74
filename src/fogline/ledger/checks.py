"""The laws of one entry: its form, its quotes and its basis, told as reasons for refusal.

Each check gives `None` when the law holds and else a sentence saying what is wrong with what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.errors import QuoteError
from fogline.ledger.blobs import is_blob
from fogline.ledger.line import UNCHECKED_ROLES, Rest
from fogline.ledger.lookup import Lookup
from fogline.model import Claim, Entry, Record, Resolution, Retraction, Review, Span

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TYPES_IN_ROLE = {
    "capture": ("capture_",),
    "document": ("document_",),
    "revises": ("document_",),
    "left": ("claim_",),
    "right": ("claim_",),
    "resolves": ("claim_", "document_"),
}
"""What the target of a role must be; the other roles take any record."""
_SUBJECTS = {"resolution": ("claim_", "document_"), "review": ("claim_", "resolution_")}


def form_fault(entry: Entry) -> str | None:
    """Says what is wrong with who, when and how sure."""
    if not entry.by or not entry.by.strip():
        return "nobody is named in `by`"
    if not _AT.fullmatch(entry.at):
        return f"`at` is {entry.at!r}, not a time as in 2024-12-01T09:30:00Z"
    if entry.confidence is not None and not 0.0 <= entry.confidence <= 1.0:
        return f"confidence {entry.confidence} is not within 0 and 1"
    return None


def basis_fault(rests: tuple[Rest, ...], kind: str, sequence: int, lookup: Lookup) -> str | None:
    """Says which id the entry rests on that is not in the ledger before it, or is of the wrong type."""
    for role, target in rests:
        if role in UNCHECKED_ROLES:
            continue
        wanted = _SUBJECTS.get(kind) if role == "subject" else _TYPES_IN_ROLE.get(role)
        if wanted and not target.startswith(wanted):
            return f"{role} {target!r} is not the id of a {' or '.join(name.rstrip('_') for name in wanted)}"
        if kind == "retraction" and role == "subject" and is_blob(target):
            if not lookup.names_blob(target, sequence):
                return f"{role} {target} is no blob of any capture before it"
            continue
        if not lookup.is_known(target, before=sequence):
            return f"{role} {target!r} is not in the ledger before it"
    return None


def quote_fault(record: Record, lookup: Lookup) -> str | None:
    """Says which span of the record does not stand in its document's text; an erased text is not held against it."""
    for document_id, spans in _quoted(record, lookup):
        text = None if document_id is None else lookup.text_of(document_id)
        if text is None:
            if document_id is not None and lookup.is_erased(document_id):
                continue
            return f"there is no text of {document_id or 'its document'} to check its quotes against"
        try:
            for span in spans:
                span.check(text)
        except QuoteError as error:
            return f"a quote is not in {document_id}: {error}"
    return None


def _quoted(record: Record, lookup: Lookup) -> Iterator[tuple[str | None, tuple[Span, ...]]]:
    match record:
        case Claim():
            yield record.document, tuple(record.spans())
        case Resolution(span=Span() as span):
            yield lookup.document_of(record.subject), (span,)
        case Review():
            if record.claim:
                yield record.claim.document, tuple(record.claim.spans())
            if record.resolution and record.resolution.span:
                yield _document_in_review(record, record.resolution, lookup), (record.resolution.span,)
        case _:
            return


def _document_in_review(review: Review, resolution: Resolution, lookup: Lookup) -> str | None:
    if review.claim and review.claim.id == resolution.subject:
        return review.claim.document
    return lookup.document_of(resolution.subject)


def shape_fault(record: Record) -> str | None:
    """Says what a record leaves open that its type wants."""
    match record:
        case Review(verdict="accept" | "reject" | "correct", subject=""):
            return f"a review that says {record.verdict!r} must name what it is about"
        case Review(verdict="add", claim=None, resolution=None):
            return "a review that adds must bring a claim or a resolution"
        case Review(verdict="correct", claim=None, resolution=None):
            return "a review that corrects must bring the corrected claim or resolution"
        case Retraction() if record.subject == record.successor:
            return "a retraction cannot name its own subject as the successor"
        case _:
            return None

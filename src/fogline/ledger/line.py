"""The ledger's line: how an entry becomes bytes, an identity and a link of the chain.

An entry's *payload* is the canonical JSON of all it says, with its sequence number and record id. Its *line* is the
skeleton that stays when the payload is erased for legal reasons: sequence, id, type, time, the ids it rests on, and
the payload's SHA-256. The chain hashes the line, so it can be re-derived after an erasure, and every byte of the
payload is under it by the digest.

What must stay true: the same entry at the same place after the same hash gives the same bytes on any machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fogline.model import (
    Capture,
    Claim,
    Document,
    Entry,
    Link,
    Problem,
    Record,
    Resolution,
    Retraction,
    Review,
    Visit,
    from_wire,
    to_wire,
)
from fogline.model.canonical import HASH_DIGITS
from fogline.model.entry import RECORD_TYPES

GENESIS = hashlib.sha256(b"fogline/ledger/1").hexdigest()
"""What the first line's hash is chained to."""

ERASED = "erased: "
"""How the reason of the retraction begins that stands for an erasure; `append` refuses it from anyone else."""

Rest = tuple[str, str]
"""A role and the id (or blob address) that an entry rests on in that role."""

UNCHECKED_ROLES = frozenset({"about", "holds", "blob"})
"""Roles whose target need not be a record of the ledger: problems and visits may be about a file, a review brings
its corrected claim with it, and a blob lies beside the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the chain ends: the number of the last entry and its hash."""

    sequence: int
    hash: str


EMPTY = Head(sequence=0, hash=GENESIS)
"""The head of a ledger without entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the chain hashes of an entry; it stays when the payload is erased.

    Attributes:
        sequence: place in the chain, from 1.
        id: id of the entry's record.
        type: wire name of the record's type.
        at: recorded time.
        rests: roles and ids it rests on, in order.
        content: SHA-256 of the payload, hexadecimal.
    """

    sequence: int
    id: str
    type: str
    at: str
    rests: tuple[Rest, ...]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry as it stands in the ledger."""

    sequence: int
    id: str
    type: str
    entry: Entry
    hash: str


def json_text(wire: Any) -> str:
    """Gives the canonical JSON of a value that is already in wire form; same text as `canonical_json`, no walk."""
    return json.dumps(wire, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(data: bytes) -> str:
    """Gives the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def id_of_wire(tag: str, record: Any) -> str:
    """Names a record that is in wire form; equal to the record's own `id`, at a third of the cost."""
    payload = f"fogline/{tag}/1\n{json_text(record)}".encode()
    return f"{tag}_{digest(payload)[:HASH_DIGITS]}"


def line_hash(previous: str, line: Line) -> str:
    """Chains a line to the hash before it."""
    skeleton = {name: getattr(line, name) for name in ("sequence", "id", "type", "at", "rests", "content")}
    # what `verify` reads from a damaged file may not be valid text; it must give another hash, not an error
    return digest(f"{previous}\n{json_text(skeleton)}".encode("utf-8", "surrogatepass"))


def payload_text(entry: Entry, record: Any, sequence: int, record_id: str, kind: str) -> str:
    """Writes the payload of an entry whose record is given in wire form."""
    wire: dict[str, Any] = {"at": entry.at, "by": entry.by, "id": record_id, "record": record}
    wire |= {"sequence": sequence, "type": kind}
    if entry.basis:
        wire["basis"] = list(entry.basis)
    if entry.confidence is not None:
        wire["confidence"] = float(entry.confidence)
    if entry.reasons:
        wire["reasons"] = list(entry.reasons)
    return json_text(wire)


def entry_of(payload: dict[str, Any]) -> Entry:
    """Builds the entry from its parsed payload.

    Raises:
        ValueError, QuoteError: the payload is not one that `payload_text` wrote.
    """
    kind = payload.get("type")
    if kind not in RECORD_TYPES:
        raise ValueError(f"unknown record type {kind!r}")
    record = from_wire(RECORD_TYPES[kind], payload.get("record"))
    envelope = {name: payload[name] for name in ("by", "at") if name in payload}
    basis, reasons = tuple(payload.get("basis", ())), tuple(payload.get("reasons", ()))
    if len(envelope) < 2 or not all(isinstance(item, str) for item in (*envelope.values(), *basis, *reasons)):
        raise ValueError("by, at, basis and reasons must be texts")
    return Entry(record=record, confidence=payload.get("confidence"), basis=basis, reasons=reasons, **envelope)


_FIELDS: dict[type[Record], tuple[tuple[str, str], ...]] = {
    Capture: (("blob", "blob"),),
    Document: (("capture", "capture"), ("revises", "revises")),
    Claim: (("document", "document"),),
    Resolution: (("subject", "subject"),),
    Link: (("left", "left"), ("right", "right")),
    Retraction: (("subject", "subject"), ("successor", "successor")),
    Visit: (("about", "subject"),),
    Problem: (("about", "subject"),),
}
"""Role and field of every id that a record names; a review's are its own matter."""


def rests_on(record: Record, basis: tuple[str, ...]) -> tuple[Rest, ...]:
    """Lists the ids an entry rests on with their roles: the record's own first, then its basis, each once."""
    own = tuple(_own_rests(record))
    return tuple(dict.fromkeys((*own, *(("basis", target) for target in basis))))


def _own_rests(record: Record) -> Iterator[Rest]:
    if isinstance(record, Review):
        yield from _review_rests(record)
        return
    for role, field in _FIELDS[type(record)]:
        target = getattr(record, field)
        if target is not None:
            yield role, target


def _review_rests(review: Review) -> Iterator[Rest]:
    if review.verdict != "add" or review.subject:
        yield "subject", review.subject
    if review.claim:
        yield "document", review.claim.document
        yield "holds", review.claim.id
    if review.resolution:
        if review.claim is None or review.resolution.subject != review.claim.id:
            yield "resolves", review.resolution.subject
        yield "holds", review.resolution.id


def wire_of(record: Record) -> Any:
    """Turns a record into wire form and proves that it comes back the same, so that its id can be re-derived.

    Raises:
        ValueError, QuoteError: the record holds a value of the wrong type; a whole number where a decimal is
            declared (``36`` for ``36.0``) is one, because it would come back as another text and so another id.
    """
    try:
        wire = to_wire(record)
        again = from_wire(type(record), wire)
    except TypeError as error:
        raise ValueError(str(error)) from error
    if isinstance(record, Resolution | Review) and json_text(to_wire(again)) != json_text(wire):
        raise ValueError("a number is written as a whole number where a decimal is declared; give it as a decimal")
    return wire

"""The ledger's line: a record plus who wrote it, when, on what basis and how sure."""

from __future__ import annotations

from dataclasses import dataclass, fields

from fogline.model.claim import Claim
from fogline.model.document import Capture, Document
from fogline.model.judgement import Link, Problem, Retraction, Review, Visit
from fogline.model.resolution import Resolution

Record = Capture | Document | Claim | Resolution | Link | Review | Retraction | Visit | Problem

RECORD_TYPES: dict[str, type[Record]] = {
    "capture": Capture,
    "document": Document,
    "claim": Claim,
    "resolution": Resolution,
    "link": Link,
    "review": Review,
    "retraction": Retraction,
    "visit": Visit,
    "problem": Problem,
}
"""Record type by its wire name, which is also the tag of its ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger.

    Attributes:
        record: what is recorded.
        by: who says so: ``extract@1`` or ``human:amira``.
        at: recorded time, ``YYYY-MM-DDTHH:MM:SSZ``.
        basis: ids of the entries' records this rests on, all already in the ledger.
        confidence: 0 … 1, calibrated where a model gives it; `None` where it makes no sense.
        reasons: why, in short phrases for people.
    """

    record: Record
    by: str
    at: str
    basis: tuple[str, ...] = ()
    confidence: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a stage yields: a record with its basis, confidence and reasons; `pipeline/run` makes it an `Entry`."""

    record: Record
    basis: tuple[str, ...] = ()
    confidence: float | None = None
    reasons: tuple[str, ...] = ()


def record_type(record: Record) -> str:
    """The wire name of a record's type."""
    return type(record).__name__.lower()


def field_names(record_class: type[Record]) -> tuple[str, ...]:
    """The fields of a record type in order, for the generated reference."""
    return tuple(field.name for field in fields(record_class))

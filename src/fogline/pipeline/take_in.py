"""Files what was collected: bytes into originals, captures and problems into the ledger.

What must stay true: a capture is appended only after its bytes are on disk; adding a file twice is adding it once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fogline.collect import Gathered
from fogline.errors import AppendRefused
from fogline.ledger import Ledger
from fogline.model import Capture, Entry, Problem
from fogline.pipeline.problems import problem
from fogline.pipeline.stages import COLLECT_VERSION
from fogline.pipeline.standing import Clock

BATCH = 200
"""Captures appended in one transaction: rows of a table come by the thousand."""
BY = f"collect@{COLLECT_VERSION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What taking in came to: captures that are new, captures known already, and the problems met."""

    added: int = 0
    known: int = 0
    problems: tuple[Problem, ...] = ()


def take_in(ledger: Ledger, gathered: Iterable[Gathered], clock: Clock) -> Taken:
    """Files everything that was collected."""
    added = known = 0
    problems: list[Problem] = []
    batch: list[Entry] = []
    for one in gathered:
        record = one.record
        if isinstance(record, Capture):
            record = _filed(ledger, record, one.blob or b"")
        if isinstance(record, Problem):
            problems.append(record)
        batch.append(Entry(record=record, by=BY, at=clock()))
        if len(batch) >= BATCH:
            new, old = _append(ledger, batch)
            added, known, batch = added + new, known + old, []
    new, old = _append(ledger, batch)
    return Taken(added=added + new, known=known + old, problems=tuple(problems))


def _filed(ledger: Ledger, capture: Capture, blob: bytes) -> Capture | Problem:
    try:
        ledger.put_blob(blob)
    except AppendRefused:
        return problem("original-erased", f"{capture.name}: these bytes were erased from this record", capture.name)
    return capture


def _append(ledger: Ledger, batch: list[Entry]) -> tuple[int, int]:
    new = {entry.record.id for entry in batch if isinstance(entry.record, Capture) and not ledger.has(entry.record.id)}
    captures = sum(isinstance(entry.record, Capture) for entry in batch)
    ledger.append(batch)
    return len(new), captures - len(new)

"""Reads files without a project: the same stages, nothing kept.

What must stay true: the claims are those that a project with the same settings would record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fogline.collect import CollectOptions, collect
from fogline.model import Capture, Claim, Document, Entry, Found, Problem, ReadClaim
from fogline.pipeline.progress import Progress, Silent
from fogline.pipeline.stages import BY_NAME, ExtractTask, ReadTask, ResolveTask, Task, do
from fogline.pipeline.standing import Clock
from fogline.pipeline.tools import Tools
from fogline.views.claims import ReadDocument, fold_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """One report as read without a project: itself, its claims, everything found, and the problems."""

    document: Document
    card: ReadDocument
    claims: tuple[ReadClaim, ...]
    entries: tuple[Entry, ...]


def read_files(
    paths: Iterable[str | Path], options: CollectOptions, tools: Tools, clock: Clock, progress: Progress | None = None
) -> Iterator[ReadReport | Problem]:
    """Reads files, folders and standard input, one report after the other.

    Args:
        paths: as for `collect`.
        options: metadata, sidecar and field mapping.
        tools: packs, indexes and settings.
        clock: gives the time of reading.
        progress: told of every report.

    Yields:
        A report with its claims, or a problem, in the order of the files.
    """
    told = progress or Silent()
    told.begin("read", 0)
    for gathered in collect(paths, options=options):
        if isinstance(gathered.record, Problem):
            yield gathered.record
            continue
        yield from _read(gathered.record, gathered.blob or b"", tools, clock)
        told.step(gathered.record.name)
    told.end()


def _read(capture: Capture, blob: bytes, tools: Tools, clock: Clock) -> Iterator[ReadReport | Problem]:
    found = _done("read", ReadTask(capture=capture, blob=blob), tools)
    yield from (one.record for one in found if isinstance(one.record, Problem))
    for one in found:
        if isinstance(one.record, Document):
            yield from _report(capture, one, tools, clock)


def _report(capture: Capture, read: Found, tools: Tools, clock: Clock) -> Iterator[ReadReport | Problem]:
    document = read.record
    if not isinstance(document, Document):
        return
    claims = _done("extract", ExtractTask(document=document), tools)
    known = tuple(one.record for one in claims if isinstance(one.record, Claim))
    resolved = _done("resolve", ResolveTask(document=document, claims=known), tools)
    yield from (one.record for one in (*claims, *resolved) if isinstance(one.record, Problem))
    entries = (
        Entry(record=capture, by=_by("collect", tools), at=clock()),
        *_entries("read", (read,), tools, clock),
        *_entries("extract", claims, tools, clock),
        *_entries("resolve", resolved, tools, clock),
    )
    reading = fold_entries(enumerate(entries, start=1))
    yield ReadReport(document=document, card=reading.documents[0], claims=reading.claims, entries=entries)


def _done(stage: str, task: Task, tools: Tools) -> tuple[Found, ...]:
    return do(stage, task, tools)


def _by(stage: str, tools: Tools) -> str:
    return f"{stage}@{BY_NAME[stage].version(tools)}"


def _entries(stage: str, found: tuple[Found, ...], tools: Tools, clock: Clock) -> Iterator[Entry]:
    by, at = _by(stage, tools), clock()
    for one in found:
        yield Entry(record=one.record, by=by, at=at, basis=one.basis, confidence=one.confidence, reasons=one.reasons)

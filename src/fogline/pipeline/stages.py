"""The table of stages: what each reads and writes, at which version, and the work itself.

A stage takes a task and gives what it found; no ledger, clock or chance, so that a task gives the same in any process.
What must stay true: a version changes whenever the same task would give something else.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fogline.errors import FoglineError, GazetteerError, ModelMissing, UsageError
from fogline.extract import reader
from fogline.model import RECORD_TYPES, Capture, Claim, Document, Found, When
from fogline.pipeline.problems import problem
from fogline.pipeline.resolving import resolve
from fogline.pipeline.tools import Tools
from fogline.read import VERSION as READ_VERSION
from fogline.read import read

COLLECT_VERSION = "1"
REVISE_VERSION = "1"
RESOLVE_VERSION = "19"
"""Raised whenever the same claims, packs and settings would give another resolution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """A capture to read, with its bytes."""

    capture: Capture
    blob: bytes

    @property
    def subject(self) -> str:
        """What the visit is about."""
        return self.capture.id

    @property
    def name(self) -> str:
        """What people know it by."""
        return self.capture.name


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReportTask:
    document: Document

    @property
    def subject(self) -> str:
        """What the visit is about."""
        return self.document.id

    @property
    def name(self) -> str:
        """What people know it by."""
        return self.document.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractTask(_ReportTask):
    """A report whose claims are wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveTask(_ReportTask):
    """A report and its claims, to be resolved.

    Attributes:
        told: the publication date as a person corrected it.
        also: ids of the people's records that this visit takes in besides the report.
    """

    claims: tuple[Claim, ...]
    told: When | None = None
    also: tuple[str, ...] = ()


Task = ReadTask | ExtractTask | ResolveTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One line of the table.

    Attributes:
        name: as in ``by`` of its entries (``read@1``).
        what: what it does, for people.
        reads: record type of its input; empty for what comes from outside.
        writes: record types it yields besides problems and visits.
        version: its version with these tools.
        work: the work on one task; `None` where the stage needs the whole ledger and runs in `pipeline.run`.
    """

    name: str
    what: str
    reads: str
    writes: tuple[str, ...]
    version: Callable[[Tools], str]
    work: Callable[[Any, Tools], Iterator[Found]] | None = field(default=None)


def _read(task: ReadTask, tools: Tools) -> Iterator[Found]:
    return read(task.capture, task.blob, languages=tools.settings.languages)


def _extract(task: ExtractTask, tools: Tools) -> Iterator[Found]:
    if task.document.language in ("und", *tools.settings.languages):
        yield from reader.extract(task.document)


def _resolve(task: ResolveTask, tools: Tools) -> Iterator[Found]:
    return resolve(task.document, task.claims, task.told, tools)


def _languages(tools: Tools) -> str:
    return "+".join(tools.settings.languages)


STAGES: tuple[Stage, ...] = (
    Stage(
        name="collect",
        what="files, folders, tables and standard input become captures",
        reads="",
        writes=("capture",),
        version=lambda _: COLLECT_VERSION,
    ),
    Stage(
        name="read",
        what="captures become reports with frozen text, zones, language and stated dates",
        reads="capture",
        writes=("document",),
        version=lambda tools: f"{READ_VERSION}.{_languages(tools)}",
        work=_read,
    ),
    Stage(
        name="revise",
        what="later versions of a report are marked as revising the earlier one",
        reads="document",
        writes=("document", "retraction"),
        version=lambda _: f"{REVISE_VERSION}.{READ_VERSION}",
    ),
    Stage(
        name="extract",
        what="reports yield claims: who says what, and where in the text",
        reads="document",
        writes=("claim", "review", "retraction"),
        version=lambda tools: f"{reader.version()}.{_languages(tools)}",
        work=_extract,
    ),
    Stage(
        name="resolve",
        what="mentions become parties, places and days; reports get their dates",
        reads="claim",
        writes=("resolution", "retraction"),
        version=lambda tools: f"{RESOLVE_VERSION}.{tools.digest}.{reader.version()}",
        work=_resolve,
    ),
)
"""The stages in the order in which they run."""

BY_NAME = {stage.name: stage for stage in STAGES}
LAST = STAGES[-1].name
SWEPT_AFTER = 20_000
"""New objects after which Python looks for garbage among them; of itself it does so after 700."""


def check_stages(stages: tuple[Stage, ...], tools: Tools) -> None:
    """Proves that every stage reads what an earlier one writes and has a version.

    Raises:
        FoglineError: the table is wrong; this is a mistake in the program.
    """
    written: set[str] = set()
    names: set[str] = set()
    for stage in stages:
        if stage.name in names:
            raise FoglineError(f"two stages are named {stage.name!r}")
        if stage.reads and stage.reads not in written:
            raise FoglineError(f"stage {stage.name!r} reads {stage.reads!r}, which no stage before it writes")
        if not set(stage.writes) <= set(RECORD_TYPES):
            raise FoglineError(f"stage {stage.name!r} writes a type of record that there is not")
        if not stage.version(tools):
            raise FoglineError(f"stage {stage.name!r} has no version")
        names.add(stage.name)
        written |= set(stage.writes)


def do(stage: str, task: Task, tools: Tools) -> tuple[Found, ...]:
    """Does one task of a stage; an unexpected failure becomes a problem, so that the run goes on.

    Raises:
        UsageError, ModelMissing, GazetteerError: a model, pack or index is missing, as it would be for any input.
    """
    work = BY_NAME[stage].work
    if work is None:
        raise FoglineError(f"stage {stage!r} has no work that could be done on one task")
    try:
        found = tuple(work(task, tools))
    except (UsageError, ModelMissing, GazetteerError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever a stage meets, the other inputs are still to be read
        last = traceback.format_exception_only(error)[-1].strip()[:300]
        return (Found(record=problem(f"{stage}-failed", f"{task.name}: {last}", task.subject), basis=(task.subject,)),)
    if stage == LAST:
        _sweep_less()
    return found


@cache
def _sweep_less() -> None:
    """Has Python look for garbage less often, and not in what the first report has loaded.

    Models, lexicons and indexes stay while the process lasts, and what a report leaves behind is little; the usual
    sweeps took a twentieth of all reading.
    """
    gc.freeze()
    gc.set_threshold(SWEPT_AFTER)

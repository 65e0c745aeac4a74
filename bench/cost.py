"""Exam: what it costs to take one more report into a record, small and large, against building it from scratch.

The reports of one synthetic war are filed in a ledger until it holds so many claims; the tables are built; then
further reports are filed one by one, each followed by bringing the tables up to date. Time is of the processor, the
middle one of several reports, so that a busy machine tells the same. Building from scratch is the baseline.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.world import FACTS, Report, World
from bench.world_ledger import append
from fogline.ledger import Ledger
from fogline.views import Views, forget

SIZES = (1_000, 10_000, 100_000)
ADDED = 15
"""Reports that are added one by one at each size."""
BATCH = 100
SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Processor seconds at one size: filing a report, bringing the tables up to date, building them from scratch."""

    claims: int
    filing: float
    adding: float
    scratch: float


def run(size: int = SIZES[-1], seed: int = SEED) -> dict[str, Any]:
    """Grows a record to each size up to one, and measures there.

    Args:
        size: claims of the largest record.
        seed: of the war.
    """
    started = time.perf_counter()
    sizes = sorted({*(one for one in SIZES if one < size), size})
    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder) / "record") as ledger:
        reports = World(seed=seed).reports()
        claims, costs = 0, list[Cost]()
        for wanted in sizes:
            claims = _grown(ledger, reports, claims, wanted)
            cost = _measured(ledger, reports, claims)
            costs.append(cost)
            claims = cost.claims
    total = round(time.perf_counter() - started, 1)
    return {"exam": "cost", "data": f"seed {seed}", "n": size, "figures": figures_of(costs), "seconds": total}


def figures_of(costs: list[Cost]) -> dict[str, Any]:
    """The figures of several sizes: how the cost of one report grows from the least to the largest."""
    least, most = costs[0], costs[-1]
    made: dict[str, Any] = {
        "ratio": round((most.adding + most.filing) / (least.adding + least.filing), 2),
        "baseline_ratio": round((most.scratch + most.filing) / (least.scratch + least.filing), 2),
    }
    for cost in costs:
        made |= {
            f"seconds_{cost.claims}": round(cost.adding + cost.filing, 3),
            f"baseline_seconds_{cost.claims}": round(cost.scratch, 3),
        }
    made["curve"] = [{"claims": one.claims, "adding": one.adding + one.filing, "scratch": one.scratch} for one in costs]
    return made


def _grown(ledger: Ledger, reports: Iterator[Report], claims: int, wanted: int) -> int:
    """Files reports until the record holds so many claims; gives how many it holds."""
    batch: list[Report] = []
    while claims < wanted:
        batch.append(next(reports))
        claims += len(batch[-1].claims)
        if len(batch) == BATCH or claims >= wanted:
            append(ledger, *batch)
            batch = []
    return claims


def _measured(ledger: Ledger, reports: Iterator[Report], claims: int) -> Cost:
    forget(ledger.directory)
    scratch = _seconds(lambda: Views.file(ledger, FACTS, directory=ledger.directory))
    filing, adding = list[float](), list[float]()
    for _ in range(ADDED):
        report = next(reports)
        filing.append(_seconds(lambda report=report: append(ledger, report)))  # type: ignore[misc]
        adding.append(_seconds(lambda: Views.file(ledger, FACTS, directory=ledger.directory)))
    return Cost(claims=claims, filing=median(filing), adding=median(adding), scratch=scratch)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started

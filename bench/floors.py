"""The ratchet: for every paper the figures that may not fall, with a digest of what they were measured on.

Floors go up by `python -m bench floors --raise`, and down only when told `--allow-regression`. What must stay true: a
floor and the digest beside it are of the same gold, the same sample and the same judge.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import standoff
from bench.exams import run
from bench.judge import REPOSITORY, SCORER, SHARED
from bench.papers import PAPERS, Paper, absent, request_of
from bench.table import better, figure, lower_is_better

FLOORS = REPOSITORY / "tests" / "gold" / "floors.json"
SLACK = 0.005
"""How far a figure may lie below its floor."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What was measured of one paper, and on what."""

    digest: str
    figures: dict[str, float]


def kept_papers() -> tuple[Paper, ...]:
    """The papers that have floors."""
    return tuple(paper for paper in PAPERS if paper.kept)


def measure(paper: Paper, shared: Path = SHARED) -> Floor:
    """Runs a paper on its sample and gives its figures, with the digest."""
    result = run(request_of(paper, shared, quick=True))
    figures: dict[str, float] = {}
    for name in paper.kept:
        value = figure(result["figures"], name)
        figures[name] = float(value) if isinstance(value, int | float) else math.nan
    return Floor(digest=digest(paper, shared), figures=figures)


def digest(paper: Paper, shared: Path = SHARED) -> str:
    """Names what a paper is measured on: its data or gold, the sample, the judge."""
    total = hashlib.sha256(f"{paper.exam} {paper.quick}\n".encode())
    request = request_of(paper, shared)
    for path in (*request.data, *request.documents, *([request.gold] if request.gold else [])):
        total.update(path.read_bytes())
    if paper.exam == "claims-own":
        total.update("\n".join(standoff.digest_lines(paper.part)).encode())
    if paper.exam.startswith("claims"):
        for name in (SCORER, "bench/aliases.json"):
            total.update((shared / name).read_bytes())
    return total.hexdigest()[:16]


def load(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors as they stand, by paper."""
    if not path.is_file():
        return {}
    told = json.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(digest=one["digest"], figures=one["figures"]) for name, one in told.items()}


def save(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Writes the floors, by name."""
    told = {name: {"digest": floors[name].digest, "figures": floors[name].figures} for name in sorted(floors)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def faults(floor: Floor, now: Floor) -> list[str]:
    """What is worse than the floor, or cannot be compared with it; one sentence each."""
    if floor.digest != now.digest:
        return ["the gold, the sample or the judge is another: floors of one are none of the other"]
    return fallen(floor, now)


def fallen(floor: Floor, now: Floor) -> list[str]:
    """The figures that are worse than the floor; one that is gone, or is no number, is worse than any."""
    told = []
    for name, least in floor.figures.items():
        value = now.figures.get(name, math.nan)
        limit = least + SLACK if lower_is_better(name) else least - SLACK
        if math.isnan(value) or better(name, limit, value):
            side = "above its ceiling" if lower_is_better(name) else "below its floor"
            told.append(f"{name} is {value}, {side} of {least}")
    return told


def raised(floor: Floor | None, now: Floor, *, allow_regression: bool) -> tuple[Floor, list[str]]:
    """The floor after a run: no figure worse than before unless that is allowed; and what was refused.

    Args:
        floor: as it stands; `None` for a paper that had none.
        now: what was measured.
        allow_regression: take what was measured, whatever it is.
    """
    if floor is None or allow_regression:
        return now, []
    worse = fallen(floor, now)
    if floor.digest != now.digest:
        return (floor, worse) if worse else (now, [])
    best = {name: _best(name, value, floor.figures.get(name)) for name, value in now.figures.items()}
    return Floor(digest=now.digest, figures=best), worse


def _best(name: str, value: float, before: float | None) -> float:
    return value if before is None or better(name, value, before) else before


def every(shared: Path = SHARED) -> Iterator[tuple[Paper, Floor | None]]:
    """Measures every paper that has floors; `None` for one whose material is not there."""
    for paper in kept_papers():
        yield paper, None if absent(paper, shared) else measure(paper, shared)

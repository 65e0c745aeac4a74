"""Exam: place names to coordinates, given the names, on geoparsing corpora with the embedded gazetteer only.

Accuracy@161 km is the share of gold names placed within 161 km (100 miles) of their gold point; a name left open is
wrong. Beside it stand the oracle (some candidate of the index lies within 161 km) and the trivial baseline (the
candidate with the largest population, whatever the text says). The median distance is over names that were placed.
`answered` is the coverage, the share not left open; `calibration_error`, `sure` and `sure_right` tell how far the
confidence of what was answered goes with being right (`bench/sureness.py`). `recognition_f1` is end to end: names of
places that the reader sees in the bare text against the gold names, one to one from an overlap on. `unseen_` figures
are over the reports of LGL that nothing was learnt from: every other one.

Run: ``python -m bench toponyms --data FILE…``, or ``python -m bench.toponyms [--details] FILE…`` for the errors.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.resample import intervals
from bench.sureness import Told, sureness
from fogline.config import home_directory
from fogline.errors import QuoteError
from fogline.gazetteer import PlaceIndex, build_index
from fogline.gazetteer.geometry import distance_m
from fogline.model import Document, Mention, span_of
from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_context import read_context
from fogline.resolve.place_judge import spot_places
from fogline.resolve.places import answer_mention

NEAR_M = 161_000
TAUGHT = "lgl"
"""The corpus of whose reports every other one was learnt from (`bench/train_places.py`)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a name is put, and how sure that is."""

    point: tuple[float, float]
    confidence: float


@dataclass(slots=True)
class Tally:
    """Counts over a document or over several."""

    n: int = 0
    right: int = 0
    oracle: int = 0
    baseline: int = 0
    answered: int = 0
    named: int = 0
    seen: int = 0
    hit: int = 0
    distances: list[float] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Adds another's counts."""
        for name in ("n", "right", "oracle", "baseline", "answered", "named", "seen", "hit"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.distances += other.distances
        self.told += other.told
        self.errors.update(other.errors)

    def figures(self) -> dict[str, float]:
        """The measures, rounded."""
        whole = max(1, self.n)
        figures = {
            "acc161": round(self.right / whole, 4),
            "oracle_acc161": round(self.oracle / whole, 4),
            "short_of_oracle": round((self.oracle - self.right) / whole, 4),
            "baseline_acc161": round(self.baseline / whole, 4),
            "answered": round(self.answered / whole, 4),
            "recognition_f1": round(2 * self.hit / max(1, self.named + self.seen), 4),
            "recognition_precision": round(self.hit / max(1, self.seen), 4),
            "recognition_recall": round(self.hit / max(1, self.named), 4),
        }
        figures |= sureness(self.told)
        return figures | ({"median_km": round(median(self.distances), 1)} if self.distances else {})


def summed(tallies: Sequence[Tally]) -> Tally:
    """The counts of several documents together."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def run(paths: list[Path], **options: Any) -> dict[str, Any]:
    """Runs the exam on one or more corpora.

    Args:
        paths: gzipped JSON Lines with ``text`` and ``toponyms`` (``start, end, lat, lon``).
        options: ``details`` keeps the commonest errors; ``home`` holds built indexes.
    """
    started = time.perf_counter()
    index = PlaceIndex.open(build_index([], [], options.get("home") or home_directory()))
    corpora = {path.name.split(".")[0]: _corpus(path, index) for path in paths}
    everything = [tally for tallies in corpora.values() for tally in tallies]
    figures: dict[str, Any] = summed(everything).figures() if len(corpora) > 1 else {}
    for name, tallies in corpora.items():
        figures |= {f"{name}.{key}": value for key, value in summed(tallies).figures().items()}
        if name == TAUGHT:
            figures |= {f"{name}.unseen_{key}": value for key, value in summed(tallies[::2]).figures().items()}
        found = intervals(tallies, lambda some: {"acc161": sum(t.right for t in some) / max(1, sum(t.n for t in some))})
        figures |= {f"{name}.{key}_95": ends for key, ends in found.items()}
    report: dict[str, Any] = {
        "exam": "toponyms",
        "data": [path.name for path in paths],
        "n": sum(tally.n for tally in everything),
        "figures": figures,
        "seconds": round(time.perf_counter() - started, 2),
    }
    if options.get("details"):
        report["errors"] = {name: summed(tallies).errors.most_common(60) for name, tallies in corpora.items()}
    return report


def _corpus(path: Path, index: PlaceIndex) -> list[Tally]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line), index) for line in lines]


def _document(record: dict[str, Any], index: PlaceIndex) -> Tally:
    tally = Tally()
    document = Document(capture="exam", name=str(record["id"]), text=record["text"], language="en")
    context = read_context(document, index)
    _recognise(tally, [(one.start, one.end) for one in spot_places(document, index)], record["toponyms"])
    answerer = Answerer(index, context)
    for gold in (one for one in record["toponyms"] if one["lat"] is not None and one["lon"] is not None):
        try:
            span = span_of(document.text, gold["start"], gold["end"])
        except QuoteError:
            continue
        points = [
            Placed((a.where.latitude, a.where.longitude), a.confidence)
            for _, a in answer_mention(document, Mention(role="place", span=span), answerer)
            if a.where is not None and a.where.latitude is not None and a.where.longitude is not None
        ]
        _count(tally, index, span.quote, points, (gold["lat"], gold["lon"]))
    return tally


def _recognise(tally: Tally, seen: Sequence[tuple[int, int]], gold: Sequence[dict[str, Any]]) -> None:
    """Counts names found against gold names, one to one, from an overlap on; names without a point count too."""
    left = sorted({(one["start"], one["end"]) for one in gold})
    tally.named += len(left)
    tally.seen += len(seen)
    for start, end in seen:
        match = next((one for one in left if one[0] < end and start < one[1]), None)
        if match is not None:
            left.remove(match)
            tally.hit += 1


def _count(tally: Tally, index: PlaceIndex, name: str, points: list[Placed], gold: tuple[float, float]) -> None:
    candidates = [c.place for c in index.lookup(name, limit=60) if c.place.latitude is not None]
    listed = [(p.latitude, p.longitude) for p in candidates]
    largest = max(candidates, key=lambda p: p.population, default=None)
    right = any(_near(one.point, gold) for one in points[:1])
    tally.n += 1
    tally.answered += bool(points)
    tally.distances += [distance_m(*one.point, *gold) / 1000 for one in points[:1]]
    tally.told += [(one.confidence, right) for one in points[:1]]
    tally.right += right
    tally.oracle += any(_near(point, gold) for point in listed)
    tally.baseline += largest is not None and _near((largest.latitude, largest.longitude), gold)
    if not right:
        sort = "open" if not points else "wrong"
        tally.errors[f"{sort} | {name} | {'listed' if any(_near(p, gold) for p in listed) else 'not listed'}"] += 1


def _near(point: tuple[Any, Any], gold: tuple[float, float]) -> bool:
    return distance_m(point[0], point[1], gold[0], gold[1]) <= NEAR_M


def main(arguments: Iterator[str]) -> None:
    """Runs the exam from the command line."""
    told = list(arguments)
    report = run([Path(item) for item in told if not item.startswith("--")], details="--details" in told)
    for name, value in report["figures"].items():
        print(f"{name:40} {value}", file=sys.stderr)
    for name, errors in report.pop("errors", {}).items():
        for error, times in errors:
            print(f"{name} {times:4} {error}", file=sys.stderr)
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main(iter(sys.argv[1:]))

"""Exam: places of incidents in Syria to coordinates, from their name and region in English and in Arabic.

The index holds the shipped packs and, where it is told, imported files (OCHA boundaries and neighbourhoods), as a
user's project would. A place is right when it is put within 5 (20) km of its gold point; what is left open is wrong.
The trivial baseline takes any listed place of the very name.

Run: ``python -m bench.places [--details] [--gazetteer=FOLDER] FILE``; one JSON line on stdout, a table on stderr.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fogline.config import home_directory
from fogline.gazetteer import PlaceIndex, build_index, load_pack
from fogline.gazetteer.geometry import distance_m
from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_context import PlaceContext
from fogline.resolve.place_phrases import read_phrases

LIMITS_KM = (5, 20)


@dataclass(slots=True)
class Tally:
    """Counts of one language."""

    n: int = 0
    answered: int = 0
    right: Counter[int] = field(default_factory=Counter)
    baseline: Counter[int] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    def figures(self, language: str) -> dict[str, float]:
        """The measures, rounded."""
        whole = max(1, self.n)
        out = {f"{language}.answered": round(self.answered / whole, 4)}
        for limit in LIMITS_KM:
            out[f"{language}.within_{limit}km"] = round(self.right[limit] / whole, 4)
            out[f"{language}.baseline_within_{limit}km"] = round(self.baseline[limit] / whole, 4)
        return out


def run(paths: list[Path], **options: Any) -> dict[str, Any]:
    """Runs the exam.

    Args:
        paths: gzipped JSON Lines with ``location_en, location_ar, region, lat, lon``.
        options: ``gazetteer``: folder of files to import; ``details`` keeps the commonest errors; ``home`` holds
            built indexes.
    """
    started = time.perf_counter()
    folder = Path(options.get("gazetteer") or paths[0].parent.parent / "syria_gazetteer")
    imports = sorted(folder.glob("*.geojson.gz")) if folder.is_dir() else []
    packs = [load_pack("world"), load_pack("syria")]
    index = PlaceIndex.open(build_index(packs, imports, options.get("home") or home_directory()))
    answerer = Answerer(index, PlaceContext(country="SY", shares={"SY": 1.0}))
    tallies = {"en": Tally(), "ar": Tally()}
    for record in _records(paths):
        for language, tally in tallies.items():
            name = record.get(f"location_{language}")
            if name:
                _count(tally, answerer, name, record)
    report: dict[str, Any] = {
        "exam": "places",
        "data": [path.name for path in paths],
        "n": sum(tally.n for tally in tallies.values()),
        "imported": len(imports),
        "figures": {k: v for language, tally in tallies.items() for k, v in tally.figures(language).items()},
        "seconds": round(time.perf_counter() - started, 2),
    }
    if options.get("details"):
        report["errors"] = {language: tally.errors.most_common(70) for language, tally in tallies.items()}
    return report


def _records(paths: list[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _count(tally: Tally, answerer: Answerer, name: str, record: dict[str, Any]) -> None:
    tally.n += 1
    point = place(answerer, name, record.get("region") or record.get("governorate") or "")
    gold = (record["lat"], record["lon"])
    off = distance_m(*point, *gold) / 1000 if point else None
    tally.answered += point is not None
    listed = [c.place for c in answerer.index.lookup(name, fuzzy=False) if c.place.latitude is not None]
    nearest = distance_m(listed[0].latitude or 0, listed[0].longitude or 0, *gold) / 1000 if listed else None
    for limit in LIMITS_KM:
        tally.right[limit] += off is not None and off <= limit
        tally.baseline[limit] += nearest is not None and nearest <= limit
    if off is None or off > LIMITS_KM[-1]:
        sort = "open" if off is None else "far"
        tally.errors[f"{sort} | {name} | {record.get('region')} | {record.get('geo_accuracy')}"] += 1


def place(answerer: Answerer, name: str, region: str) -> tuple[float, float] | None:
    """The point of a place by its name and region; `None` when it stays open."""
    phrases = read_phrases(re.sub(r"\s*[-–]\s+", ", ", name), answerer.known)
    for phrase in phrases:
        container = phrase.container or region
        answer = answerer.answer(replace(phrase, container=container), 0, definite=False)
        if answer.where is not None and answer.where.latitude is not None and answer.where.longitude is not None:
            return answer.where.latitude, answer.where.longitude
    return None


def main(arguments: Iterator[str]) -> None:
    """Runs the exam from the command line."""
    told = list(arguments)
    folder = next((item.partition("=")[2] for item in told if item.startswith("--gazetteer=")), None)
    paths = [Path(item) for item in told if not item.startswith("--")]
    report = run(paths, details="--details" in told, gazetteer=folder)
    for name, value in report["figures"].items():
        print(f"{name:40} {value:.4f}", file=sys.stderr)
    for language, errors in report.pop("errors", {}).items():
        for error, times in errors:
            print(f"{language} {times:4} {error}", file=sys.stderr)
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main(iter(sys.argv[1:]))

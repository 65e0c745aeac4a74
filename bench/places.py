"""Exam: places of incidents in Syria to coordinates, from their name and region in English and in Arabic.

The index holds the shipped packs and, where it is told, imported files (OCHA boundaries and neighbourhoods), as a
user's project would. A place is right when it is put within 5 (20) km of its gold point; what is left open is wrong.
Figures are by script and by how exactly the gold point is known. The trivial baseline takes any listed place of the
very name.

Run: ``python -m bench places --data FILE [--gazetteer FOLDER]``, or ``python -m bench.places [--details]
[--gazetteer=FOLDER] FILE`` for the errors.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.resample import intervals
from fogline.config import home_directory
from fogline.gazetteer import PlaceIndex, build_index, load_pack
from fogline.gazetteer.geometry import distance_m
from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_context import PlaceContext
from fogline.resolve.place_phrases import read_phrases
from fogline.resolve.place_words import KIND_WORDS

LIMITS_KM = (5, 20)
IN_TOWN = ("site", "neighbourhood")
"""Precisions of kinds that lie in a town."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One place string: whether it was answered, how far off, and how far off the baseline is; `None` for open."""

    accuracy: str
    off: float | None
    listed: float | None


def rates(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """The share of places within each limit, and the share answered."""
    whole = max(1, len(verdicts))
    out = {"answered": sum(one.off is not None for one in verdicts) / whole}
    for limit in LIMITS_KM:
        out[f"within{limit}"] = sum(one.off is not None and one.off <= limit for one in verdicts) / whole
        near = sum(one.listed is not None and one.listed <= limit for one in verdicts)
        out[f"baseline_within{limit}"] = near / whole
    return out


def language_figures(language: str, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The measures of one script, with intervals and by how exactly the gold is known."""
    out: dict[str, Any] = {f"{language}.{name}": round(value, 4) for name, value in rates(verdicts).items()}
    for name, ends in intervals(verdicts, rates).items():
        if name.startswith("within"):
            out[f"{language}.{name}_95"] = ends
    for accuracy in sorted({one.accuracy for one in verdicts}):
        some = [one for one in verdicts if one.accuracy == accuracy]
        out[f"{language}.by_accuracy.{accuracy}.n"] = len(some)
        kept = {name: value for name, value in rates(some).items() if name.startswith("within")}
        out |= {f"{language}.by_accuracy.{accuracy}.{name}": round(value, 4) for name, value in kept.items()}
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
    verdicts: dict[str, list[Verdict]] = {"en": [], "ar": []}
    errors: dict[str, Counter[str]] = {"en": Counter(), "ar": Counter()}
    for record in _records(paths):
        for language, told in verdicts.items():
            name = record.get(f"location_{language}")
            if name:
                told.append(verdict(answerer, name, record))
                errors[language].update(_error(told[-1], name, record))
    report: dict[str, Any] = {
        "exam": "places",
        "data": [path.name for path in paths],
        "n": sum(map(len, verdicts.values())),
        "imported": len(imports),
        "figures": {k: v for language, told in verdicts.items() for k, v in language_figures(language, told).items()},
        "seconds": round(time.perf_counter() - started, 2),
    }
    if options.get("details"):
        report["errors"] = {language: counts.most_common(70) for language, counts in errors.items()}
    return report


def _records(paths: list[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def verdict(answerer: Answerer, name: str, record: dict[str, Any]) -> Verdict:
    """How far off a place string is put, and the baseline's guess."""
    point = place(answerer, name, record.get("region") or record.get("governorate") or "")
    gold = (record["lat"], record["lon"])
    listed = [c.place for c in answerer.index.lookup(name, fuzzy=False) if c.place.latitude is not None]
    return Verdict(
        accuracy=re.sub(r"\W+", "_", str(record.get("geo_accuracy") or "unknown")).strip("_").lower(),
        off=distance_m(*point, *gold) / 1000 if point else None,
        listed=distance_m(listed[0].latitude or 0, listed[0].longitude or 0, *gold) / 1000 if listed else None,
    )


def _error(one: Verdict, name: str, record: dict[str, Any]) -> list[str]:
    if one.off is not None and one.off <= LIMITS_KM[-1]:
        return []
    return [f"{'open' if one.off is None else 'far'} | {name} | {record.get('region')} | {record.get('geo_accuracy')}"]


def place(answerer: Answerer, name: str, region: str) -> tuple[float, float] | None:
    """The point of a place by its name and region; `None` when it stays open.

    What has no point of its own is where the town or part lies that its own words put around it; a street or a
    building told with the region alone lies in the region's town of that name.
    """
    phrases = read_phrases(re.sub(r"\s*[-–]\s+", ", ", name), answerer.known)
    around: tuple[float, float] | None = None
    for phrase in phrases:
        answer = answerer.answer(replace(phrase, container=phrase.container or region), 0, definite=False)
        if answer.where is None:
            continue
        point = _point(answer.where.latitude, answer.where.longitude)
        if point:
            return point
        if phrase.container or (phrase.kind in KIND_WORDS and KIND_WORDS[phrase.kind][1] in IN_TOWN):
            around = around or _around(answerer, answer.where.within)
    return around


def _around(answerer: Answerer, within: tuple[str, ...]) -> tuple[float, float] | None:
    """The point of the nearest container, where that is a town or finer."""
    nearest = answerer.index.get(within[0]) if within else None
    fine = nearest is not None and nearest.group in ("settlement", "part", "site")
    return _point(nearest.latitude, nearest.longitude) if nearest is not None and fine else None


def _point(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return None if latitude is None or longitude is None else (latitude, longitude)


def main(arguments: Iterator[str]) -> None:
    """Runs the exam from the command line."""
    told = list(arguments)
    folder = next((item.partition("=")[2] for item in told if item.startswith("--gazetteer=")), None)
    paths = [Path(item) for item in told if not item.startswith("--")]
    report = run(paths, details="--details" in told, gazetteer=folder)
    for name, value in report["figures"].items():
        print(f"{name:40} {value}", file=sys.stderr)
    for language, errors in report.pop("errors", {}).items():
        for error, times in errors:
            print(f"{language} {times:4} {error}", file=sys.stderr)
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main(iter(sys.argv[1:]))

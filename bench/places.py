"""Exam: places of incidents in Syria to coordinates, from their name and region in English and in Arabic.

The index holds the shipped packs and, where it is told, imported files (OCHA boundaries and neighbourhoods), as a
user's project would. A place is right when it is put within 5 (20) km of its gold point; what is left open is wrong.
Figures are by script and by how exactly the gold point is known. The trivial baseline takes any listed place of the
very name. The ceiling is an oracle's: some listed place that the words, whole or in pieces, may name lies near enough,
by its spelling, sound or likeness; ``fallbacks`` is the share that is put where the place around it lies, or one
piece of the words, and ``wrong20`` the share put more than 20 km off. ``answered`` is the coverage; of the rest,
``open_listed`` is the share for which the index had a place near enough that was not chosen, ``open_unlisted`` the
share for which it had none. ``calibration_error``, ``sure`` and ``sure_right`` tell how far confidence goes with lying
within 20 km (`bench/sureness.py`).

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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.resample import intervals
from bench.sureness import Told, sureness
from fogline.config import home_directory
from fogline.gazetteer import PlaceIndex, build_index, load_pack
from fogline.gazetteer.geometry import distance_m
from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_lines import answer_line, pieces
from fogline.resolve.place_seen import PlaceContext

LIMITS_KM = (5, 20)
GAZETTEER = re.compile(r"\.(geo)?json(\.gz)?$|^([A-Z]{2}|allCountries|cities\d+)\.(txt|zip)$")
"""Names of files that ``fogline gazetteer import`` reads: GeoJSON, and the tables of GeoNames under their own names."""
MANY = 60
"""Places of one name that the oracle looks at."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One place string: how far off it is put, so the baseline and the oracle (`None`: open); whether by fallback."""

    accuracy: str
    off: float | None
    listed: float | None
    oracle: float | None = None
    fallback: bool = False
    confidence: float = 0.0

    @property
    def listed_near(self) -> bool:
        """Whether the index has a place of the words within the wider limit."""
        return self.oracle is not None and self.oracle <= LIMITS_KM[-1]


def told_of(verdicts: Sequence[Verdict]) -> list[Told]:
    """The confidence of each answer, and whether it lies within the wider limit."""
    return [(one.confidence, one.off <= LIMITS_KM[-1]) for one in verdicts if one.off is not None]


def rates(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """The share of places within each limit, and the share answered."""
    whole = max(1, len(verdicts))
    out = {"answered": sum(one.off is not None for one in verdicts) / whole}
    out["fallbacks"] = sum(one.fallback for one in verdicts) / whole
    out["wrong20"] = sum(one.off is not None and one.off > LIMITS_KM[-1] for one in verdicts) / whole
    out["open_listed"] = sum(one.off is None and one.listed_near for one in verdicts) / whole
    out["open_unlisted"] = sum(one.off is None and not one.listed_near for one in verdicts) / whole
    for limit in LIMITS_KM:
        out[f"within{limit}"] = sum(one.off is not None and one.off <= limit for one in verdicts) / whole
        near = sum(one.listed is not None and one.listed <= limit for one in verdicts)
        out[f"baseline_within{limit}"] = near / whole
        best = sum(one.oracle is not None and one.oracle <= limit for one in verdicts)
        out[f"ceiling_within{limit}"] = best / whole
    return out


def language_figures(language: str, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The measures of one script, with intervals and by how exactly the gold is known."""
    out: dict[str, Any] = {f"{language}.{name}": round(value, 4) for name, value in rates(verdicts).items()}
    for name, ends in intervals(verdicts, rates).items():
        if name.startswith("within"):
            out[f"{language}.{name}_95"] = ends
    out |= {f"{language}.{name}": value for name, value in sureness(told_of(verdicts)).items()}
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
    imports = importable(folder)
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


def importable(folder: Path) -> list[Path]:
    """The gazetteer files of a folder, in order of name: GeoJSON and GeoNames tables, packed or not."""
    return sorted(path for path in folder.glob("*") if GAZETTEER.search(path.name)) if folder.is_dir() else []


def _records(paths: list[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def verdict(answerer: Answerer, name: str, record: dict[str, Any]) -> Verdict:
    """How far off a place string is put, the baseline's guess, and the best that the index could give."""
    told = answer_line(answerer, name, record.get("region") or record.get("governorate") or "")
    gold = (record["lat"], record["lon"])
    listed = [c.place for c in answerer.index.lookup(name, fuzzy=False) if c.place.latitude is not None]
    off = distance_m(told.latitude, told.longitude, *gold) / 1000 if told.latitude and told.longitude else None
    return Verdict(
        accuracy=re.sub(r"\W+", "_", str(record.get("geo_accuracy") or "unknown")).strip("_").lower(),
        off=off,
        listed=distance_m(listed[0].latitude or 0, listed[0].longitude or 0, *gold) / 1000 if listed else None,
        oracle=min([*_offs(answerer.index, name, gold), *([] if off is None else [off])], default=None),
        fallback=told.fallback,
        confidence=told.answer.confidence if told.answer else 0.0,
    )


def _offs(index: PlaceIndex, name: str, gold: tuple[float, float]) -> Iterator[float]:
    """How far off every place lies that the words, whole or in pieces, may name."""
    for piece in {name, *pieces(name)}:
        for candidate in index.lookup(piece, country="SY", limit=MANY):
            place = candidate.place
            if place.latitude is not None and place.longitude is not None:
                yield distance_m(place.latitude, place.longitude, *gold) / 1000


def _error(one: Verdict, name: str, record: dict[str, Any]) -> list[str]:
    if one.off is not None and one.off <= LIMITS_KM[-1]:
        return []
    return [f"{'open' if one.off is None else 'far'} | {name} | {record.get('region')} | {record.get('geo_accuracy')}"]


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

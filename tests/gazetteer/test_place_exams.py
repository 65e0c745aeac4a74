"""The exams of places run on files of their form and count what they say they count."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from bench import places, toponyms


def packed(path: Path, *records: dict[str, Any]) -> Path:
    path.write_bytes(gzip.compress("\n".join(json.dumps(record) for record in records).encode()))
    return path


@pytest.mark.slow
def test_toponyms_counts_right_wrong_and_open(tmp_path: Path) -> None:
    text = "Fighting reached Khartoum and Brackwater Nowhere in Sudan."
    named = [("Khartoum", 15.5, 32.5), ("Brackwater Nowhere", 1.0, 1.0), ("Sudan", 80.0, 0.0)]
    toponyms_ = [
        {"start": text.index(name), "end": text.index(name) + len(name), "lat": lat, "lon": lon}
        for name, lat, lon in named
    ]
    report = toponyms.run([packed(tmp_path / "own.jsonl.gz", {"id": "1", "text": text, "toponyms": toponyms_})])

    assert report["n"] == 3
    assert report["figures"]["own.accuracy_161km"] == 0.3333
    assert report["figures"]["own.answered"] == 0.6667


@pytest.mark.slow
def test_places_counts_by_language_and_distance(tmp_path: Path) -> None:
    record = {"location_en": "Tall Rif'at", "location_ar": "حلب", "region": "Aleppo", "lat": 36.47, "lon": 37.10}
    report = places.run([packed(tmp_path / "gold.jsonl.gz", record)], gazetteer=tmp_path / "none")

    assert report["figures"]["en.within_5km"] == 1.0
    assert report["figures"]["ar.answered"] == 1.0
    assert report["figures"]["ar.within_20km"] == 0.0

"""The exam of ranges: incidents with two reports are asked, each way of getting a number beside the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.errors import BenchError
from bench.exams import Request, run
from bench.ranges import by_speaker, range_of
from bench.ranges import run as run_ranges

from fogline.fuse.consensus import Told
from support.claims import MONITOR, RESIDENTS, read_claim, says


def told(low: int, high: int | None) -> Told:
    return Told(document=f"d{low}", low=low, high=high, claim="c", day=None)


def test_numbers_of_incidents_with_several_reports(tmp_path: Path) -> None:
    texts = ["Three people were killed in Ostrava on Monday.", "Gunmen killed three people in Ostrava, police said."]
    docs = [{"title": None, "dct": "2031-05-09", "url": "", "text": text} for text in texts]
    told = [
        {"incident_id": "7", "meta": {"num_killed": 3, "num_injured": 0}, "docs": docs},
        {"incident_id": "8", "meta": {"num_killed": 1, "num_injured": 0}, "docs": docs[:1]},
        {"incident_id": "9", "meta": None, "docs": docs},
    ]
    path = tmp_path / "incidents.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    result = run(Request(exam="ranges", data=(path,)))
    assert result["n"] == 1
    assert result["figures"]["killed_exact"] == result["figures"]["injured_exact"] == 1.0
    assert set(result["figures"]) >= {"baseline_killed_exact", "killed_exact_by_median"}


def test_each_speaker_of_a_narrative_is_a_source() -> None:
    claims = [read_claim("harm.killed", "x", said_by=[says(one)]) for one in (MONITOR, RESIDENTS, MONITOR)]
    assert len({one.document for one in by_speaker(claims)}) == 2


def test_a_range_runs_from_the_least_to_the_most_told() -> None:
    assert range_of([told(3, 3), told(5, 8), told(5000, 5000)]) == (3, 8)
    assert range_of([told(4, None)]) == (4, 4)
    assert range_of([]) == (None, None)


def test_other_records_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"words": 1}\n', encoding="utf-8")
    with pytest.raises(BenchError, match="narratives"):
        run_ranges([path])

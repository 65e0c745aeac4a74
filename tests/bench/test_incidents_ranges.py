"""The exam of ranges: incidents with two reports are asked, each way of getting a number beside the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.errors import BenchError
from bench.exams import Request, run
from bench.ranges import run as run_ranges


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


def test_other_records_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"words": 1}\n', encoding="utf-8")
    with pytest.raises(BenchError, match="narratives"):
        run_ranges([path])

"""The exam of casualty ranges, on narratives of our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from bench.casualties import baseline_range, measure, run

ROWS = [
    {
        "assessment_text": "On 4 May 2031, between six and eight civilians were killed and dozens were wounded "
        "at the pier.\n\n"
        "A radio station put the toll at seven. A harbour pilot said more than six people had died.",
        "civ_killed": [6, 8],
        "civ_injured": [12, 24],
    },
    {
        "assessment_text": "At least three people were killed in the raid.\n\n"
        "Two sources said four people were killed.",
        "civ_killed": [3, 4],
        "civ_injured": None,
    },
    {
        "assessment_text": "A watchman, Otto Lind, was killed and others were injured.\n\nNo source gave a number.",
        "civ_killed": [1, 1],
        "civ_injured": [2, 2],
    },
]


@pytest.fixture
def incidents(tmp_path: Path) -> Path:
    path = tmp_path / "incidents.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in ROWS)
    return path


def test_ranges_are_read_and_measured(incidents: Path) -> None:
    outcome = run([incidents])
    figures = outcome["figures"]

    assert (outcome["exam"], outcome["n"]) == ("casualties", 3)
    assert figures["killed"]["both_exact"] == 1.0
    assert figures["injured"]["both_exact"] == 1.0
    assert figures["baseline_killed"]["both_exact"] < 1.0
    assert figures["odd_killed"]["n"] == 1


def test_the_baseline_takes_the_first_number() -> None:
    assert baseline_range("At 10:30 on the 3rd, 12 died", 0) == (12, 12)
    assert baseline_range("nobody counted", 0) == (None, None)


def test_measures_of_a_wrong_range() -> None:
    figures = measure([((1, 3), (1, 7))])

    assert (figures["min_exact"], figures["max_exact"], figures["both_exact"]) == (1.0, 0.0, 0.0)
    assert figures["log_error"] == pytest.approx(0.347, abs=1e-3)  # (0 + ln 8 - ln 4) / 2


def test_dead_and_wounded_counted_together_bound_the_dead_from_above(tmp_path: Path) -> None:
    path = tmp_path / "incidents.jsonl.gz"
    row = {
        "assessment_text": "Five people were killed at the pier. A newspaper wrote of 20 dead and wounded.",
        "civ_killed": [5, 20],
        "civ_injured": None,
    }
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")
    assert run([path])["figures"]["killed"]["both_exact"] == 1.0

"""The exam of certainty and the training of its weights, on sentences of our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from bench.factuality import error, pearson, run
from bench.train_factuality import fit, gather, shipped

ROWS = [
    {"text": "The brigade captured the hill .", "targets": [{"span1": [2, 3], "label": 3.0}]},
    {"text": "The brigade did not capture the hill .", "targets": [{"span1": [4, 5], "label": -3.0}]},
    {"text": "The brigade may capture the hill .", "targets": [{"span1": [3, 4], "label": 0.8}]},
    {"text": "The brigade plans to capture the hill .", "targets": [{"span1": [4, 5], "label": 1.6}]},
] * 4


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    path = tmp_path / "train.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in ROWS)
    return path


def test_the_exam_beats_its_baseline(graded: Path) -> None:
    outcome = run([graded])
    figures = outcome["figures"]

    assert (outcome["exam"], outcome["n"]) == ("factuality", 16)
    assert figures["mae"] < figures["baseline_mae"]
    assert figures["r"] > 0.8
    assert figures["r_95"][0] <= figures["r"] <= figures["r_95"][1]


def test_training_is_repeatable_and_learns(graded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.train_factuality.BATCH", 4)
    examples = gather([graded])
    first, second = shipped(examples, fit(examples)), shipped(examples, fit(examples))

    assert first == second
    assert first["neg=Truedid"] < 0


def test_measures() -> None:
    assert error([1.0, 3.0], [2.0, 5.0]) == 1.5
    assert pearson([1.0, 2.0, 3.0], [2.0, 4.0, 6.0]) == pytest.approx(1.0)
    assert pearson([1.0, 1.0], [2.0, 4.0]) == 0.0

"""The exam's arithmetic on a corpus of our own, and its figures on the tuning corpus where that is present."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.dates import examine, one_notation, run


def corpus(path: Path, *marks: tuple[str, str, str], text: str, dct: str = "2016-11-27") -> Path:
    timex = [
        {"start": text.index(words), "end": text.index(words) + len(words), "text": words, "type": kind, "value": value}
        for words, kind, value in marks
    ]
    path.write_text(json.dumps({"id": "one", "dct": dct, "text": text, "timex": timex}) + "\n", encoding="utf-8")
    return path


def test_hits_spans_and_values_are_counted_apart(tmp_path: Path) -> None:
    text = "Shells fell on Saturday. The road was cut late last month, and nobody left before the thaw."
    path = corpus(
        tmp_path / "own.jsonl",
        ("Saturday", "DATE", "2016-11-26"),
        ("last month", "DATE", "2016-10"),
        ("the thaw", "DATE", "XXXX-SP"),
        text=text,
    )
    result, score = examine([path])
    assert (score.gold, score.found, score.relaxed, score.strict, score.value) == (3, 2, 2, 1, 2)
    assert result["n"] == 3
    assert result["figures"]["relaxed_f1"] == 0.8
    assert result["figures"]["strict_f1"] == 0.4
    assert result["figures"]["baseline_relaxed_f1"] == 0.0


def test_a_wrong_value_does_not_count(tmp_path: Path) -> None:
    path = corpus(tmp_path / "own.jsonl", ("Saturday", "DATE", "2016-11-19"), text="Shells fell on Saturday.")
    assert run([path])["figures"]["value_f1"] == 0.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1998-XX-XX", "1998", True),
        ("199X", "199", True),
        ("1998-W5", "1998-W05", True),
        ("2016-11-06T17", "2016-11-06T17:00", True),
        ("P2Q", "P6M", True),
        ("1998-W15", "1998-W05", False),
        ("1998-10", "1998", False),
        ("PXD", "P1D", False),
    ],
)
def test_spellings_of_one_value(one: str, other: str, same: bool) -> None:
    assert (one_notation(one) == one_notation(other)) is same


@pytest.mark.shared
def test_the_tuning_corpus_stays_where_it_was(shared: Path) -> None:
    path = shared / "data" / "timeml" / "timebank.jsonl.gz"
    if not path.is_file():
        pytest.skip("needs the TimeBank corpus")
    figures = run([path])["figures"]
    assert figures["relaxed_f1"] >= 0.92
    assert figures["value_f1"] >= 0.81

"""Figures as rows, samples, intervals, the trivial baseline and the page: what people are shown."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from bench.clauses import commonest, cut
from bench.jsonlines import rows, sampled, write_packed
from bench.papers import Paper
from bench.report import Run, write
from bench.resample import intervals
from bench.table import Line, aligned, better, flat, shown, table
from bench.targets import Target
from hypothesis import given
from hypothesis import strategies as st

FIGURES = {
    "typed": {"p": 0.5, "f1": 0.55},
    "interval": {"typed.f1": [0.5, 0.6]},
    "baseline": {"typed": {"f1": 0.2}, "family": "harm"},
    "mae": 0.4,
    "mae_95": [0.38, 0.42],
    "baseline_mae": 0.7,
    "lgl.acc161": 0.6,
    "lgl.baseline_acc161": 0.5,
    "reliability": [{"confidence": 0.9, "right": 0.8, "n": 10}, {"confidence": 0.4, "right": 0.5, "n": 4}],
    "unknown_documents": [],
}


def test_every_figure_stands_beside_its_interval_and_its_baseline() -> None:
    lines = {line.name: line for line in table(FIGURES)}
    assert lines["typed.f1"] == Line("typed.f1", 0.55, (0.5, 0.6), 0.2)
    assert lines["mae"] == Line("mae", 0.4, (0.38, 0.42), 0.7)
    assert lines["lgl.acc161"] == Line("lgl.acc161", 0.6, None, 0.5)
    assert lines["baseline family"].value == "harm"
    assert set(lines) == {"typed.p", "typed.f1", "mae", "lgl.acc161", "baseline family"}
    assert "0.380 … 0.420" in aligned(table(FIGURES))


def test_lists_of_records_are_no_figures() -> None:
    assert "reliability" not in dict(flat(FIGURES))


def test_errors_and_costs_are_better_when_less() -> None:
    assert better("typed.f1", 0.6, 0.5)
    assert better("mae", 0.3, 0.4)
    assert better("peak_memory_mb", 300, 1024)
    assert not better("ratio_to_parser", 2.0, 1.5)


def test_values_are_shown_as_people_read_them() -> None:
    assert [shown(value) for value in (0.5, 81.25, 3, "harm", None)] == ["0.500", "81.2", "3", "harm", "–"]


@given(st.integers(0, 60), st.integers(1, 60))
def test_samples_keep_order_and_places(size: int, wanted: int) -> None:
    items = list(range(size))
    drawn = sampled(items, wanted)
    assert drawn == sorted(set(drawn)) == sampled(items, wanted)
    assert len(drawn) == min(size, wanted) or (size % 2 and len(drawn) == wanted - 1)
    assert all(item % 2 == place % 2 for place, item in enumerate(drawn))


def test_written_lines_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "own.jsonl.gz"
    write_packed(path, ['{"a": 1}', '{"a": 2}\n'])
    assert rows(path) == [{"a": 1}, {"a": 2}]


def test_intervals_hold_the_figure_and_narrow_with_more() -> None:
    chance = random.Random(3)

    def mean(values: object) -> dict[str, float]:
        told = list(values)  # type: ignore[call-overload]
        return {"mean": sum(told) / len(told)}

    few = intervals([float(chance.random() < 0.3) for _ in range(30)], mean)["mean"]
    many = intervals([float(n % 10 < 3) for n in range(600)], mean)["mean"]
    assert many[0] <= 0.3 <= many[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert intervals([], mean) == {}


def test_the_baseline_cuts_at_commas_and_clause_words() -> None:
    text = "Guards held the old weir, the crew of the ferry fled and two boats sank in the bay.\n\nNobody spoke."
    pieces = cut("weir.txt", text, "harm")
    assert [piece["quote"] for piece in pieces] == [
        "Guards held the old weir",
        "the crew of the ferry fled",
        "two boats sank in the bay",
    ]
    assert all(text[piece["start"] : piece["end"]] == piece["quote"] for piece in pieces)


def test_the_commonest_family_is_the_golds() -> None:
    assert commonest([{"facet": "strike"}, {"facet": "harm"}, {"facet": "strike"}]) == "strike"


PAPERS = (
    Paper(
        name="one",
        exam="claims",
        title="Claims: one",
        about="About one.",
        tuned="Not tuned.",
        unseen=True,
        kept=("typed.f1",),
    ),
    Paper(name="two", exam="dates", title="Dates: two", about="About two.", tuned="Tuned."),
)
TARGETS = (
    Target(paper="one", figure="typed.f1", value=0.5, known="0.4, another"),
    Target(paper="one", figure="mae", value=0.3),
    Target(paper="two", figure="value_f1", value=0.8),
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    result = {"exam": "claims", "data": "own.jsonl", "n": 1234, "figures": FIGURES, "seconds": 2.5}
    told = Run(
        results={"one": result},
        missed={"two": "data/two.jsonl is not there"},
        day="2031-03-03",
        commit="`abc`",
        machine="2 cores",
    )
    write(told, tmp_path / "evaluation.md", PAPERS, TARGETS)
    return tmp_path / "evaluation.md"


def test_the_page_tells_what_was_measured_and_what_was_not(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "on 2031-03-03, commit `abc`, on 2 cores" in text
    assert "| one | typed.f1 | 0.550 | 0.500 … 0.600 | ≥ 0.500 | met | 0.4, another |" in text
    assert "| one | mae | 0.400 | 0.380 … 0.420 | ≤ 0.300 | missed |  |" in text
    assert "| two | value_f1 | – |  | ≥ 0.800 | not measured |  |" in text
    assert "| typed.f1 | 0.550 | 0.500 … 0.600 | 0.200 |" in text
    assert "About one. *Not tuned.*" in text
    assert "n = 1,234; 2.5 seconds" in text
    assert "Not measured: data/two.jsonl is not there." in text


def test_the_page_has_pictures_and_records_beside_it(page: Path) -> None:
    folder = page.with_suffix("")
    for name in ("targets.svg", "reliability.svg"):
        assert f"evaluation/{name})" in page.read_text(encoding="utf-8")
        assert (folder / name).read_text(encoding="utf-8").startswith("<?xml")
    (line,) = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["paper"] == "one"


def test_the_same_figures_give_the_same_pictures(page: Path, tmp_path: Path) -> None:
    first = (page.with_suffix("") / "reliability.svg").read_bytes()
    told = Run(
        results={"one": {"figures": FIGURES, "data": "", "n": 1, "seconds": 0}},
        missed={},
        day="",
        commit="",
        machine="",
    )
    write(told, tmp_path / "again" / "evaluation.md", PAPERS, TARGETS)
    assert (tmp_path / "again" / "evaluation" / "reliability.svg").read_bytes() == first

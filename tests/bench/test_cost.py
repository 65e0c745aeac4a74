"""The exam of what one more report costs: its figures, and that it really takes reports in."""

from __future__ import annotations

from pathlib import Path

from bench.cost import Cost, figures_of, run
from bench.plots import draw_cost


def test_the_ratio_is_of_the_largest_record_over_the_least() -> None:
    least = Cost(claims=1_000, filing=0.1, adding=0.1, scratch=2.0)
    most = Cost(claims=9_000, filing=0.1, adding=0.2, scratch=19.9)
    figures = figures_of([least, most])
    assert figures["ratio"] == 1.5
    assert figures["baseline_ratio"] == 9.52
    assert [point["claims"] for point in figures["curve"]] == [1_000, 9_000]


def test_a_small_record_is_measured_and_drawn(tmp_path: Path) -> None:
    told = run(150)
    figures = told["figures"]
    assert told["n"] == 150
    assert figures["ratio"] == 1.0, "there is but one size"
    assert 0 < figures["curve"][0]["adding"] < figures["curve"][0]["scratch"]
    assert draw_cost({"cost": told}, tmp_path / "cost.svg")
    assert "one report taken in" in (tmp_path / "cost.svg").read_text()
    assert not draw_cost({}, tmp_path / "none.svg")

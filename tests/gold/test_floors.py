"""The ratchet: no figure that was once reached is lost, and no floor outlives the gold it was measured on."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.floors import faults, kept_papers, load, measure
from bench.papers import Paper, absent

STANDING = load()


def test_every_kept_paper_has_a_floor_for_every_kept_figure() -> None:
    wanted = {paper.name: set(paper.kept) for paper in kept_papers()}
    assert {name: set(floor.figures) for name, floor in STANDING.items()} == wanted


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("paper", kept_papers(), ids=lambda paper: str(paper.name))
def test_no_figure_is_below_its_floor(paper: Paper, shared: Path) -> None:
    gone = absent(paper, shared)
    if gone:
        pytest.skip(f"needs {', '.join(gone)} of the private reference material")
    worse = faults(STANDING[paper.name], measure(paper, shared))
    assert not worse, f"{'; '.join(worse)} (python -m bench floors --raise keeps what got better)"

"""The reference reports' answer key, line by line, on the derived tables; without dates and with them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from fogline.gazetteer import load_pack
from fogline.views import Views, facts_of
from support.answer_key import Judged, Key, Line
from support.projects import a_project, add, run, ticking

LINES: Mapping[str, list[Line]] = tomllib.loads((Path(__file__).parent / "answer_key.toml").read_text(encoding="utf-8"))
PACKS = ("world", "syria")
MOST_OPEN = {"bare": 17, "dated": 8}
"""Reached so far; wanted: at most 20 without dates and 8 with them. Lower these, never raise them.

Open in both runs: who stood at the square and what one fighter declared (pictures told in passing), whose planes struck
the shrinking ground (the report does not say), "weeks" against "Wednesday", a video told only in a caption, two
expectations that the reader does not take for claims. Open only without dates: dates of three reports and what
hangs on their days.
"""


def judged(shared: Path, directory: Path, sort: str) -> list[Judged]:
    """Runs the reports through the real pipeline and judges every line on the tables."""
    seeds = shared / "seeds"
    if not seeds.is_dir():
        pytest.skip("needs the five reference reports beside the repository")
    project, clock = a_project(directory), ticking()
    add(project, sorted(seeds.glob("*.txt")) if sort == "bare" else [seeds / "dated.jsonl"], clock)
    run(project, clock)
    packs = tuple(map(load_pack, PACKS))
    with project.ledger() as ledger:
        entries = [(one.sequence, one.entry) for one in ledger.entries()]
    tables = Views.build(entries, facts_of(packs)).tables
    return Key(tables=tables, packs=packs, dated=sort == "dated").judge(LINES)


def told(lines: list[Judged]) -> str:
    counts = Counter(line.outcome for line in lines)
    rows = [f"{line.outcome}: {line.sort}: {line.about} ({line.why})" for line in lines if line.outcome != "HOLDS"]
    return "\n".join([", ".join(f"{name} {counts[name]}" for name in ("HOLDS", "OPEN", "CONTRADICTED")), *rows])


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("sort", ["bare", "dated"])
def test_the_answer_key(shared: Path, tmp_path: Path, sort: str) -> None:
    lines = judged(shared, tmp_path / "p", sort)
    counts = Counter(line.outcome for line in lines)

    assert counts["CONTRADICTED"] == 0, told(lines)
    assert counts["OPEN"] <= MOST_OPEN[sort], told(lines)

"""`docs/evaluation.md`: every exam with its figures, written by the run that measured them and by nobody's hand.

What must stay true: a paper that could not be run is told as not measured, never left out in silence; a figure stands
beside its interval, its baseline and what it was tuned on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.exams import Result
from bench.papers import PAPERS, Paper
from bench.plots import draw_cost, draw_reliability, draw_targets
from bench.table import Line, Scalar, better, lower_is_better, shown, shown_pair, table
from bench.targets import TARGETS, Target

READING = (
    "Of claims: *located* spans overlap a gold one; *typed* ones have its family too; *strict* ones have place, time, "
    "counts, original speaker, status and polarity right as well, *full* ones also actors, targets and the chain of "
    "speakers. `roles` are shares of typed claims. `minority` is the F1 of the classes that no constant gets, over "
    "typed claims; `minority_end_to_end` the same over all claims, so that what is missed or spurious counts. "
    "`elsewhere` counts claims in reports of which the gold has none. The baseline cuts sentences at commas and clause "
    "words and calls every piece by the commonest family: it locates well, which is why *located* alone shows nothing. "
    "`calibration_error` is the mean gap between the confidence of claims and the share of them that is located and "
    "typed right."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What was measured, when and of what.

    Attributes:
        results: record by the name of the paper.
        missed: why a paper has none, by its name.
        day: day of the run.
        commit: the commit measured, with a note where the checkout held more.
        machine: on what.
    """

    results: Mapping[str, Result]
    missed: Mapping[str, str]
    day: str
    commit: str
    machine: str


def write(run: Run, target: Path, papers: Sequence[Paper] = PAPERS, targets: Sequence[Target] = TARGETS) -> None:
    """Writes the page, its pictures and the records beside it."""
    folder = target.with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    if draw_targets(run.results, targets, folder / "targets.svg"):
        pictures.append(f"![Figures against what is wanted]({folder.name}/targets.svg)")
    if draw_reliability(run.results, papers, folder / "reliability.svg"):
        pictures.append(f"![Share of right claims by confidence]({folder.name}/reliability.svg)")
    if draw_cost(run.results, folder / "cost.svg"):
        pictures.append(f"![Cost of one more report by size of the record]({folder.name}/cost.svg)")
    records = (json.dumps({"paper": name, **one}, ensure_ascii=False) + "\n" for name, one in run.results.items())
    (folder / "results.jsonl").write_text("".join(records), encoding="utf-8")
    target.write_text("\n\n".join(_parts(run, papers, targets, pictures)) + "\n", encoding="utf-8")


def _parts(run: Run, papers: Sequence[Paper], targets: Sequence[Target], pictures: Sequence[str]) -> Iterable[str]:
    yield "# Evaluation"
    yield (
        f"Written by `make bench` on {run.day}, commit {run.commit}, on {run.machine}. Do not edit: run it again. "
        "The texts are third parties' and not part of the repository; only figures are. Intervals are the middle 95 % "
        "over 500 resamplings of documents (of sentences for certainty, of incidents for casualties and places)."
    )
    yield READING
    yield "## What is wanted, and what is reached"
    yield _wanted(run, targets)
    yield from pictures
    for paper in papers:
        yield from _paper(run, paper)


def _wanted(run: Run, targets: Sequence[Target]) -> str:
    rows = ["| paper | figure | reached | 95 % | wanted | | best known |", "|---|---|---|---|---|---|---|"]
    for one in targets:
        line = _line(run, one)
        wanted = f"{'≤' if lower_is_better(one.figure) else '≥'} {shown(one.value)}"
        reached = line.value if line else None
        cells = (one.paper, one.figure, shown(reached), shown_pair(line.interval) if line else "", wanted)
        rows.append(f"| {' | '.join(cells)} | {_met(one, reached)} | {one.known} |")
    return "\n".join(rows)


def _line(run: Run, target: Target) -> Line | None:
    if target.paper not in run.results:
        return None
    lines = table(run.results[target.paper]["figures"])
    return next((line for line in lines if line.name == target.figure), None)


def _met(target: Target, reached: Scalar | None) -> str:
    if not isinstance(reached, int | float):
        return "not measured"
    return "missed" if better(target.figure, target.value, reached) else "met"


def _paper(run: Run, paper: Paper) -> Iterable[str]:
    yield f"## {paper.title}"
    yield f"{paper.about} *{paper.tuned}*"
    result = run.results.get(paper.name)
    if result is None:
        yield f"Not measured: {run.missed.get(paper.name, 'not run')}."
        return
    sample = f", a sample of {result['sample']}" if "sample" in result else ""
    files = [*paper.data, *paper.documents, *([paper.gold] if paper.gold else [])]
    data = ", ".join(files) or result["data"]
    yield f"`{paper.name}`: {data}; n = {result['n']:,}{sample}; {result['seconds']} seconds."
    lines = table(result["figures"])
    fine = [line for line in lines if line.name.count(".") > 1]
    yield _rows([line for line in lines if line not in fine])
    if fine:
        yield f"<details><summary>In detail</summary>\n\n{_rows(fine)}\n\n</details>"


def _rows(lines: Sequence[Line]) -> str:
    rows = ["| figure | value | 95 % | baseline |", "|---|---|---|---|"]
    for line in lines:
        baseline = "" if line.baseline is None else shown(line.baseline)
        rows.append(f"| {line.name} | {shown(line.value)} | {shown_pair(line.interval)} | {baseline} |")
    return "\n".join(rows)

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
from bench.papers import PAPERS, TARGETS, Paper, Target
from bench.plots import draw_reliability, draw_targets
from bench.table import Line, Scalar, better, figure, shown, shown_pair, table

NOT_BUILT = (
    "`muc`: slots of the MUC-4 templates; no reader of templates is built yet",
    "`actors`: dated cases of parties as an exam of their own; cases stand among the tests of `resolve`",
    "`toponyms` `recognition_f1`: Fogline looks for places in the roles of claims, not for every name of a text",
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
    yield "## What is wanted, and what is reached"
    yield _wanted(run, targets)
    yield from pictures
    for paper in papers:
        yield from _paper(run, paper)
    yield "## What is not measured"
    yield "\n".join(f"- {one}" for one in NOT_BUILT)


def _wanted(run: Run, targets: Sequence[Target]) -> str:
    rows = ["| paper | figure | reached | 95 % | wanted | | best known |", "|---|---|---|---|---|---|---|"]
    for one in targets:
        line = _line(run, one)
        cost = one.figure.startswith(("ratio", "peak", "mae"))
        wanted = f"{'≤' if cost else '≥'} {shown(one.value)}"
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
    yield f"`{paper.name}`: {result['data']}; n = {result['n']:,}{sample}; {result['seconds']} seconds."
    rows = ["| figure | value | 95 % | baseline |", "|---|---|---|---|"]
    for line in table(result["figures"]):
        cells = (line.name, shown(line.value), shown_pair(line.interval), shown(line.baseline) if line.baseline else "")
        rows.append(f"| {' | '.join(cells)} |")
    yield "\n".join(rows)


def value_of(results: Mapping[str, Result], paper: str, name: str) -> Scalar | None:
    """One figure of a run."""
    return figure(results[paper]["figures"], name) if paper in results else None

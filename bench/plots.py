"""The pictures of the evaluation, as SVG files that are the same whenever the figures are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.exams import Result
from bench.papers import Paper
from bench.table import figure, lower_is_better
from bench.targets import Target

INK, PALE, GOOD, SHORT = "#333333", "#bbbbbb", "#2a7f62", "#b3541e"


def draw_reliability(results: Mapping[str, Result], papers: Sequence[Paper], target: Path) -> bool:
    """Draws how often claims of a given confidence are right; `False` where no unseen paper tells it."""
    told = {p.title: results[p.name]["figures"].get("reliability") for p in papers if p.unseen and p.name in results}
    curves = {title: points for title, points in told.items() if points}
    if not curves:
        return False
    plot = _pyplot()
    drawn, axes = plot.subplots(figsize=(5.2, 4.6))
    axes.plot([0, 1], [0, 1], color=PALE, linestyle="--", label="as sure as right")
    for (title, points), marker in zip(curves.items(), "osD^v", strict=False):
        xs, ys = [p["confidence"] for p in points], [p["right"] for p in points]
        axes.plot(xs, ys, marker=marker, label=title.removeprefix("Claims: "), linewidth=1)
        for point in points:
            axes.annotate(str(point["n"]), (point["confidence"], point["right"]), fontsize=7, color=INK)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence of the claim", ylabel="share located and typed right")
    axes.legend(fontsize=8, loc="lower right", frameon=False)
    _save(plot, drawn, target)
    return True


def draw_targets(results: Mapping[str, Result], targets: Sequence[Target], target: Path) -> bool:
    """Draws every figure that is wanted between nought and one against what is wanted; `False` where there is none."""
    rows = [(one, _value(results, one)) for one in targets if one.value <= 1 and not lower_is_better(one.figure)]
    known = [(one, value) for one, value in rows if value is not None]
    if not known:
        return False
    plot = _pyplot()
    drawn, axes = plot.subplots(figsize=(7.2, 0.24 * len(known) + 1))
    for row, (one, value) in enumerate(reversed(known)):
        axes.plot([value, one.value], [row, row], color=PALE, linewidth=1)
        axes.plot(value, row, "o", color=GOOD if value >= one.value else SHORT, markersize=5)
        axes.plot(one.value, row, "|", color=INK, markersize=9)
    axes.set_yticks(range(len(known)), [f"{one.paper}  {one.figure}" for one, _ in reversed(known)], fontsize=7)
    axes.set(xlim=(0, 1), xlabel="reached (dot) and wanted (bar)")
    axes.grid(axis="x", color="#eeeeee")
    _save(plot, drawn, target)
    return True


def draw_cost(results: Mapping[str, Result], target: Path) -> bool:
    """Draws what one more report costs in records of several sizes; `False` where that was not measured."""
    points = results["cost"]["figures"].get("curve") if "cost" in results else None
    if not points:
        return False
    plot = _pyplot()
    drawn, axes = plot.subplots(figsize=(5.2, 3.6))
    sizes = [point["claims"] for point in points]
    axes.loglog(sizes, [point["scratch"] for point in points], "s--", color=SHORT, label="built from scratch")
    axes.loglog(sizes, [point["adding"] for point in points], "o-", color=GOOD, label="one report taken in")
    axes.set(xlabel="claims in the record", ylabel="processor seconds")
    axes.legend(fontsize=8, frameon=False)
    _save(plot, drawn, target)
    return True


def _value(results: Mapping[str, Result], target: Target) -> float | None:
    if target.paper not in results:
        return None
    value = figure(results[target.paper]["figures"], target.figure)
    return float(value) if isinstance(value, int | float) else None


def _pyplot() -> Any:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "fogline"
    mpl.rcParams["svg.fonttype"] = "none"
    from matplotlib import pyplot as plt

    return plt


def _save(plot: Any, drawn: Any, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    drawn.savefig(target, format="svg", bbox_inches="tight", metadata={"Date": None})
    plot.close(drawn)

"""Figures as rows for people: each with its interval and the baseline's value where an exam tells them.

Exams tell intervals as ``<figure>_95``, ``<figure>_interval`` or below ``interval``, and baselines with ``baseline``
somewhere in the name; this file knows all of it, so that no table has to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LOWER_IS_BETTER = frozenset(
    {"mae", "log_error", "median_km", "calibration_error", "false_quotes", "short_of_oracle", "predicted", "elsewhere"}
    | {"confidently_wrong", "non_pairs_joined", "wrong20", "open_listed", "open_unlisted", "left_open"}
)
"""Errors, distances and budgets, by the last part of their names."""
INTERVALS = ("_95", "_interval")
Scalar = float | int | str


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: its dotted name, its value, its interval and the baseline's value."""

    name: str
    value: Scalar
    interval: tuple[float, float] | None = None
    baseline: Scalar | None = None


def flat(figures: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The figures by dotted name; pairs of numbers stay pairs, lists of records are left out."""
    for key, value in figures.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from flat(value, f"{name}.")
        elif not (isinstance(value, list) and (not value or isinstance(value[0], Mapping))):
            yield name, value


def table(figures: Mapping[str, Any]) -> list[Line]:
    """The figures as lines, each with what belongs to it."""
    named = dict(flat(figures))
    ends = {_of_interval(name): value for name, value in named.items() if _of_interval(name)}
    baselines = {_of_baseline(name): value for name, value in named.items() if _of_baseline(name)}
    plain = [
        n for n in named if not _of_interval(n) and not _of_baseline(n) and isinstance(named[n], int | float | str)
    ]
    lines = [Line(name, named[name], _pair(ends.get(name)), baselines.get(name)) for name in plain]
    alone = [Line(f"baseline {name}", value) for name, value in baselines.items() if name not in plain]
    return lines + [line for line in alone if isinstance(line.value, int | float | str)]


def figure(figures: Mapping[str, Any], name: str) -> Scalar | None:
    """One figure by its dotted name; `None` where the exam does not tell it."""
    return dict(flat(figures)).get(name)


def better(name: str, value: float, than: float) -> bool:
    """Whether a value of a figure is better than another."""
    return value < than if lower_is_better(name) else value > than


def lower_is_better(name: str) -> bool:
    """Whether a figure is an error or a cost."""
    last = name.rpartition(".")[2]
    return last in LOWER_IS_BETTER or last.startswith(("ratio", "peak"))


def shown(value: Scalar | None) -> str:
    """A value as people read it: three places, no trailing noise, a dash for nothing."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
    return str(value)


def shown_pair(pair: tuple[float, float] | None) -> str:
    """An interval as people read it."""
    return f"{pair[0]:.3f} … {pair[1]:.3f}" if pair else ""


def aligned(lines: list[Line]) -> str:
    """The lines as a table of plain text."""
    rows = [("figure", "value", "95 %", "baseline")]
    rows += [
        (x.name, shown(x.value), shown_pair(x.interval), shown(x.baseline) if x.baseline is not None else "")
        for x in lines
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _of_interval(name: str) -> str:
    """The figure an interval is of; empty for what is none."""
    if name.startswith("interval."):
        return name.removeprefix("interval.")
    return next((name.removesuffix(end) for end in INTERVALS if name.endswith(end)), "")


def _of_baseline(name: str) -> str:
    """The figure a baseline's value is for; empty for what is none."""
    if _of_interval(name) or "baseline" not in name:
        return ""
    parts = [part.removeprefix("baseline_") for part in name.split(".") if part != "baseline"]
    return ".".join(parts)


def _pair(value: Any) -> tuple[float, float] | None:
    return (float(value[0]), float(value[1])) if value else None

"""The map of a brief: places as points, coloured by who holds them, drawn so that the state shows without colour.

Held places are filled, those on one party's own word are rings, contested and divided ones are split between the
colours, besieged ones have a dashed ring. What must stay true: a place without coordinates is not drawn but counted in
the legend's note; the same rows give the same bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import Any, Literal

from fogline.export.brief_changes import covers
from fogline.export.brief_words import is_named
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words
from fogline.model import Control

GREY = "#8a8a8a"
SPARE = ("#0072B2", "#CC79A7", "#E69F00", "#999933", "#44AA99", "#882255")
"""Colours for sides that no pack gives one."""
MOST_LABELS = 45
Picture = Literal["svg", "png"]


def control_map(dataset: Dataset, day: str, picture: Picture) -> bytes | None:
    """Draws who holds what on a day; `None` when no place that is held has coordinates."""
    rows = [
        row
        for row in dataset.control
        if is_named(row.place) and covers(row, day) and (row.holder or row.holders or row.besieged_by)
    ]
    drawn = [row for row in rows if row.place.latitude is not None and row.place.longitude is not None]
    if not drawn:
        return None
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "fogline", "svg.fonttype": "none", "font.size": 8}):
        figure = Figure(figsize=(7.2, 5.4), layout="constrained")
        axes = figure.add_subplot()
        colours = _colours(dataset, drawn)
        _frame(axes, drawn)
        for row in sorted(drawn, key=lambda one: (-(one.place.radius_m or 0), one.place.name)):
            _point(axes, row, colours)
        _labels(axes, drawn)
        _legend(axes, dataset, drawn, colours, f"As of {day_in_words(day)}", len(rows) - len(drawn))
        out = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None} if picture == "svg" else {"Software": None}
        figure.savefig(out, format=picture, dpi=144, metadata=metadata)
    return out.getvalue()


def _colours(dataset: Dataset, rows: Sequence[Control]) -> dict[str, str]:
    sides = sorted({side for row in rows for side in (row.holder, *row.holders, row.besieged_by) if side})
    spare = iter(SPARE * (len(sides) // len(SPARE) + 1))
    return {side: (dataset.sides[side].colour if side in dataset.sides else "") or next(spare) for side in sides}


def _frame(axes: Any, rows: Sequence[Control]) -> None:
    lons = [row.place.longitude or 0.0 for row in rows]
    lats = [row.place.latitude or 0.0 for row in rows]
    margin = max(0.02, 0.08 * max(max(lons) - min(lons), max(lats) - min(lats)))
    axes.set_xlim(min(lons) - margin, max(lons) + margin)
    axes.set_ylim(min(lats) - margin, max(lats) + margin)
    axes.set_aspect(1 / max(0.1, math.cos(math.radians(sum(lats) / len(lats)))), adjustable="box")
    axes.grid(visible=True, color="#dddddd", linewidth=0.5)
    axes.set_axisbelow(True)
    axes.set_xlabel("longitude east")
    axes.set_ylabel("latitude north")
    for spine in axes.spines.values():
        spine.set_color("#bbbbbb")


SIZES = {"site": 4.0, "neighbourhood": 7.0, "settlement": 9.0, "city-part": 11.0, "district": 12.0, "province": 14.0}


def _point(axes: Any, row: Control, colours: dict[str, str]) -> None:
    at = ([row.place.longitude], [row.place.latitude])
    size = SIZES.get(row.place.precision, 7.0)
    holders = [colours[side] for side in dict.fromkeys((*((row.holder,) if row.holder else ()), *row.holders)) if side]
    style: dict[str, Any] = {"marker": "o", "markersize": size, "linestyle": "none", "zorder": 3}
    if row.state in ("contested", "divided") or len(holders) > 1:
        first, second = (holders or [GREY])[0], (holders or [GREY])[-1]
        half = {"fillstyle": "left", "markerfacecoloralt": second, "markeredgecolor": "#333333"}
        axes.plot(*at, markerfacecolor=first, **style, **half)
    elif row.state == "claimed":
        edge = {"markerfacecolor": "white", "markeredgecolor": (holders or [GREY])[0], "markeredgewidth": 2.2}
        axes.plot(*at, **style, **edge)
    else:
        axes.plot(*at, markerfacecolor=(holders or [GREY])[0], markeredgecolor="#333333", **style)
    if row.besieged_by:
        axes.scatter(
            *at,
            s=(size + 7) ** 2,
            facecolors="none",
            edgecolors=colours[row.besieged_by],
            linestyles="dashed",
            linewidths=1.4,
            zorder=2,
        )


def _labels(axes: Any, rows: Sequence[Control]) -> None:
    seen: set[str] = set()
    for row in sorted(rows, key=lambda one: (one.place.precision == "site", one.place.name)):
        if row.place.name not in seen and len(seen) < MOST_LABELS:
            seen.add(row.place.name)
            at = (row.place.longitude, row.place.latitude)
            axes.annotate(row.place.name, at, xytext=(6, 4), textcoords="offset points", fontsize=7, zorder=4)


def _legend(
    axes: Any, dataset: Dataset, rows: Sequence[Control], colours: dict[str, str], title: str, hidden: int
) -> None:
    from matplotlib.lines import Line2D

    def mark(label: str, **style: Any) -> Line2D:
        return Line2D([], [], marker="o", linestyle="none", markersize=8, label=label, **style)

    handles = [
        mark(dataset.side_name(side), markerfacecolor=colours[side], markeredgecolor="#333333") for side in colours
    ]
    states = {row.state for row in rows}
    if "claimed" in states:
        handles.append(
            mark("on its own word alone", markerfacecolor="white", markeredgecolor=GREY, markeredgewidth=2.2)
        )
    if states & {"contested", "divided"}:
        half = {"fillstyle": "left", "markerfacecolor": GREY, "markerfacecoloralt": "#eeeeee"}
        handles.append(mark("contested or divided", markeredgecolor="#333333", **half))
    if any(row.besieged_by for row in rows):
        handles.append(Line2D([], [], linestyle="dashed", color=GREY, label="besieged"))
    note = f"\n({hidden} without coordinates not drawn)" if hidden else ""
    axes.legend(handles=handles, title=title + note, loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False)

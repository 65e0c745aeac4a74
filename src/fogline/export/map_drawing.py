"""The strokes of a map: lands and borders, marks with their textures, names, a bar for the scale."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from fogline.export.map_labels import Named, place_names
from fogline.export.map_points import Mark
from fogline.export.outline import Box, Land, Outline, Point
from fogline.gazetteer.geometry import ring_area_centroid

GREY, LAND, BORDER, PROVINCE, INK = "#9a9a9a", "#f5f4f0", "#8c8c8c", "#c9c9c9", "#333333"
RADIUS = 0.068
"""Inches of a mark of weight one."""
FINE = 400
"""Steps across a panel below which a bend of a border cannot be seen."""
KM_PER_DEGREE = 111.2
STEPS_KM = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


def draw_frame(axes: Any, box: Box, outlines: Iterable[Outline], *, small: bool) -> None:
    """Sets the stretch of land that a panel shows and draws what lies under the marks."""
    axes.set_xlim(box[0], box[2])
    axes.set_ylim(box[1], box[3])
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_color("#bbbbbb")
        spine.set_linewidth(0.8)
    for outline in outlines:
        _lands(axes, outline, box, small=small)
        for land in outline.lands:
            _land_name(axes, land, box, small=small)
    _scale(axes, box, small=small)


def _lands(axes: Any, outline: Outline, box: Box, *, small: bool) -> None:
    """Draws what of an outline lies in the panel; what lies outside would only make the file larger."""
    for land in outline.lands:
        for ring in land.rings:
            step = (box[2] - box[0]) / FINE
            seen = _thinned(_clipped(ring, box), step)
            if len(seen) > 2:
                axes.fill(*zip(*seen, strict=True), facecolor=LAND, edgecolor="none", zorder=0)
            colour, width = (PROVINCE, 0.6) if land.province else (BORDER, 0.8 if small else 1.0)
            for stretch in outline.borders(ring):
                for line in _near(_thinned(stretch, step), box):
                    order = 1 if land.province else 1.5
                    axes.plot(*zip(*line, strict=True), color=colour, linewidth=width, zorder=order)


def _thinned(line: Sequence[Point], step: float) -> list[Point]:
    """A line without the points that lie closer together than the eye could tell."""
    kept = list(line[:1])
    for lon, lat in line[1:-1]:
        if abs(lon - kept[-1][0]) >= step or abs(lat - kept[-1][1]) >= step:
            kept.append((lon, lat))
    return [*kept, *line[-1:]]


def _near(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The parts of a line whose steps come near a box."""
    part: list[Point] = []
    for start, end in pairwise(line):
        lons, lats = sorted((start[0], end[0])), sorted((start[1], end[1]))
        if lons[1] < box[0] or lons[0] > box[2] or lats[1] < box[1] or lats[0] > box[3]:
            if len(part) > 1:
                yield part
            part = []
        else:
            part = part or [start]
            part.append(end)
    if len(part) > 1:
        yield part


LEAST_SHARE = {True: 0.05, False: 0.02}
"""Share of the panel that a land must fill to be named: a small panel names large lands only."""


def _land_name(axes: Any, land: Land, box: Box, *, small: bool) -> None:
    if small and land.province:
        return
    seen = max((_clipped(ring, box) for ring in land.rings), key=_area, default=[])
    share = _area(seen) / ((box[2] - box[0]) * (box[3] - box[1]))
    if share < LEAST_SHARE[small] or (land.province and share > 0.9):
        return
    _, lon, lat = ring_area_centroid(seen)
    name = land.name if land.province else land.name.upper()
    size = 5.5 if small else 7
    axes.text(
        lon, lat, name, fontsize=size, color="#b0b0b0", ha="center", va="center", zorder=1.6, clip_on=True,
        style="italic" if land.province else "normal",
    )  # fmt: skip


def _area(ring: Sequence[Point]) -> float:
    return ring_area_centroid(ring)[0] if len(ring) > 2 else 0.0


def _clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring inside a box, side by side of the box."""
    found = list(ring)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        points, found = found, []
        for start, end in zip(points, [*points[1:], *points[:1]], strict=True):
            a, b = sign * (start[axis] - limit), sign * (end[axis] - limit)
            if a >= 0:
                found.append(start)
            if (a >= 0) != (b >= 0):
                part = a / (a - b)
                found.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
    return found


def _scale(axes: Any, box: Box, *, small: bool) -> None:
    """A bar of a round number of kilometres, about a fifth of the panel."""
    per_km = 1 / (KM_PER_DEGREE * max(0.1, math.cos(math.radians((box[1] + box[3]) / 2))))
    wanted = (box[2] - box[0]) / per_km / 5
    length = max([step for step in STEPS_KM if step <= wanted] or [STEPS_KM[0]])
    right, bottom = box[2] - 0.03 * (box[2] - box[0]), box[1] + 0.03 * (box[3] - box[1])
    left = right - length * per_km
    axes.plot([left, right], [bottom, bottom], color="#555555", linewidth=1.6, solid_capstyle="butt", zorder=5)
    at = bottom + 0.012 * (box[3] - box[1])
    axes.text(
        (left + right) / 2, at, f"{length:g} km", fontsize=5.5 if small else 7, color="#555555", ha="center", zorder=5
    )


def draw_mark(axes: Any, mark: Mark, colours: dict[str, str], scale: float) -> None:
    """Draws one place."""
    for patch in mark_patches(axes, mark, colours, scale, at=(mark.longitude, mark.latitude)):
        axes.add_patch(patch)


def mark_patches(axes: Any, mark: Mark, colours: dict[str, str], scale: float, *, at: Point) -> list[Any]:
    """The shapes of one mark, of the same size on paper wherever it stands."""
    from matplotlib.patches import Circle, Wedge
    from matplotlib.transforms import ScaledTranslation

    figure = axes.figure
    radius = RADIUS * mark.weight * scale
    own = {"transform": figure.dpi_scale_trans + ScaledTranslation(*at, axes.transData), "zorder": 4}
    shades = [colours[side] for side in mark.sides]
    found: list[Any] = []
    if mark.besieger:
        ring = {"fill": False, "edgecolor": colours[mark.besieger], "linestyle": (0, (1, 1)), "linewidth": 1.8}
        found.append(Circle((0, 0), radius + 0.045 * scale, **ring, **own))
    if mark.texture == "claimed":
        found.append(Circle((0, 0), radius, facecolor="white", edgecolor="none", **own))
        dash = {"fill": False, "edgecolor": shades[0], "linewidth": 2.0 * max(scale, 0.7), "linestyle": (0, (2.2, 1.1))}
        return [*found, Circle((0, 0), radius * 0.92, **dash, **own)]
    if mark.texture == "contested":
        # One known side: half is its, half is hatched; more sides: a share for each.
        shares = shades if len(shades) > 1 else [*shades, ""]
        step = 360 / len(shares)
        for number, shade in enumerate(shares):
            look: dict[str, Any] = {"facecolor": shade} if shade else {"facecolor": "white", "hatch": "//////"}
            turn = 90 + number * step
            found.append(Wedge((0, 0), radius, turn, turn + step, edgecolor=INK, linewidth=0.5, **look, **own))
        return found
    shade = shades[0] if mark.texture == "held" else "#d5d5d5"
    return [*found, Circle((0, 0), radius, facecolor=shade, edgecolor=INK if shades else GREY, linewidth=0.7, **own)]


def draw_names(
    axes: Any,
    marks: Sequence[Mark],
    box: Box,
    panel: tuple[float, float, float, float],
    size: float,
    paper: tuple[float, float],
) -> None:
    """Writes the names of marks where they do not cover one another.

    Args:
        axes: of the panel.
        marks: whose names to write.
        box: the stretch of land that the panel shows.
        panel: left, bottom, width and height of the panel as shares of the paper.
        size: of the letters, in points.
        paper: width and height in inches.
    """
    wide, high = panel[2] * paper[0] * 72, panel[3] * paper[1] * 72
    across, up = wide / (box[2] - box[0]), high / (box[3] - box[1])
    ordered = sorted(marks, key=lambda mark: (mark.texture == "unknown", -mark.weight, mark.name))
    names = [
        Named(
            name=mark.name,
            x=(mark.longitude - box[0]) * across,
            y=(mark.latitude - box[1]) * up,
            radius=RADIUS * 72 * mark.weight,
            width=_text_width(mark.name, size) + 2,
            height=size * 1.15,
        )
        for mark in ordered
    ]
    for one in place_names(names, (2, 2, wide - 2, high - 2)):
        lon, lat = box[0] + one.x / across, box[1] + one.y / up
        if one.apart:
            near = (min(max(one.named.x, one.x), one.x + one.named.width), one.y + one.named.height / 2)
            end = (box[0] + near[0] / across, box[1] + near[1] / up)
            start = (box[0] + one.named.x / across, box[1] + one.named.y / up)
            axes.plot(*zip(start, end, strict=True), color="#777777", linewidth=0.5, zorder=3)
        patch = {"facecolor": "white", "alpha": 0.6, "edgecolor": "none", "pad": 0.4}
        axes.text(
            lon,
            lat + size * 0.2 / up,
            one.named.name,
            fontsize=size,
            color="#111111",
            va="baseline",
            zorder=7,
            bbox=patch,
        )


def _text_width(text: str, size: float) -> float:
    from matplotlib.textpath import TextPath

    return float(TextPath((0, 0), text, size=size).get_extents().width)

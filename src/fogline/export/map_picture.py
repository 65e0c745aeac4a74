"""The map of a brief: places coloured by who holds them, over thin border lines, with a close-up where they crowd.

Held places are filled, those on a single word alone are dashed rings, contested and divided ones are split between the
colours, those of which nothing is known for the day are grey; besieged ones have a dotted ring around them. What must
stay true: a place that cannot be drawn is counted in the note; the same rows give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from fogline.export.dataset import Dataset
from fogline.export.map_drawing import draw_frame, draw_mark, draw_names, mark_patches
from fogline.export.map_points import Mark, box_of, city_of, colours_of, marks_on
from fogline.export.outline import Box, Outline, outlines_near
from fogline.fuse.prose import day_in_words

GREY = "#9a9a9a"
WIDTH, HEIGHT = 7.2, 5.0
"""Inches; at 100 points an inch the picture is 720 wide."""
MAIN = (0.01, 0.02, 0.665, 0.885)
SIDE = (0.69, 0.02, 0.3, 0.36)
"""Left, bottom, width and height of the two panels, as shares of the picture."""
CITY_HEIGHT, LAND_HEIGHT = 0.06, 0.6
"""Least heights of a panel in degrees of latitude: a town, a district."""
CROWD = 20
"""Marks in a panel beyond which they are drawn smaller."""
Picture = Literal["svg", "png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all panels of one picture share."""

    colours: dict[str, str]
    outlines: Sequence[Outline]
    marks: Sequence[Mark]


def control_map(dataset: Dataset, day: str, picture: Picture) -> bytes | None:
    """Draws who holds what on a day; `None` when no place that is held can be drawn."""
    marks, hidden = marks_on(dataset, day)
    if not marks:
        return None
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib.figure import Figure

    style = {"svg.hashsalt": "fogline", "svg.fonttype": "none", "font.size": 8, "hatch.linewidth": 0.7}
    with mpl.rc_context(style):
        figure = Figure(figsize=(WIDTH, HEIGHT), facecolor="white")
        colours = colours_of(dataset, marks)
        city = city_of(marks)
        main = box_of(city or marks, _ratio(MAIN), CITY_HEIGHT if city else LAND_HEIGHT)
        scene = Scene(colours=colours, outlines=outlines_near(main), marks=marks)
        axes = _panel(figure, MAIN, main, scene)
        draw_names(axes, [mark for mark in marks if _within(mark, main)], main, MAIN, 7.8, (WIDTH, HEIGHT))
        if city and (len(city) < len(marks) or scene.outlines):
            _locator(figure, main, scene)
        _title(figure, day, hidden)
        _legend(figure, dataset, scene)
        out = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None} if picture == "svg" else {"Software": None}
        figure.savefig(out, format=picture, dpi=144, metadata=metadata)
    return out.getvalue()


def _ratio(panel: tuple[float, float, float, float]) -> float:
    return panel[2] * WIDTH / (panel[3] * HEIGHT)


def _panel(
    figure: Any, place: tuple[float, float, float, float], box: Box, scene: Scene, *, small: bool = False
) -> Any:
    axes = figure.add_axes(place)
    draw_frame(axes, box, outlines_near(box), small=small)
    inside = [mark for mark in scene.marks if _within(mark, box)]
    scale = 0.6 if small else 1.0 if len(inside) <= CROWD else 0.8
    for mark in sorted(inside, key=lambda one: (-one.weight, one.name)):
        draw_mark(axes, mark, scene.colours, scale)
    return axes


def _within(mark: Mark, box: Box) -> bool:
    return box[0] <= mark.longitude <= box[2] and box[1] <= mark.latitude <= box[3]


def _locator(figure: Any, main: Box, scene: Scene) -> None:
    """The small panel: where the close-up lies, and the places outside it."""
    from matplotlib.patches import Rectangle

    around = next((outline.country() for outline in scene.outlines), None)
    box = box_of(scene.marks, _ratio(SIDE), LAND_HEIGHT, around)
    outside = [mark for mark in scene.marks if not _within(mark, main)]
    wide = Scene(colours=scene.colours, outlines=scene.outlines, marks=outside)
    axes = _panel(figure, SIDE, box, wide, small=True)
    size = max(main[2] - main[0], 0.03 * (box[2] - box[0])), max(main[3] - main[1], 0.03 * (box[3] - box[1]))
    corner = (main[0] + main[2] - size[0]) / 2, (main[1] + main[3] - size[1]) / 2
    axes.add_patch(Rectangle(corner, *size, fill=False, edgecolor="#111111", linewidth=1.1, zorder=6))
    draw_names(axes, outside, box, SIDE, 6.5, (WIDTH, HEIGHT))


def _title(figure: Any, day: str, hidden: int) -> None:
    figure.text(
        0.012, 0.955, f"Who holds what, as of {day_in_words(day)}", fontsize=11.5, fontweight="bold", va="center"
    )
    if hidden:
        places = "place that is" if hidden == 1 else "places that are"
        note = f"{hidden} {places} told of without a point on the map: see the text"
        figure.text(0.012, 0.921, note, fontsize=7, color="#555555", va="center")


def _legend(figure: Any, dataset: Dataset, scene: Scene) -> None:
    """Sides by colour, then what the textures say, each only where the map has it."""
    rows: list[tuple[str, Mark, dict[str, str]]] = [
        (dataset.side_name(side), _sample("held", (side,)), scene.colours) for side in scene.colours
    ]
    textures = {mark.texture for mark in scene.marks}
    grey = {"one": GREY, "other": "#e4e4e4"}
    if "claimed" in textures:
        rows.append(("on a single word alone", _sample("claimed", ("one",)), grey))
    if "contested" in textures:
        rows.append(("contested or divided", _sample("contested", ("one", "other")), grey))
    if any(mark.texture == "contested" and len(mark.sides) == 1 for mark in scene.marks):
        rows.append(("in part; the rest not told", _sample("contested", ("one",)), grey))
    if "unknown" in textures:
        rows.append(("not known for this day", _sample("unknown", ()), grey))
    if any(mark.besieger for mark in scene.marks):
        rows.append(("besieged, in the colour of the besieger", _sample("unknown", (), "one"), grey))
    _write_legend(figure, rows)


def _sample(texture: Any, sides: tuple[str, ...], besieger: str = "") -> Mark:
    return Mark(name="", longitude=0.0, latitude=0.0, texture=texture, sides=sides, besieger=besieger)


def _write_legend(figure: Any, rows: Sequence[tuple[str, Mark, dict[str, str]]]) -> None:
    import textwrap

    axes = figure.add_axes((SIDE[0], 0.4, SIDE[2], 0.505))
    axes.set_axis_off()
    high = 0.505 * HEIGHT * 72
    axes.set_xlim(0, SIDE[2] * WIDTH * 72)
    axes.set_ylim(0, high)
    at = high - 8
    for label, sample, colours in rows:
        lines = textwrap.wrap(label, 30) or [""]
        for patch in mark_patches(axes, sample, colours, 1.0, at=(8.0, at)):
            axes.add_patch(patch)
        axes.text(20, at, "\n".join([*lines[:2]]), fontsize=8, va="center", linespacing=1.05)
        at -= 18 if len(lines) == 1 else 24

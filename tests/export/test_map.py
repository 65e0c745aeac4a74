"""The map: the same every time, true in its textures, and legible where places crowd."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.export.dataset import Dataset
from fogline.export.map_labels import Named, place_names
from fogline.export.map_picture import control_map
from fogline.export.map_points import Mark, box_of, city_of, marks_on
from fogline.export.outline import outlines_near, read_outline
from fogline.gazetteer.pack import pack_folder
from fogline.model import Control
from support.claims import CITY, MILL, TANNERY, TOWN
from support.tables import a_dataset

DAY = "2031-05-10"


def with_rows(*rows: Control) -> Dataset:
    return replace(a_dataset(), control=rows)


def row(**changed: object) -> Control:
    return replace(a_dataset().control[0], **changed)  # type: ignore[arg-type]


def test_the_map_is_the_same_every_time_and_says_its_day() -> None:
    first, again = (control_map(a_dataset(), DAY, "svg") for _ in range(2))

    assert first is not None
    assert first == again
    assert b"as of 10 May 2031" in first
    assert b"Mill quarter" in first
    assert (control_map(a_dataset(), DAY, "png") or b"").startswith(b"\x89PNG")


def test_no_map_where_nothing_is_held_yet() -> None:
    assert control_map(a_dataset(), "2031-05-01", "svg") is None


def test_the_map_counts_what_it_cannot_draw() -> None:
    nowhere = row(place=replace(TANNERY, latitude=None, longitude=None))
    drawn = control_map(with_rows(row(), nowhere), DAY, "svg") or b""

    assert b"1 place that is told of without a point on the map" in drawn


@pytest.mark.parametrize(
    ("changed", "texture", "sides"),
    [
        ({"state": "held"}, "held", ("crown",)),
        ({"state": "claimed"}, "claimed", ("crown",)),
        ({"state": "divided", "holder": None, "holders": ("crown", "league")}, "contested", ("crown", "league")),
        ({"state": "contested", "holder": None, "holders": ("crown",)}, "contested", ("crown",)),
        ({"state": "unknown", "holder": None}, "unknown", ()),
        ({"state": "held", "holder": "new:men", "holders": ("new:men",)}, "unknown", ()),
    ],
)
def test_texture_says_how_sure(changed: dict[str, object], texture: str, sides: tuple[str, ...]) -> None:
    ((mark,), _) = marks_on(with_rows(row(**changed)), DAY)

    assert (mark.texture, mark.sides) == (texture, sides)


def test_an_old_word_is_not_drawn_as_standing() -> None:
    ((mark,), _) = marks_on(with_rows(row(state="held")), "2032-01-01")

    assert mark.texture == "unknown"


def test_a_road_across_a_country_is_no_point() -> None:
    wide = row(place=replace(MILL, radius_m=220_000))

    assert marks_on(with_rows(wide), DAY) == ([], 1)


def a_mark(name: str, lat: float, lon: float) -> Mark:
    return Mark(name=name, latitude=lat, longitude=lon, texture="held", sides=("crown",))


def test_a_close_up_is_made_where_most_places_crowd() -> None:
    city = [a_mark(f"q{number}", 50 + number / 100, 20.0) for number in range(5)]
    far = [a_mark("Lindow", 51.0, 22.0)]

    assert city_of([*city, *far]) == city
    assert city_of(far * 6 + [a_mark("x", 45, 10)]) == far * 6
    assert city_of([a_mark(f"t{number}", 50.0 + number, 20.0) for number in range(6)]) == []


def test_a_city_gets_its_own_panel_and_a_small_one_for_the_rest() -> None:
    quarters = [
        replace(MILL, id=f"v:q{n}", name=f"Quarter {n}", latitude=50 + n / 100, longitude=20.0) for n in range(5)
    ]
    drawn = control_map(with_rows(*(row(place=place) for place in (*quarters, TOWN))), DAY, "svg") or b""

    assert drawn.count(b'id="axes_') == 3
    assert b"Lindow" in drawn
    assert b"Quarter 4" in drawn


@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(-170, 170)), min_size=1, max_size=9), st.floats(0.5, 3))
def test_a_box_holds_its_marks_in_the_form_of_the_paper(places: list[tuple[float, float]], ratio: float) -> None:
    marks = [a_mark("x", lat, lon) for lat, lon in places]
    west, south, east, north = box_of(marks, ratio, 0.1)

    assert all(west <= mark.longitude <= east and south <= mark.latitude <= north for mark in marks)


def test_names_stand_in_the_frame_and_off_each_other() -> None:
    crowd = [Named(name=f"n{n}", x=100 + 6 * n, y=100 + 3 * n, radius=5, width=40, height=9) for n in range(12)]
    placed = place_names(crowd, (0, 0, 300, 200))

    assert len(placed) >= 8
    boxes = [(one.x, one.y, one.x + one.named.width, one.y + one.named.height) for one in placed]
    for number, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[3] <= 200
        for other in boxes[:number]:
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            assert wide <= 0 or high <= 0 or wide * high < 0.2 * 40 * 9


def test_the_shipped_outline_is_small_and_holds_the_provinces() -> None:
    path = pack_folder("syria") / "outline.geojson"
    outline = read_outline(path)
    provinces = [land.name for land in outline.lands if land.province]

    assert path.stat().st_size <= 120_000
    assert len(provinces) == 14
    assert {"Aleppo", "Idlib", "Deir ez-Zor"} <= set(provinces)
    assert outlines_near((36.0, 36.0, 37.0, 37.0)) == [outline]
    assert outlines_near((-10.0, 50.0, -9.0, 51.0)) == []


def test_the_edge_of_an_outline_is_no_border(tmp_path: Path) -> None:
    ring = [[0, 0], [0, 4], [2, 5], [4, 4], [4, 0], [0, 0]]
    feature = {
        "type": "Feature",
        "properties": {"kind": "country", "name": "Vale"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = tmp_path / "outline.geojson"
    path.write_text(json.dumps({"bbox": [0, 0, 4, 6], "features": [feature]}))
    outline = read_outline(path)

    assert list(outline.borders(outline.lands[0].rings[0])) == [[(0, 4), (2, 5), (4, 4)]]


def test_the_city_of_the_fixture_is_drawn_without_an_outline() -> None:
    assert outlines_near((19.9, 49.9, 20.1, 50.1)) == []
    assert control_map(with_rows(row(place=CITY)), DAY, "svg") is not None

"""Geometry: points inside, honest radii, simple outlines."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from fogline.gazetteer.geometry import distance_m, inside, point_inside, reach_m, ring_area_centroid, simplify

SQUARE = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
HORSESHOE = [(0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (5.0, 6.0), (5.0, 1.0), (1.0, 1.0), (1.0, 6.0), (0.0, 6.0), (0.0, 0.0)]

angles = st.lists(st.floats(0, 2 * math.pi), min_size=3, max_size=30, unique=True)


def test_area_and_centroid_of_a_square() -> None:
    assert ring_area_centroid(SQUARE) == (4.0, 1.0, 1.0)


def test_the_point_of_a_horseshoe_lies_in_it_though_its_centroid_does_not() -> None:
    _, lon, lat = ring_area_centroid(HORSESHOE)

    assert not inside(lon, lat, HORSESHOE)
    assert inside(*point_inside(HORSESHOE), HORSESHOE)


@given(angles, st.floats(0.1, 3))
def test_simplifying_keeps_ends_and_never_adds_corners(turns: list[float], tolerance: float) -> None:
    ring = [(round(5 * math.cos(a), 6), round(5 * math.sin(a), 6)) for a in sorted(turns)]
    ring.append(ring[0])
    simple = simplify(ring, tolerance)

    assert simple[0] == ring[0]
    assert simple[-1] == ring[-1]
    assert set(simple) <= set(ring)


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(-80, 80), st.floats(-170, 170))
def test_distance_is_symmetric_and_bounded(a: float, b: float, c: float, d: float) -> None:
    there, back = distance_m(a, b, c, d), distance_m(c, d, a, b)

    assert math.isclose(there, back, abs_tol=1e-3)
    assert 0 <= there <= 20_040_000


def test_one_degree_of_latitude_is_111_km() -> None:
    assert abs(distance_m(50, 10, 51, 10) - 111_195) < 100


def test_reach_is_the_farthest_corner() -> None:
    assert abs(reach_m(1.0, 1.0, [SQUARE]) - distance_m(1, 1, 0, 0)) < 200

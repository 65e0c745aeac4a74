"""The little geometry that names need: distances, centroids, points inside, simpler outlines.

Plain Python over WGS84 degrees; good to a few parts in a thousand at the sizes of districts, which is far finer than
what a report means by a place.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

Point = tuple[float, float]
"""Longitude, latitude."""
Ring = Sequence[Point]

EARTH_RADIUS_M = 6_371_008.8


def distance_m(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in metres."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((phi_b - phi_a) / 2) ** 2
    half += math.cos(phi_a) * math.cos(phi_b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def ring_area_centroid(ring: Ring) -> tuple[float, float, float]:
    """Unsigned area in square degrees and the centroid; of a ring without area, its first point."""
    doubled = x = y = 0.0
    for (x_a, y_a), (x_b, y_b) in _edges(ring):
        cross = x_a * y_b - x_b * y_a
        doubled += cross
        x += (x_a + x_b) * cross
        y += (y_a + y_b) * cross
    if abs(doubled) < 1e-14:
        return 0.0, ring[0][0], ring[0][1]
    return abs(doubled) / 2, x / (3 * doubled), y / (3 * doubled)


def inside(lon: float, lat: float, ring: Ring) -> bool:
    """Tells whether the point lies in the ring (even-odd rule)."""
    within = False
    for (x_a, y_a), (x_b, y_b) in _edges(ring):
        if (y_a > lat) != (y_b > lat) and lon < (x_b - x_a) * (lat - y_a) / (y_b - y_a) + x_a:
            within = not within
    return within


def point_inside(ring: Ring) -> Point:
    """A point that surely lies in the ring: its centroid, else the middle of its widest stretch at that height."""
    _, lon, lat = ring_area_centroid(ring)
    if inside(lon, lat, ring):
        return lon, lat
    crossings = sorted(
        (x_b - x_a) * (lat - y_a) / (y_b - y_a) + x_a
        for (x_a, y_a), (x_b, y_b) in _edges(ring)
        if (y_a > lat) != (y_b > lat)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches:
        return ring[0][0], ring[0][1]
    left, right = max(stretches, key=lambda pair: pair[1] - pair[0])
    return (left + right) / 2, lat


def reach_m(lon: float, lat: float, rings: Sequence[Ring]) -> int:
    """Distance in metres from the point to the farthest corner of the rings."""
    return round(max(distance_m(lat, lon, y, x) for ring in rings for x, y in ring))


def simplify(ring: Ring, tolerance: float) -> tuple[Point, ...]:
    """Fewer corners, none farther than `tolerance` degrees from the old outline (Douglas and Peucker)."""
    if len(ring) < 5:
        return tuple(ring)
    keep = {0, len(ring) - 1}
    # A closed ring has equal ends; its farthest corner splits it into two proper lines.
    far = max(range(len(ring)), key=lambda i: math.dist(ring[0], ring[i]))
    stack = [(0, far), (far, len(ring) - 1)]
    keep.add(far)
    while stack:
        first, last = stack.pop()
        middle, worst = _farthest(ring, first, last)
        if worst > tolerance:
            keep.add(middle)
            stack += [(first, middle), (middle, last)]
    return tuple(ring[i] for i in sorted(keep))


def _farthest(ring: Ring, first: int, last: int) -> tuple[int, float]:
    (x_a, y_a), (x_b, y_b) = ring[first], ring[last]
    length = math.hypot(x_b - x_a, y_b - y_a)
    best, worst = first, 0.0
    for i in range(first + 1, last):
        x, y = ring[i]
        if length == 0:
            off = math.hypot(x - x_a, y - y_a)
        else:
            off = abs((x_b - x_a) * (y_a - y) - (x_a - x) * (y_b - y_a)) / length
        if off > worst:
            best, worst = i, off
    return best, worst


def _edges(ring: Ring) -> list[tuple[Point, Point]]:
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    return list(itertools.pairwise(closed))

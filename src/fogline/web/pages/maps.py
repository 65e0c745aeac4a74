"""The map: who held what on a day, what happened in the period, the time band, and the list of the same.

It is the first page. The list beside the map has everything that the map has, so that nobody needs the map.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.export.outline import Box, outlines_near
from fogline.web.asking import ask
from fogline.web.cards import card_of
from fogline.web.hard_matter import folded_titles
from fogline.web.rendering import show
from fogline.web.replies import GEOJSON, as_json, reply
from fogline.web.scene import scene_of, scene_rule

WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
LISTED = 150
"""Events in the list beside the map; the page of events has them all."""


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    for path in ("/", "/map"):
        made.add_api_route(path, page, methods=["GET"])
    made.add_api_route("/map/borders.geojson", borders, methods=["GET"])
    return made


def page(request: Request) -> Response:
    """The map of a day with its time band and its list."""
    asked = ask(request, page=True)
    scene = scene_of(asked)
    points = scene.points if asked.state.hard == "show" else folded_titles(scene.points)
    card = card_of(asked)
    return show(asked, "map.html", here="map", scene=scene, points=points, rule=scene_rule(), card=card, listed=LISTED)


def borders(request: Request) -> Response:
    """The lines between provinces that the packs bring; background, never evidence."""
    ask(request, page=True)
    return reply(request, as_json(border_lines()), GEOJSON)


@cache
def border_lines() -> dict[str, Any]:
    """The lines between provinces, as GeoJSON."""
    found = [
        {
            "type": "Feature",
            "properties": {"name": land.name},
            "geometry": {
                "type": "MultiLineString",
                "coordinates": [list(outline.borders(ring)) for ring in land.rings],
            },
        }
        for outline in outlines_near(WORLD)
        for land in outline.lands
        if land.province
    ]
    return {"type": "FeatureCollection", "features": found}

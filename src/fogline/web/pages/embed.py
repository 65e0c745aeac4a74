"""The map of a view for a frame in somebody else's page: read only, without login, and only where it was switched on.

Who may frame it is told when the server is started. What must stay true: nothing but this one page may be framed; it
changes nothing, knows nobody, and leads to no other page; its quotes are short.
"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from fogline.export.site import short
from fogline.web.asking import Asked, record_of, sessions_of
from fogline.web.disclosure import disclose
from fogline.web.errors import Refusal
from fogline.web.guard import security_headers
from fogline.web.hard_matter import folded_titles
from fogline.web.pages.maps import border_lines
from fogline.web.people import Person
from fogline.web.rendering import HTML, environment
from fogline.web.replies import GEOJSON, as_json, reply
from fogline.web.rows import with_their_words
from fogline.web.scene import scene_of, scene_rule
from fogline.web.state import State, read_state

LISTED = 150
SHOWN = (
    "start", "end", "at", "asof", "box", "lat", "lng", "zoom", "types", "actors", "places", "statuses", "theme", "hard",
)  # fmt: skip
"""What of a view is shown in a frame; what else the address tells is left."""


def router() -> APIRouter:
    """The page, and the lines between provinces behind it."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/embed/map", page, methods=["GET"])
    made.add_api_route("/embed/borders.geojson", borders, methods=["GET"])
    return made


def page(request: Request) -> Response:
    """The map of a day with its legend and its list."""
    frames = _frames(request)
    asked_for = read_state(request.query_params.multi_items(), lenient=True)
    state = State(**{name: getattr(asked_for, name) for name in SHOWN})
    standing = record_of(request).standing(state.asof)
    asked = Asked(request=request, person=Person(name="frame", role="viewer"), state=state, standing=standing)
    scene = scene_of(asked)
    told = with_their_words(scene.events[:LISTED], standing.shelf)
    events = [{**row, "quote": short(row["quotes"][0]) if row["quotes"] else ""} for row in told]
    body = (
        environment()
        .get_template("embed.html")
        .render(
            scene=scene,
            points=scene.points if state.hard == "show" else folded_titles(scene.points),
            events=[disclose("event", row, asked.profile) for row in events],
            rule=scene_rule(),
            state=state,
            record=standing.name,
            theme=state.theme,
            basemap=request.app.state.basemap,
        )
    )
    answer = reply(request, body.encode(), HTML)
    answer.headers["Content-Security-Policy"] = security_headers(frames=frames)["Content-Security-Policy"]
    return answer


def borders(request: Request) -> Response:
    """The lines between provinces that the packs bring."""
    _frames(request)
    return reply(request, as_json(border_lines()), GEOJSON)


def _frames(request: Request) -> str:
    """The sites that may frame the page.

    Raises:
        Refusal: nobody has switched it on.
    """
    frames = sessions_of(request).access.frames
    if not frames:
        raise Refusal(404, "embeds-off", "no site may show the map in a frame; start the server with --embed-in SITE")
    return " ".join(frames)

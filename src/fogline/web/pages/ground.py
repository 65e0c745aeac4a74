"""The tiles of the user's basemap, to whoever may see a map."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from fogline.web.asking import person_of, sessions_of
from fogline.web.basemap import Basemap, unpacked
from fogline.web.errors import Refusal

KEPT = 3600
"""Seconds for which a browser keeps a tile; another file has other addresses."""


def router() -> APIRouter:
    """The route of the tiles."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/basemap/{stamp}/{zoom}/{x}/{y}", tile, methods=["GET"])
    return made


def tile(request: Request, stamp: str, zoom: int, x: int, y: int) -> Response:
    """One tile; an empty one where the file has none, since land without roads is no mistake."""
    if not sessions_of(request).access.frames:  # what may be framed is shown to everybody, with its ground
        person_of(request)
    basemap: Basemap | None = request.app.state.basemap
    if basemap is None or stamp != basemap.stamp:
        raise Refusal(404, "not-found", "no basemap, or no longer this one")
    headers = {"Cache-Control": f"private, max-age={KEPT}", "Vary": "Accept-Encoding"}
    body = basemap.tile(zoom, x, y)
    if body is None:
        return Response(status_code=204, headers=headers)
    if basemap.packed and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    elif basemap.packed:
        body = unpacked(body)
    return Response(body, media_type=basemap.media, headers=headers)

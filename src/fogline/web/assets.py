"""Files that pages load: ours out of this package, MapLibre GL out of the one that carries its release.

Only files named here are served of other people's packages. What must stay true: no request of a page leaves this
server.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from fogline.web.errors import Refusal

VENDORED: Mapping[str, tuple[str, str, str]] = {
    "maplibre-gl.js": ("maplibre", "srcjs/maplibre-gl.js", "text/javascript"),
    "maplibre-gl.css": ("maplibre", "srcjs/maplibre-gl.css", "text/css"),
}
"""Package, path inside it and media type, by the name under ``/vendor/``."""


class Files(StaticFiles):
    """Our static files, asked for anew each time and answered with 304 while unchanged."""

    def file_response(self, *args: object, **more: object) -> Response:
        """Adds that browsers keep a file no longer than it stays the same."""
        answer = super().file_response(*args, **more)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "no-cache"
        return answer


def static_files() -> Files:
    """The app of our own static files."""
    return Files(packages=[("fogline.web", "static")])


def vendor_router() -> APIRouter:
    """The route of the libraries of others."""
    router = APIRouter(include_in_schema=False)

    @router.get("/vendor/{name}")
    def vendored(request: Request, name: str) -> Response:  # noqa: ARG001 - FastAPI's signature
        path = vendored_file(name)
        if path is None:
            raise Refusal(404, "not-found", "no such library")
        return FileResponse(path, media_type=VENDORED[name][2], headers={"Cache-Control": "private, max-age=86400"})

    return router


@cache
def vendored_file(name: str) -> Path | None:
    """The file of a library, found without importing the package it comes in."""
    if name not in VENDORED:
        return None
    package, inside, _ = VENDORED[name]
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(next(iter(found.submodule_search_locations))) / inside
    return path if path.is_file() else None

"""The app of one project: pages, twins and API behind one guard.

app = create_app(Path("aleppo"))
uvicorn.run(app, host="127.0.0.1")
"""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from fogline import __version__
from fogline.errors import FoglineError
from fogline.pipeline.project import Project
from fogline.web.api import PREFIX, api_router, twin_router
from fogline.web.asking import LoginNeeded
from fogline.web.assets import static_files, vendor_router
from fogline.web.basemap import Basemap
from fogline.web.errors import CODES, Refusal, error_body
from fogline.web.guard import Guard
from fogline.web.pages import page_routers
from fogline.web.people import Access, Sessions
from fogline.web.record import Record
from fogline.web.remedies import remedy_for
from fogline.web.rendering import HTML, environment, load_templates
from fogline.web.state import Fault

log = logging.getLogger("fogline.web")
DATA_ENDINGS = (".json", ".csv", ".geojson")


def create_app(project: Path, *, access: Access | None = None, basemap: Basemap | None = None) -> FastAPI:
    """Makes the app of a project.

    Args:
        project: its directory.
        access: who may open it; everybody on this machine, as ``local``, when `None`.
        basemap: the ground of its maps; the outline that comes with Fogline when `None`.

    Raises:
        ProjectError: there is no project here.
    """
    given = access or Access()
    record = Record(Project.find(project))
    app = FastAPI(
        title="Fogline",
        version=__version__,
        summary="Who says what happened, where, when, to whom, and how sure.",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.record = record
    app.state.basemap = basemap
    app.state.sessions = Sessions(given, place=str(record.project.directory))
    app.include_router(api_router())
    app.include_router(twin_router())
    app.include_router(vendor_router())
    for router in page_routers():
        app.include_router(router)
    app.mount("/static", static_files(), name="static")
    app.state.paths = frozenset(
        route.path for router in page_routers() for route in router.routes if isinstance(route, Route)
    )
    _tell_errors(app)
    load_templates()
    app.add_middleware(Guard, hosts=given.hosts, any_address=not given.is_open, mistake=_mistake)
    return app


def _tell_errors(app: FastAPI) -> None:
    """Every error in the one shape of the API, or as a page."""

    @app.exception_handler(Refusal)
    def refused(request: Request, error: Refusal) -> Response:
        return _told(request, error.status, error.code, str(error), error.faults)

    @app.exception_handler(LoginNeeded)
    def login(request: Request, _error: LoginNeeded) -> Response:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?to={quote(back, safe='')}", status_code=303)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        answer = _told(request, error.status_code, CODES.get(error.status_code, "error"), str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        faults = tuple(Fault(where=".".join(map(str, one["loc"][1:])), message=one["msg"]) for one in error.errors())
        return _told(request, 400, "request-wrong", "the request cannot be read", faults)

    @app.exception_handler(FoglineError)
    def ours(request: Request, error: FoglineError) -> Response:
        return _told(request, 400 if error.exit_code == 2 else 500, error.code, str(error))


def _mistake(request: Request, error: Exception) -> Response:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _told(request, 500, CODES[500], "this is a mistake in Fogline; the server's log has more")


def _wants_data(request: Request) -> bool:
    """Whether a program asks: by the address, or by what it says that it takes."""
    path = request.url.path
    if path.startswith(("/api", "/static", "/vendor")) or path.endswith(DATA_ENDINGS):
        return True
    taken = request.headers.get("accept", "")
    return "application/json" in taken and "text/html" not in taken


def _told(request: Request, status: int, code: str, message: str, faults: tuple[Fault, ...] = ()) -> Response:
    if _wants_data(request):
        return JSONResponse(error_body(status, code, message, faults), status_code=status)
    page = (
        environment()
        .get_template("error.html")
        .render(
            status=status,
            code=code,
            message=message,
            faults=faults,
            remedy=remedy_for(request.url.path, status),
            record="",
            theme="",
            lone=True,
        )
    )
    return Response(page, status, media_type=HTML)

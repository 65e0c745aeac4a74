"""Logging in and out, where everyone must."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from starlette.responses import RedirectResponse

from fogline.web.asking import check_change, person_of, record_of, sessions_of
from fogline.web.errors import Refusal
from fogline.web.rendering import HTML, environment

HOME = "/"


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/login", form, methods=["GET"])
    made.add_api_route("/login", log_in, methods=["POST"])
    made.add_api_route("/logout", log_out, methods=["POST"])
    return made


def form(request: Request, to: str = HOME) -> Response:
    """Asks for name and password or token."""
    if sessions_of(request).access.is_open:
        return RedirectResponse(safe_path(to), status_code=303)
    return _page(request, to)


def log_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = HOME,
) -> Response:
    """Opens a session and leads back to where one came from."""
    sessions = sessions_of(request)
    try:
        person = sessions.log_in(name.strip(), token.strip())
    except Refusal as error:
        return _page(request, to, name=name, wrong=str(error), status=error.status)
    answer = RedirectResponse(safe_path(to), status_code=303)
    sessions.keep(answer, person, secure=request.url.scheme == "https")
    return answer


def log_out(request: Request, form_token: Annotated[str, Form()] = "") -> Response:
    """Ends the session."""
    check_change(request, person_of(request, page=True), form_token)
    answer = RedirectResponse("/login", status_code=303)
    sessions_of(request).drop(answer)
    return answer


def safe_path(to: str) -> str:
    """A path on this server; anything that could lead elsewhere becomes the first page."""
    clean = to.startswith("/") and not to.startswith(("//", "/\\")) and not any(ord(one) < 33 for one in to)
    return to if clean and "\\" not in to else HOME


def _page(request: Request, to: str, *, name: str = "", wrong: str = "", status: int = 200) -> Response:
    access = sessions_of(request).access
    asks = [word for word, has in (("Password", access.accounts is not None), ("Token", bool(access.tokens))) if has]
    values = {"to": safe_path(to), "name": name, "wrong": wrong, "theme": "", "lone": True}
    values["secret"] = " or ".join(asks).capitalize()
    page = environment().get_template("login.html").render(record=record_of(request).project.settings.name, **values)
    return Response(page, status, media_type=HTML)

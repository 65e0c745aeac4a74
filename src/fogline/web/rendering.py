"""Pages: templates filled with plain rows, escaped always, and what every page knows.

What must stay true: no template marks anything as safe; whatever comes from a report or a person is text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from fogline.fuse.prose import day_in_words
from fogline.web.asking import Asked, record_of, sessions_of
from fogline.web.hard_matter import hard_matter
from fogline.web.replies import reply
from fogline.web.rows import titled
from fogline.web.search import ADDRESSES, address_of
from fogline.web.wording import (
    agreed_words,
    apart,
    count_words,
    moment_words,
    place_words,
    said_words,
    status_words,
    when_words,
)

HTML = "text/html; charset=utf-8"
THEME_COOKIE = "fogline_theme"
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the navigation.

    Attributes:
        twins: the endings of its data twins.
        rows: whether the pages below it are each of one row, with twins of that row.
    """

    name: str
    title: str
    path: str
    twins: tuple[str, ...] = ()
    role: str = "viewer"
    rows: bool = True


NAVIGATION: tuple[Entry, ...] = (
    Entry(name="map", title="Map", path="/map", twins=("json", "csv", "geojson")),
    Entry(name="overview", title="Overview", path="/overview", twins=("json", "csv")),
    Entry(name="events", title="Events", path="/events", twins=("json", "csv", "geojson")),
    Entry(name="control", title="Control", path="/control", twins=("json", "csv", "geojson")),
    Entry(name="tolls", title="Tolls", path="/tolls", twins=("json", "csv", "geojson")),
    Entry(name="disputes", title="Disputes", path="/disputes", twins=("json", "csv")),
    Entry(name="forecasts", title="Forecasts", path="/forecasts", twins=("json", "csv")),
    Entry(name="claims", title="Claims", path="/claims", twins=("json", "csv", "geojson")),
    Entry(name="documents", title="Reports", path="/documents", twins=("json", "csv")),
    Entry(name="actors", title="Actors", path="/actors", twins=("json", "csv")),
    Entry(name="places", title="Places", path="/places", twins=("json", "csv", "geojson")),
    Entry(name="sources", title="Sources", path="/sources", twins=("json", "csv")),
    Entry(name="compare", title="Compare", path="/compare", twins=("json", "csv", "geojson")),
    Entry(name="review", title="Review", path="/review", role="reviewer", twins=("json", "csv"), rows=False),
    Entry(name="since", title="New", path="/since", twins=("json", "csv")),
    Entry(name="share", title="Share", path="/share", role="publisher"),
    Entry(name="problems", title="Problems", path="/problems", twins=("json", "csv")),
)
"""Every page of the main navigation; those that no route serves are not shown."""
SEARCH = Entry(name="search", title="Search", path="/search", twins=("json", "csv"))
"""The page that the box above every page leads to."""


BELOW_REVIEW = ("/review/sample", "/review/said")
"""Pages below another that have twins of their own."""
OWN = ("size", "seed")
"""What the address of a sample says beside the state that all pages share."""


def show(
    asked: Asked,
    template: str,
    *,
    here: str = "",
    status: int = 200,
    twin: Mapping[str, Any] | None = None,
    **values: Any,
) -> Response:
    """Answers with a page.

    Args:
        asked: the request.
        template: file name in ``templates/``.
        here: name of the page in the navigation.
        status: of the answer.
        twin: what the twins' addresses say otherwise than the page's, so that they tell the same.
        values: for the template; rows must have come out of `Asked`.
    """
    request, sessions = asked.request, sessions_of(asked.request)
    body = (
        environment()
        .get_template(template)
        .render(
            state=asked.state,
            me=asked.person,
            form_token=sessions.form_token(asked.person),
            must_log_in=not sessions.access.is_open,
            record=asked.standing.name,
            standing=asked.standing,
            navigation=_served(request),
            here=here,
            twins=_twins(asked, here, twin or {}),
            theme=asked.state.theme or _theme_of(request),
            path=request.url.path,
            basemap=request.app.state.basemap,
            waits=what_waits(asked),
            directory=_directory(asked),
            **values,
        )
    )
    answer = reply(request, body.encode(), HTML) if status == 200 else Response(body, status, media_type=HTML)
    sessions.keep(answer, asked.person, secure=request.url.scheme == "https")
    return answer


def what_waits(asked: Asked) -> Literal["", "reports", "reading"]:
    """What a record without a single report waits for: reports, or their reading; nothing in any other record."""
    if asked.state.asof or asked.standing.shelf.has("document"):
        return ""
    with record_of(asked.request).ledger() as ledger:
        return "reading" if next(ledger.entries(types=("capture",)), None) else "reports"


def _directory(asked: Asked) -> str:
    """The project as a command wants it; who comes from elsewhere is not told where on the machine it is."""
    directory = record_of(asked.request).project.directory
    return str(directory) if sessions_of(asked.request).access.is_open else directory.name


def _theme_of(request: Request) -> str:
    told = request.cookies.get(THEME_COOKIE, "")
    return told if told in ("light", "dark") else ""


def _served(request: Request) -> list[Entry]:
    """The entries of the navigation that this app has a page for."""
    paths = request.app.state.paths
    return [entry for entry in NAVIGATION if entry.path in paths]


def _twins(asked: Asked, here: str, changes: Mapping[str, Any]) -> list[tuple[str, str]]:
    entry = next((one for one in (*NAVIGATION, SEARCH) if one.name == here), None)
    path = quote(asked.request.url.path, safe="/:")
    # The page of one row has that row as data, and not the list that it is from.
    below = entry is not None and path.startswith(f"{entry.path}/")
    if entry is None or (below and not entry.rows and path not in BELOW_REVIEW):
        return []
    path = path if below else entry.path
    own = {name: value for name, value in asked.request.query_params.items() if name in OWN}
    url = (asked.state.url(f"{path}.{ending}", theme=None, **changes) for ending in entry.twins)
    more = urlencode(own) if own and path in BELOW_REVIEW else ""
    return [(ending, _joined(one, more)) for ending, one in zip(entry.twins, url, strict=True)]


def _joined(url: str, more: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{more}" if more else url


@cache
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=PackageLoader("fogline.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "static": static_url,
        "address_of": address_of,
        "titled": titled,
        "ADDRESSES": ADDRESSES,
        "hard_matter": hard_matter,
    }
    made.filters |= {
        "when": when_words,
        "place": place_words,
        "count": count_words,
        "agreed": agreed_words,
        "status": status_words,
        "said": said_words,
        "apart": apart,
        "day_of": moment_words,
        "data": lambda value: json.dumps(value, ensure_ascii=False),
        "day_words": lambda value: day_in_words(value) if value else "no day",
        "tight": lambda value: _BLANK_LINES.sub("\n", str(value)),
        "path": lambda value: quote(str(value), safe=":"),
    }
    return made


def load_templates() -> None:
    """Compiles every template, so that no visitor waits for it."""
    made = environment()
    for name in made.list_templates():
        made.get_template(name)


@cache
def static_url(name: str) -> str:
    """The address of one of our static files, which changes when the file does."""
    data = resources.files("fogline.web").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:10]}"

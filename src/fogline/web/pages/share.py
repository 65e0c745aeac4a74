"""Sharing: the map as a picture, the brief as a document, a view as a folder of pages that opens from disk.

What must stay true: only a publisher shares; what is shared holds short quotes and never the text of a report; a place
that is asked for and not known is told, never passed over.
"""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.export.brief import build_brief
from fogline.export.brief_docx import render_docx
from fogline.export.brief_ground import is_old
from fogline.export.brief_parts import Brief
from fogline.export.brief_period import About, in_words, latest_day, narrowed, on_the_map, settled
from fogline.export.brief_render import render_brief
from fogline.export.dataset import Dataset
from fogline.export.map_picture import Picture, control_map
from fogline.export.naming import named_dataset
from fogline.export.placed import Placed
from fogline.export.site import View, site_files
from fogline.views import Wanted
from fogline.web import clock
from fogline.web.asking import Asked, ask, record_of, sessions_of
from fogline.web.errors import Refusal
from fogline.web.large import refuse_large
from fogline.web.printed import as_pdf, chromium
from fogline.web.rendering import show

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURES: tuple[Picture, ...] = ("svg", "png")
MOMENT = (1980, 1, 1, 0, 0, 0)
LARGEST = 100_000
"""Claims of a record that is read whole for a page, which takes a quarter of a second and 9 MB a thousand."""
_DRAWING = threading.Lock()
"""The drawing library's settings are of the whole process, so one map is drawn at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What an address asks to be shared.

    Attributes:
        dataset: the record as it stands.
        about: place and period, the first day settled.
        day: of the map.
    """

    dataset: Dataset
    about: About
    day: str


def router() -> APIRouter:
    """The page and what it offers."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/share", page, methods=["GET"])
    for shape, make in _SHAPES.items():
        made.add_api_route(f"/share/{shape}", _download(shape, make), methods=["GET"])
    return made


def page(request: Request) -> Response:
    """What can be shared of the view in the address."""
    asked = ask(request, page=True, role="publisher")
    framed = bool(sessions_of(request).access.frames)
    base = str(request.base_url).rstrip("/")
    drawable = asked.standing.shelf.count("control", Wanted(places=asked.state.wanted().places)) > 0
    told: dict[str, Any] = {"pdf": chromium() is not None, "framed": framed, "base": base, "drawable": drawable}
    return show(asked, "share.html", here="share", **told)


def _download(shape: str, make: Callable[[Shared], tuple[bytes, str]]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked = ask(request, page=True, role="publisher")
        body, media = make(shared_of(asked))
        disposition = "inline" if shape == "map.png" else "attachment"
        headers = {"Content-Disposition": f'{disposition}; filename="{shape}"', "Cache-Control": "private, no-cache"}
        return Response(body, media_type=media, headers=headers)

    return answer


def shared_of(asked: Asked) -> Shared:
    """What is shared of a view: reads the address for place, period and day of the map.

    Raises:
        Refusal: the record has nothing at the place.
    """
    state = asked.state
    dataset = _dataset(asked)
    placed = Placed(dataset, state.places)
    if state.places and not placed.is_known:
        raise Refusal(404, "place-unknown", f"the record has nothing at {', '.join(state.places)}")
    name = ", ".join(dataset.place_names.get(one, one) for one in state.places)
    end = state.at or state.end
    about = settled(dataset, About(place=name, has_place=placed.has, start=state.start, end=end))
    return Shared(dataset=dataset, about=about, day=end or latest_day(narrowed(dataset, about)))


def _dataset(asked: Asked) -> Dataset:
    """The whole record, as exports want it."""
    record = record_of(asked.request)
    refuse_large(asked, LARGEST, "a brief and what is shared are made of", "in a terminal fogline brief makes one")
    with record.places() as index:
        return named_dataset(
            record.tables(asked.state.asof),
            name=asked.standing.name,
            made=clock.now(),
            sides=asked.standing.sides,
            states=asked.standing.states,
            index=index,
        )


def brief_of(shared: Shared) -> Brief:
    """The brief of it."""
    return build_brief(shared.dataset, shared.about)


def _map(shared: Shared, picture: Picture, day: str = "") -> bytes | None:
    on = day or shared.day
    with _DRAWING:
        return control_map(on_the_map(shared.dataset, shared.about), on, picture) if on else None


def _picture(shared: Shared, picture: Picture, media: str) -> tuple[bytes, str]:
    drawn = _map(shared, picture)
    if drawn is None:
        raise Refusal(404, "nothing-to-draw", "no place that is held in this view has a point on the map")
    return drawn, media


def _html(shared: Shared) -> str:
    brief = brief_of(shared)
    svg = (_map(shared, "svg", brief.as_of) or b"").decode()
    return render_brief(brief, "html", picture=svg[svg.index("<svg") :] if svg else "")


def _docx(shared: Shared) -> tuple[bytes, str]:
    brief = brief_of(shared)
    return render_docx(brief, _map(shared, "png", brief.as_of)), DOCX


def _pdf(shared: Shared) -> tuple[bytes, str]:
    printed = as_pdf(_html(shared))
    if printed is None:
        raise Refusal(501, "no-printer", "this machine has no Chromium to print with; open the brief and print it")
    return printed, "application/pdf"


def _site(shared: Shared) -> tuple[bytes, str]:
    """The folder of a view, packed."""
    dataset, day = shared.dataset, shared.day
    part = narrowed(dataset, shared.about)
    told = {claim.id: claim.published for claim in dataset.claims if claim.published}
    there = [row for row in part.control if (row.start or "") <= day and (row.end is None or row.end >= day)]
    held = tuple(row for row in there if not is_old(row, day, told))  # the map and the brief leave those grey or out
    view = View(title=dataset.name, about=in_words(shared.about), day=day, control=held, events=part.events)
    drawn = {f"map.{one}": _map(shared, one) for one in PICTURES}
    files = site_files(dataset, view, {name: data for name, data in drawn.items() if data})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(f"record/{name}", MOMENT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue(), "application/zip"


_SHAPES: dict[str, Callable[[Shared], tuple[bytes, str]]] = {
    "map.png": lambda shared: _picture(shared, "png", "image/png"),
    "map.svg": lambda shared: _picture(shared, "svg", "image/svg+xml"),
    "brief.html": lambda shared: (_html(shared).encode(), "text/html; charset=utf-8"),
    "brief.md": lambda shared: (render_brief(brief_of(shared), "md").encode(), "text/markdown; charset=utf-8"),
    "brief.docx": _docx,
    "brief.pdf": _pdf,
    "site.zip": _site,
}
"""What can be shared, by file name."""

"""Two days side by side: which places changed hands between them, which are newly told of, and what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response

from fogline.views import Wanted
from fogline.web.asking import Asked, ask
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of
from fogline.web.scene import change_days, control_on, is_sure, span_of

MOST_EVENTS = 300
HEADINGS = ("Changed hands", "Told in another way", "Newly told of", "No longer told of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place on two days; `None` where nobody tells of it on one of them.

    Attributes:
        sort: one of `HEADINGS`.
    """

    sort: str
    name: str
    before: Row | None
    after: Row | None

    @property
    def mark(self) -> Row:
        """It as the map draws it."""
        place = (self.after or self.before or {})["place"]
        return {
            "id": (self.after or self.before or {})["id"],
            "name": self.name,
            "lon": place["lon"],
            "lat": place["lat"],
            "radius": place["radius_m"] or 0,
            "before": [_texture(self.before), self.before["colours"] if self.before else []],
            "after": [_texture(self.after), self.after["colours"] if self.after else []],
        }

    @property
    def drawn(self) -> bool:
        """Whether the map can have it."""
        return bool((self.after or self.before or {})["drawn"])


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/compare", compare, methods=["GET"])
    return made


def compare(request: Request) -> Response:
    """What changed from one day to another."""
    asked = ask(request, page=True)
    first, last = _days(asked)
    places = Wanted(places=asked.state.wanted().places)
    before, after = (control_on(asked, day, places) for day in (first, last))
    changes = changes_between(before, after)
    wanted = replace(asked.state.wanted(), start=first, end=last, on="")
    page = asked.standing.shelf.page("event", wanted, limit=MOST_EVENTS, order="time")
    events = rows_of("event", page.rows, asked.standing, asked.profile, words=False)
    return show(
        asked,
        "compare.html",
        here="compare",
        first=first,
        last=last,
        groups=[(title, [one for one in changes if one.sort == title]) for title in HEADINGS],
        changes=len(changes),
        same=len(_by_place(after)) - sum(one.after is not None for one in changes),
        marks=[one.mark for one in changes if one.drawn],
        events=[row for row in events if is_sure(row, (first, last))],
        total=page.total,
    )


def _days(asked: Asked) -> tuple[str, str]:
    """The two days of the address, in order; else the last two on which something changed hands."""
    span = span_of(asked.standing)
    changed = change_days(asked.standing)
    last = asked.state.end or (changed[-1] if changed else span[1])
    first = asked.state.start or max((day for day in changed if day < last), default=span[0])
    return min(first, last), max(first, last)


def changes_between(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """What differs between the places of two days, in order of name; a place last told of long ago counts as untold."""
    old, new = _by_place(before), _by_place(after)
    found = [
        Change(sort=sort, name=(new.get(key) or old[key])["place"]["name"], before=old.get(key), after=new.get(key))
        for key in old.keys() | new.keys()
        if (sort := _sort(old.get(key), new.get(key)))
    ]
    return sorted(found, key=lambda one: (HEADINGS.index(one.sort), one.name))


def _by_place(rows: Sequence[Row]) -> Mapping[str, Row]:
    return {row["id"].rpartition(":")[0]: row for row in rows if row["texture"] != "old"}


def _sort(before: Row | None, after: Row | None) -> str:
    if before is None or after is None:
        return HEADINGS[2] if after else HEADINGS[3] if before else ""
    if before["holder"] and after["holder"] and before["holder"] != after["holder"]:
        return HEADINGS[0]
    told = ("holder", "holders", "state", "besieged_by")
    return HEADINGS[1] if any(before[name] != after[name] for name in told) else ""


def _texture(row: Row | None) -> str:
    return str(row["texture"]) if row else "old"

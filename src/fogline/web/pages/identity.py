"""Merging and splitting: two events, parties or places that are one, and one that is two.

First it is chosen, then shown, then said with a reason; each act has a page of its own on which it is taken back. It
all works without scripts. What must stay true: what was chosen is what is written; who did not see what others said in
between is shown that instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse

from fogline.ledger import Ledger
from fogline.model import Entry
from fogline.review.happening import Pair, code_of_pairs, one_event, pair_entries, two_events
from fogline.review.identity import Act, Deed, Sort, acts_in, code_of, entries_of, meant, undone
from fogline.review.undo import said_since
from fogline.views import Wanted
from fogline.views.touched import standing_about
from fogline.web import clock
from fogline.web.asking import Asked, ask, record_of
from fogline.web.changes import claim_of
from fogline.web.errors import Refusal
from fogline.web.identity import (
    LISTED,
    Chosen,
    act_of,
    faults_of,
    named_by,
    naming,
    near_events,
    now_and_then,
    others,
    preview,
    reports_naming,
    rests_on,
    told_of,
)
from fogline.web.pages.review import WRITING, Id
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of
from fogline.web.state import Fault

NAMES = 500
"""Parties or places that the field for another one offers as one types."""
MOST_CLAIMS = 2000
Words = Annotated[str, Field(max_length=200)]
Many = Annotated[list[Words], Field(max_length=200)]
Claims = Annotated[list[Id], Field(max_length=MOST_CLAIMS)]
TABLES: dict[str, Sort] = {"actors": "actor", "places": "place"}


class Asking(BaseModel):
    """What the page is asked to show: nothing chosen yet, or what a choice would change."""

    act: Literal["", "merge", "split"] = ""
    find: Words = ""
    into: Words = ""
    name: Many = []
    of: Claims = []
    together: bool = False


class NamesSaid(BaseModel):
    """What somebody says of a party or place, as they were shown it."""

    act: Act
    into: Words
    name: Many = []
    of: Claims = []
    why: Annotated[str, Field(max_length=2000)]
    seen: Annotated[int, Field(ge=0)]
    form_token: str = ""


class PairsSaid(BaseModel):
    """What somebody says of the claims of two events, as they were shown them."""

    left: Claims
    right: Claims
    why: Annotated[str, Field(max_length=2000)]
    seen: Annotated[int, Field(ge=0)]
    form_token: str = ""


class EventSaid(PairsSaid):
    """That two events are one, or that claims split off are another."""

    act: Act
    together: bool = False


class Back(BaseModel):
    """Why an act is taken back."""

    why: Annotated[str, Field(max_length=2000)]
    form_token: str = ""


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    for table, sort in TABLES.items():
        made.add_api_route(f"/review/{table}/{{row_id}}", _names_page(sort), methods=["GET"])
        made.add_api_route(f"/review/{table}/{{row_id}}", _names_said(sort), methods=["POST"])
    made.add_api_route("/review/events/{row_id}", event_page, methods=["GET"])
    made.add_api_route("/review/events/{row_id}", event_said, methods=["POST"])
    made.add_api_route("/review/acts/{code}", act_page, methods=["GET"])
    made.add_api_route("/review/acts/{code}", take_back, methods=["POST"])
    return made


def _names_page(sort: Sort) -> Callable[..., Response]:
    def page(request: Request, row_id: str, told: Annotated[Asking, Query()]) -> Response:
        asked = ask(request, page=True, role="reviewer")
        row = asked.one(sort, row_id)
        values: dict[str, Any] = {"sort": sort, "row": row, "asking": told, "here": f"{sort}s"}
        if told.act and told.into:
            chosen = _chosen(sort, row_id, told)
            with record_of(request).ledger() as ledger:
                standing = standing_about(ledger, reports_naming(asked.standing.shelf, chosen))
            change = preview(asked, standing, told_of(chosen, standing, named_by(asked, sort), "shown"))
            return show(asked, "merge_names_shown.html", change=change, **values)
        every = asked.standing.shelf.page(sort, Wanted(), limit=NAMES).rows
        claims = list(naming(asked.standing.shelf, sort, row_id))
        values |= {
            "others": others(asked, sort, row, told.find.strip()),
            "every": rows_of(sort, every, asked.standing, asked.profile),
            "claims": rows_of("claim", claims[:LISTED], asked.standing, asked.profile),
            "total": len(claims),
        }
        return show(asked, "merge_names.html", **values)

    return page


def _chosen(sort: Sort, row_id: str, told: Asking | NamesSaid) -> Chosen:
    if not told.act:
        raise Refusal(400, "request-wrong", "say whether it is merged or split")
    if told.act == "merge":
        return Chosen(act="merge", sort=sort, what=row_id, into=told.into)
    return Chosen(act="split", sort=sort, what=row_id, into=told.into, names=tuple(told.name), claims=tuple(told.of))


def _names_said(sort: Sort) -> Callable[..., Response]:
    def page(request: Request, row_id: str, said: Annotated[NamesSaid, Form()]) -> Response:
        asked = ask(request, page=True, role="reviewer", form=said.form_token)
        chosen, named, at = _chosen(sort, row_id, said), named_by(asked, sort), clock.now()
        person = asked.person.name
        with WRITING, record_of(request).ledger(write=True) as ledger:
            sequence = ledger.head().sequence
            now, then = now_and_then(asked.standing, ledger, chosen, said.seen)
            told = told_of(chosen, then, named, said.why)
            before = {use.claim.id for use in meant(then, told)}
            after = before if then is now else {use.claim.id for use in meant(now, told)}
            between = faults_of(said_since(ledger, sorted(before | after), said.seen)) + _more(before, after)
            if not between:
                ledger.append(entries_of(now, told, person=person, at=at))
        if between:
            return clash(request, between, said, sequence, sorted(before))
        return RedirectResponse(f"/review/acts/{code_of(told, person, at)}", status_code=303)

    return page


def _more(before: set[str], after: set[str]) -> tuple[Fault, ...]:
    """That more claims are concerned than were shown."""
    many = len(after - before)
    words = f"{many} more claim{'s' if many != 1 else ''} came in that {'are' if many != 1 else 'is'} concerned"
    return (Fault(where="the record", message=words),) if many else ()


def event_page(request: Request, row_id: str, told: Annotated[Asking, Query()]) -> Response:
    """What an event may be the same as, its claims to choose from, or what a choice would change."""
    asked = ask(request, page=True, role="reviewer")
    row = asked.one("event", row_id)
    claims = asked.of("claim", row["claims"])
    values: dict[str, Any] = {"row": row, "claims": claims, "asking": told, "here": "events"}
    if told.act == "merge" and told.into:
        other = asked.one("event", told.into)
        values |= {"other": other, "others": asked.of("claim", other["claims"]), "left": row["claims"]}
        values |= {"right": other["claims"], "rests": rests_on(asked, [*row["claims"], *other["claims"]])}
        return show(asked, "merge_events_shown.html", **values)
    if told.act == "split":
        off = [one for one in row["claims"] if one in told.of]
        rest = [one for one in row["claims"] if one not in told.of]
        if not off or not rest:
            raise Refusal(400, "request-wrong", "choose claims to split off, and leave some where they are")
        values |= {"other": None, "left": off, "right": rest, "rests": rests_on(asked, row["claims"])}
        values |= {"others": asked.of("claim", rest), "claims": asked.of("claim", off)}
        return show(asked, "merge_events_shown.html", **values)
    return show(asked, "merge_events.html", near=near_events(asked, row, told.find.strip()), **values)


def event_said(request: Request, row_id: str, said: Annotated[EventSaid, Form()]) -> Response:  # noqa: ARG001 - in the address
    """Records that two events are one, or that one is two."""
    asked = ask(request, page=True, role="reviewer", form=said.form_token)
    return pairs_said(asked, said, said.act, lambda _: _pairs(said))


def pairs_said(
    asked: Asked, said: PairsSaid, act: Deed, pairs_of: Callable[[Ledger], list[Pair]], *, about: str = "event"
) -> Response:
    """Records words on pairs of claims, unless others spoke of the claims in between: then that is shown.

    Args:
        asked: the request.
        said: what was sent.
        act: what is done.
        pairs_of: the words, by the record as it stands.
        about: what the note says it is about.
    """
    person, at, claims = asked.person.name, clock.now(), [*said.left, *said.right]
    with WRITING, record_of(asked.request).ledger(write=True) as ledger:
        for claim in claims:
            claim_of(ledger, claim)
        pairs = pairs_of(ledger)
        entries = pair_entries(act, pairs, said.why, person=person, at=at, about=about)
        between = said_since(ledger, claims, said.seen)
        sequence = ledger.head().sequence
        if not between:
            ledger.append(entries)
    if between:
        return clash(asked.request, faults_of(between), said, sequence, claims)
    return RedirectResponse(f"/review/acts/{code_of_pairs(act, pairs, said.why, person=person, at=at)}", 303)


def _pairs(said: EventSaid) -> list[Pair]:
    if set(said.left) & set(said.right):
        raise Refusal(400, "request-wrong", "a claim cannot stand on both sides")
    if said.act == "merge":
        return one_event(said.left, said.right)
    return two_events(said.left, said.right, together=said.together)


def clash(request: Request, faults: Sequence[Fault], said: BaseModel, sequence: int, claims: Sequence[str]) -> Response:
    """Nothing was written: what others said in between, what stands now, and the same words again if one insists."""
    asked = ask(request, page=True, role="reviewer")
    events = asked.standing.shelf.page("event", Wanted(claims=tuple(claims)[:400]), limit=LISTED).rows
    rows: list[Row] = rows_of("event", events, asked.standing, asked.profile)
    values = said.model_dump(exclude={"form_token", "seen"})
    fields = [(name, one) for name, value in values.items() for one in (value if isinstance(value, list) else [value])]
    told: dict[str, Any] = {"faults": faults, "fields": fields, "seen": sequence, "events": rows}
    return show(asked, "merge_clash.html", here="review", status=409, **told)


def act_page(request: Request, code: str) -> Response:
    """What one merge, split or tie said, and how to take it back."""
    asked = ask(request, page=True)
    return show(asked, "merge_done.html", here="review", act=act_of(asked, code))


def take_back(request: Request, code: str, said: Annotated[Back, Form()]) -> Response:
    """Withdraws all that an act wrote; what stood before stands again."""
    asked: Asked = ask(request, page=True, role="reviewer", form=said.form_token)
    with WRITING, record_of(request).ledger(write=True) as ledger:
        entries: tuple[Entry, ...] = undone(acts_in(ledger), code, said.why, person=asked.person.name, at=clock.now())
        ledger.append(entries)
    return RedirectResponse(f"/review/acts/{code}", status_code=303)

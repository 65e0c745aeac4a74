"""Editing a claim in its text, adding what the machine missed, and entering what was told without a text.

What must stay true: nothing is entered without words that it rests on; what came by telephone or from a video is kept
as a report of its own, in the words of who entered it, and says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Body, Form, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, RedirectResponse

from fogline.errors import QuoteError
from fogline.export.claims import victim_line
from fogline.ledger import Ledger
from fogline.model import Capture, Claim, Document, Entry, Party, Review, Span
from fogline.model.span import span_of
from fogline.read import read
from fogline.review.answer import human
from fogline.review.correct import answer_entry, date_of
from fogline.review.history import people_named
from fogline.review.numbers import number_in
from fogline.web import clock
from fogline.web.asking import Asked, ask, person_of, record_of
from fogline.web.changes import Change, changed_claim, claim_of, text_of, victims_of
from fogline.web.disclosure import disclose
from fogline.web.errors import Refusal
from fogline.web.pages.review import WRITING, Id, signer
from fogline.web.people import Person
from fogline.web.rendering import show
from fogline.web.rows import Row
from fogline.web.sayings import said_of

FLAGS = ("time", "certainty", "polarity", "denial", "background", "opinion")
Means = Literal["call", "video", "photograph", "visit", "other"]
MEANS: tuple[Means, ...] = get_args(Means)
LONGEST = 20_000


class Added(BaseModel):
    """A claim that the machine missed."""

    model_config = ConfigDict(extra="forbid")
    document: Id
    change: Change


def router() -> APIRouter:
    """The pages and their endpoints."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/review/edit/{row_id}", edit, methods=["GET"])
    made.add_api_route("/review/add/{row_id}", add, methods=["GET"])
    made.add_api_route("/review/add", added, methods=["POST"])
    made.add_api_route("/review/number", number, methods=["GET"])
    made.add_api_route("/review/told", tell, methods=["GET"])
    made.add_api_route("/review/told", told, methods=["POST"])
    return made


def edit(request: Request, row_id: str) -> Response:
    """One claim in its text, every word of it to be changed."""
    asked = ask(request, page=True, role="reviewer")
    row = asked.one("claim", row_id)
    with record_of(request).ledger() as ledger:
        claim = claim_of(ledger, row_id)
        text, named = text_of(ledger, claim.document), people_named(ledger, row_id)
    people = {span: [_named(asked, one) for one in found] for span, found in named.items()}
    values = {**_plain(claim, people), "date": row["when"]["edtf"] if row["when"] else ""}
    return _page(asked, text, row["document"], values, row)


def add(request: Request, row_id: str) -> Response:
    """A report in which a claim is to be marked that the machine missed."""
    asked = ask(request, page=True, role="reviewer")
    row = asked.one("document", row_id)
    with record_of(request).ledger() as ledger:
        text = text_of(ledger, row_id)
    blank = Claim(document=row_id, kind="fighting.battle", span=span_of(text, 0, 1))
    return _page(asked, text, row, {**_plain(blank, {}), "span": None, "date": "", "id": ""}, None)


def _page(asked: Asked, text: str, document: Row, values: dict[str, Any], row: Row | None) -> Response:
    shown = disclose("text", {"text": text}, asked.profile)["text"]
    sayings = said_of(asked, row["id"]) if row else []
    told: dict[str, Any] = {"text": shown, "document": document, "values": values, "row": row, "sayings": sayings}
    return show(asked, "edit.html", here="review", kinds=kinds(), **told)


def _plain(claim: Claim, people: Mapping[Span, Sequence[Row]]) -> dict[str, Any]:
    """A claim as the editor works on it, with the persons whom people named by the words that mean them."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "span": {"start": claim.span.start, "end": claim.span.end},
        "mentions": [
            {"role": one.role, "start": one.span.start, "end": one.span.end}
            | ({"people": list(people.get(one.span, ()))} if one.role == "victim" else {})
            for one in claim.mentions
        ],
        "quantities": [
            {"start": one.span.start, "end": one.span.end, "unit": one.count.unit}
            | {"low": one.count.low, "best": one.count.best, "high": one.count.high}
            for one in claim.quantities
        ],
        "speakers": [{"start": one.span.start, "end": one.span.end, "basis": one.basis} for one in claim.speakers],
        **{name: getattr(claim, name) for name in FLAGS},
    }


def _named(asked: Asked, person: Party) -> Row:
    """A person as the editor has fields for."""
    line = disclose("claim", victim_line(person), asked.profile)
    return {name: line[name] or "" for name in ("name", "age", "sex", "status")}


def number(request: Request, words: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
    """The bounds of a number as its words have them, for the editor; `null` where they tell none."""
    person = person_of(request)
    if not person.may("reviewer"):
        raise Refusal(403, "not-allowed", f"this needs a reviewer; you are a {person.role}")
    found = number_in(words)
    told = {"low": found.low, "best": found.best, "high": found.high} if found else None
    return JSONResponse({"ok": True, "number": told})


@cache
def kinds() -> tuple[str, ...]:
    """Every kind of claim, in the order of its data file."""
    text = (resources.files("fogline.packs") / "base" / "kinds.toml").read_text(encoding="utf-8")
    return tuple(f"{family}.{one}" for family, types in tomllib.loads(text).items() for one in types)


def added(request: Request, told: Annotated[Added, Body()]) -> Response:
    """Records a claim of a person's own."""
    person, at = signer(request), clock.now()
    with WRITING, record_of(request).ledger(write=True) as ledger:
        text = text_of(ledger, told.document)
        if told.change.span is None:
            raise Refusal(400, "change-wrong", "mark the words that say it")
        blank = Claim(document=told.document, kind="fighting.battle", span=span_of(text, 0, 1))
        try:
            claim = changed_claim(blank, text, told.change)
        except (QuoteError, ValueError) as error:
            raise Refusal(400, "change-wrong", str(error)) from error
        entries = addition(ledger, claim, told.change, person=person, at=at)
        ledger.append(entries)
        records = [entry.record.id for entry in entries]
        return JSONResponse({"ok": True, "records": records, "claim": claim.id, "sequence": ledger.head().sequence})


def addition(ledger: Ledger, claim: Claim, change: Change, *, person: Person, at: str) -> list[Entry]:
    """The entries of a claim that a person adds, with its date and its victims' names.

    Raises:
        Refusal: the record has this claim already.
    """
    if ledger.has(claim.id) and claim.id not in ledger.retracted():
        raise Refusal(409, "claim-known", "the record has this claim already, word for word")
    named = victims_of(claim.id, text_of(ledger, claim.document), change)
    record = Review(verdict="add", claim=claim)
    entries = [Entry(record=record, by=human(person.name), at=at, basis=(claim.document,))]
    answers = [*([date_of(claim.id, change.date)] if change.date else []), *named]
    return entries + [answer_entry(one, person=person.name, at=at) for one in answers]


def tell(request: Request) -> Response:
    """The form for what came without a text."""
    asked = ask(request, page=True, role="reviewer")
    return show(asked, "told.html", here="review", kinds=kinds(), means=MEANS)


class Told(BaseModel):
    """What was told without a text.

    Attributes:
        words: what was told, as who enters it writes it down.
        day: when it was, as for a correction.
        came: the day on which it was told or seen.
    """

    words: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    source: Annotated[str, Field(min_length=1, max_length=200)]
    means: Means
    kind: Annotated[str, Field(max_length=60)]
    form_token: str = ""
    day: Annotated[str, Field(max_length=40)] = ""
    came: Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""


def told(request: Request, said: Annotated[Told, Form()]) -> Response:
    """Keeps what was told as a report of its own with one claim, and opens that claim for its roles."""
    asked = ask(request, page=True, role="reviewer", form=said.form_token)
    words, source, at = said.words.strip(), said.source.strip(), clock.now()
    if said.kind not in kinds() or not words or not source:
        raise Refusal(400, "request-wrong", "say what was told, by whom, and what kind of thing it is")
    change = Change(date=said.day.strip() or None)
    with WRITING, record_of(request).ledger(write=True) as ledger:
        report = _report(ledger, words, source, said.means, said.came or at[:10])
        document = report[-1][0]
        if not isinstance(document, Document):
            raise Refusal(400, "request-wrong", "these words cannot be read as a report")
        claim = Claim(document=document.id, kind=said.kind, span=_whole(document.text))
        by = human(asked.person.name)
        ledger.append([Entry(record=one, by=by, at=at, basis=basis) for one, basis in report])
        ledger.append(addition(ledger, claim, change, person=asked.person, at=at))
    return RedirectResponse(f"/review/edit/{claim.id}", status_code=303)


def _report(
    ledger: Ledger, words: str, source: str, means: str, came: str
) -> list[tuple[Capture | Document, tuple[str, ...]]]:
    """The capture and the report of what was told; the text is what the person wrote down, to the letter."""
    blob = ledger.put_blob(words.encode())
    name = f"{means} {came}, {source}"[:120]
    capture = Capture(
        blob=blob, name=name, media="text/plain", origin=f"told by {means}", source=source, published=came, title=name
    )
    found = [one for one in read(capture, words.encode()) if isinstance(one.record, Document)]
    documents = [(one.record, (capture.id,)) for one in found if isinstance(one.record, Document)]
    return [(capture, ()), *documents]


def _whole(text: str) -> Span:
    """All the words, without the blanks around them."""
    start = len(text) - len(text.lstrip())
    return span_of(text, start, len(text.rstrip()))

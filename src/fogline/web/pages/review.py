"""Answers of people: accept, reject, correct, merge, take back; and what has been said of late.

An answer is a few entries in one append; the tables follow with the next page that is opened. What must stay true:
every entry has its author; who answers without having seen what another said in between is told that, and nothing is
written.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Body, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse

from fogline.ledger import Ledger, StoredEntry
from fogline.model import Entry, Link, PairVerdict, Review
from fogline.review.answer import answer, link_entries, link_of, links_of, reviews_of
from fogline.review.correct import correction_entries
from fogline.review.undo import in_words, said_since, undo_entries
from fogline.web import clock
from fogline.web.asking import ask, check_change, person_of, record_of
from fogline.web.changes import Change, claim_of, correction_of
from fogline.web.errors import Refusal, error_body
from fogline.web.people import Person
from fogline.web.rendering import show
from fogline.web.sayings import SAID, said_lately
from fogline.web.state import Fault
from fogline.web.wording import moment_words

AT_ONCE = 200
"""Claims that one answer is about at most."""
WRITING = threading.Lock()
"""Looking for what others said and writing are one step, whoever else answers on this server."""

Id = Annotated[str, Field(pattern=r"^[a-z]+_[0-9a-f]+$", max_length=90)]
Verdict = Literal["accept", "reject", "correct"] | PairVerdict


class Said(BaseModel):
    """An answer to the queue.

    Attributes:
        claims: what it is about; several only for accept and reject.
        verdict: what is said.
        other: the claim that it is the same as, differs from, is part of or follows.
        seen: number of the last entry that the page showed.
        mine: what this page has recorded itself since.
        grade: how credible it is, from 1 (confirmed) to 5 (improbable).
        change: what is right, for a correction.
        note: why.
    """

    model_config = ConfigDict(extra="forbid")
    claims: Annotated[list[Id], Field(min_length=1, max_length=AT_ONCE)]
    verdict: Verdict
    other: Id | None = None
    seen: Annotated[int, Field(ge=0)]
    mine: Annotated[list[Id], Field(max_length=2000)] = []
    grade: Annotated[int, Field(ge=1, le=5)] | None = None
    change: Change | None = None
    note: Annotated[str, Field(max_length=2000)] = ""


class TakenBack(BaseModel):
    """An act that its author takes back: ids of what it recorded."""

    model_config = ConfigDict(extra="forbid")
    records: Annotated[list[Id], Field(min_length=1, max_length=4 * AT_ONCE)]


def router() -> APIRouter:
    """The endpoints and the page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/review/say", say, methods=["POST"])
    made.add_api_route("/review/undo", undo, methods=["POST"])
    made.add_api_route("/review/said", said, methods=["GET"])
    return made


def signer(request: Request) -> Person:
    """Who signs a change; the record's tables are not asked, so that an answer waits for nothing.

    Raises:
        Refusal: they may not change the record, or the change comes from elsewhere.
    """
    person = person_of(request)
    if not person.may("reviewer"):
        raise Refusal(403, "not-allowed", f"this needs a reviewer; you are a {person.role}")
    check_change(request, person, "")
    return person


def say(request: Request, told: Annotated[Said, Body()]) -> Response:
    """Records an answer."""
    person, at = signer(request), clock.now()
    concerned = [*told.claims, *([told.other] if told.other else [])]
    with WRITING, record_of(request).ledger(write=True) as ledger:
        between = said_since(ledger, concerned, told.seen, told.mine)
        if between:
            return _clash(between, ledger.head().sequence)
        entries = _entries(ledger, told, person=person.name, at=at)
        ledger.append(entries)
        return _done(entries, ledger.head().sequence)


def undo(request: Request, told: Annotated[TakenBack, Body()]) -> Response:
    """Takes back what one has said."""
    person = signer(request)
    with WRITING, record_of(request).ledger(write=True) as ledger:
        entries = undo_entries(ledger, told.records, person=person.name, at=clock.now())
        ledger.append(entries)
        return _done(entries, ledger.head().sequence)


def _done(entries: Sequence[Entry], sequence: int) -> Response:
    records = [entry.record.id for entry in entries]
    return JSONResponse({"ok": True, "records": records, "sequence": sequence})


def _clash(between: Sequence[StoredEntry], sequence: int) -> Response:
    """Nothing was written: what others said in between, for who answers to look at."""
    faults = tuple(
        Fault(
            where=one.entry.by.removeprefix("human:"), message=f"{in_words(one.entry)}, on {moment_words(one.entry.at)}"
        )
        for one in between
    )
    body = error_body(409, "said-meanwhile", "somebody has said something of this claim since you opened it", faults)
    return JSONResponse({**body, "sequence": sequence}, status_code=409)


def _entries(ledger: Ledger, told: Said, *, person: str, at: str) -> tuple[Entry, ...]:
    """What an answer adds to the ledger."""
    if told.verdict in get_args(PairVerdict):
        return _linked(ledger, told, person=person, at=at)
    if told.verdict == "correct":
        return _corrected(ledger, told, person=person, at=at)
    verdict: Literal["accept", "reject"] = "accept" if told.verdict == "accept" else "reject"
    graded = f"credibility {told.grade}" if told.grade else ""
    note = "; ".join(part for part in (graded, told.note) if part)
    entries: list[Entry] = []
    for claim in told.claims:
        claim_of(ledger, claim)
        entries += answer(ledger, Review(subject=claim, verdict=verdict, note=note), person=person, at=at)
    return tuple(entries)


def _corrected(ledger: Ledger, told: Said, *, person: str, at: str) -> tuple[Entry, ...]:
    if told.change is None or len(told.claims) != 1:
        raise Refusal(400, "request-wrong", "a correction is of one claim and says what is right")
    subject = told.claims[0]
    correction = correction_of(ledger, claim_of(ledger, subject), subject, told.change, note=told.note)
    earlier, retracted = reviews_of(ledger, subject), ledger.retracted()
    return correction_entries(subject, correction, person=person, at=at, earlier=earlier, retracted=retracted)


def _linked(ledger: Ledger, told: Said, *, person: str, at: str) -> tuple[Entry, ...]:
    """A word on two claims; what is said to be the same as another is thereby accepted."""
    if told.other is None or len(told.claims) != 1 or told.other in told.claims:
        raise Refusal(400, "request-wrong", "say of which other claim it is the same, or differs")
    one = told.claims[0]
    for claim in (one, told.other):
        claim_of(ledger, claim)
    verdict: Any = told.verdict
    link: Link = link_of(one, told.other, verdict, told.note)
    earlier, retracted = links_of(ledger, one, told.other), ledger.retracted()
    entries = link_entries(link, person=person, at=at, earlier=earlier, retracted=retracted)
    if told.verdict != "same":
        return entries
    return (*entries, *answer(ledger, Review(subject=one, verdict="accept"), person=person, at=at))


def said(request: Request) -> Response:
    """What people have said of late, newest first; one can take back one's own."""
    asked = ask(request, page=True)
    return show(asked, "said.html", here="review", rows=said_lately(asked), most=SAID)

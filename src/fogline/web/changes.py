"""What a browser says is right of a claim, turned into the claim as it should read, with its quotes from the text.

What must stay true: offsets are code points of the report's frozen text; what is not sent stays as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from fogline.errors import QuoteError
from fogline.ledger import Ledger
from fogline.model import Claim, Count, Document, Mention, Party, Person, Quantity, Resolution, Review, Span, fold_name
from fogline.model.claim import Basis, Polarity, Role, Time
from fogline.model.claim import Speaker as SpeakerLink
from fogline.model.span import span_of
from fogline.review.correct import BY_PERSON, Correction, date_of
from fogline.review.history import people_named
from fogline.web.errors import Refusal

Offset = Annotated[int, Field(ge=0, le=50_000_000)]
Number = Annotated[int, Field(ge=0, le=10_000_000_000)]
Short = Annotated[str, Field(max_length=300)]


class Stretch(BaseModel):
    """Characters of the report."""

    model_config = ConfigDict(extra="forbid")
    start: Offset
    end: Offset


class Named(BaseModel):
    """A person whom the words of a victim mean; what is not known is not sent, or empty."""

    model_config = ConfigDict(extra="forbid")
    name: Short
    age: Annotated[str, Field(max_length=60)] = ""
    sex: Literal["", "female", "male", "other"] = ""
    status: Annotated[str, Field(max_length=100)] = ""


class Filled(Stretch):
    """Words in a role; for a victim, who they are: an empty list takes back what was said of it before."""

    role: Role
    people: Annotated[list[Named], Field(max_length=100)] = []


class Numbered(Stretch):
    """A number in the words; a bound that is not sent is open."""

    unit: Annotated[str, Field(min_length=1, max_length=80)]
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None


class Spoken(Stretch):
    """Who says so."""

    basis: Basis = "statement"


class Change(BaseModel):
    """What is right; a field that is not sent stays as it was read, a list that is sent is the whole list.

    Attributes:
        date: a day, a month, a year, or two with a slash; empty when it cannot be known.
    """

    model_config = ConfigDict(extra="forbid")
    span: Stretch | None = None
    kind: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z_]+)?$", max_length=60)] | None = None
    mentions: Annotated[list[Filled], Field(max_length=60)] | None = None
    quantities: Annotated[list[Numbered], Field(max_length=30)] | None = None
    speakers: Annotated[list[Spoken], Field(max_length=10)] | None = None
    time: Time | None = None
    certainty: Annotated[int, Field(ge=-3, le=3)] | None = None
    polarity: Polarity | None = None
    denial: bool | None = None
    background: bool | None = None
    opinion: bool | None = None
    date: Short | None = None


def claim_of(ledger: Ledger, claim_id: str) -> Claim:
    """A claim, as an entry of its own or as a person's review brought it.

    Raises:
        Refusal: there is none.
    """
    stored = ledger.get(claim_id)
    if stored is not None and isinstance(stored.entry.record, Claim):
        return stored.entry.record
    for bringing in ledger.resting_on(claim_id, roles=("holds",), types=("review",)):
        review = bringing.entry.record
        if isinstance(review, Review) and review.claim is not None and review.claim.id == claim_id:
            return review.claim
    raise Refusal(404, "not-found", f"no claim has the id {claim_id}")


def text_of(ledger: Ledger, document_id: str) -> str:
    """The frozen text of a report.

    Raises:
        Refusal: there is none.
    """
    stored = ledger.get(document_id)
    if stored is None or not isinstance(stored.entry.record, Document):
        raise Refusal(404, "not-found", f"no report has the id {document_id}")
    return stored.entry.record.text


def correction_of(ledger: Ledger, claim: Claim, subject: str, change: Change, *, note: str = "") -> Correction:
    """The correction that a change of a claim is.

    Raises:
        Refusal: a stretch does not stand in the text, or a word is not one of the scheme.
        UsageError: the date cannot be read.
    """
    text = text_of(ledger, claim.document)
    try:
        changed = changed_claim(claim, text, change)
    except (QuoteError, ValueError) as error:
        raise Refusal(400, "change-wrong", str(error)) from error
    answers = [date_of(subject, change.date)] if change.date is not None else []
    answers += victims_of(subject, text, change, people_named(ledger, subject))
    return Correction(claim=changed, answers=tuple(answers), note=note)


def changed_claim(claim: Claim, text: str, change: Change) -> Claim:
    """A claim with what a change says of its own words.

    Raises:
        QuoteError: a stretch does not stand in the text.
        ValueError: the kind or the certainty is not of the scheme.
    """
    plain = ("kind", "time", "certainty", "polarity", "denial", "background", "opinion")
    told: dict[str, Any] = {name: getattr(change, name) for name in plain if getattr(change, name) is not None}
    if change.span is not None:
        told["span"] = _span(text, change.span)
    if change.mentions is not None:
        told["mentions"] = tuple(_mention(claim, text, one) for one in change.mentions)
    if change.quantities is not None:
        told["quantities"] = tuple(
            Quantity(span=_span(text, one), count=Count(unit=one.unit, low=one.low, best=one.best, high=one.high))
            for one in change.quantities
        )
    if change.speakers is not None:
        told["speakers"] = tuple(_speaker(claim, text, one) for one in change.speakers)
    if told.get("certainty") is not None and told["certainty"] != claim.certainty:
        told["certainty_cue"] = None  # the words that set the former certainty do not set this one
    return replace(claim, **told)


def _span(text: str, stretch: Stretch) -> Span:
    if stretch.end > len(text):
        raise QuoteError(f"the report ends at {len(text)}, before {stretch.end}")
    return span_of(text, stretch.start, stretch.end)


def _mention(claim: Claim, text: str, filled: Filled) -> Mention:
    """A mention; one that was there keeps the fuller words it stands for."""
    span = _span(text, filled)
    known = next((one for one in claim.mentions if one.role == filled.role and one.span == span), None)
    return known or Mention(role=filled.role, span=span)


def _speaker(claim: Claim, text: str, spoken: Spoken) -> SpeakerLink:
    span = _span(text, spoken)
    known = next((one for one in claim.speakers if one.span == span and one.basis == spoken.basis), None)
    return known or SpeakerLink(span=span, basis=spoken.basis)


def victims_of(
    subject: str, text: str, change: Change, known: Mapping[Span, tuple[Party, ...]] | None = None
) -> list[Resolution]:
    """Who the named victims are, as answers about the words that mean them.

    Args:
        subject: id of the claim.
        text: of its report.
        change: what is said.
        known: whom people named before; what is only said again is no new answer.

    Raises:
        QuoteError: a stretch does not stand in the text.
    """
    found: list[Resolution] = []
    for one in change.mentions or ():
        span = _span(text, one)
        people = tuple(_person(each) for each in one.people if each.name.strip())
        if one.role == "victim" and people != (known or {}).get(span, ()):
            found.append(Resolution(subject=subject, matter="victim", span=span, people=people, rule=BY_PERSON))
    return found


def _person(named: Named) -> Party:
    name = " ".join(named.name.split())
    told = Person(age=_words(named.age), sex=named.sex or None, status=_words(named.status))
    return Party(id=f"person:{'-'.join(fold_name(name).split()) or 'unnamed'}", name=name, kind="person", person=told)


def _words(told: str) -> str | None:
    return " ".join(told.split()) or None

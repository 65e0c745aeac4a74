"""The shapes of what the API gives, for its documentation, its CSV columns and the checks of both.

What must stay true: every row that leaves has exactly these fields; a field may be added, none may change its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """Root of all shapes: exactly the fields told."""

    model_config = ConfigDict(extra="forbid")


class WhenShape(Shape):
    """A time: EDTF, and the days between which it lies."""

    edtf: str
    earliest: str | None
    latest: str | None
    precision: str
    text: str | None


class PartyShape(Shape):
    """A party, with the words that named it where they are known."""

    name: str
    text: str | None
    id: str
    side: str | None
    kind: str | None


class SpeakerShape(PartyShape):
    """Who says it, and on what their word rests."""

    basis: str


class PlaceShape(Shape):
    """A place; coordinates are `null` where they are not known."""

    name: str
    text: str | None
    id: str | None
    lat: float | None
    lon: float | None
    precision: str
    radius_m: int | None
    within: list[str]
    country: str | None


class CountShape(Shape):
    """A number with its bounds; `null` is an open bound, never zero."""

    unit: str
    low: int | None
    best: int | None
    high: int | None
    cumulative: bool


class VictimShape(Shape):
    """A named person who suffered; `null` is not known."""

    name: str
    id: str
    age: str | None
    sex: Literal["female", "male", "other"] | None
    status: str | None


class ReportShape(Shape):
    """The report that a claim stands in."""

    id: str
    name: str
    source: str | None
    published: str | None


class ClaimShape(Shape):
    """One assertion with its exact words, as in `fogline claims`, and what became of it."""

    id: str
    document: ReportShape
    start: int
    end: int
    quote: str
    kind: str
    status: str
    polarity: str
    actors: list[PartyShape]
    targets: list[PartyShape]
    places: list[PlaceShape]
    when: WhenShape | None
    counts: list[CountShape]
    says: list[SpeakerShape]
    basis: str | None
    extractor: str
    confidence: float
    victims: list[VictimShape]
    told: WhenShape | None
    certainty: int
    inside: bool | None
    reviewed: str | None
    machine_written: bool
    recorded: str


class AgreementShape(Shape):
    """The one number that several reports of one event come to, and the claim whose words give it."""

    unit: Literal["killed", "injured"]
    low: int | None
    high: int | None
    claim: str
    reports: int
    telling: int
    copies: int


class OriginShape(Shape):
    """One origin of an event's claims."""

    name: str
    independent: bool
    why: str
    claims: list[str]


class TieShape(Shape):
    """What an event has to do with another one: it is part of it or has it as a part, follows it or is followed."""

    sort: Literal["part of", "has part", "follows", "followed by"]
    event: str
    title: str
    rule: Literal["within", "said", "aftermath", "person"]
    probability: float
    why: str


class EventShape(Shape):
    """Claims about the same thing, fused."""

    id: str
    kind: str
    title: str
    when: WhenShape | None
    places: list[PlaceShape]
    actors: list[PartyShape]
    targets: list[PartyShape]
    counts: list[CountShape]
    agreed: list[AgreementShape]
    status: str
    grade: str
    grade_why: str
    origins: list[OriginShape]
    ties: list[TieShape]
    claims: list[str]
    quotes: list[str]


class ControlShape(Shape):
    """Who holds a place from one day to another, as whose claim."""

    id: str
    place: PlaceShape
    start: str | None
    end: str | None
    holder: str | None
    holder_name: str | None
    holders: list[str]
    holder_names: list[str]
    state: Literal["held", "contested", "claimed", "divided", "unknown"]
    besieged_by: str | None
    besieged_by_name: str | None
    says: list[str]
    why: str
    claims: list[str]
    quotes: list[str]


class BoundShape(Shape):
    """One bound of a toll and the claim that sets it."""

    value: int
    claim: str
    says: str


class TollShape(Shape):
    """A range of one category; never added up."""

    id: str
    scope: Literal["incident", "running"]
    category: str
    side: str | None
    when: WhenShape | None
    places: list[PlaceShape]
    low: BoundShape | None
    best: BoundShape | None
    high: BoundShape | None
    part_of: str | None
    event: str | None
    note: str
    says: list[str]
    claims: list[str]
    quotes: list[str]


class DisputeShape(Shape):
    """Claims that cannot all be true, or accounts to be read side by side."""

    id: str
    sort: str
    about: str
    why: str
    hard: bool
    opened: str | None
    left: list[str]
    right: list[str]
    left_quotes: list[str]
    right_quotes: list[str]


class ForecastShape(Shape):
    """Who expected what by when, and what became of it."""

    id: str
    claim: str
    forecaster: str
    sort: str
    statement: str
    made: str | None
    horizon: WhenShape | None
    condition: str | None
    probability: list[float] | None
    outcome: Literal["open", "happened", "did not happen", "cannot be judged"]
    outcome_why: str
    outcome_claims: list[str]
    quote: str | None


class DocumentShape(Shape):
    """A report: what it is, and the date used for it with the reason."""

    id: str
    name: str
    source: str | None
    title: str | None
    url: str | None
    language: str
    published: str | None
    published_when: WhenShape | None
    published_rule: str
    published_why: list[str]
    machine_written: bool
    revises: str | None
    revised_by: str | None
    recorded: str
    claims: int
    notes: str


class NameShape(Shape):
    """A name as reports wrote it."""

    text: str
    times: int
    first: str | None
    last: str | None


class RoleShape(Shape):
    """What a party does in claims, and how often."""

    role: str
    times: int


class ActorShape(Shape):
    """A party as the record knows it."""

    id: str
    name: str
    kind: str
    generic: bool
    sides: list[str]
    names: list[NameShape]
    roles: list[RoleShape]
    claims: int
    first: str | None
    last: str | None


class PlaceCardShape(Shape):
    """A place as the record knows it."""

    id: str
    place: PlaceShape
    names: list[NameShape]
    claims: int
    first: str | None
    last: str | None


class SourceShape(Shape):
    """An outlet, and for how many events its word is an origin of its own."""

    id: str
    name: str
    side: str | None
    reports: int
    claims: int
    machine_written: int
    origins: int
    repeats: int
    first: str | None
    last: str | None


class ProblemShape(Shape):
    """Bad data told as data."""

    id: str
    code: str
    message: str
    subject: str
    start: int | None
    end: int | None
    by: str
    recorded: str


def columns(shape: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The columns of a shape as CSV: nested objects become ``outer.inner``, lists one cell."""
    for name, field in shape.model_fields.items():
        inner = _inner(field.annotation)
        if inner is not None:
            yield from columns(inner, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The shape inside an annotation such as ``WhenShape | None``."""
    if get_origin(annotation) in (Union, UnionType):
        options = [one for one in get_args(annotation) if one is not NoneType]
        return _inner(options[0]) if len(options) == 1 else None
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None

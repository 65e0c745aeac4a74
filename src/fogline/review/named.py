"""What an id names: a party of a pack or of the record, a place of the gazetteer or of the record.

A person who merges or splits says an id or a new name; here it becomes the value that their answer gives each mention.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fogline.gazetteer import ActorIndex, PlaceIndex
from fogline.model import Party, ReadClaim, Where
from fogline.resolve.place_shown import plain_where
from fogline.review.identity import Sort, Value, key_of, uses
from fogline.views.answers import minted
from fogline.views.standing import Standing

Meaning = Callable[[ReadClaim], Value]
Named = Callable[[str, dict[str, Value]], Meaning | None]
"""What gives the value of an id for a claim, out of what the record knows; `None` where nobody has that id."""


def known_in(standing: Standing, sort: Sort) -> dict[str, Value]:
    """What the record knows, by id."""
    return {key_of(value): value for use in uses(standing, sort) for _, value in use.values}


def party_named(index: ActorIndex) -> Named:
    """What gives the party of an id for a claim, on its side at the claim's time."""

    def named(wanted: str, known: dict[str, Value]) -> Meaning | None:
        actor = index.get(wanted)
        if actor is not None:
            return lambda claim: Party(
                id=actor.id,
                name=actor.name,
                side=index.side(actor.id, _day(claim)),
                kind=actor.kind,
                generic=actor.generic,
            )
        found = known.get(wanted)
        return (lambda _claim: found) if isinstance(found, Party) else None

    return named


def place_named(index: PlaceIndex) -> Named:
    """What gives the place of an id."""

    def named(wanted: str, known: dict[str, Value]) -> Meaning | None:
        place = index.get(wanted)
        found = plain_where(place) if place is not None else known.get(wanted)
        return (lambda _claim: found) if isinstance(found, Where) else None

    return named


def new_one(sort: Sort, name: str) -> Meaning:
    """What a new name gives: a party of its own words, or a place without coordinates."""
    made: Value = minted(name) if sort == "actor" else Where(name=name)
    return lambda _claim: made


def _day(claim: ReadClaim) -> date | None:
    when = claim.when if claim.when and claim.when.earliest else claim.published_when
    return date.fromisoformat(when.earliest) if when and when.earliest else None

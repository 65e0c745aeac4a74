"""What each row of the tables is found by: time, place on earth, tags and words.

The filters of every page and of the API are questions about these, so that the database answers them with its indexes
and no row is read that is not shown. What must stay true: an unknown time or position is found by no filter on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fogline.fuse.tie_sides import home_key, home_of
from fogline.model import Control, Dispute, Event, Forecast, Party, ReadClaim, Tie, Toll, When, Where, fold_name
from fogline.views.cards import ActorCard, PlaceCard, SourceCard, place_key, source_key
from fogline.views.claims import ReadDocument, StandingProblem

OPEN_START, OPEN_END = "0000-01-01", "9999-12-31"
UNKNOWN_FIRST, UNKNOWN_LAST = "~", ""
"""Sort after and before every day, so that no range holds them."""
UNSURE, UNSURE_UNDER = "unsure", 0.75
"""Status of a tie that the machine finds with less than so much probability, for people to judge."""
Tag = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What one row is found by.

    Attributes:
        first, last: the days between which it may have been.
        latitude, longitude: of its finest place that has them.
        tags: ``type``, ``status``, ``actor``, ``place``, ``src``, ``document``, ``reviewed``, ``claim`` (one that
            the row rests on), ``home`` (where an event was) and ``event`` (one that is tied), each with its value.
        words: what a search goes through.
    """

    id: str
    first: str = UNKNOWN_FIRST
    last: str = UNKNOWN_LAST
    latitude: float | None = None
    longitude: float | None = None
    tags: frozenset[Tag] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Files rows; knows the claims that derived rows rest on."""

    claims: Mapping[str, ReadClaim] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def file(self, item: Any) -> Filed:
        """What a row is found by."""
        if isinstance(item, ReadClaim):
            return _claim(item)
        if isinstance(item, Event):
            return self._event(item)
        if isinstance(item, Control):
            return self._control(item)
        if isinstance(item, Toll):
            return self._toll(item)
        if isinstance(item, Dispute):
            return self._dispute(item)
        if isinstance(item, Forecast):
            return self._forecast(item)
        if isinstance(item, Tie):
            return _tie(item)
        return self._other(item)

    def _event(self, event: Event) -> Filed:
        first, last = _range(event.when)
        latitude, longitude = _spot(event.places)
        tags = {*_kind_tags(event.kind), ("status", event.status), ("grade", event.grade), *self._behind(event.claims)}
        tags |= {*_party_tags((*event.actors, *event.targets)), *_place_tags(event.places)}
        home = home_of(event)
        tags |= {("home", home_key(home))} if home else set()
        names = (party.name for party in (*event.actors, *event.targets))
        words = " ".join((event.title, *names, *(place.name for place in event.places)))
        return Filed(
            id=event.id,
            first=first,
            last=last,
            latitude=latitude,
            longitude=longitude,
            tags=frozenset(tags),
            words=words,
        )

    def _control(self, row: Control) -> Filed:
        sides = {side for side in (row.holder, row.besieged_by, *row.holders) if side}
        tags = {("type", row.state), ("status", row.state), *_place_tags((row.place,)), *self._behind(row.claims)}
        return Filed(
            id=control_id(row),
            first=row.start or OPEN_START,
            last=row.end or OPEN_END,
            latitude=row.place.latitude,
            longitude=row.place.longitude,
            tags=frozenset(tags | {("actor", side) for side in sides}),
            words=" ".join((row.place.name, *sorted(sides), *row.says)),
        )

    def _toll(self, toll: Toll) -> Filed:
        first, last = _range(toll.when)
        latitude, longitude = _spot(toll.places)
        tags = {("type", toll.category), ("status", toll.scope), *_place_tags(toll.places), *self._behind(toll.claims)}
        if toll.side:
            tags.add(("actor", toll.side))
        return Filed(
            id=toll.id,
            first=first,
            last=last,
            latitude=latitude,
            longitude=longitude,
            tags=frozenset(tags),
            words=" ".join((toll.category, toll.note, *(place.name for place in toll.places), *toll.says)),
        )

    def _dispute(self, one: Dispute) -> Filed:
        claims = [self.claims[name] for name in (*one.left, *one.right) if name in self.claims]
        filed = [_claim(claim) for claim in claims]
        tags = {tag for own in filed for tag in own.tags if tag[0] not in ("type", "status")}
        tags |= {("type", one.sort), ("status", "hard" if one.hard else "soft")}
        tags |= {("claim", name) for name in (*one.left, *one.right)}
        located = next((own for own in filed if own.latitude is not None), None)
        return Filed(
            id=one.id,
            first=min((own.first for own in filed), default=UNKNOWN_FIRST),
            last=max((own.last for own in filed), default=UNKNOWN_LAST),
            latitude=located.latitude if located else None,
            longitude=located.longitude if located else None,
            tags=frozenset(tags),
            words=f"{one.about} {one.why}",
        )

    def _forecast(self, one: Forecast) -> Filed:
        claim = self.claims.get(one.claim)
        tags = {tag for tag in (_claim(claim).tags if claim else ()) if tag[0] not in ("type", "status")}
        tags |= {("claim", name) for name in (one.claim, *one.outcome_claims)}
        first, last = _range(one.horizon)
        return Filed(
            id=one.id,
            first=first,
            last=last,
            tags=frozenset(tags | {("type", one.sort), ("status", one.outcome)}),
            words=f"{one.forecaster} {one.statement} {one.condition or ''}",
        )

    def _other(self, item: Any) -> Filed:
        if isinstance(item, ReadDocument):
            first, last = _range(item.published_when)
            tags = {("src", source_key(item.source, item.name)), ("document", item.id), ("document", item.name)}
            tags.add(("type", "machine-written" if item.machine_written else "report"))
            tags.add(("status", "replaced" if item.revised_by else "stands"))
            words = " ".join(filter(None, (item.title, item.name, item.source, self.texts.get(item.id))))
            return Filed(id=item.id, first=first, last=last, tags=frozenset(tags), words=words)
        if isinstance(item, StandingProblem):
            problem = item.problem
            tags = {("type", problem.code), ("document", problem.subject)}
            return Filed(id=problem.id, tags=frozenset(tags), words=f"{problem.code} {problem.message}")
        return _card(item)

    def _behind(self, claims: Iterable[str]) -> Iterator[Tag]:
        for name in claims:
            yield "claim", name
            claim = self.claims.get(name)
            if claim is not None:
                yield from _source_tags(claim)


def control_id(row: Control) -> str:
    """What a spell of control is known by: its place and its first day."""
    return f"control:{place_key(row.place)}:{row.start or '..'}"


def _tie(tie: Tie) -> Filed:
    tags = {("type", tie.sort), ("status", tie.rule), ("event", tie.event), ("event", tie.of)}
    if tie.rule != "person" and tie.probability < UNSURE_UNDER:
        tags.add(("status", UNSURE))
    return Filed(id=tie.id, tags=frozenset(tags | {("claim", name) for name in tie.claims}))


def _card(item: Any) -> Filed:
    if not isinstance(item, ActorCard | PlaceCard | SourceCard):
        return Filed(id=str(getattr(item, "id", "")))
    first, last = _span(item)
    if isinstance(item, ActorCard):
        tags = {("actor", item.id), ("actor", fold_name(item.name)), *(("actor", side) for side in item.sides)}
        words = " ".join((item.name, *(use.text for use in item.names)))
        return Filed(
            id=item.id, first=first, last=last, tags=frozenset(tags | {("type", item.kind or "unknown")}), words=words
        )
    if isinstance(item, PlaceCard):
        words = " ".join((item.place.name, *(use.text for use in item.names)))
        latitude, longitude = item.place.latitude, item.place.longitude
        tags = {*_place_tags((item.place,)), ("place", item.id), ("type", item.place.precision)}
        return Filed(
            id=item.id,
            first=first,
            last=last,
            latitude=latitude,
            longitude=longitude,
            tags=frozenset(tags),
            words=words,
        )
    tags = {("src", item.id), *((("actor", item.side),) if item.side else ())}
    return Filed(id=item.id, first=first, last=last, tags=frozenset(tags), words=item.name)


def _span(card: ActorCard | PlaceCard | SourceCard) -> tuple[str, str]:
    return card.first or UNKNOWN_FIRST, card.last or UNKNOWN_LAST


def _claim(claim: ReadClaim) -> Filed:
    first, last = _range(claim.when)
    latitude, longitude = _spot(claim.places)
    parties = (*claim.actors, *claim.targets, *claim.victims, *(speaker.party for speaker in claim.says))
    tags = {*_kind_tags(claim.claim.kind), ("status", claim.status), *_source_tags(claim)}
    tags |= {*_party_tags(parties), *_place_tags(claim.places)}
    tags |= {("reviewed", claim.reviewed or "unreviewed")}
    names = (*(party.name for party in parties), *(place.name for place in claim.places))
    return Filed(
        id=claim.id,
        first=first,
        last=last,
        latitude=latitude,
        longitude=longitude,
        tags=frozenset(tags),
        words=" ".join((claim.claim.span.quote, *names)),
    )


def _range(when: When | None) -> tuple[str, str]:
    if when is None or (when.earliest is None and when.latest is None):
        return UNKNOWN_FIRST, UNKNOWN_LAST
    return when.earliest or OPEN_START, when.latest or OPEN_END


def _spot(places: Iterable[Where]) -> tuple[float | None, float | None]:
    found = next((place for place in places if place.latitude is not None), None)
    return (found.latitude, found.longitude) if found else (None, None)


def _kind_tags(kind: str) -> Iterator[Tag]:
    yield "type", kind
    yield "type", kind.partition(".")[0]


def _source_tags(claim: ReadClaim) -> Iterator[Tag]:
    yield "src", source_key(claim.source, claim.document_name)
    yield "document", claim.document
    yield "document", claim.document_name


def _party_tags(parties: Iterable[Party]) -> Iterator[Tag]:
    for party in parties:
        yield "actor", party.id
        yield "actor", fold_name(party.name)
        if party.side:
            yield "actor", party.side


def _place_tags(places: Iterable[Where]) -> Iterator[Tag]:
    for place in places:
        yield "place", place_key(place)
        yield "place", fold_name(place.name)
        if place.id:
            yield "place", place.id
        yield from (("place", around) for around in place.within)

"""A claim as linking sees it: its kind of happening, days as numbers, place ids, sides, counts and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fogline.model import Count, ReadClaim, Where, fold_name

GROUPS = {
    "control.capture": "ground",
    "control.gain": "ground",
    "control.loss": "ground",
    "control.withdrawal": "ground",
    "control.entry": "ground",
    "control.change": "ground",
    "control.hold": "holding",
    "control.siege": "siege",
    "control.siege_broken": "siege broken",
    "harm.killed": "violence",
    "harm.injured": "violence",
    "harm.damage": "violence",
    "harm.other": "violence",
    "harm.displaced": "flight",
    "harm.trapped": "flight",
    "civil.evacuation": "flight",
}
"""Kinds that tell of one kind of happening; kinds not listed go by their family, or by themselves."""
BY_FAMILY = {"strike": "violence", "fighting": "fighting"}
LOSSES = frozenset({"control.loss", "control.withdrawal"})
NO_EVENT = frozenset({"outlook", "judgement"})
CHILDREN = frozenset({"new:boys", "new:girls", "new:infants", "new:babies", "new:teenagers"})
"""Those whom another report may call children."""
STOP = frozenset(
    "the a an and or of in on at to for from by with as is are was were be been has have had it its they their them he"
    " she his her this that these those which who whom also after before during over under into out up not no more than"
    " some one two three said says told reported according near since until while where when but all any other".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A claim as linking sees it.

    Attributes:
        group: kind of happening; claims of two groups are never one event.
        first, last: days as ordinals; `None` when not known.
        told: day of the report as an ordinal.
        home: it has a place.
        places: ids or names of its finest places; `around`: ids of what contains them.
        blocks: the place and its nearest containers, among whose claims its like is looked for.
        loss: it tells what its actor lost.
    """

    id: str
    document: str
    kind: str
    group: str
    background: bool
    first: int | None
    last: int | None
    told: int | None
    home: bool
    where: Where | None
    country: str | None
    places: frozenset[str]
    blocks: tuple[str, ...]
    around: frozenset[str]
    actors: frozenset[str]
    sides: frozenset[str]
    suffering: frozenset[str]
    counts: Mapping[str, Count]
    words: frozenset[str]
    loss: bool

    @property
    def width(self) -> int:
        """Days that its time leaves open."""
        return (self.last - self.first) if self.first is not None and self.last is not None else 10_000


def tells_event(claim: ReadClaim) -> bool:
    """Whether a claim tells of something that happened or goes on, or denies it."""
    told = claim.claim
    if told.opinion or told.family in NO_EVENT:
        return False
    return told.time in ("past", "now") or told.denial


def profile(claim: ReadClaim) -> Profile:
    """Makes the profile of a claim."""
    finest = claim.places[:1]
    when = claim.when
    told = claim.published_when
    kind = claim.claim.kind
    return Profile(
        id=claim.id,
        document=claim.document,
        kind=kind,
        group=GROUPS.get(kind) or BY_FAMILY.get(claim.claim.family, kind),
        background=claim.claim.background,
        first=_ordinal(when.earliest) if when else None,
        last=_ordinal(when.latest) if when else None,
        told=_ordinal(told.latest) if told else _ordinal(claim.published),
        home=bool(finest),
        where=finest[0] if finest else None,
        country=finest[0].country if finest else None,
        places=frozenset(_place_key(place) for place in finest),
        blocks=tuple(
            dict.fromkeys(key for place in finest for key in (_place_key(place), *_ids(finest), *place.within[:2]))
        ),
        around=frozenset(key for place in claim.places for key in (*place.within, *_ids(claim.places[1:]))),
        actors=frozenset(party.id for party in claim.actors if not _unnamed(party.id)),
        sides=frozenset(party.side or party.id for party in claim.actors if party.side or party.kind),
        suffering=frozenset(_sufferers(claim)),
        counts={count.unit: count for count in claim.counts},
        words=frozenset(fold_name(claim.claim.span.quote).split()) - STOP,
        loss=kind in LOSSES,
    )


def _sufferers(claim: ReadClaim) -> Iterator[str]:
    for party in (*claim.targets, *claim.victims):
        own = party.side or party.id
        yield own
        if own in CHILDREN:
            yield "new:children"


def _ids(places: tuple[Where, ...]) -> tuple[str, ...]:
    return tuple(place.id for place in places if place.id)


def _place_key(place: Where) -> str:
    base = place.id or f"{place.within[0] if place.within else ''}~{fold_name(place.name)}"
    return f"{base}/{fold_name(place.qualifier)}" if place.qualifier else base


def _unnamed(party_id: str) -> bool:
    return party_id in ("new:they", "new:it", "new:which", "new:who", "new:he", "new:she", "new:that", "new:unnamed")


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None

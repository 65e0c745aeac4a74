"""A telling of the synthetic war as a report: words of our own, and the claims a perfect reader would find in them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.world_map import CIVILIANS, MONITOR, PARTIES, Outlet, Town
from fogline.model import (
    Claim,
    Count,
    Mention,
    Party,
    Quantity,
    ReadClaim,
    Role,
    Span,
    Speaker,
    SpeakerName,
    When,
    Where,
    published_status,
    span_of,
)

OPENINGS = (
    "Reports from the field",
    "It was a long day",
    "Roads stayed shut",
    "Phones were down",
    "Markets closed early",
)
SENTENCES = {
    "capture": ("{side} captured {place}", "{side} took control of {place}", "{side} seized {place} after fighting"),
    "strike": ("{side} aircraft struck {place}", "{side} jets bombed {place}", "warplanes of the {side} hit {place}"),
    "siege": ("{side} surrounded {place}", "{side} besieged {place}", "{side} encircled {place}"),
}
KINDS = {"capture": "control.capture", "strike": "strike.airstrike", "siege": "control.siege"}
VAGUE_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A telling before it has words.

    Attributes:
        happening: number of what it is about.
        outlet: who publishes it.
        published: day.
        speaker: "monitor", a side, or empty where the outlet itself says so.
        origin: equal for tellings that go back to one.
        side, sort: who is said to have done what.
        killed: the dead as told; `None` where nothing is said of them.
        at_least: the number is a lower bound.
        vague_day: "in recent days".
        vague_place: the town stands for its quarter.
        wording: seed of the words.
        false: it did not happen.
    """

    happening: int
    outlet: Outlet
    published: str
    speaker: str
    origin: str
    side: str
    sort: str
    killed: int | None
    wording: int
    at_least: bool = False
    vague_day: bool = False
    vague_place: bool = False
    false: bool = False

    def again(self, outlet: Outlet, published: str) -> Told:
        """The same telling, word by word, from another outlet."""
        return replace(self, outlet=outlet, published=published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What words are made with."""

    towns: tuple[Town, ...]


def read_claims_of(
    told: Told, document: str, wording: Wording, spot: tuple[int, int | None], day: str
) -> tuple[str, tuple[ReadClaim, ...]]:
    """The text of a telling and its claims.

    Args:
        told: the telling.
        document: id of its document.
        wording: the towns.
        spot: numbers of the town and of the quarter that it names.
        day: when it happened.
    """
    town = wording.towns[spot[0]]
    where = town.place if spot[1] is None else town.quarters[spot[1]]
    chance = random.Random(told.wording)
    party = PARTIES[told.side]
    clause = chance.choice(SENTENCES[told.sort]).format(side=party.name, place=where.name)
    dead = _dead(told)
    opening = f"{chance.choice(OPENINGS)} in {town.place.name}. "
    tail = f", {chance.choice(('', 'the '))}{_speaker(told).name} said" if told.speaker else ""
    text = f"{opening}{clause}{dead}{tail}."
    draft = _Draft(told=told, document=document, text=text, where=where, when=_when(told, day))
    claims = [draft.claim(KINDS[told.sort], clause, [party], where.name)]
    if dead and told.killed is not None:
        claims.append(draft.claim("harm.killed", dead.removeprefix(", "), [party], where.name, told.killed))
    return text, tuple(claims)


def _dead(told: Told) -> str:
    if told.killed is None:
        return ""
    return f", killing {'at least ' if told.at_least else ''}{told.killed} civilians"


def _speaker(told: Told) -> Party:
    return MONITOR if told.speaker == "monitor" else PARTIES[told.speaker]


def _when(told: Told, day: str) -> When:
    if not told.vague_day:
        return When(earliest=day, latest=day, precision="day", edtf=day)
    first = (date.fromisoformat(day) - timedelta(days=VAGUE_DAYS)).isoformat()
    return When(earliest=first, latest=day, precision="days", edtf=f"{first}/{day}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    told: Told
    document: str
    text: str
    where: Where
    when: When

    def claim(self, kind: str, words: str, actors: Sequence[Party], place: str, killed: int | None = None) -> ReadClaim:
        """One claim over words of the text."""
        told = self.told
        at = self.text.index(words)
        span = span_of(self.text, at, at + len(words))
        counts = (_count(killed, at_least=told.at_least),) if killed is not None else ()
        speaker = _speaker(told) if told.speaker else None
        claim = Claim(
            document=self.document,
            kind=kind,
            span=span,
            mentions=(*self._mentions("actor", actors[0].name), *self._mentions("place", place)),
            quantities=tuple(Quantity(span=span, count=count) for count in counts),
            speakers=tuple(Speaker(span=self._span(one.name)) for one in (speaker,) if one),
            certainty=1 if told.speaker in PARTIES else 3,
        )
        return ReadClaim(
            id=claim.id,
            claim=claim,
            status=published_status(claim),
            document=self.document,
            document_name=self.document.removeprefix("document_"),
            source=told.outlet.name,
            published=told.published,
            published_when=_on(told.published),
            actors=tuple(actors),
            victims=(CIVILIANS,) if counts else (),
            places=(self.where,),
            place_words=(place,),
            when=self.when,
            says=tuple(SpeakerName(party=one, basis="statement", text=one.name) for one in (speaker,) if one),
            counts=counts,
            confidence=0.8,
            extractor="world@1",
            recorded=f"{told.published}T12:00:00Z",
        )

    def _mentions(self, role: Role, words: str) -> tuple[Mention, ...]:
        return (Mention(role=role, span=self._span(words)),)

    def _span(self, words: str) -> Span:
        at = self.text.index(words)
        return span_of(self.text, at, at + len(words))


def _on(day: str) -> When:
    return When(earliest=day, latest=day, precision="day", edtf=day)


def _count(killed: int, *, at_least: bool) -> Count:
    return Count(unit="civilians killed", low=killed, best=killed, high=None if at_least else killed)

"""Which state's body words mean by the seat told with them: "the defence ministry in Moscow" is Russia's.

A ministry, a government or the head of an army sits in a capital, so that the place said with it tells whose it is,
whatever war the report is about. What must stay true: an army or police is told by a capital only, for they are also
where they fight, and a seat that is a rival government's is never given to the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fogline.gazetteer import Actor, ActorIndex
from fogline.gazetteer.actor_offices import read_office
from fogline.gazetteer.countries import country_names, heads
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Party
from fogline.resolve.actor_beside import FAR, country_at, sentence_start
from fogline.resolve.actor_branches import Branches
from fogline.resolve.actor_choose import Choice
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_listed import SHARED, ListedNames
from fogline.resolve.actor_named import Named, slug

PLACE = r"(?P<seat>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2})"
WITHIN = re.compile(rf"^(?P<body>[a-z][a-z -]*?),?\s+(?:in|at)\s+{PLACE}$")
"""A body with its seat in one mention."""
AFTER = re.compile(rf",?\s+in\s+{PLACE}")
"""A seat right after a body."""
BEFORE = re.compile(rf"\s*(?:[Ii]n|[Ff]rom)\s+{PLACE},?\s+(?:the\s+)?")
"""A seat that opens the sentence of a body named right after it."""
OF_SEAT = re.compile(rf"^{PLACE}['’]s?\s+(?P<body>[a-z][a-z -]*)$")
BODY_BEFORE = re.compile(r"\b(?:[Tt]he\s+)(?P<body>(?:[a-z]+\s+){0,2}[a-z]+),?\s+in\s+$")
"""A body at the end of what stands before its seat."""
MINISTRIES = ("foreign_ministry", "defence_ministry", "interior_ministry", "health_ministry")
SEATED = (*MINISTRIES, "government", "parliament", "intelligence", "president", "prime_minister", "foreign_minister")
"""Branches of a state that are where they sit."""
ABROAD = frozenset("side state ally partner diplomat embassy envoy ambassador delegation negotiator official".split())
ABROAD_OR_LOCAL = ABROAD | {
    "governor",
    "lawmaker",
    "ruler",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "senior official",
}
"""Words for a state's people who are seen in other countries' towns, or who are a town's own."""
ANY_MINISTRY = re.compile(r"\b(?P<what>foreign|defen[cs]e|interior|health)\s+ministry\b", re.IGNORECASE)


class SeatedBodies:
    """Names the bodies of states of one report by the seat told with them."""

    def __init__(self, index: ActorIndex, context: ActorContext, listed: ListedNames, branches: Branches) -> None:
        self.index = index
        self.context = context
        self.listed = listed
        self.branches = branches

    def meant(self, plain: str, position: int) -> Named | None:
        """The body that words with a seat mean; `None` where no seat is told or it tells of no state."""
        for body, seat, at in self._told(plain, position):
            found = self._of_seat(body, seat, at, position)
            if found is not None:
                return found
        return None

    def before(self, place: re.Match[str], first: int) -> Named | None:
        """The body that sits in a place named in a sentence ("The defence ministry in" Moscow)."""
        text = self.context.theatre.scan.text
        led = BODY_BEFORE.search(text[max(first, place.start() - FAR) : place.start()])
        return self._of_seat(led["body"], place.group(), place.start(), place.start()) if led else None

    def _told(self, plain: str, position: int) -> Iterator[tuple[str, str, int]]:
        """Bodies with their seats, and where each seat stands."""
        text = self.context.theatre.scan.text
        at = text.find(plain, position, position + len(plain) + 8)
        own = WITHIN.match(plain) or OF_SEAT.match(plain)
        if own and not (own.re is OF_SEAT and fold_spelling(own["seat"]) in country_names()):
            yield own["body"], own["seat"], max(at, position) + own.start("seat")
        elif plain.islower() and at >= 0:
            after = AFTER.match(text[at + len(plain) : at + len(plain) + FAR])
            if after:
                yield plain, after["seat"], at + len(plain) + after.start("seat")
            first = sentence_start(text, position)
            opening = BEFORE.fullmatch(text[first:position])
            if opening:
                yield plain, opening["seat"], first + opening.start("seat")

    def _of_seat(self, body: str, seat: str, at: int, position: int) -> Named | None:
        named = [m for m in self.index.lookup(f"{body} in {seat}", self.context.on) if m.how == "name"]
        if len(named) == 1:
            return self.listed.as_named(
                Choice(match=named[0], score=0.97, reasons=("by the place it is in",)), position
            )
        sitting = self._government(seat)
        country = self._country(body, seat, at, sitting)
        noun = self._in_full(body, position) if country else ""
        if not noun:
            return None
        if fold_spelling(noun) in GOVERNMENTS:
            return self._governs(noun, seat, sitting, country, position)
        found = self.branches.branch(country, noun, position)
        if found is None:
            return None
        side = self.listed.side(sitting, position) if sitting is not None else found.party.side
        if sitting is not None and side != found.party.side and None not in (side, found.party.side):
            return None
        reasons = (f"its seat {seat} is told", *found.reasons)
        return replace(found, rule="by the seat told", confidence=SHARED, rivals=(), reasons=reasons)

    def _governs(self, noun: str, seat: str, sitting: Actor | None, country: str, position: int) -> Named | None:
        """The government that sits there; in a war's own country one that no list seats is a party of its own."""
        match = next((m for m in self.index.lookup(seat, self.context.on) if m.actor is sitting), None)
        if sitting is not None and match is not None and sitting.kind == "government":
            party = self.listed.party(match, position)
            return Named(party=party, rule="by the seat told", confidence=SHARED, reasons=(f"it sits in {seat}",))
        at_war = any(country in war.countries for war in self.context.theatre.wars)
        if sitting is None and at_war and fold_spelling(seat) not in country_names():
            party = Party(id=f"new:{slug(f'{noun} in {seat}')}", name=f"{noun} in {seat}", kind="government")
            return Named(party=party, rule="minted from the words", confidence=0.5)
        return self.branches.branch(country, noun, position)

    def _government(self, seat: str) -> Actor | None:
        """The government that the name of a capital stands for on the day."""
        for match in self.index.lookup(seat, self.context.on):
            if match.how in ("metonym", "label") and match.actor.kind in ("government", "state"):
                return match.actor
        return None

    def _country(self, body: str, seat: str, at: int, sitting: Actor | None) -> str:
        """The country whose state sits there; of an army only by a capital or the country's own name."""
        folded = fold_spelling(seat)
        if folded in country_names():
            return country_names()[folded]
        if sitting is not None:
            return next(iter(self.index.home(sitting.id)), "")
        return country_at(self.context.theatre, at) if _is_seated(body) else ""

    def _in_full(self, body: str, position: int) -> str:
        """The body as it is named after a country's adjective; "the ministry" is the sort named last."""
        if body == "ministry":
            said = [*ANY_MINISTRY.finditer(self.context.theatre.scan.text[:position])]
            return f"{said[-1]['what'].lower()} ministry" if said else "government"
        folded = fold_spelling(body)
        if folded in ABROAD_OR_LOCAL or not (_is_seated(body) or folded in heads()["army"] & ARMIES or _leads(body)):
            return ""
        return body


GOVERNMENTS = frozenset({"government", "authority", "authorities", "administration", "leadership", "regime"})
ARMIES = frozenset({"army", "military", "armed forces", "general staff", "high command", "army command"})


def _is_seated(body: str) -> bool:
    """Whether a body is where it sits."""
    folded = fold_spelling(body)
    return folded == "ministry" or (folded not in ABROAD_OR_LOCAL and any(folded in heads()[one] for one in SEATED))


def _leads(body: str) -> bool:
    """Whether words are the office of an army's head ("army chief")."""
    office = read_office(f"the {body}")
    return office is not None and office.is_of_a_state

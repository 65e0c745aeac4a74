"""Who, where and whose word: the parties, places and outlets that the claims of a record name.

A card gathers what claims say of one party, place or outlet, and judges nothing. What must stay true: a name never
vanishes because nobody knew it; it has a card of its own words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fogline.model import Event, Party, ReadClaim, Where, fold_name
from fogline.views.claims import ReadDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """A name as reports wrote it, with the days on which reports that use it were published."""

    text: str
    times: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleUse:
    """How often a party acts, is acted on, suffers or speaks."""

    role: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCard:
    """A party as the record knows it.

    Attributes:
        id: pack id, or ``new:<slug>`` for a party no pack knows.
        sides: the sides it is on in the record's claims, by dates the packs give.
        names: as the reports wrote it, the usual one first.
        roles: what it does, most often first.
        claims: how many claims name it.
        first, last: the days its claims span, as far as known.
    """

    id: str
    name: str
    kind: str = ""
    generic: bool = False
    sides: tuple[str, ...] = ()
    names: tuple[NameUse, ...] = ()
    roles: tuple[RoleUse, ...] = ()
    claims: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCard:
    """A place as the record knows it, with how many claims are of it."""

    id: str
    place: Where
    names: tuple[NameUse, ...] = ()
    claims: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """An outlet, with what the record has of it.

    Attributes:
        id: the outlet's folded name.
        side: the side whose word its own assertions are taken as, where a pack says so.
        reports, claims: how many of each.
        machine_written: how many of its reports say that a machine wrote them.
        origins: for how many events its own word is an independent origin.
        repeats: for how many it repeats somebody else's.
    """

    id: str
    name: str
    side: str | None = None
    reports: int = 0
    claims: int = 0
    machine_written: int = 0
    origins: int = 0
    repeats: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(slots=True)
class _Uses:
    """What is counted while claims go by."""

    claims: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    sides: Counter[str] = field(default_factory=Counter)
    named_on: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    first: str | None = None
    last: str | None = None

    def see(self, claim: ReadClaim, name: str = "") -> None:
        """Counts a claim, and the words it uses."""
        self.claims.add(claim.id)
        if claim.when and claim.when.earliest:
            self.first = min(self.first or claim.when.earliest, claim.when.earliest)
        if claim.when and claim.when.latest:
            self.last = max(self.last or claim.when.latest, claim.when.latest)
        if name:
            self.names[name] += 1
            if claim.published:
                self.named_on[name].add(claim.published)

    def name_uses(self) -> tuple[NameUse, ...]:
        """The names, the usual one first."""
        ordered = sorted(self.names.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            NameUse(
                text=text,
                times=times,
                first=min(self.named_on[text], default=None),
                last=max(self.named_on[text], default=None),
            )
            for text, times in ordered
        )


def actor_cards(claims: Iterable[ReadClaim]) -> tuple[ActorCard, ...]:
    """The parties of claims, those named most first."""
    parties: dict[str, Party] = {}
    uses: dict[str, _Uses] = defaultdict(_Uses)
    for claim in claims:
        for role, party, words in party_uses(claim):
            parties.setdefault(party.id, party)
            seen = uses[party.id]
            seen.see(claim, words or party.name)
            seen.roles[role] += 1
            if party.side:
                seen.sides[party.side] += 1
    made = (
        ActorCard(
            id=one,
            name=party.name,
            kind=party.kind,
            generic=party.generic,
            sides=tuple(side for side, _ in sorted(uses[one].sides.items(), key=lambda item: (-item[1], item[0]))),
            names=uses[one].name_uses(),
            roles=tuple(
                RoleUse(role=role, times=times)
                for role, times in sorted(uses[one].roles.items(), key=lambda item: (-item[1], item[0]))
            ),
            claims=len(uses[one].claims),
            first=uses[one].first,
            last=uses[one].last,
        )
        for one, party in parties.items()
    )
    return tuple(sorted(made, key=lambda card: (-card.claims, card.name, card.id)))


def party_uses(claim: ReadClaim) -> Iterator[tuple[str, Party, str]]:
    """Each use of a party in a claim: its role, the party, and the words where they are known to be its own."""
    groups = (
        ("acts", claim.actors, "actor"),
        ("acted on", claim.targets, "target"),
        ("suffers", claim.victims, "victim"),
    )
    for role, parties, own in groups:
        mentions = [mention for mention in claim.claim.mentions if mention.role == own]
        # Which words are whose is only known where there are as many words as answers.
        told = [mention.named.quote for mention in mentions] if len(mentions) == len(parties) else [""] * len(parties)
        yield from ((role, party, words) for party, words in zip(parties, told, strict=True))
    for speaker in claim.says:
        yield "speaks", speaker.party, speaker.text


def place_key(place: Where) -> str:
    """What a place is known by: its id, or its folded name where no gazetteer has it; a narrowed place is its own."""
    own = f"{place.qualifier or ''} {place.name}" if place.qualifier else place.name
    return place.id if place.id and not place.qualifier else f"name:{fold_name(own) or 'unnamed'}"


def place_cards(claims: Iterable[ReadClaim]) -> tuple[PlaceCard, ...]:
    """The places of claims, those with most claims first."""
    places: dict[str, Where] = {}
    uses: dict[str, _Uses] = defaultdict(_Uses)
    for claim in claims:
        for number, place in enumerate(claim.places):
            key = place_key(place)
            places.setdefault(key, place)
            uses[key].see(claim, claim.place_words[number] if number < len(claim.place_words) else "")
    made = (
        PlaceCard(
            id=key,
            place=place,
            names=uses[key].name_uses(),
            claims=len(uses[key].claims),
            first=uses[key].first,
            last=uses[key].last,
        )
        for key, place in places.items()
    )
    return tuple(sorted(made, key=lambda card: (-card.claims, card.place.name, card.id)))


def source_cards(
    documents: Sequence[ReadDocument], claims: Sequence[ReadClaim], events: Iterable[Event], sides: dict[str, str]
) -> tuple[SourceCard, ...]:
    """The outlets of reports, those with most claims first.

    Args:
        documents: every report.
        claims: every claim.
        events: with their origins.
        sides: side by folded name of outlet, as the packs have it.
    """
    names: dict[str, str] = {}
    reports: dict[str, list[ReadDocument]] = defaultdict(list)
    for card in documents:
        key = source_key(card.source, card.name)
        names.setdefault(key, card.source or card.name)
        reports[key].append(card)
    of_claim = {claim.id: source_key(claim.source, claim.document_name) for claim in claims}
    told, own, repeats = Counter(of_claim.values()), Counter[str](), Counter[str]()
    for event in events:
        for origin in event.origins:
            whose = {of_claim[one] for one in origin.claims if one in of_claim}
            (own if origin.independent and len(whose) == 1 else repeats).update(whose)
    made = (
        SourceCard(
            id=key,
            name=name,
            side=sides.get(fold_name(name)),
            reports=len(reports[key]),
            claims=told[key],
            machine_written=sum(card.machine_written for card in reports[key]),
            origins=own[key],
            repeats=repeats[key],
            first=min((card.published for card in reports[key] if card.published), default=None),
            last=max((card.published for card in reports[key] if card.published), default=None),
        )
        for key, name in names.items()
    )
    return tuple(sorted(made, key=lambda card: (-card.claims, card.name, card.id)))


def source_key(source: str | None, name: str) -> str:
    """What an outlet is known by; a report without one stands for itself."""
    return fold_name(source or name) or "unnamed"

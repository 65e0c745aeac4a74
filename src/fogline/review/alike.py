"""Which parties of a record may be one under two names, for a person to merge or leave.

The resolver sees one report at a time: a body that no pack knows gets a party of its own for each form of its name.
Over many reports more is known: which names share their own words, where and when their bearers were, on whose side,
and whom they fought. Nothing is merged here; each pair is told with what speaks for it and against it. What must stay
true: two parties of which one acts on the other, or that are of two sides or two countries, are never offered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from fogline.gazetteer.spelling import skeleton
from fogline.model import OF_STATE, Party, ReadClaim
from fogline.review.alike_names import is_own_name, own_words, tie_of, words_of
from fogline.views.cards import party_uses

NEW = "new:"
NEAR, FAR = 366, 3 * 366
"""Days between two parties' claims that speak for one party, and those that speak against it."""
CROWDED = 6
"""Parties with one word in their names from which that word ties nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two parties that may be one.

    Attributes:
        what: the id that would be given up: a party no pack knows.
        into: the id that would stay: a pack's party, or the one with the fuller name.
        reasons: what speaks for it, the names first.
        against: what speaks against it.
    """

    what: Party
    into: Party
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Reasons for it less those against it; a list is ordered by it."""
        return len(self.reasons) - len(self.against)


@dataclass(slots=True)
class _Bearer:
    """A party with what its claims tell of it."""

    party: Party
    areas: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    days: list[str] = field(default_factory=list)

    def see(self, claim: ReadClaim) -> None:
        self.countries |= {place.country for place in claim.places if place.country}
        self.areas |= {area for place in claim.places for area in (*place.within, place.id) if area}
        day = claim.when.earliest if claim.when and claim.when.earliest else claim.published
        self.days += [day] if day else []


def alike(claims: Iterable[ReadClaim]) -> tuple[Alike, ...]:
    """The pairs of parties of some claims that may be one, those for which most speaks first."""
    bearers = _bearers(claims)
    found = [one for pair in _pairs(bearers) for one in _weighed(*pair)]
    fuller = Counter(one.what.id for one in found)
    told = [_with_rivals(one, fuller[one.what.id]) for one in found]
    return tuple(sorted(told, key=lambda one: (-one.weight, one.what.id, one.into.id)))


def _bearers(claims: Iterable[ReadClaim]) -> dict[str, _Bearer]:
    bearers: dict[str, _Bearer] = {}
    for claim in claims:
        for _, party, _ in party_uses(claim):
            if is_own_name(party):
                bearers.setdefault(party.id, _Bearer(party=party)).see(claim)
                bearers[party.id].sides |= {party.side} if party.side else set()
        for one, other in ((one.id, other.id) for one in claim.actors for other in (*claim.targets, *claim.victims)):
            for mine, met in ((one, other), (other, one)):
                if mine in bearers:
                    bearers[mine].met.add(met)
    return bearers


def _pairs(bearers: Mapping[str, _Bearer]) -> Iterator[tuple[_Bearer, _Bearer]]:
    """Pairs that share a word of their own or could be initials, of which no pack lists both."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for one, bearer in bearers.items():
        for key in _keys(bearer.party.name):
            by_word[key].add(one)
    pairs = {pair for ids in by_word.values() if len(ids) <= CROWDED for pair in combinations(sorted(ids), 2)}
    for left, right in sorted(pairs):
        if left.startswith(NEW) or right.startswith(NEW):
            yield bearers[left], bearers[right]


def _keys(name: str) -> Iterator[str]:
    """What two names must share to be looked at: a word of their own in some spelling, or initials."""
    yield from {skeleton(word) or word for word in own_words(words_of(name))}
    named = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
    letters = name.replace(".", "")
    yield "=" + (letters if letters.isupper() else "".join(word[0] for word in named))


def _weighed(one: _Bearer, other: _Bearer) -> Iterator[Alike]:
    """The pair, where the names tie them and nothing rules it out."""
    if _cannot_be_one(one, other):
        return
    for short, long in ((one, other), (other, one)):
        tie = tie_of(short.party.name, long.party.name)
        if tie:
            what, into = (short, long) if short.party.id.startswith(NEW) else (long, short)
            if into is short and into.party.kind in OF_STATE:  # "Syria Turks Association" is no state
                continue
            reasons, against = _context(one, other)
            yield Alike(what=what.party, into=into.party, reasons=(tie, *reasons), against=tuple(against))
            return


def _cannot_be_one(one: _Bearer, other: _Bearer) -> bool:
    apart = bool(one.countries and other.countries and not one.countries & other.countries)
    sided = bool(one.sides and other.sides and not one.sides & other.sides)
    kinds = {one.party.kind, other.party.kind}
    person_and_body = len(kinds) > 1 and "person" in kinds and "" not in kinds
    return apart or sided or other.party.id in one.met or person_and_body


def _context(one: _Bearer, other: _Bearer) -> tuple[list[str], list[str]]:
    """What else speaks for a pair, and what against it."""
    reasons, against = list[str](), list[str]()
    if one.areas & other.areas:
        reasons.append("told of the same places")
    if one.sides & other.sides:
        reasons.append("on the same side")
    if one.met & other.met:
        reasons.append("met the same parties")
    days = _days_between(one.days, other.days)
    if days is not None and days <= NEAR:
        reasons.append("told of at about the same time")
    elif days is not None and days > FAR:
        against.append(f"{days // 365} years lie between them")
    return reasons, against


def _days_between(one: Sequence[str], other: Sequence[str]) -> int | None:
    """Days between two spans of days, 0 where they overlap."""
    if not one or not other:
        return None
    first, second = sorted(((min(one), max(one)), (min(other), max(other))))
    gap = date.fromisoformat(second[0][:10]) - date.fromisoformat(first[1][:10])
    return max(0, gap.days)


def _with_rivals(one: Alike, fuller: int) -> Alike:
    if fuller < 2:
        return one
    told = f"{fuller} parties could be meant by “{one.what.name}”"
    return replace(one, against=(*one.against, told))

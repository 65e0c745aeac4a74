"""Whether a claim lies inside the project's scope: its places, its period, its parties.

Each condition that is set says inside, outside or unknown. Outside any of them is outside; inside all that can be told
is inside; otherwise it stays unknown and is marked so. Who says something is no party to it: a monitor's word on a
listed party's deed is about that party. What must stay true: a claim is never dropped, only marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fogline.config import Scope
from fogline.gazetteer import Actor, ActorIndex, PlaceIndex
from fogline.model import Claim, Found, Party, Resolution, When, Where

WORDS: dict[bool | None, str] = {True: "inside", False: "outside", None: "not known"}


def resolve_scope(
    claim: Claim, answers: Sequence[Resolution], scope: Scope, places: PlaceIndex, actors: ActorIndex
) -> Iterator[Found]:
    """Yields whether the claim is inside, outside or not known to be inside the scope.

    Args:
        claim: the claim.
        answers: its own resolutions of places, times and parties.
        scope: what the project is about; nothing is yielded when it limits nothing.
        places: names of places.
        actors: names of parties.
    """
    if not scope.is_set:
        return
    verdicts = [
        ("place", in_places([a.where for a in answers if a.where is not None], scope.places, places)),
        ("period", in_period(next((a.when for a in answers if a.when is not None), None), scope.start, scope.end)),
        ("parties", in_parties([a.party for a in answers if a.party and a.matter != "speaker"], scope.parties, actors)),
    ]
    limits = (bool(scope.places), bool(scope.start or scope.end), bool(scope.parties))
    told = [(what, verdict) for (what, verdict), set_ in zip(verdicts, limits, strict=True) if set_]
    inside = _together([verdict for _, verdict in told])
    reasons = tuple(f"{what}: {WORDS[verdict]}" for what, verdict in told)
    rule = "scope: " + ", ".join(what for what, _ in told)
    record = Resolution(subject=claim.id, matter="scope", inside=inside, rule=rule)
    yield Found(record=record, basis=(claim.id,), reasons=reasons)


def _together(verdicts: Sequence[bool | None]) -> bool | None:
    if any(verdict is False for verdict in verdicts):
        return False
    return None if any(verdict is None for verdict in verdicts) else True


def in_places(wheres: Sequence[Where], names: Sequence[str], index: PlaceIndex) -> bool | None:
    """Whether any of the places lies in, or holds, one of the scope's places; `None` when no place is known."""
    if not names:
        return None
    wanted = {place_id for name in names for place_id in _place_ids(name, index)}
    known = [where for where in wheres if where.id or where.within]
    if not known or not wanted:
        return None
    verdicts = [_place_verdict(where, wanted, index) for where in known]
    if any(verdict is True for verdict in verdicts):
        return True
    return None if any(verdict is None for verdict in verdicts) else False


def _place_verdict(where: Where, wanted: set[str], index: PlaceIndex) -> bool | None:
    """Inside when within a wanted place; unknown when it merely contains one ("Syria" for a scope of Aleppo)."""
    ids = [*([where.id] if where.id else []), *where.within]
    if wanted & set(ids):
        return True
    if where.id and any(index.contains(one, where.id) for one in wanted):
        return True
    if where.id and any(index.contains(where.id, one) for one in wanted):
        return None
    return False


def _place_ids(name: str, index: PlaceIndex) -> Iterator[str]:
    """The scope's place by id or by name; a bare name means every listed place of the likeliest country."""
    place = index.get(name)
    if place is not None:
        yield place.id
        return
    found = index.lookup(name, fuzzy=False)
    country = found[0].place.country if found else ""
    yield from (c.place.id for c in found if c.place.country == country and c.score >= 0.9)


def in_period(when: When | None, start: str, end: str) -> bool | None:
    """Whether a time lies in the period; `None` when it is not known or lies across its edge."""
    if when is None or (when.earliest is None and when.latest is None):
        return None
    first = date.fromisoformat(when.earliest) if when.earliest else date.min
    last = date.fromisoformat(when.latest) if when.latest else date.max
    low = date.fromisoformat(_full(start, "-01-01")) if start else date.min
    high = date.fromisoformat(_full(end, "-12-31")) if end else date.max
    if last < low or first > high:
        return False
    return True if first >= low and last <= high else None


def _full(day: str, edge: str) -> str:
    if len(day) == 4:
        return day + edge
    if len(day) == 7:
        return f"{day}-01" if edge == "-01-01" else f"{day}-28"
    return day


def in_parties(parties: Sequence[Party], names: Sequence[str], index: ActorIndex) -> bool | None:
    """Whether one of the parties is in the scope's list; `None` when no party of the claim is known to a pack."""
    if not names:
        return None
    wanted = {name for name in names if index.get(name)}
    wanted |= {match.actor.id for name in names for match in index.lookup(name)[:1]}
    verdicts = {_party_verdict(party, wanted, index) for party in parties if not party.id.startswith("new:")}
    if True in verdicts:
        return True
    return False if verdicts == {False} else None


def _party_verdict(party: Party, wanted: set[str], index: ActorIndex) -> bool | None:
    """Inside when wanted or part of what is wanted; a label that stands for a side ("rebels") goes by the side."""
    if party.id in wanted or _belongs(party.id, wanted, index):
        return True
    own = index.get(party.id)
    side = party.side or index.side(party.id)
    listed = [actor for actor in map(index.get, wanted) if actor]
    allied = [actor for actor in listed if side and side in _sides(actor, index)]
    if party.generic or (own is not None and own.generic):
        return True if allied else None if not side else False
    return any(actor.generic for actor in allied)


def _sides(actor: Actor, index: ActorIndex) -> set[str | None]:
    return {spell.id for spell in actor.sides} or {index.side(actor.id)}


def _belongs(actor_id: str, wanted: set[str], index: ActorIndex) -> bool:
    """Whether a party is a part, unit or office holder of a wanted one."""
    seen: set[str] = set()
    stack = [actor_id]
    while stack:
        one = stack.pop()
        actor = index.get(one)
        if actor is None or one in seen:
            continue
        seen.add(one)
        above = [tie.of for tie in actor.member_of] + [office.of for office in actor.roles]
        above += [line.of for line in actor.lineage]
        if wanted & set(above):
            return True
        stack += above
    return False

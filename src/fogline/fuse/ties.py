"""Ties between events: what is part of what, and what follows from what, with the reasons.

A tie joins no counts and no claims: two events that are tied stay two. An event has one whole at most and follows
one event at most, the likeliest; where too little speaks for any it has none. A person's word stands above the
machine's. What must stay true: no event is, over any number of steps, a part of itself; nothing follows what is later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from fogline.fuse.facts import Facts
from fogline.fuse.tie_follows import BIAS as FOLLOWS_BIAS
from fogline.fuse.tie_follows import follows, looks_back
from fogline.fuse.tie_parts import BIAS as PART_BIAS
from fogline.fuse.tie_parts import order_key, part_of
from fogline.fuse.tie_people import TieSort, TieWords, speaks_of_ties, told_ties
from fogline.fuse.tie_sides import Side, Weighing, home_key, looked_inside, side_of_event
from fogline.model import Event, Link, ReadClaim, Tie, tagged_hash

LIKELY = 0.5
"""Probability above which a tie is told."""
SORTS: tuple[TieSort, ...] = ("part of", "follows")


@dataclass(slots=True)
class Tying:
    """Ties one event at a time with others that it is given.

    Attributes:
        claims: of the events, by id.
        texts: of their reports.
        facts: what the packs know.
        people: what people say.
    """

    claims: Mapping[str, ReadClaim]
    texts: Mapping[str, str]
    facts: Facts
    people: TieWords = field(default_factory=TieWords)
    _sides: dict[str, Side] = field(default_factory=dict)

    def side(self, event: Event) -> Side:
        """An event as ties see it."""
        if event.id not in self._sides:
            self._sides[event.id] = side_of_event(event, self.claims, self.texts)
        return self._sides[event.id]

    def ties_of(self, event: Event, others: Iterable[Event], standing: Sequence[Tie] = ()) -> tuple[Tie, ...]:
        """The ties of an event: to a whole, and to what it follows.

        Args:
            event: the part, or what follows.
            others: everything that it may be tied to; more does no harm.
            standing: ties of it to events that are not among these and have not changed.
        """
        known = [other for other in others if other.id != event.id]
        made = (self._best(event, known, [tie for tie in standing if tie.sort == sort], sort) for sort in SORTS)
        return tuple(tie for tie in made if tie is not None)

    def _best(self, event: Event, others: Sequence[Event], standing: list[Tie], sort: TieSort) -> Tie | None:
        told = self.people.told.get((event.id, sort))
        if told is not None:
            whole, pair = told
            return _tie(event.id, whole, sort, Weighing(rule="person", reasons=()), 1.0, pair)
        if sort == "part of" and event.id in self.people.bound:
            return None
        found = [*standing, *filter(None, (self.tie(event, other, sort) for other in others))]
        free = [tie for tie in found if not self.people.denies(event.id, tie.of)]
        return min(free, key=lambda tie: (-tie.probability, tie.of), default=None)

    def tie(self, event: Event, other: Event, sort: TieSort) -> Tie | None:
        """The tie of one event to another, where it is likely."""
        minor, major = self.side(event), self.side(other)
        weighed = part_of(minor, major, self.facts) if sort == "part of" else follows(minor, major)
        if weighed is None:
            return None
        bias = PART_BIAS if sort == "part of" else FOLLOWS_BIAS
        probability = round(1 / (1 + exp(-bias - sum(one.weight for one in weighed.reasons))), 3)
        if probability <= LIKELY:
            return None
        return _tie(event.id, other.id, sort, weighed, probability, (event.claims[0], other.claims[0]))


def _tie(event: str, other: str, sort: TieSort, weighed: Weighing, probability: float, claims: tuple[str, ...]) -> Tie:
    return Tie(
        id=tagged_hash("tie", [sort, event, other]),
        sort=sort,
        event=event,
        of=other,
        rule=weighed.rule,
        probability=probability,
        why=weighed.in_words(),
        claims=claims,
    )


def ties(
    events: Sequence[Event],
    claims: Iterable[ReadClaim],
    texts: Mapping[str, str],
    facts: Facts,
    links: Iterable[Link] = (),
) -> tuple[Tie, ...]:
    """Finds every tie between the events of a record.

    Args:
        events: all of them.
        claims: of the record.
        texts: of its reports, by document id.
        facts: what the packs know.
        links: people's words on pairs of claims.
    """
    tying = Tying(claims={claim.id: claim for claim in claims}, texts=texts, facts=facts)
    tying.people = words_on_ties(links, events, tying)
    near = _Near(events, tying)
    found = [tie for event in events for tie in tying.ties_of(event, near.of(event))]
    return tuple(sorted(found, key=lambda tie: (tie.sort, tie.event, tie.of)))


def words_on_ties(links: Iterable[Link], events: Iterable[Event], tying: Tying) -> TieWords:
    """What people say of ties between some events."""
    said = [link for link in links if speaks_of_ties(link)]
    if not said:
        return TieWords()
    named = {name for link in said for name in (link.left, link.right)}
    homes = {name: event for event in events for name in event.claims if name in named}
    orders = {event.id: order_key(tying.side(event)) for event in homes.values()}
    return told_ties(said, {name: event.id for name, event in homes.items()}, orders)


class _Near:
    """The events of a record that one of them may be tied to: of its reports, at its place, in it or around it."""

    def __init__(self, events: Iterable[Event], tying: Tying) -> None:
        self._tying = tying
        self._at: dict[str, list[Event]] = defaultdict(list)
        self._inside: dict[str, list[Event]] = defaultdict(list)
        self._told: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            side = tying.side(event)
            for document in side.documents:
                self._told[document].append(event)
            if side.home is not None:
                self._at[home_key(side.home)].append(event)
                for around in side.home.within:
                    self._inside[around].append(event)

    def of(self, event: Event) -> list[Event]:
        """Them."""
        return list({one.id: one for one in self._every(self._tying.side(event))}.values())

    def _every(self, side: Side) -> Iterator[Event]:
        for document in sorted(side.documents):
            yield from self._told[document]
        if side.home is None:
            return
        for key in (home_key(side.home), *side.home.within):
            yield from self._at.get(key, ())
        if looked_inside(side) and looks_back(side):
            yield from self._inside.get(side.home.id or "", ())

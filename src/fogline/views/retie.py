"""Ties anew the events that a change can have tied otherwise, and none but those.

An event's tie hangs on itself and on the one event it is tied to; so only events that changed are looked at, those
that were tied to one of them, and those at whose place and time one now is. What must stay true: the ties on disk are
those that working out all of the record would give.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from fogline.fuse.days import shifted
from fogline.fuse.facts import Facts
from fogline.fuse.tie_follows import LONGEST as FOLLOWS_DAYS
from fogline.fuse.tie_follows import looks_back, may_lead
from fogline.fuse.tie_parts import LONGEST as PART_DAYS
from fogline.fuse.tie_parts import may_be_whole
from fogline.fuse.tie_people import speaks_of_ties
from fogline.fuse.tie_sides import Side, home_key
from fogline.fuse.ties import Tying, words_on_ties
from fogline.model import Event, Link, ReadClaim, Tie
from fogline.views.rows import Rows, row_of

_OF_CLAIM = (
    "SELECT row.id FROM tag JOIN row USING (number) WHERE tag.kind = 'event' AND tag.name = 'claim' AND value = ?"
)
_NEAR = """SELECT row.id FROM tag JOIN row USING (number) WHERE tag.kind = 'event' AND tag.name = ? AND value = ?
  AND row.first <= ? AND row.last >= ?"""
_TIED = (
    "SELECT row.payload FROM tag JOIN row USING (number) WHERE tag.kind = 'tie' AND tag.name = 'event' AND value = ?"
)


@dataclass(slots=True)
class Retie:
    """One change of events on its way into their ties.

    Attributes:
        was, now: the events that were, and those in their place, which stand in the tables already.
        links: people's words on pairs of claims, as they were and as they are.
    """

    connection: sqlite3.Connection
    rows: Rows
    facts: Facts
    was: Sequence[Event]
    now: Sequence[Event]
    links: tuple[Sequence[Link], Sequence[Link]]
    _tying: Tying = field(init=False)
    _claims: dict[str, ReadClaim] = field(default_factory=dict)
    _known: dict[str, Event] = field(default_factory=dict)

    def run(self) -> bool:
        """Writes what differs; says whether what stood could be taken out as it stood."""
        self._tying = Tying(claims=self._claims, texts=self.rows.texts, facts=self.facts)
        self._take(self.now)
        changed = {event.id for event in (*self.was, *self.now)}
        if not changed and self.links[0] == self.links[1]:
            return True
        anew = changed | self._spoken_of()
        anew |= {tie.event for name in sorted(changed) for tie in self._standing(name)}
        if not all(self._drop(tie) for name in sorted(anew) for tie in self._standing(name) if tie.event in anew):
            return False
        for event in self._events(anew):
            self._put(self._tying.ties_of(event, self._around(event)))
        return self._hold_against_changed(anew)

    def _take(self, events: Iterable[Event]) -> None:
        """Makes events known, with their claims."""
        fresh = [event for event in events if event.id not in self._known]
        self._known |= {event.id: event for event in fresh}
        self._claims |= self.rows.of("claim", {name for event in fresh for name in event.claims})

    def _events(self, names: Collection[str]) -> list[Event]:
        """Events by id, those that still stand, in order."""
        self._take(self.rows.of("event", set(names) - self._known.keys()).values())
        return [self._known[name] for name in sorted(names) if name in self._known]

    def _spoken_of(self) -> set[str]:
        """The events of whose ties people speak; reads off what they say now."""
        said = [link for links in self.links for link in links if speaks_of_ties(link)]
        names = {event for link in said for claim in (link.left, link.right) for event in self._holding(claim)}
        if names:
            self._tying.people = words_on_ties(self.links[1], self._events(names), self._tying)
        return names

    def _holding(self, claim: str) -> list[str]:
        return [str(name) for (name,) in self.connection.execute(_OF_CLAIM, (claim,))]

    def _standing(self, event: str) -> list[Tie]:
        """The ties on disk that have an event at either end."""
        return [row_of("tie", payload) for (payload,) in self.connection.execute(_TIED, (event,))]

    def _drop(self, tie: Tie) -> bool:
        return self.rows.drop("tie", tie) or not self.rows.has("tie", tie)

    def _put(self, ties: Iterable[Tie]) -> None:
        for tie in ties:
            self.rows.put("tie", tie, self._claims)

    def _around(self, event: Event) -> list[Event]:
        """Every event that one may be part of or follow from."""
        side = self._tying.side(event)
        names = self._told_with(side)
        first, last = _days(side)
        if side.home is not None and first and last:
            since = shifted(first, -max(PART_DAYS, looks_back(side)))
            for key in (home_key(side.home), *side.home.within):
                names |= self._near("home", key, since, last)
            if looks_back(side) and side.home.id:
                names |= self._near("place", side.home.id, since, last)
        return self._events(names)

    def _told_with(self, side: Side) -> set[str]:
        """The events of the same reports."""
        claims = self.rows.of_documents("claim", side.documents)
        return {name for claim in claims for name in self._holding(claim.id)}

    def _near(self, tag: str, value: str, since: str, until: str) -> set[str]:
        return {str(name) for (name,) in self.connection.execute(_NEAR, (tag, value, until, since))}

    def _hold_against_changed(self, anew: Collection[str]) -> bool:
        """Lets every other event choose between the tie that it has and those to events that changed."""
        rivals: dict[str, list[Event]] = defaultdict(list)
        for event in self.now:
            for name in self._may_hang_on(event) - set(anew):
                rivals[name].append(event)
        for event in self._events(rivals.keys()):
            standing = [tie for tie in self._standing(event.id) if tie.event == event.id]
            chosen = self._tying.ties_of(event, rivals[event.id], standing)
            if not all(self._drop(tie) for tie in standing if tie not in chosen):
                return False
            self._put(tie for tie in chosen if tie not in standing)
        return True

    def _may_hang_on(self, event: Event) -> set[str]:
        """Every event that may be part of one, or follow from it."""
        side = self._tying.side(event)
        whole, leads = may_be_whole(side), may_lead(side)
        if not whole and not leads:
            return set()
        names = self._told_with(side)
        first, last = _days(side)
        if side.home is not None and first and last:
            until = shifted(last, max(PART_DAYS, FOLLOWS_DAYS if leads else 0))
            names |= self._near("home", home_key(side.home), first, until)
            if side.home.id:
                names |= self._near("place", side.home.id, first, until)
            for key in side.home.within if leads else ():
                names |= self._near("home", key, first, until)
        return names


def _days(side: Side) -> tuple[str, str]:
    """The first and last day of an event as far as it has any; empty where it has none."""
    when = side.event.when
    if when is None:
        return "", ""
    return when.earliest or when.latest or "", when.latest or when.earliest or ""

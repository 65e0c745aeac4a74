"""What is counted over a record, as rows of counts to which a report can be added and from which it can be taken.

The cards of parties, places and outlets are read off these counts, and so is which side the words of a record mean.
What must stay true: adding and taking away the same thing leaves the counts as they were.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from fogline.fuse.sides import side_uses
from fogline.model import Event, Party, ReadClaim, Where, fold_name, from_wire
from fogline.views.cards import (
    ActorCard,
    NameUse,
    PlaceCard,
    RoleUse,
    SourceCard,
    party_uses,
    place_key,
    source_key,
)
from fogline.views.claims import ReadDocument
from fogline.views.order import GAP, order_of

Count = tuple[str, str, str, str]
"""Kind, key, what is counted, and its value."""
_ADD = """INSERT INTO tally VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (kind, key, what, value) DO UPDATE SET times = times + excluded.times"""
_CLEAN = "DELETE FROM tally WHERE kind = ? AND key = ? AND what = ? AND value = ? AND times = 0"
_VALUES = "SELECT value, times FROM tally WHERE kind = ? AND key = ? AND what = ?"
_ENDS = """SELECT (SELECT min(value) FROM tally WHERE kind = ?1 AND key = ?2 AND what = ?3),
  (SELECT max(value) FROM tally WHERE kind = ?1 AND key = ?2 AND what = ?3)"""


def counts_of_claim(claim: ReadClaim) -> Iterator[Count]:
    """What a claim adds to the cards, and to what sides are called where it lies inside the scope."""
    yield from _of_uses(
        "actor", claim, ((party.id, words or party.name, party) for _, party, words in party_uses(claim))
    )
    for role, party, _ in party_uses(claim):
        yield "actor", party.id, "role", role
        if party.side:
            yield "actor", party.id, "side", party.side
    words = (*claim.place_words, *([""] * len(claim.places)))
    yield from _of_uses("place", claim, ((place_key(one), words[at], one) for at, one in enumerate(claim.places)))
    yield "source", source_key(claim.source, claim.document_name), "claims", ""
    if claim.inside is not False:
        for use in side_uses(claim):
            yield "called", use.side, "name", use.name
            yield from (("word", word, "side", use.side) for word in use.words)


def _of_uses(kind: str, claim: ReadClaim, uses: Iterable[tuple[str, str, Party | Where]]) -> Iterator[Count]:
    seen: set[str] = set()
    for at, (key, name, item) in enumerate(uses):
        if name:
            yield kind, key, "name", name
            if claim.published:
                yield kind, key, f"on {name}", claim.published
        if key in seen:
            continue
        seen.add(key)
        yield kind, key, "claims", ""
        yield kind, key, "lead", GAP.join((order_of(claim), f"{at:03}", _text(item)))
        if claim.when and claim.when.earliest:
            yield kind, key, "first", claim.when.earliest
        if claim.when and claim.when.latest:
            yield kind, key, "last", claim.when.latest


def counts_of_document(card: ReadDocument) -> Iterator[Count]:
    """What a report adds to the card of its outlet."""
    key = source_key(card.source, card.name)
    yield "source", key, "lead", GAP.join((order_of(card), card.source or card.name))
    yield "source", key, "reports", ""
    if card.machine_written:
        yield "source", key, "machine", ""
    if card.published:
        yield "source", key, "day", card.published


def counts_of_event(event: Event, claims: Mapping[str, ReadClaim]) -> Iterator[Count]:
    """What an event adds to the cards of the outlets that tell of it."""
    for origin in event.origins:
        known = [claims[one] for one in origin.claims if one in claims]
        whose = {source_key(claim.source, claim.document_name) for claim in known}
        what = "origins" if origin.independent and len(whose) == 1 else "repeats"
        yield from (("source", key, what, "") for key in whose)


def _text(item: Party | Where) -> str:
    return json.dumps(asdict(item), ensure_ascii=False, separators=(",", ":"))


class Tally:
    """The counts of one file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, counts: Mapping[Count, int]) -> None:
        """Adds counts; negative ones take away."""
        told = [(*count, times) for count, times in sorted(counts.items()) if times]
        self._connection.executemany(_ADD, told)
        self._connection.executemany(_CLEAN, [row[:4] for row in told if row[4] < 0])

    def values(self, kind: str, key: str, what: str) -> dict[str, int]:
        """How often each value was counted."""
        return {str(value): int(times) for value, times in self._connection.execute(_VALUES, (kind, key, what))}

    def many(self, kind: str, key: str, what: str) -> int:
        """How often something without a value was counted."""
        return self.values(kind, key, what).get("", 0)

    def ends(self, kind: str, key: str, what: str) -> tuple[str | None, str | None]:
        """The least and the greatest value."""
        first, last = self._connection.execute(_ENDS, (kind, key, what)).fetchone()
        return first, last

    def card(self, kind: str, key: str, sides: Mapping[str, str]) -> ActorCard | PlaceCard | SourceCard | None:
        """The card of a party, place or outlet; `None` where nothing of it is left."""
        lead = self.ends(kind, key, "lead")[0]
        if lead is None:
            return None
        told = lead.rpartition(GAP)[2]
        if kind == "actor":
            return self._actor(key, from_wire(Party, json.loads(told)))
        if kind == "place":
            return PlaceCard(id=key, place=from_wire(Where, json.loads(told)), **self._used(kind, key))
        return self._source(key, told, sides)

    def _actor(self, key: str, party: Party) -> ActorCard:
        roles, sides = (_often(self.values("actor", key, what)) for what in ("role", "side"))
        return ActorCard(
            id=key,
            name=party.name,
            kind=party.kind,
            generic=party.generic,
            sides=tuple(side for side, _ in sides),
            roles=tuple(RoleUse(role=role, times=times) for role, times in roles),
            **self._used("actor", key),
        )

    def _used(self, kind: str, key: str) -> dict[str, Any]:
        """What the cards of parties and places share."""
        names = []
        for name, times in _often(self.values(kind, key, "name")):
            first, last = self.ends(kind, key, f"on {name}")
            names.append(NameUse(text=name, times=times, first=first, last=last))
        return {
            "names": tuple(names),
            "claims": self.many(kind, key, "claims"),
            "first": self.ends(kind, key, "first")[0],
            "last": self.ends(kind, key, "last")[1],
        }

    def _source(self, key: str, name: str, sides: Mapping[str, str]) -> SourceCard:
        first, last = self.ends("source", key, "day")
        return SourceCard(
            id=key,
            name=name,
            side=sides.get(fold_name(name)),
            reports=self.many("source", key, "reports"),
            claims=self.many("source", key, "claims"),
            machine_written=self.many("source", key, "machine"),
            origins=self.many("source", key, "origins"),
            repeats=self.many("source", key, "repeats"),
            first=first,
            last=last,
        )


def _often(values: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(values.items(), key=lambda item: (-item[1], item[0]))


class Told(dict[str, Mapping[str, int]]):
    """Counts of one sort by key, read when they are asked for, as they were before a change; for `SideWords`."""

    def __init__(self, tally: Tally, kind: str, what: str, change: Mapping[Count, int] | None = None) -> None:
        super().__init__()
        self._tally, self._kind, self._what = tally, kind, what
        self._change: dict[str, dict[str, int]] = {}
        for (sort, key, told, value), times in (change or {}).items():
            if (sort, told) == (kind, what):
                self._change.setdefault(key, {})[value] = times

    def __missing__(self, key: str) -> Mapping[str, int]:
        """Reads the counts of a key; empty where there are none."""
        now, change = self._tally.values(self._kind, key, self._what), self._change.get(key, {})
        was = {value: now.get(value, 0) - change.get(value, 0) for value in (*now, *change)}
        self[key] = {value: times for value, times in was.items() if times > 0}
        return self[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The counts of a key, or what else is told."""
        return self[key] or default


def counted(items: Iterable[Iterator[Count]]) -> Counter[Count]:
    """Counts what several things add."""
    total: Counter[Count] = Counter()
    for one in items:
        total.update(one)
    return total

"""Works out anew what follows from claims, over the surroundings of those that changed and nowhere else.

The surroundings are worked out twice, as they were and as they are: where they end, both come out alike, cut off in
the same way, and only what differs is a change. What must stay true: whatever is taken for changed stood in the tables
just as working out the surroundings as they were has it. Where it did not, they were drawn too narrowly, and are drawn
wider. Where that would cost more than working out all of the record once, all of it is worked out and held against
what stands in the tables.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.fuse.control_sign import place_key
from fogline.fuse.days import shifted
from fogline.fuse.dispute_ground import HELD
from fogline.fuse.dispute_record import TOWNS
from fogline.fuse.facts import Facts
from fogline.fuse.forecasts import TOLL_RISES, looks_ahead
from fogline.fuse.sides import SideWords
from fogline.fuse.toll_items import figures, tells_harm
from fogline.model import Control, Event, ReadClaim, fold_name
from fogline.views.order import GAP, order_of
from fogline.views.rows import Rows, all_claims_of, row_of, text_of
from fogline.views.tables import fuse
from fogline.views.tally import Count, Tally, Told

REACHES = (90, 420, 2_400, None)
"""Days on either side of a claim that its surroundings reach, tried one after the other; `None` for all days."""
FOLLOWING = ("control", "toll", "dispute", "forecast")
"""Kinds of rows that follow from claims and their events."""
STATES = 2
"""How often surroundings are worked out: as they were and as they are."""
LASTING = 1
"""The reach with which what lasts begins: whose ground a place is called, and what is expected within a year."""
AROUND = 20
"""Days that they reach where only the place around is shared."""
NEAR_TOLLS = 60
_PLACED = """SELECT DISTINCT row.document FROM row WHERE row.kind = 'claim' AND {when} AND row.number IN
  (SELECT number FROM tag WHERE kind = 'claim' AND name = 'place' AND value = ?)"""
_WITHIN = "row.last >= ? AND row.first <= ?"
_UNDATED = "row.last = '' AND row.published >= ? AND row.published <= ?"
_ON_CLAIM = (
    "SELECT row.kind, row.payload FROM tag JOIN row USING (number) WHERE tag.kind = ? AND name = 'claim' AND value = ?"
)
_TAGGED = """SELECT row.payload FROM row WHERE row.kind = ? AND row.first <= ? AND row.last >= ? AND row.number IN
  (SELECT number FROM tag WHERE kind = ? AND name = ? AND value = ?)"""
_OF_PLACE = "SELECT payload FROM row WHERE +kind = 'control' AND id >= ? AND id < ?"
_LINE_OF = "SELECT payload FROM row WHERE kind = 'control' AND place >= ? AND place < ?"
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
Key = tuple[str, str]


class CannotAdvance(Exception):
    """The change is one that only building from scratch takes in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What changed: claims and events as they were and as they are.

    Attributes:
        claims_before, claims_after: all claims of the reports that changed.
        events_before, events_after: the events that were, and those in their place.
        stirred: further reports, whose words may mean another side now.
        words: by how much the counts changed.
    """

    claims_before: Sequence[ReadClaim]
    claims_after: Sequence[ReadClaim]
    events_before: Sequence[Event]
    events_after: Sequence[Event]
    stirred: Collection[str]
    words: Mapping[Count, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The rows that follow from the surroundings in one state, by kind and place in order, with their text."""

    rows: Mapping[Key, object]
    texts: Mapping[Key, str]
    claims: Mapping[str, ReadClaim]


def _differing(before: _State, after: _State) -> list[Key]:
    """The rows that one state has otherwise than the other, in order."""
    return sorted(key for key in {*before.texts, *after.texts} if before.texts.get(key) != after.texts.get(key))


@dataclass(slots=True)
class FuseAgain:
    """One change on its way into control, tolls, disputes and forecasts."""

    connection: sqlite3.Connection
    rows: Rows
    tally: Tally
    moved: Moved
    facts: Facts

    def run(self) -> None:
        """Writes what differs.

        Raises:
            CannotAdvance: what stands in the tables cannot be taken out as it stands.
        """
        seeds = self._seeds()
        if not seeds:
            return
        lasts = any(looks_ahead(one) or HELD.search(one.claim.span.quote) for one in seeds)
        left = self._reports()
        for reach in REACHES[LASTING if lasts else 0 :]:
            documents = self._documents(seeds, reach)
            left -= STATES * len(documents)
            if left < 0:
                break
            before, after = self._state(documents, before=True), self._state(documents, before=False)
            changed = _differing(before, after)
            if self._is_sure(before, after, changed):
                self._write(before, after, changed)
                return
        self._work_out_all()

    def _reports(self) -> int:
        """How many reports the record has received."""
        (received,) = self.connection.execute("SELECT value FROM meta WHERE name = 'received'").fetchone()
        return int(received)

    def _work_out_all(self) -> None:
        """Works out what follows from all of the record, and writes what stands otherwise in the tables."""
        told = self.connection.execute("SELECT DISTINCT document FROM row WHERE kind = 'claim'").fetchall()
        before, after = self._standing(), self._state({str(one) for (one,) in told}, before=False)
        self._write(before, after, _differing(before, after))

    def _standing(self) -> _State:
        """What follows from the record as the tables have it."""
        rows: dict[Key, object] = {}
        for kind in FOLLOWING:
            rows |= {(kind, order_of(item)): item for item in self.rows.every(kind)}
        return _State(rows=rows, texts={key: text_of(item) for key, item in rows.items()}, claims={})

    def _seeds(self) -> list[ReadClaim]:
        """The claims that are others now, are of another event, or are read with other words."""
        moved = self.moved
        seeds = {one.id: one for one in moved.claims_before if one not in moved.claims_after}
        seeds |= {one.id: one for one in moved.claims_after if one not in moved.claims_before}
        before = [one for one in moved.claims_before if one not in moved.claims_after]
        events = [*moved.events_before, *moved.events_after]
        turned = [one for one in events if not (one in moved.events_before and one in moved.events_after)]
        names = {name for event in turned for name in event.claims}
        stirred = {one.id: one for one in self.rows.of_documents("claim", self.moved.stirred)}
        found = {**self.rows.of("claim", names), **stirred, **seeds}
        return [*found.values(), *(one for one in before if found.get(one.id) != one)]

    def _documents(self, seeds: Sequence[ReadClaim], reach: int | None) -> set[str]:
        """The reports of the surroundings."""
        found = {claim.document for claim in seeds}
        asked: set[tuple[str, str, str]] = set()
        for claim in seeds:
            around = {key for where in claim.places if where.precision in TOWNS for key in where.within[:1]}
            for days in _days(claim):
                asked |= {(key, *_reaching(days, reach)) for key in self._keys(claim)}
                asked |= {(key, *_reaching(days, None if reach is None else AROUND)) for key in around}
        for key, first, last in sorted(asked):
            found |= self._placed(key, first, last)
        names = {claim.id for claim in seeds}
        found |= self._behind(item for name in names for item in self._resting_on(name))
        return found | self._behind(self._further(seeds))

    def _keys(self, claim: ReadClaim) -> set[str]:
        """The places whose history a claim can change: its own, and those around it of which anything is known."""
        own = {where.id or fold_name(where.name) for where in claim.places}
        around = {key for where in claim.places for key in where.within if self._of_place(key)}
        return own | around

    def _placed(self, key: str, first: str, last: str) -> set[str]:
        """The reports with claims at a place, or in it, on some days."""
        found: set[str] = set()
        for condition in (_WITHIN, _UNDATED):
            query = _PLACED.format(when=condition)
            found |= {str(one) for (one,) in self.connection.execute(query, (first, last, key))}
        return found

    def _of_place(self, key: str) -> list[Control]:
        rows = self.connection.execute(_OF_PLACE, (f"control:{key}:", f"control:{key};"))
        return [row_of("control", payload) for (payload,) in rows]

    def _resting_on(self, claim: str) -> Iterator[object]:
        for kind in FOLLOWING:
            for _, payload in self.connection.execute(_ON_CLAIM, (kind, claim)):
                yield row_of(kind, payload)

    def _further(self, seeds: Sequence[ReadClaim]) -> Iterator[object]:
        """Rows that can change although they share no place with a claim, or reach further back than the days do."""
        for claim in seeds:
            if tells_harm(claim) and claim.counts:
                for days in _days(claim):
                    yield from self._tolls_near(claim, _reaching(days, NEAR_TOLLS))
            if looks_ahead(claim) and TOLL_RISES.search(claim.claim.span.quote):
                yield from self._tagged("toll", "status", "running", FIRST_DAY, LAST_DAY)
                for days in _days(claim):
                    yield from self._tagged("toll", "status", "incident", *_reaching(days, NEAR_TOLLS))
            for key in {key for where in claim.places for key in (where.id, *where.within[:2]) if key}:
                for days in _days(claim):
                    yield from self._tagged("forecast", "place", key, *days)
                if claim.claim.kind == "fighting.offensive" or HELD.search(claim.claim.span.quote):
                    told = self._tagged("dispute", "place", key, FIRST_DAY, LAST_DAY)
                    yield from (one for one in told if getattr(one, "sort", "") in ("initiative", "account"))

    def _tolls_near(self, claim: ReadClaim, days: tuple[str, str]) -> Iterator[object]:
        words = SideWords.among((claim,), self.facts, {}, {})
        told = [figure for found in figures((claim,), words) for figure in found]
        begin, end = days
        if any(figure.scale != "incident" for figure in told):
            yield from self._tagged("toll", "status", "running", FIRST_DAY, LAST_DAY)
            yield from self._tagged("toll", "status", "incident", begin, end)
        else:
            yield from self._tagged("toll", "status", "running", begin, end)
        yield from self._tolls_foretold(begin, end)

    def _tolls_foretold(self, first: str, last: str) -> Iterator[object]:
        query = "SELECT payload FROM row WHERE kind = 'forecast' AND (last = '' OR (first <= ? AND last >= ?))"
        told = (row_of("forecast", payload) for (payload,) in self.connection.execute(query, (last, first)))
        return (one for one in told if TOLL_RISES.search(one.statement))

    def _tagged(self, kind: str, name: str, value: str, first: str, last: str) -> Iterator[object]:
        rows = self.connection.execute(_TAGGED, (kind, last, first, kind, name, value)).fetchall()
        return (row_of(kind, payload) for (payload,) in rows)

    def _behind(self, items: Iterable[object]) -> set[str]:
        """The reports whose claims rows rest on."""
        names = {name for item in items for name in all_claims_of(item)}  # type: ignore[arg-type]
        return {claim.document for claim in self.rows.of("claim", names).values()}

    def _state(self, documents: Collection[str], *, before: bool) -> _State:
        """What follows from the claims of reports, as they were or as they are."""
        claims = [one for one in self.rows.of_documents("claim", documents) if one.inside is not False]
        change = self.moved.words if before else None
        if before:
            others = {one.document for one in (*self.moved.claims_after, *self.moved.claims_before)}
            claims = [one for one in claims if one.document not in others]
            claims += [one for one in self.moved.claims_before if one.inside is not False and one.document in documents]
        events = self._events({one.id for one in claims}, before=before)
        known = {one.id for one in claims}
        words = SideWords.among(
            claims,
            self.facts,
            Told(self.tally, "called", "name", change),
            Told(self.tally, "word", "side", change),
        )
        ahead = {one.document for one in claims if looks_ahead(one)}
        fused = fuse(
            claims,
            [event for event in events if known.issuperset(event.claims)],
            {one: self.rows.texts[one] for one in ahead if one in self.rows.texts},
            self.facts,
            words,
            {claim: event.id for event in events for claim in event.claims if claim in known},
        )
        rows: dict[Key, object] = {}
        made = (fused.control.rows, fused.tolls, fused.disputes, fused.forecasts)
        for kind, items in zip(FOLLOWING, made, strict=True):
            rows |= {(kind, order_of(item)): item for item in items}
        return _State(
            rows=rows,
            texts={key: text_of(item) for key, item in rows.items()},
            claims={one.id: one for one in claims},
        )

    def _events(self, names: Collection[str], *, before: bool) -> list[Event]:
        """The events of some claims, in their order."""
        query = (
            "SELECT row.id FROM tag JOIN row USING (number) WHERE tag.kind = 'event' AND name = 'claim' AND value = ?"
        )
        ids = {one for name in names for (one,) in self.connection.execute(query, (name,))}
        found: dict[str, Event] = self.rows.of("event", ids)
        if before:
            after = {event.id for event in self.moved.events_after}
            found = {one: event for one, event in found.items() if one not in after}
            found |= {event.id: event for event in self.moved.events_before}
        return sorted(found.values(), key=order_of)

    def _is_sure(self, before: _State, after: _State, changed: Sequence[Key]) -> bool:
        """Whether what is taken for changed stood in the tables as the surroundings as they were have it."""
        if not all(self.rows.has(key[0], before.rows[key]) for key in changed if key in before.rows):
            return False
        resting: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for key, item in before.rows.items():
            for name in all_claims_of(item):  # type: ignore[arg-type]
                resting[key[0], name].append(key)
        beside = {
            other
            for key in changed
            if key in after.rows
            for name in all_claims_of(after.rows[key])  # type: ignore[arg-type]
            for other in resting.get((key[0], name), ())
        }
        return all(self.rows.has(key[0], before.rows[key]) for key in beside) and self._ground_is_whole(
            before, after, changed
        )

    def _ground_is_whole(self, before: _State, after: _State, changed: Sequence[Key]) -> bool:
        """Whether all that is known of the places that change hands, and of those around them, was worked out."""
        rows = [state.rows.get(key) for state in (before, after) for key in changed if key[0] == "control"]
        since: dict[str, str] = {}
        kept: dict[str, list[Control]] = {}
        for row in (one for one in rows if isinstance(one, Control)):
            start = row.start or FIRST_DAY
            line = f"{row.place.name}{GAP}{place_key(row.place)}{GAP}"
            since[line] = min(since.get(line, start), start)
            kept[line] = self._line(line)
            for around in row.place.within:
                since[around] = min(since.get(around, start), start)
                kept[around] = self._of_place(around)
        return all(
            before.texts.get(("control", order_of(row))) == text_of(row)
            for line, known in kept.items()
            for row in known
            if (row.end or LAST_DAY) >= shifted(since[line], -1)
        )

    def _line(self, line: str) -> list[Control]:
        query = self.connection.execute(_LINE_OF, (line, line[: -len(GAP)] + chr(ord(GAP) + 1)))
        return [row_of("control", payload) for (payload,) in query]

    def _write(self, before: _State, after: _State, changed: Sequence[Key]) -> None:
        """Takes out what was and puts in what is, and files anew what rests on claims that are others now."""
        others = {one.id for one in (*self.moved.claims_before, *self.moved.claims_after)}
        different = set(changed)
        again = [
            key
            for key, item in after.rows.items()
            if key not in different and others & set(all_claims_of(item)) and self.rows.has(key[0], item)  # type: ignore[arg-type]
        ]
        for key in (*changed, *again):
            if key in before.rows and not self.rows.drop(key[0], before.rows[key]):
                raise CannotAdvance
        for key in (*changed, *again):
            if key in after.rows:
                self.rows.put(key[0], after.rows[key], after.claims)


def _days(claim: ReadClaim) -> list[tuple[str, str]]:
    """The days that a claim is about, and those on which its report may have been written."""
    when, told = claim.when, claim.published_when
    first, last = (when.earliest, when.latest) if when else (None, None)
    known = [(first or last, last or first)]
    known.append((told.earliest or told.latest, told.latest or told.earliest) if told else (claim.published,) * 2)
    found = [(start, end) for start, end in known if start and end]
    return found or [(FIRST_DAY, LAST_DAY)]


def _reaching(days: tuple[str, str], reach: int | None) -> tuple[str, str]:
    """Days with so many more on either side; all days for `None`."""
    return (FIRST_DAY, LAST_DAY) if reach is None else (shifted(days[0], -reach), shifted(days[1], reach))

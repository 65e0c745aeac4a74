"""Takes further entries into the tables as they stand on disk, at a cost that does not grow with the record.

What entries touch is read anew; claims are linked with those they can be one with; what follows from claims is worked
out over their surroundings, once as they were and once as they are, and only what differs is written. What must stay
true: the tables are those that building them from scratch would give. Where that cannot be made sure of, nothing is
written, and they are built from scratch.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from fogline.fuse.events import fuse_event
from fogline.fuse.facts import Facts
from fogline.fuse.independence import Independence, ranks_of
from fogline.fuse.sides import FAMILIES, owner, usual_name
from fogline.ledger import Ledger
from fogline.link.spread import Spread, counted
from fogline.model import Event, Link, ReadClaim
from fogline.views.claims import ReadDocument, Reading
from fogline.views.echoes import Echoes
from fogline.views.order import GAP
from fogline.views.relink import Change, KeptUses, Relink
from fogline.views.retie import Retie
from fogline.views.rows import Rows
from fogline.views.surroundings import CannotAdvance, FuseAgain, Moved
from fogline.views.tally import (
    Count,
    Tally,
    Told,
    counts_of_claim,
    counts_of_document,
    counts_of_event,
)
from fogline.views.tally import counted as counted_up
from fogline.views.texts import Texts
from fogline.views.touched import Touched, read_documents, read_links, read_problems, touched_by

MANY = 2_000
"""Reports that a word of a side can touch before building from scratch costs less."""
CARDS = ("actor", "place", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reread:
    """Reports as they read before and as they read now."""

    documents: frozenset[str]
    before: Reading
    after: Reading
    links: tuple[Link, ...]


class Advance:
    """One step of the tables from one state of the ledger to a later one."""

    def __init__(self, connection: sqlite3.Connection, ledger: Ledger, facts: Facts) -> None:
        self._connection = connection
        self._ledger = ledger
        self._facts = facts
        self._texts = Texts(ledger)
        self._rows = Rows(connection, Texts(ledger, self._stands))
        self._tally = Tally(connection)

    def take(self, since: int) -> None:
        """Takes in every entry behind a place of the ledger.

        Raises:
            CannotAdvance: only building from scratch takes this in.
        """
        touched = touched_by(self._ledger, self._ledger.entries(since=since))
        spread = self._spread(touched.counted)
        reread = self._reread(touched)
        self._put_rows(reread, touched)
        change = self._count(reread)
        events = self._events(reread, spread)
        self._tie(events, reread)
        change.update(self._count_events(events, reread))
        moved = Moved(
            claims_before=reread.before.claims,
            claims_after=reread.after.claims,
            events_before=events[0],
            events_after=events[1],
            stirred=self._stirred(change),
            words=change,
        )
        again = FuseAgain(
            connection=self._connection, rows=self._rows, tally=self._tally, moved=moved, facts=self._facts
        )
        again.run()
        self._put_cards(change)

    def _stands(self, document: str) -> bool:
        query = "SELECT 1 FROM row WHERE kind = 'document' AND id = ?"
        return self._connection.execute(query, (document,)).fetchone() is not None

    def _spread(self, more: int) -> Spread:
        """The counts of words; once a record has twice the reports that were counted, all are counted anew."""
        told = dict(self._connection.execute("SELECT name, value FROM meta"))
        received, reports = int(told["received"]) + more, int(told["counted"])
        if counted(received) != reports:
            raise CannotAdvance
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'received'", (str(received),))
        in_common = float(told["in_common"]) if "in_common" in told else None
        return Spread(reports=reports, uses=KeptUses(self._connection), in_common=in_common)

    def _reread(self, touched: Touched) -> _Reread:
        was: tuple[Link, ...] = tuple(self._rows.every("link"))
        now = read_links(self._ledger) if touched.links else was
        documents = set(touched.documents)
        turned = {(one.left, one.right, one.verdict) for one in was} ^ {
            (one.left, one.right, one.verdict) for one in now
        }
        for left, right, _ in turned:
            documents.update(filter(None, map(self._ledger.document_of, (left, right))))
        documents = self._bound(documents, (*was, *now))
        before = Reading(
            claims=tuple(self._rows.of_documents("claim", documents)),
            documents=tuple(self._rows.of_documents("document", documents)),
            links=was,
        )
        return _Reread(
            documents=frozenset(documents), before=before, after=read_documents(self._ledger, documents), links=now
        )

    def _bound(self, documents: set[str], links: Iterable[Link]) -> set[str]:
        """Reports with all those that people's word binds them to: their main happenings are told together."""
        bound: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.verdict == "same":
                ends = [one for one in map(self._ledger.document_of, (link.left, link.right)) if one]
                for one in ends:
                    bound[one].update(ends)
        reached, edge = set(documents), sorted(documents)
        while edge:
            more = bound.get(edge.pop(), set()) - reached
            reached |= more
            edge += sorted(more)
        return reached

    def _put_rows(self, reread: _Reread, touched: Touched) -> None:
        """Claims, reports, links and problems as they stand now."""
        self._replace("claim", reread.before.claims, reread.after.claims)
        self._replace("document", reread.before.documents, reread.after.documents)
        if reread.links != reread.before.links:
            for at, link in enumerate(reread.before.links):
                self._drop("link", link, at)
            for at, link in enumerate(reread.links):
                self._rows.put("link", link, {}, at=at)
        was = self._rows.of("problem", touched.problems)
        now = {name: one for name, one in read_problems(self._ledger, touched.problems).items() if one}
        self._replace("problem", list(was.values()), list(now.values()))

    def _replace(self, kind: str, before: Iterable[object], after: Iterable[object]) -> None:
        was, now = list(before), list(after)
        for one in was:
            if one not in now:
                self._drop(kind, one)
        for one in now:
            if one not in was:
                self._rows.put(kind, one, {})

    def _drop(self, kind: str, item: object, at: int = 0) -> None:
        if not self._rows.drop(kind, item, at=at):
            raise CannotAdvance

    def _count(self, reread: _Reread) -> Counter[Count]:
        """Counts what claims and reports add now, less what they added before."""
        change = counted_up(counts_of_claim(one) for one in reread.after.claims)
        change.subtract(counted_up(counts_of_claim(one) for one in reread.before.claims))
        change.update(counted_up(counts_of_document(one) for one in reread.after.documents))
        change.subtract(counted_up(counts_of_document(one) for one in reread.before.documents))
        self._tally.add(change)
        return change

    def _events(self, reread: _Reread, spread: Spread) -> tuple[list[Event], list[Event]]:
        """Links and fuses what changed; the events that were, and those that are in their place."""
        before, after = _inside(reread.before.claims), _inside(reread.after.claims)
        copies = Echoes(self._connection, self._texts)
        echoed = copies.move(_ranks(before), {one: rank for one, rank in _ranks(after).items() if self._stands(one)})
        change = Change(before=before, after=after, links=reread.links)
        groups = Relink(connection=self._connection, rows=self._rows, change=change, spread=spread).clusters()
        names = {one.id for one in before} | {name for group in groups for name in group}
        names |= {one.id for one in _inside(self._rows.of_documents("claim", echoed))}
        was = self._events_of(names)
        linked = {name for group in groups for name in group} | {one.id for one in before}
        groups += [event.claims for event in was if not linked & set(event.claims)]
        claims = self._rows.of("claim", {name for group in groups for name in group})
        independence = self._independence(claims.values(), copies)
        now = [fuse_event([claims[name] for name in group], independence) for group in groups]
        self._put_events(was, now, claims, {one.id for one in (*before, *after)})
        return was, now

    def _events_of(self, names: Collection[str]) -> list[Event]:
        found: dict[str, Event] = {}
        query = "SELECT number FROM tag WHERE kind = 'event' AND name = 'claim' AND value = ?"
        numbers = {number for name in names for (number,) in self._connection.execute(query, (name,))}
        ids = [self._connection.execute("SELECT id FROM row WHERE number = ?", (one,)).fetchone()[0] for one in numbers]
        found = self._rows.of("event", ids)
        return list(found.values())

    def _independence(self, claims: Iterable[ReadClaim], copies: Echoes) -> Independence:
        told = list(claims)
        echoes = copies.of({one.document for one in told})
        made = Independence.among(told, self._rows.texts, self._facts, echoes)
        cards: list[ReadDocument] = self._rows.of_documents("document", {echo.of for echo in echoes.values()})
        made.names.update({card.id: card.source or card.name for card in cards})
        return made

    def _put_events(
        self, was: list[Event], now: list[Event], claims: Mapping[str, ReadClaim], touched: set[str]
    ) -> None:
        """Writes events that are others now, or that rest on claims that are."""
        same = {one.id for one in now if one in was and not touched & set(one.claims)}
        for event in was:
            if event.id not in same:
                self._drop("event", event)
        for event in now:
            if event.id not in same:
                self._rows.put("event", event, claims)

    def _tie(self, events: tuple[list[Event], list[Event]], reread: _Reread) -> None:
        was, now = events
        again = Retie(
            connection=self._connection,
            rows=self._rows,
            facts=self._facts,
            was=was,
            now=now,
            links=(reread.before.links, reread.links),
        )
        if not again.run():
            raise CannotAdvance

    def _count_events(self, events: tuple[list[Event], list[Event]], reread: _Reread) -> Counter[Count]:
        was, now = events
        known = self._rows.of("claim", {name for event in (*was, *now) for name in event.claims})
        before = known | {one.id: one for one in reread.before.claims}
        change = counted_up(counts_of_event(event, known) for event in now)
        change.subtract(counted_up(counts_of_event(event, before) for event in was))
        self._tally.add(change)
        return change

    def _stirred(self, change: Mapping[Count, int]) -> set[str]:
        """Reports whose words may mean another side now, or name a side that is called otherwise now."""
        words = {key for (kind, key, _, _), times in change.items() if kind == "word" and times}
        was, now = Told(self._tally, "word", "side", change), Told(self._tally, "word", "side")
        found: set[str] = set()
        for word in sorted(words):
            if owner(was, word) != owner(now, word):
                found |= self._documents_with(FAMILIES.get(word, frozenset({word})))
        called, calls = Told(self._tally, "called", "name", change), Told(self._tally, "called", "name")
        for side in sorted({key for (kind, key, _, _), times in change.items() if kind == "called" and times}):
            if side not in self._facts.side_names and usual_name(called.get(side, {})) not in (
                "",
                usual_name(calls.get(side, {})),
            ):
                query = """SELECT DISTINCT row.document FROM tag JOIN row USING (number)
                  WHERE tag.kind = 'claim' AND tag.name = 'actor' AND value = ? LIMIT ?"""
                found |= {str(one) for (one,) in self._connection.execute(query, (side, MANY + 1))}
        if len(found) > MANY:
            raise CannotAdvance
        return found

    def _documents_with(self, words: Iterable[str]) -> set[str]:
        """Reports with claims that have one of these words, or a longer one that begins with it."""
        found: set[str] = set()
        for word in words:
            query = """SELECT DISTINCT row.document FROM word JOIN row ON row.number = word.rowid
              WHERE word MATCH ? AND row.kind = 'claim' LIMIT ?"""
            asked = "".join(one if one.isalnum() else " " for one in word)
            found |= {str(one) for (one,) in self._connection.execute(query, (f'"{asked}" *', MANY + 1))}
        return found

    def _put_cards(self, change: Mapping[Count, int]) -> None:
        """Cards of whom and what the change is about."""
        keys: dict[str, set[str]] = defaultdict(set)
        for (kind, key, _, _), times in change.items():
            if kind in CARDS and times:
                keys[kind].add(key)
        for kind, told in keys.items():
            was = self._rows.of(kind, told)
            made = {key: self._tally.card(kind, key, self._facts.source_sides) for key in sorted(told)}
            self._replace(kind, was.values(), [card for card in made.values() if card is not None])


def _inside(claims: Iterable[ReadClaim]) -> list[ReadClaim]:
    return [claim for claim in claims if claim.inside is not False]


def _ranks(claims: Iterable[ReadClaim]) -> dict[str, str]:
    return {document: GAP.join(rank) for document, rank in ranks_of(claims).items()}

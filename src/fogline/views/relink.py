"""Links what is new or changed into what is linked already, without looking at the rest of the record.

Only pairs that are likely one ever join, and they are kept. So the claims that a change can reach are those connected
with it by such pairs, before or after; joining those alone gives the clusters that joining all of the record would
give. What must stay true: exactly that.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.link.cluster import (
    SWEEP,
    Joiner,
    blocks_of,
    pairs_within,
    rarity_of,
    swept,
    told_of,
)
from fogline.link.profile import Profile, profile, tells_event
from fogline.link.report_features import REACH
from fogline.link.reports import COMMON, Report, main_claims, reports_of, telling_words, told_within
from fogline.link.spread import Spread, Uses
from fogline.model import Link, ReadClaim
from fogline.views.kept import drop_blocks, drop_edge, keep_blocks, keep_edges, keep_reports
from fogline.views.rows import Rows

Pair = tuple[str, str]
_BLOCK = "SELECT claim FROM block WHERE block = ? ORDER BY day, claim"
_HOLDERS = "SELECT document, told FROM telling WHERE word = ? ORDER BY document LIMIT ?"
_OTHERS = "SELECT other FROM edge WHERE claim = ?"
_WORDS = "SELECT word FROM telling WHERE document = ?"


class KeptUses(dict[str, Uses]):
    """In how many reports words stand, read when they are asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def get(self, word: str, default: Uses | None = None) -> Uses:  # type: ignore[override]
        """The uses of a word, or what else is told."""
        if word not in self:
            query = "SELECT texts, named, folded FROM spread WHERE word = ?"
            row = self._connection.execute(query, (word,)).fetchone()
            self[word] = Uses(*row) if row else (default or Uses())
        return self[word]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The claims of some reports as they were and as they are, inside the scope, and people's words on pairs."""

    before: Sequence[ReadClaim]
    after: Sequence[ReadClaim]
    links: Sequence[Link]


@dataclass(slots=True)
class Relink:
    """One change on its way into what is linked."""

    connection: sqlite3.Connection
    rows: Rows
    change: Change
    spread: Spread
    _claims: dict[str, ReadClaim] = field(default_factory=dict)
    _stirred: set[str] = field(default_factory=set)

    def clusters(self) -> list[tuple[str, ...]]:
        """Takes the change in and gives every cluster it can have reached, as it is now."""
        self._claims = {claim.id: claim for claim in self.change.after}
        old = [profile(claim) for claim in self.change.before if tells_event(claim)]
        new = [profile(claim) for claim in self.change.after if tells_event(claim)]
        joiner = self._joiner({one.id for one in new})
        joiner.join_told()
        joiner.join_scored(pairs_within(new), within=True)
        leads = main_claims(sorted(self.change.after, key=lambda one: one.id), joiner.profiles)
        main = joiner.main_of(leads)
        reports = self._reports(joiner.profiles, main)
        lost, found = self._pairs_of_blocks(old, new)
        gone, more = self._pairs_of_reports({one.document for one in (*old, *new)}, reports)
        self._forget(old)
        keep_edges(self.connection, joiner.likely[0], 1)
        self._take_away(lost, gone)
        self._score(joiner, found, more, reports)
        return self._joined(self._reached({*(one.id for one in new), *self._stirred}))

    def _joiner(self, names: Collection[str]) -> Joiner:
        """A joiner over some claims, as all of the record would weigh them."""
        self._load(names)
        profiles = {name: profile(self._claims[name]) for name in sorted(names) if name in self._claims}
        profiles = {name: one for name, one in profiles.items() if _counts(self._claims[name])}
        rarity = rarity_of(profiles.values(), self.spread)
        return Joiner(profiles=profiles, rarity=rarity, told=told_of(self.change.links, profiles))

    def _load(self, names: Iterable[str]) -> None:
        self._claims |= self.rows.of("claim", [name for name in names if name not in self._claims])

    def _reports(self, profiles: Mapping[str, Profile], main: Mapping[str, frozenset[str]]) -> dict[str, Report]:
        texts = {document: self.rows.texts[document] for document in main if document in self.rows.texts}
        claims = [self._claims[name] for names in main.values() for name in names if name in self._claims]
        return reports_of(claims, profiles, main, texts, self.spread)

    def _pairs_of_blocks(self, old: Sequence[Profile], new: Sequence[Profile]) -> tuple[set[Pair], set[Pair]]:
        """Moves claims from their old blocks to their new ones; the pairs no longer, and newly, worth comparing."""
        blocks = sorted({block for one in (*old, *new) for block in blocks_of(one)})
        before = {block: self._block(block) for block in blocks}
        drop_blocks(self.connection, old)
        keep_blocks(self.connection, new)
        lost, found = set[Pair](), set[Pair]()
        for block in blocks:
            gone, come = _swept_apart(before[block], self._block(block))
            lost |= gone
            found |= come
        # What one report tells anew is compared with all of its blocks, also where its place in them is the old one.
        mine = {one.id for one in (*old, *new)}
        for block in blocks:
            found |= set(_swept_by(self._block(block), mine))
        return lost - found, found

    def _block(self, block: str) -> list[str]:
        return [str(name) for (name,) in self.connection.execute(_BLOCK, (block,))]

    def _pairs_of_reports(self, touched: set[str], reports: Mapping[str, Report]) -> tuple[set[Pair], set[Pair]]:
        """Puts reports among those with their telling words; pairs of reports no longer, and newly, worth comparing."""
        words = {word for report in reports.values() for word in telling_words(report)}
        for document in touched:
            words |= {str(word) for (word,) in self.connection.execute(_WORDS, (document,))}
        before = {word: self._holders(word) for word in sorted(words)}
        for document in touched:
            self.connection.execute("DELETE FROM telling WHERE document = ?", (document,))
            self.connection.execute("DELETE FROM main WHERE document = ?", (document,))
        keep_reports(self.connection, reports.values())
        lost, found = set[Pair](), set[Pair]()
        for word in sorted(words):
            was, now = before[word], self._holders(word)
            if (len(was) > COMMON) != (len(now) > COMMON):
                lost |= set(_pairs_of(was))
                found |= set(_pairs_of(now))
            elif len(now) <= COMMON:
                found |= {pair for pair in _pairs_of(now) if touched & set(pair)}
        return lost - found, found

    def _holders(self, word: str) -> list[tuple[str, int | None]]:
        """The reports with a telling word and their days; one more than lead to each other, where there are so many."""
        return [(str(name), told) for name, told in self.connection.execute(_HOLDERS, (word, COMMON + 1))]

    def _forget(self, old: Iterable[Profile]) -> None:
        """Takes out every pair of claims that were; what they were joined with has to be joined anew."""
        for one in old:
            others = [str(other) for (other,) in self.connection.execute(_OTHERS, (one.id,))]
            self._stirred.update(others)
            self.connection.execute("DELETE FROM edge WHERE claim = ?", (one.id,))
            both = ((other, one.id) for other in others)
            self.connection.executemany("DELETE FROM edge WHERE claim = ? AND other = ?", both)
        self._stirred -= {one.id for one in old}

    def _take_away(self, lost: set[Pair], gone: set[Pair]) -> None:
        """Takes out likely pairs that nothing brings together any more."""
        pairs = [pair for pair in lost if self._is_edge(pair)]
        for left, right in gone:
            one, other = self._first_of_main(left), self._first_of_main(right)
            pair = (min(one, other), max(one, other))
            pairs += [pair] if one and other and self._is_edge(pair) else []
        for pair in sorted(set(pairs)):
            self._load(pair)
            if not self._is_candidate(pair):
                drop_edge(self.connection, *pair, 0)
                self._stirred.update(pair)

    def _is_edge(self, pair: Pair) -> bool:
        query = "SELECT 1 FROM edge WHERE claim = ? AND other = ? AND within = 0"
        return self.connection.execute(query, pair).fetchone() is not None

    def _is_candidate(self, pair: Pair) -> bool:
        """Whether a pair is compared, by a block of both or because their reports are."""
        one, other = (profile(self._claims[name]) for name in pair)
        for block in set(blocks_of(one)) & set(blocks_of(other)):
            names = self._block(block)
            if abs(names.index(one.id) - names.index(other.id)) <= SWEEP:
                return True
        return any(
            {self._first_of_main(left), self._first_of_main(right)} == set(pair) and self._lead_to(left, right)
            for left in self._leading(pair[0])
            for right in self._leading(pair[1])
        )

    def _leading(self, claim: str) -> list[str]:
        """The reports whose main happening a claim tells."""
        query = "SELECT document FROM main WHERE claim = ?"
        return [str(document) for (document,) in self.connection.execute(query, (claim,))]

    def _leads_its_own(self, claim: str) -> bool:
        return claim in self._claims and self._claims[claim].document in self._leading(claim)

    def _first_of_main(self, document: str) -> str:
        row = self.connection.execute("SELECT min(claim) FROM main WHERE document = ?", (document,)).fetchone()
        return str(row[0] or "")

    def _lead_to(self, left: str, right: str) -> bool:
        """Whether two reports share a telling word that few have, and are told near enough."""
        words = [str(word) for (word,) in self.connection.execute(_WORDS, (left,))]
        for word in words:
            held = self._holders(word)
            if len(held) <= COMMON and tuple(sorted((left, right))) in set(_pairs_of(held)):
                return True
        return False

    def _score(self, joiner: Joiner, found: set[Pair], more: set[Pair], reports: Mapping[str, Report]) -> None:
        """Compares the pairs that are new and keeps the likely ones."""
        pairs = set(found)
        for left, right in more:
            one, other = self._first_of_main(left), self._first_of_main(right)
            pairs.add((min(one, other), max(one, other)))
        wider = self._joiner({name for pair in pairs for name in pair} | set(joiner.profiles))
        joiner.profiles.update({name: one for name, one in wider.profiles.items() if name not in joiner.profiles})
        joiner.rarity.update(wider.rarity)
        joiner.told.update(wider.told)
        joiner.take_reports(self._reports_behind(pairs, reports))
        likely = [pair for pair in sorted(pairs) if joiner.is_likely(*pair)]
        keep_edges(self.connection, likely, 0)
        self._stirred.update(name for pair in likely for name in pair)

    def _reports_behind(self, pairs: set[Pair], known: Mapping[str, Report]) -> dict[str, Report]:
        """The reports of pairs that both tell their report's main happening: only those are compared as wholes."""
        wanted: set[str] = set()
        for pair in pairs:
            if all(self._leads_its_own(name) for name in pair):
                wanted.update(self._claims[name].document for name in pair)
        return {**self._read_reports(wanted - known.keys()), **known}

    def _read_reports(self, documents: Collection[str]) -> dict[str, Report]:
        main: dict[str, frozenset[str]] = {}
        for document in sorted(documents):
            rows = self.connection.execute("SELECT claim FROM main WHERE document = ?", (document,))
            main[document] = frozenset(str(name) for (name,) in rows)
        names = {name for told in main.values() for name in told}
        self._load(names)
        profiles = {name: profile(self._claims[name]) for name in names}
        return self._reports(profiles, {document: told for document, told in main.items() if told})

    def _reached(self, start: set[str]) -> set[str]:
        """Every claim connected with some by likely pairs, or by people's word that two are the same."""
        same: dict[str, set[str]] = defaultdict(set)
        for link in self.change.links:
            if link.verdict == "same":
                same[link.left].add(link.right)
                same[link.right].add(link.left)
        reached, edge = set(start), sorted(start)
        while edge:
            name = edge.pop()
            further = {str(other) for (other,) in self.connection.execute(_OTHERS, (name,))} | same[name]
            edge += sorted(further - reached)
            reached |= further
        return reached

    def _joined(self, names: set[str]) -> list[tuple[str, ...]]:
        """Joins claims that nothing connects with any other."""
        joiner = self._joiner(names)
        documents = {one.document for one in joiner.profiles.values() if self._leads_its_own(one.id)}
        joiner.join_told()
        joiner.join_scored(self._edges(joiner.profiles, 1), within=True)
        joiner.take_reports(self._read_reports(documents))
        joiner.join_scored(self._edges(joiner.profiles, 0))
        return [cluster.claims for cluster in joiner.clusters()]

    def _edges(self, names: Iterable[str], within: int) -> list[Pair]:
        query = "SELECT claim, other FROM edge WHERE claim = ? AND within = ? AND claim < other"
        return [pair for name in sorted(names) for pair in self.connection.execute(query, (name, within)).fetchall()]


def _counts(claim: ReadClaim) -> bool:
    """Whether a claim is linked at all; a person may have tied it to another before it was put outside the scope."""
    return claim.inside is not False and tells_event(claim)


def _swept_apart(before: Sequence[str], after: Sequence[str]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of a block that its claims' new order parts, and those that it brings together."""
    if before == after:
        return set(), set()
    start = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    end = next(
        (at for at, (one, other) in enumerate(zip(reversed(before), reversed(after), strict=False)) if one != other),
        min(len(before), len(after)),
    )
    begin = max(0, start - SWEEP)
    was = set(swept(before[begin : len(before) - max(0, end - SWEEP)]))
    now = set(swept(after[begin : len(after) - max(0, end - SWEEP)]))
    return was - now, now - was


def _swept_by(names: Sequence[str], mine: Collection[str]) -> Iterator[Pair]:
    """The pairs of a block that some claims are in."""
    for position, one in enumerate(names):
        if one in mine:
            near = names[max(0, position - SWEEP) : position + 1 + SWEEP]
            yield from ((min(one, other), max(one, other)) for other in near if other != one)


def _pairs_of(holders: Sequence[tuple[str, int | None]]) -> Iterator[Pair]:
    """The pairs of reports of a word that are told near enough."""
    if len(holders) > COMMON:
        return
    for position, (left, told) in enumerate(holders):
        for right, day in holders[position + 1 :]:
            if told_within(told, day, REACH):
                yield left, right

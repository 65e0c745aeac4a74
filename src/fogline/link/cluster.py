"""Claims into clusters: which claims tell of the same happening.

Each report is clustered by itself first: what its main happening is, and which of its claims tell of that. Then pairs
of different reports are looked for in blocks (kind of happening, place or what contains it, month) and among reports
that share telling words, scored, and joined from the surest down while the clusters agree on average. Where both
claims tell of the main happening of their report, what the two whole reports share is part of the score. A person's
SAME joins before anything else, a person's DIFFERENT keeps apart whatever the machine finds; so does a pair that
cannot be one. What must stay true: every claim that tells of something is in exactly one cluster, and the order of
the claims makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log

from fogline.link.features import PairDecision, compare
from fogline.link.profile import Profile, profile, tells_event
from fogline.link.report_features import REACH, ReportDecision, compare_reports
from fogline.link.reports import Report, alike, main_claims, reports_of, spread_of
from fogline.link.spread import RARE, Spread
from fogline.model import Link, ReadClaim

JOIN = 0.5
"""Mean probability over all pairs of two clusters from which they are one."""
SWEEP = 40
"""How many followers in order of days each claim of a block is compared with."""
MOST_PAIRS = 400
"""Pairs looked at when two large clusters are compared."""
SAID = {"same": "same"} | dict.fromkeys(
    ("different", "part-of", "has-part", "follows", "followed-by", "no-tie"), "different"
)
"""What people's words on pairs say of their being one; the others say nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Claims about the same happening.

    Attributes:
        claims: ids, sorted.
        decisions: the pairs that were compared and lie within, best first.
    """

    claims: tuple[str, ...]
    decisions: tuple[PairDecision, ...] = ()

    def why(self) -> str:
        """Why these claims are one happening, in words."""
        if not self.decisions:
            return "Told by one claim."
        return " | ".join(decision.in_words() for decision in self.decisions[:3])


def link(
    claims: Sequence[ReadClaim],
    links: Sequence[Link] = (),
    texts: Mapping[str, str] | None = None,
    spread: Spread | None = None,
) -> list[Cluster]:
    """Finds which claims tell of the same happening.

    Args:
        claims: all of the record; forecasts, plans and opinions are left out.
        links: people's words on pairs.
        texts: of the reports, by document id; without them reports are not compared as wholes.
        spread: how many reports have each word; counted over all of them when `None`.

    Returns:
        Clusters in the order of their first claim id; a claim nobody else tells is one of its own.
    """
    return joined(claims, links, texts or {}, spread).clusters()


def whole_reports(claims: Sequence[ReadClaim], texts: Mapping[str, str]) -> dict[str, Report]:
    """The reports of a record as linking compares them, by document id."""
    return joined(claims, (), texts).reports


def joined(
    claims: Sequence[ReadClaim], links: Sequence[Link], texts: Mapping[str, str], spread: Spread | None = None
) -> Joiner:
    """Links claims as `link` does, and gives all that was found on the way."""
    ordered = sorted(claims, key=lambda one: one.id)
    profiles = {claim.id: profile(claim) for claim in ordered if tells_event(claim)}
    counts = spread or (spread_of(ordered, texts) if texts else None)
    weights = rarity_of(profiles.values(), counts) if counts else rarity(profiles.values())
    joiner = Joiner(profiles=profiles, rarity=weights, told=told_of(links, profiles))
    joiner.join_told()
    if texts:
        joiner.join_scored(pairs_within(profiles.values()), within=True)
        main = joiner.main_of(main_claims(ordered, profiles))
        joiner.take_reports(reports_of(ordered, profiles, main, texts, counts))
        joiner.join_scored([*joiner.pairs_of_reports(), *_pairs(profiles.values())])
    else:
        joiner.join_scored(_pairs(profiles.values()))
    return joiner


def rarity_of(profiles: Iterable[Profile], spread: Spread) -> dict[str, float]:
    """Weight of each word of claims, by how many reports have it."""
    return {word: spread.of_claim(word) for word in {word for one in profiles for word in one.words}}


def explain_pair(
    a: ReadClaim, b: ReadClaim, links: Sequence[Link] = (), among: Sequence[ReadClaim] = ()
) -> PairDecision:
    """Says why two claims are, or are not, about the same thing; `among` tells which words are rare."""
    profiles = {claim.id: profile(claim) for claim in (*among, a, b)}
    joiner = Joiner(profiles=profiles, rarity=rarity(profiles.values()), told=told_of(links, profiles))
    return joiner.decide(a.id, b.id)


def rarity(profiles: Iterable[Profile]) -> dict[str, float]:
    """Weight of each word for having been found in two claims: only words that few claims have weigh anything."""
    known = list(profiles)
    spread: dict[str, set[str]] = defaultdict(set)
    for one in known:
        for word in one.words:
            spread[word].add(one.document)
    documents = max(2, len({one.document for one in known}))
    return {word: max(0.0, RARE * (1 - log(len(found)) / log(documents))) for word, found in spread.items()}


def told_of(links: Sequence[Link], profiles: Mapping[str, Profile]) -> dict[tuple[str, str], str]:
    """People's words on pairs of claims that tell of something; what is part of another, or follows it, is another."""
    return {
        (link.left, link.right): SAID[link.verdict]
        for link in links
        if link.verdict in SAID and link.left in profiles and link.right in profiles
    }


def _pairs(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    """Pairs worth comparing, each once."""
    blocks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in profiles:
        for key in blocks_of(one):
            blocks[key].append((order_in_block(one), one.id))
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        for pair in swept([name for _, name in sorted(block)]):
            if pair not in seen:
                seen.add(pair)
                yield pair


def swept(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a block, given in its order: each claim with its nearest followers."""
    for position, left in enumerate(names):
        for right in names[position + 1 : position + 1 + SWEEP]:
            yield min(left, right), max(left, right)


def order_in_block(one: Profile) -> int:
    """The day by which claims of a block stand in order."""
    return one.first or one.told or 0


def pairs_within(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    """Pairs of one report that can tell of one happening."""
    blocks: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for one in profiles:
        if one.document:
            blocks[one.document, one.group, one.background].append(one.id)
    for block in blocks.values():
        yield from swept(block)


def blocks_of(one: Profile) -> Iterator[str]:
    """The blocks a claim stands in: by each place and by what contains it, by month; no place is a block as well."""
    day = one.first if one.first is not None else one.last if one.last is not None else one.told
    # Months overlap by a few days, so that the first of a month meets the last of the one before.
    months = {-1} if day is None else {(day - 3) // 30, (day + 3) // 30}
    for place in one.blocks or ("",):
        for month in sorted(months):
            yield f"{one.group}|{one.background:d}|{month}|{place}"


@dataclass(slots=True)
class Joiner:
    """Claims while they are joined.

    Attributes:
        profiles: of the claims, by id.
        rarity: weight of each word.
        told: people's words on pairs.
        reports: as wholes, once they are known.
        likely: the pairs worth comparing that are likely one, within reports and across; nothing else ever joins.
    """

    profiles: dict[str, Profile]
    rarity: dict[str, float]
    told: dict[tuple[str, str], str]
    reports: dict[str, Report] = field(default_factory=dict)
    likely: tuple[set[tuple[str, str]], set[tuple[str, str]]] = field(default_factory=lambda: (set(), set()))
    _alike: dict[tuple[str, str], ReportDecision] = field(default_factory=dict)
    _decisions: dict[tuple[str, str], PairDecision] = field(default_factory=dict)
    _home: dict[str, int] = field(default_factory=dict)
    _members: dict[int, list[str]] = field(default_factory=dict)

    def decide(self, a: str, b: str) -> PairDecision:
        """Compares two claims, once; a person's word stands above the comparison."""
        pair = (min(a, b), max(a, b))
        if pair not in self._decisions:
            one, other = self.profiles[pair[0]], self.profiles[pair[1]]
            decision = compare(one, other, self.rarity, self._whole(one, other))
            verdict = self.told.get(pair, "")
            if verdict:
                decision = replace(decision, told=verdict, probability=1.0 if verdict == "same" else 0.0)
            self._decisions[pair] = decision
        return self._decisions[pair]

    def is_likely(self, a: str, b: str) -> bool:
        """Whether two claims are more likely one than not."""
        return self.decide(a, b).probability >= JOIN

    def _whole(self, one: Profile, other: Profile) -> ReportDecision | None:
        """What the reports of two claims share, where both claims tell of their report's main happening."""
        left, right = self.reports.get(one.document), self.reports.get(other.document)
        if left is None or right is None or left is right or one.id not in left.main or other.id not in right.main:
            return None
        pair = (min(one.document, other.document), max(one.document, other.document))
        if pair not in self._alike:
            self._alike[pair] = compare_reports(self.reports[pair[0]], self.reports[pair[1]])
        return self._alike[pair]

    def main_of(self, leads: Mapping[str, str]) -> dict[str, frozenset[str]]:
        """All claims of each report that are one with its leading claim, by document."""
        return {document: frozenset(self._members[self._home[lead]]) for document, lead in leads.items()}

    def take_reports(self, reports: dict[str, Report]) -> None:
        """From here on reports are compared as wholes."""
        self.reports = reports

    def pairs_of_reports(self) -> Iterator[tuple[str, str]]:
        """For each two reports worth comparing a pair of claims of their main happenings."""
        for left, right in alike(self.reports, REACH):
            one, other = min(self.reports[left].main), min(self.reports[right].main)
            yield min(one, other), max(one, other)

    def join_told(self) -> None:
        """Every claim alone, then those that people say are the same."""
        for number, name in enumerate(self.profiles):
            self._home[name], self._members[number] = number, [name]
        for (left, right), verdict in sorted(self.told.items()):
            if verdict == "same":
                self._merge(self._home[left], self._home[right])

    def join_scored(self, pairs: Iterable[tuple[str, str]], *, within: bool = False) -> None:
        """Joins clusters from the surest pair down."""
        decisions = [self.decide(left, right) for left, right in pairs]
        likely = [one for one in decisions if one.probability >= JOIN]
        self.likely[0 if within else 1].update((one.left, one.right) for one in likely)
        for one in sorted(likely, key=lambda decision: (-decision.probability, decision.left, decision.right)):
            a, b = self._home[one.left], self._home[one.right]
            if a != b and self._agree(a, b):
                self._merge(a, b)

    def _agree(self, a: int, b: int) -> bool:
        pairs = [(x, y) for x in self._members[a] for y in self._members[b]]
        if any(self.told.get((min(pair), max(pair))) == "different" for pair in pairs):
            return False
        step = max(1, len(pairs) // MOST_PAIRS)
        looked_at = [self.decide(x, y) for x, y in pairs[::step]]
        if any(one.refused for one in looked_at):
            return False
        return sum(one.probability for one in looked_at) / len(looked_at) >= JOIN

    def _merge(self, a: int, b: int) -> None:
        if a == b:
            return
        a, b = min(a, b), max(a, b)
        moved = self._members.pop(b)
        self._members[a] = sorted([*self._members[a], *moved])
        for name in moved:
            self._home[name] = a

    def clusters(self) -> list[Cluster]:
        """The clusters as they stand."""
        within: dict[int, list[PairDecision]] = defaultdict(list)
        for decision in self._decisions.values():
            home = self._home[decision.left]
            if home == self._home[decision.right]:
                within[home].append(decision)
        made = [
            Cluster(
                claims=tuple(sorted(members)),
                decisions=tuple(sorted(within[number], key=lambda one: (-one.probability, one.left, one.right))),
            )
            for number, members in self._members.items()
        ]
        return sorted(made, key=lambda cluster: cluster.claims)

"""What every reader of disputes looks things up in, and how a dispute is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.fuse.days import days_between, interval, told_on
from fogline.fuse.facts import Facts
from fogline.fuse.prose import denier_of, words_of
from fogline.fuse.sides import SideWords
from fogline.model import Dispute, ReadClaim, tagged_hash

Sort = Literal["number", "population", "holder", "denial", "blame", "target", "date", "initiative", "account"]
TOWNS = frozenset({"site", "neighbourhood", "settlement", "city-part", "vague"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The claims of a record in their order, with what helps to compare them.

    Attributes:
        claims: those that tell what is or was, by report and words.
        by_id: all claims.
    """

    claims: tuple[ReadClaim, ...]
    by_id: Mapping[str, ReadClaim]
    facts: Facts
    side_words: SideWords

    @classmethod
    def of(cls, claims: Sequence[ReadClaim], facts: Facts, side_words: SideWords | None = None) -> Record:
        """Orders claims and learns what their words mean."""
        ordered = sorted(claims, key=lambda one: (one.document, one.claim.span.start, one.id))
        telling = tuple(one for one in ordered if one.claim.time in ("past", "now") and not one.claim.opinion)
        return cls(
            claims=telling,
            by_id={one.id: one for one in ordered},
            facts=facts,
            side_words=side_words or SideWords.of(ordered, facts),
        )

    def dispute(
        self, sort: Sort, about: str, why: str, left: Iterable[ReadClaim], right: Iterable[ReadClaim], *, hard: bool
    ) -> Dispute:
        """Makes a dispute between claims."""
        one, other = _ids(left), _ids(right)
        known = [self.by_id[name].recorded for name in (*one, *other)]
        return Dispute(
            id=tagged_hash("dispute", [sort, sorted(one), sorted(other)]),
            sort=sort,
            about=about,
            why=why,
            left=one,
            right=other,
            hard=hard,
            opened=max(known, default=None),
        )


def _ids(claims: Iterable[ReadClaim]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(one.id for one in claims)))


def town_keys(claim: ReadClaim) -> frozenset[str]:
    """Ids of the places of a claim and of what contains each most nearly, without countries."""
    keys: set[str] = set()
    for where in claim.places:
        if where.precision == "country":
            continue
        if where.id:
            keys.add(where.id)
        if where.precision in TOWNS:
            keys.update(where.within[:1])
    return frozenset(keys)


class ByTown:
    """Claims by the towns they are about, so that only those of one town need be compared."""

    def __init__(self, claims: Sequence[ReadClaim]) -> None:
        """Takes claims in their order."""
        self._claims = claims
        self._at: dict[str, list[int]] = defaultdict(list)
        for position, claim in enumerate(claims):
            for town in town_keys(claim):
                self._at[town].append(position)

    def near(self, claim: ReadClaim, *, after: int = -1) -> list[ReadClaim]:
        """The claims that share a town with one, in their order; only those behind a position."""
        found = {at for town in town_keys(claim) for at in self._at.get(town, ()) if at > after}
        return [self._claims[at] for at in sorted(found)]


def same_days(one: ReadClaim, other: ReadClaim, slack: int) -> bool:
    """Whether two claims can be of the same days; undated ones go by their reports."""
    first, second = _days(one), _days(other)
    if first is None or second is None:
        # Nobody knows when either was, but what one report tells of its own days is of the same days.
        return one.document == other.document and not (one.claim.background or other.claim.background)
    return days_between(first[1], second[0]) <= slack and days_between(second[1], first[0]) <= slack


def _days(claim: ReadClaim) -> tuple[str, str] | None:
    start, end = interval(claim)
    if claim.claim.background and claim.when is None:
        return None
    end = end or told_on(claim) or start
    if end is None:
        return None
    # What a report tells without a day is news, and news is of the days before it.
    return (start or end, end)


def who_says(claim: ReadClaim) -> str:
    """On whose word a claim stands, with the report where somebody is quoted."""
    report = claim.source or claim.document_name
    return f"{words_of(claim)} ({report})" if report and (claim.says or denier_of(claim)) else words_of(claim)

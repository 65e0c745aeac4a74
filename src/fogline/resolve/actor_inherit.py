"""Actors of claims that name none, by what stands around them.

"At least 20 were killed" leaves out who did it where the report has just said so. The strike in whose words the harm
stands comes first, then the act told just before, then the one party that all acts of the report are laid to. What
must stay true: only harm and strikes take an actor so, only from acts told as facts of the same report, never across
two parties, and the answer has no span and a lower confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fogline.model import Claim, Found, Party, Resolution

TAKING = frozenset({"harm", "strike"})
GIVING = frozenset({"harm", "strike", "fighting"})
NEAR_CHARACTERS = 300
"""How far back an act may stand to lend its party: two to three sentences of news."""
ACTING_KINDS = frozenset(
    {"state", "government", "military", "armed group", "coalition", "militia", "political body", "force"}
)
SUFFERED = frozenset({"harm.deprivation", "harm.displaced", "harm.trapped"})


def inherit_actors(claims: Sequence[Claim], parties: Mapping[str, Sequence[Resolution]]) -> Iterator[Found]:
    """Yields an actor without a span for harm and strikes that name none and can be laid to one party.

    Args:
        claims: the report's claims.
        parties: what is resolved of each claim's parties so far, by claim id.
    """
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end))
    known = {claim.id: _actors(parties.get(claim.id, ())) for claim in ordered}
    givers = [claim for claim in ordered if known[claim.id] and _may_give(claim)]
    for claim in ordered:
        if claim.in_role("actor") or not _may_take(claim):
            continue
        found = _around(claim, givers, known) or _before(claim, givers, known) or _only_one(givers, known)
        if found is None:
            continue
        rule, lent = found
        for party in lent:
            record = Resolution(subject=claim.id, matter="actor", party=party, rule=rule)
            yield Found(record=record, basis=(claim.id,), confidence=0.5, reasons=(rule,))


def _actors(resolved: Sequence[Resolution]) -> tuple[Party, ...]:
    parties = [one.party for one in resolved if one.matter == "actor" and one.party is not None]
    return tuple(party for party in parties if party.kind in ACTING_KINDS or party.side)


def _may_take(claim: Claim) -> bool:
    if claim.family not in TAKING or claim.kind in SUFFERED or claim.background:
        return False
    return claim.time in ("past", "now") and claim.polarity == "positive"


def _may_give(claim: Claim) -> bool:
    return claim.family in GIVING and not claim.background and not claim.denial and claim.time in ("past", "now")


Lent = tuple[str, tuple[Party, ...]]


def _around(claim: Claim, givers: Sequence[Claim], known: Mapping[str, tuple[Party, ...]]) -> Lent | None:
    """The act in whose words the claim stands, or that stands in its words."""
    for giver in givers:
        if giver.span.overlaps(claim.span):
            return "the act told in the same words", known[giver.id]
    return None


def _before(claim: Claim, givers: Sequence[Claim], known: Mapping[str, tuple[Party, ...]]) -> Lent | None:
    """The act told just before or after, where those near agree on who did it."""
    near = [giver for giver in givers if _distance(giver, claim) <= NEAR_CHARACTERS]
    ids = {tuple(sorted(party.id for party in known[giver.id])) for giver in near}
    if len(ids) != 1:
        return None
    return "the act told beside it", known[near[0].id]


def _only_one(givers: Sequence[Claim], known: Mapping[str, tuple[Party, ...]]) -> Lent | None:
    """The one party to which the report lays all its acts, where it tells of at least two."""
    strikes = [giver for giver in givers if giver.family == "strike"]
    ids = {party.id for giver in givers for party in known[giver.id]}
    if not strikes or len(givers) < 2 or len(ids) != 1:
        return None
    return "the one party all acts of the report are laid to", known[strikes[0].id]


def _distance(a: Claim, b: Claim) -> int:
    if a.span.overlaps(b.span):
        return 0
    return min(abs(a.span.start - b.span.end), abs(b.span.start - a.span.end))

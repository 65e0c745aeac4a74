"""Actors of claims that name none, by what stands around them.

"20 were killed in the army's shelling" names no killer, but the shelling in whose words the deaths stand has one. What
must stay true: only harm and strikes take an actor so, and only from an act told in the same words. Taking it from
sentences around, or from the report's only party, was measured and made more wrong than right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fogline.model import Claim, Found, Party, Resolution

RULE = "the act told in the same words"
TAKING = frozenset({"harm", "strike"})
GIVING = frozenset({"harm", "strike", "fighting"})
ACTING_KINDS = frozenset(
    {"state", "government", "military", "armed group", "coalition", "militia", "political body", "force"}
)
AFTER_THE_ACT = frozenset({"harm.detained"})
"""Kinds whose doers often come after the act that the same words name ("arrested twelve over the bombing")."""
APART = re.compile(
    r"\b(?:after|following|since|before|retaliation|response|revenge|reprisals?|avenge|vengeance|retribution)\b[^,;.]*$",
    re.IGNORECASE,
)
"""Words that lead from what somebody does to an act of others, right before it."""
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
        giver = next((one for one in givers if one.span.overlaps(claim.span) and not _is_of_others(claim, one)), None)
        for party in known[giver.id] if giver else ():
            record = Resolution(subject=claim.id, matter="actor", party=party, rule=RULE)
            yield Found(record=record, basis=(claim.id,), confidence=0.5, reasons=(RULE,))


def _is_of_others(claim: Claim, giver: Claim) -> bool:
    """Whether the words before a claim set it apart from the act that they tell ("in retaliation for the killing")."""
    return APART.search(giver.span.quote[: max(0, claim.span.start - giver.span.start)]) is not None


def _actors(resolved: Sequence[Resolution]) -> tuple[Party, ...]:
    parties = [one.party for one in resolved if one.matter == "actor" and one.party is not None]
    return tuple(party for party in parties if party.kind in ACTING_KINDS or party.side)


def _may_take(claim: Claim) -> bool:
    if claim.family not in TAKING or claim.kind in SUFFERED or claim.background:
        return False
    return claim.time in ("past", "now") and claim.polarity == "positive"


def _may_give(claim: Claim) -> bool:
    if claim.kind in AFTER_THE_ACT:
        return False
    return claim.family in GIVING and not claim.background and not claim.denial and claim.time in ("past", "now")

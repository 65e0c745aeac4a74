"""The place of harm whose words come back to an event that the report has told: "the blast wounded five others".

A noun with "the" or "this" for a blow or a fight means the one told before; what it did was done there, down to the
building. What must stay true: a noun that names its own place, another day or another such event takes nothing, and
several events of one sort in different places lend none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.model import Claim, Where

RULE = "place of the event that the words come back to"
BLOWS = (
    r"attacks?|air[- ]?strikes?|strikes?|air[- ]?raids?|raids?|shelling|bombings?|bombs?|explosions?|blasts?|assault|"
    r"massacre|bombardment|ambush|shooting|missiles?|rockets?|shells?|drones?|crash|incident|impact"
)
FIGHTS = r"clash(?:es)?|fighting|battles?|gunfight|firefight|exchange of fire"
_NOUN = (
    r"\b(?:the|this|these|those|both|its)\s+(?!{other})(?:(?!{other})[\w’'-]+\s+){{0,2}}?(?:{nouns})\b"
    r"(?!\s+(?:{own})\b)(?![-’'])"
)
_OTHER = (
    r"(?:other|another|first|second|third|previous|earlier|latest|last|next|new|separate|similar|recent|alleged\s+use|"
    r"\w+[’']s|deadliest|worst|biggest)\b"
)
_OWN = r"(?:on|in|at|against|near|outside|around|across|between|of|from|to|over|that|which|since|for)"
BACK_TO: dict[str, re.Pattern[str]] = {
    "strike": re.compile(_NOUN.format(other=_OTHER, nouns=BLOWS, own=_OWN), re.IGNORECASE),
    "fighting": re.compile(_NOUN.format(other=_OTHER, nouns=FIGHTS, own=_OWN), re.IGNORECASE),
}
"""By family of events, the words that mean one of them which was told before."""
MANY = re.compile(r"\b(?:since|so far|in total|altogether|overall|nationwide|years?|months?|weeks?|each|every)\b")
"""Words of more than one event."""
FAR = 900
"""Characters after which "the attack" may be another one."""
Told = tuple[Claim, Where | None]
"""A claim and where its own words say that it was."""


def told_again(claim: Claim, told: Sequence[Told]) -> Where | None:
    """The place of the event that the words of a claim of harm come back to; `None` where they come back to none.

    Args:
        claim: the claim, which names no place.
        told: the claims told before it and where they were, in order.
    """
    if claim.family != "harm" or claim.background or claim.in_role("place", "time") or MANY.search(claim.span.quote):
        return None
    family = next((family for family, words in BACK_TO.items() if words.search(claim.span.quote)), None)
    if family is None:
        return None
    near = [
        where
        for one, where in told
        if where is not None and one.family == family and not one.background and one.time == "past"
        if 0 <= claim.span.start - one.span.end <= FAR
    ]
    if not near or len({(where.id, where.name) for where in near if not _is_around(where, near)}) > 1:
        return None
    return next(where for where in reversed(near) if not _is_around(where, near))


def _is_around(where: Where, others: Sequence[Where]) -> bool:
    """Whether a place is only what lies around another one that is told."""
    return where.id is not None and any(where.id in other.within for other in others if other is not where)

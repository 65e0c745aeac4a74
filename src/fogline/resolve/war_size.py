"""How large the numbers of a claim are: a war's, or one happening's."""

from __future__ import annotations

from collections.abc import Collection

from fogline.model import Claim

WHOLE_WAR = 20_000
"""People killed or driven out from whom on a number is a whole war's, of its country and from its beginning."""
OF_WARS = frozenset({"killed", "displaced"})
"""Units in which a whole war is counted."""


def largest(claim: Claim, units: Collection[str] = ()) -> int:
    """The largest number that a claim tells, by its lower bound where it has one; 0 without any.

    Args:
        claim: the claim.
        units: counts only these; all when empty.
    """
    counts = (quantity.count for quantity in claim.quantities if not units or quantity.count.unit in units)
    return max((count.low or count.high or 0 for count in counts), default=0)


def counts_whole_war(claim: Claim) -> bool:
    """Whether a claim counts the dead or the displaced of a whole war."""
    return largest(claim, OF_WARS) >= WHOLE_WAR

"""One range from a report that gathers what others say of one happening.

What it tells first of all the dead is its own summary, told with all of them before it, and stands; the others only
fill in the end that it leaves open. What one of them says against it is often early, or of some of the dead, and
lowers nothing. What must stay true: both ends are numbers that the report tells, or the length of one clause's list;
nothing else is added up.
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.fuse.consensus import told_by_reports
from fogline.fuse.facts import Facts
from fogline.fuse.sides import SideWords
from fogline.fuse.toll_items import Figure, totals
from fogline.model import ReadClaim

Range = tuple[int | None, int | None]
CAMPAIGN = 1000
"""People from which on a figure is taken for one of a whole campaign, not of one happening."""
OPENING = 250
"""Characters of a report in which it sums up, whomever it cites for it."""
TIMES = 3
"""How many times its own number others may tell where it says "at least"."""
EVERYBODY = frozenset({"", "people", "civilians", "residents"})
"""Populations that can be all who were harmed; children or women are some of them."""


def gathered(claims: Sequence[ReadClaim], harm: str, facts: Facts | None = None) -> Range:
    """The range that a report supports which gathers what others say of one happening; unknown ends are `None`.

    Args:
        claims: those of the report.
        harm: ``killed``, ``injured`` …
        facts: sides, where packs know them.
    """
    groups = _totals(claims, harm, facts or Facts())
    every = [one for group in groups for one in group]
    own = _summary(groups)
    others = [_size(one) for one in every if one.claim.says]
    # One death of its own beside counts by others is somebody named, not all.
    named = own is not None and own[0] == 1 and own[1] in (1, None) and max(others, default=0) > 1
    if own is None or named:
        return _spread([one for one in every if one.claim.says] or every) if every else _uncounted(claims, harm, facts)
    low, high = own
    if low is None:
        return min(_size(one) for one in every if high is not None and high <= 2 * _size(one) <= 2 * high), high
    if high is None:
        return low, max((_top(one) for one in every if low <= _size(one) <= TIMES * low), default=low)
    return own


def _totals(claims: Sequence[ReadClaim], harm: str, facts: Facts) -> list[list[Figure]]:
    """The totals of each claim, in the order in which they are told."""
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.claim.span.start, claim.id))
    every = totals(ordered, harm, SideWords.of(ordered, facts))
    found = ([one for one in told if _is_total(one)] for told in every)
    return [group for group in found if group]


def _is_total(one: Figure) -> bool:
    counted = one.low is not None or one.high is not None
    return counted and one.scale in ("incident", "running") and _top(one) < CAMPAIGN


def _summary(groups: Sequence[Sequence[Figure]]) -> Range | None:
    """What the report itself tells first of all who were harmed; of some of them, where it tells nothing else."""
    own = [
        [one for one in group if one.scale == "incident"]
        for number, group in enumerate(groups)
        if not group[0].claim.says or (number == 0 and group[0].claim.claim.span.start < OPENING)
    ]
    told = [group for group in own if group]
    whole = [group for group in told if any(one.population in EVERYBODY for one in group)]
    return _bounds((whole or told)[0]) if told else None


def _bounds(group: Sequence[Figure]) -> Range:
    """The bounds that one claim tells, in one number or in two ("at least 11 and up to 15")."""
    best = max(group, key=lambda one: (_size(one), one.high is not None))
    least = max((one.low for one in group if one.low is not None and one.high is None), default=None)
    most = max((one.high for one in group if one.high is not None and one.low is None), default=None)
    return (least, most) if least is not None and most is not None and least <= most else (best.low, best.high)


def _spread(told: Sequence[Figure]) -> Range:
    """From the least to the most that speakers tell; less than half of the most is of some of them only."""
    most = max(_top(one) for one in told)
    return min((_size(one) for one in told if 2 * _size(one) >= most), default=most), most


def _uncounted(claims: Sequence[ReadClaim], harm: str, facts: Facts | None) -> Range:
    """Where nobody counts but somebody is plainly said to have been harmed: the fewest it can be."""
    told = told_by_reports(claims, harm, facts)
    return (told[0].number, told[0].number) if told else (None, None)


def _size(one: Figure) -> int:
    return one.low or one.high or 0


def _top(one: Figure) -> int:
    return one.high if one.high is not None else _size(one)

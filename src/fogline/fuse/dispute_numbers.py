"""Numbers that cannot both be true, and one figure told of different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from fogline.fuse.days import days_between, told_on
from fogline.fuse.dispute_record import Record, who_says
from fogline.fuse.prose import listed
from fogline.fuse.toll_items import Figure, figures
from fogline.model import Dispute, ReadClaim, Toll

SOON = 3
"""Days between two running totals within which growth does not explain a difference."""
LARGE = 100
"""Figures under this are equal by chance too often to mean anything."""


def numbers(record: Record, tolls: Sequence[Toll]) -> Iterator[Dispute]:
    """Pairs of origins whose ranges for one toll do not meet."""
    told = {one.claim.id: found for found in figures(record.claims, record.side_words) for one in found}
    for toll in tolls:
        found = [one for name in toll.claims for one in told.get(name, ()) if one.category == toll.category]
        for position, one in enumerate(found):
            for other in found[position + 1 :]:
                if _clash(one, other):
                    low, high = sorted(
                        (one, other), key=lambda figure: figure.high if figure.high is not None else 10**12
                    )
                    why = (
                        f"{who_says(low.claim)} tells {_range(low)} {toll.category}, {who_says(high.claim)} "
                        f"{_range(high)}: both cannot be true of one happening."
                    )
                    yield record.dispute("number", toll.category, why, [low.claim], [high.claim], hard=True)


def _clash(one: Figure, other: Figure) -> bool:
    if (
        one.word.key == other.word.key
        or one.claim.document == other.claim.document
        or one.is_of_some != other.is_of_some
    ):
        return False
    if one.scale != "incident" and one.told and other.told:
        earlier, later = sorted((one, other), key=lambda figure: figure.told or "")
        if abs(days_between(one.told, other.told)) > SOON or (one.told != other.told and _above(later, earlier)):
            return False
    return _above(one, other) or _above(other, one)


def _above(one: Figure, other: Figure) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _range(figure: Figure) -> str:
    if figure.low == figure.high and figure.low is not None:
        return f"{figure.low:,}"
    if figure.low is not None and figure.high is not None:
        return f"{figure.low:,} to {figure.high:,}"
    return f"at least {figure.low:,}" if figure.low is not None else f"at most {figure.high or 0:,}"


def populations(record: Record, tolls: Sequence[Toll]) -> Iterator[Dispute]:
    """One figure told of all people by one report and of some of them by another; refugees against the displaced."""
    by_harm: dict[str, list[Toll]] = defaultdict(list)
    for toll in tolls:
        if toll.scope == "running" and toll.part_of is None:
            by_harm[_harm(toll)].append(toll)
    for one, other in (pair for running in by_harm.values() for pair in combinations(running, 2)):
        if one.category != other.category:
            left, right = _claims(record, one), _claims(record, other)
            if {claim.document for claim in left} & {claim.document for claim in right}:
                continue
            if _same_figure(one, other) or (_harm(one) == "displaced" and _at_war_scale(one) and _at_war_scale(other)):
                yield _population(record, one, other, left, right)


def _population(
    record: Record, one: Toll, other: Toll, left: Sequence[ReadClaim], right: Sequence[ReadClaim]
) -> Dispute:
    same = _same_figure(one, other)
    figure = "The same figure is" if same else "Figures of one harm are"
    why = (
        f"{figure} told of different people: {listed(map(who_says, left))} of those {_people(one)}, "
        f"{listed(map(who_says, right))} of those {_people(other)}; they are not one toll."
    )
    return record.dispute("population", _harm(one), why, left, right, hard=same)


def _people(toll: Toll) -> str:
    return toll.category if toll.category != _harm(toll) else f"{toll.category} of whatever kind"


def _harm(toll: Toll) -> str:
    return toll.category.rpartition(" ")[2]


def _same_figure(one: Toll, other: Toll) -> bool:
    for a, b in ((one.low, other.low), (one.best, other.best), (one.high, other.high)):
        if a is not None and b is not None and a.value == b.value and a.value >= LARGE:
            return True
    return False


def _at_war_scale(toll: Toll) -> bool:
    bounds = [bound.value for bound in (toll.low, toll.high) if bound is not None]
    return bool(bounds) and max(bounds) >= 1_000_000


def _claims(record: Record, toll: Toll) -> list[ReadClaim]:
    told = [record.by_id[name] for name in toll.claims if name in record.by_id]
    return sorted(told, key=lambda claim: (told_on(claim) or "", claim.id))

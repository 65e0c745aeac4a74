"""Numbers that cannot both be true, and one figure told of different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from fogline.fuse.days import days_between, told_on
from fogline.fuse.dispute_record import Record, who_says
from fogline.fuse.one_happening import one_happening, told_loosely, widened
from fogline.fuse.prose import does, listed
from fogline.fuse.toll_items import Figure, figures
from fogline.model import Dispute, ReadClaim, Toll, TollBound

SOON = 3
"""Days between two running totals within which growth does not explain a difference."""
LARGE = 100
"""Figures under this are equal by chance too often to mean anything."""


def numbers(record: Record, tolls: Sequence[Toll], event_of: Mapping[str, str]) -> Iterator[Dispute]:
    """Tolls of one happening for which origins tell ranges that do not meet: one dispute each, low against high."""
    told = {found[0].claim.id: found for found in figures(record.claims, record.side_words)}
    beside = _of_another(told.values())
    for toll in tolls:
        found = [one for name in toll.claims for one in told.get(name, ()) if one.category == toll.category]
        own = [one for one in _own(found) if one.claim.id not in beside]
        low, high = _against(own, lambda one, other: _clash(one, other, event_of))
        if low and high:
            why = f"{_told(low, toll.category)}, {_told(high)}: {_VERDICT}."
            left, right = ([figure.claim for figure in side] for side in (low, high))
            yield record.dispute("number", toll.category, why, left, right, hard=True)


_VERDICT = "both cannot be true of one happening"


def _of_another(told: Iterable[Sequence[Figure]]) -> set[str]:
    """Ids of claims that tell no place, and a number below another one of their report: of whom, nobody can say."""
    by_report: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for one in chain.from_iterable(told):
        by_report[one.claim.document, one.category].append(one)
    return {
        one.claim.id
        for found in by_report.values()
        for one in found
        if not one.told_places and any(_above(other, one) and other.claim.id != one.claim.id for other in found)
    }


def _own(found: Sequence[Figure]) -> list[Figure]:
    """Each report's own figures: of one claim or one speaker in it the highest, of which lower ones are a part."""

    def is_part(one: Figure, other: Figure) -> bool:
        alike = other.word.key == one.word.key or other.claim.id == one.claim.id
        return other.claim.document == one.claim.document and alike and _above(other, one)

    return [one for one in found if not any(is_part(one, other) for other in found)]


def _against(found: Sequence[Figure], clash: Callable[[Figure, Figure], bool]) -> tuple[list[Figure], list[Figure]]:
    """Low figures and high ones, each of which clashes with all of the other side."""
    ordered = sorted(found, key=lambda one: (one.low or 0, one.high or 0, one.claim.id))
    for lowest in ordered:
        high = [one for one in ordered if clash(lowest, one) and _above(one, lowest)]
        if high:
            low = [one for one in ordered if all(clash(one, other) and _above(other, one) for other in high)]
            return low, high
    return [], []


def _told(found: Sequence[Figure], category: str = "") -> str:
    """Who tells which range: "A and B tell 9 killed", or without the verb after others "C 14"."""
    by_range: dict[str, list[str]] = defaultdict(list)
    for one in found:
        by_range[_range(one)].append(who_says(one.claim))
    if category:
        return listed(f"{does(names, 'tells')} {told} {category}" for told, names in by_range.items())
    return listed(f"{listed(names)} {told}" for told, names in by_range.items())


def _clash(one: Figure, other: Figure, event_of: Mapping[str, str]) -> bool:
    if (
        one.word.key == other.word.key
        or one.claim.document == other.claim.document
        or one.is_of_some != other.is_of_some
    ):
        return False
    if one.told and other.told:
        earlier, later = sorted((one, other), key=lambda figure: figure.told or "")
        apart = abs(days_between(one.told, other.told))
        if one.scale != "incident" and apart > SOON:
            return False
        if 0 < apart <= SOON and _above(later, earlier):
            return False  # the dead of a day are counted for days: a later, higher number corrects the earlier one
    if not (_above(one, other) or _above(other, one)):
        return False
    return one.scale != "incident" or one_happening(one.claim, other.claim, event_of)


def _above(one: Figure, other: Figure) -> bool:
    low, high = widened(one)[0], widened(other)[1]
    return low is not None and high is not None and low > high


def _range(figure: Figure) -> str:
    loose = told_loosely(figure.claim, figure.low, figure.high)
    if loose:
        return f"“{loose}”"
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
            if _same_figure(record, one, other) or (
                _harm(one) == "displaced" and _at_war_scale(one) and _at_war_scale(other)
            ):
                yield _population(record, one, other, left, right)


def _population(
    record: Record, one: Toll, other: Toll, left: Sequence[ReadClaim], right: Sequence[ReadClaim]
) -> Dispute:
    same = _same_figure(record, one, other)
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


def _same_figure(record: Record, one: Toll, other: Toll) -> bool:
    for a, b in ((one.low, other.low), (one.best, other.best), (one.high, other.high)):
        if a is not None and b is not None and a.value == b.value and a.value >= LARGE:
            return not (_is_loose(record, a) or _is_loose(record, b))
    return False


def _is_loose(record: Record, bound: TollBound) -> bool:
    """Whether a bound comes from words that many tell of anything ("hundreds of thousands")."""
    claim = record.by_id.get(bound.claim)
    counts = claim.counts if claim else ()
    return any(
        claim is not None and bound.value in (count.low, count.high) and told_loosely(claim, count.low, count.high)
        for count in counts
    )


def _at_war_scale(toll: Toll) -> bool:
    bounds = [bound.value for bound in (toll.low, toll.high) if bound is not None]
    return bool(bounds) and max(bounds) >= 1_000_000


def _claims(record: Record, toll: Toll) -> list[ReadClaim]:
    told = [record.by_id[name] for name in toll.claims if name in record.by_id]
    return sorted(told, key=lambda claim: (told_on(claim) or "", claim.id))

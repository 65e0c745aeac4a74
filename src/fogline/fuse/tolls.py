"""Tolls: a range of one category for one period or event, with the claim that sets each bound.

Figures are gathered where they are about the same thing: one category, one side, one scale, one place and time. A
speaker's later figure replaces the earlier one. What must stay true: low <= best <= high; nothing is ever added up;
unknown stays unknown; figures for different populations are different tolls, however equal the numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fogline.fuse.days import days_between, overlap
from fogline.fuse.facts import Facts
from fogline.fuse.prose import listed
from fogline.fuse.sides import SideWords
from fogline.fuse.toll_growth import not_passed, of_one_strike
from fogline.fuse.toll_items import OPENS_AS_PART, Figure, figures
from fogline.model import ReadClaim, Toll, TollBound, When, Where, tagged_hash

SAME_BATTLE = 30
"""Days between two running totals of one battle or period."""
OUTDATED = 3
"""Days after which a running total no longer bounds a later one."""
WIDE = frozenset(("district", "province", "country"))
"""Places so wide that what lies around them tells nothing."""
CLOSE = 250
"""Characters within which a clause that opens with "including" or "of them" is a part of the one before."""


@dataclass(slots=True)
class _Group:
    """Figures about the same thing."""

    figures: list[Figure]

    @property
    def first(self) -> Figure:
        return self.figures[0]


def tolls(
    claims: Sequence[ReadClaim],
    facts: Facts | None = None,
    *,
    events: Mapping[str, str] | None = None,
    side_words: SideWords | None = None,
) -> tuple[Toll, ...]:
    """Builds the tolls of claims.

    Args:
        claims: in any order.
        facts: sides and alliances, where packs know them.
        events: event id by claim id; claims of one event are about one happening.
        side_words: which side words mean; learnt from the claims when `None`.
    """
    known, event_of = facts or Facts(), events or {}
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.claim.span.start, claim.id))
    by_claim = _across_claims(figures(ordered, side_words or SideWords.of(ordered, known)))
    by_claim = of_one_strike(by_claim, event_of, {one.id for one in claims if one.claim.family == "strike"})
    groups = _grouped([figure for found in by_claim for figure in found], event_of)
    made = [_toll(group, event_of) for group in groups]
    home = {id(figure): toll for group, toll in zip(groups, made, strict=True) for figure in group.figures}
    with_parts = [_as_part(toll, group, by_claim, home) for group, toll in zip(groups, made, strict=True)]
    # A whole war's figure holds every other one, so that saying so would say nothing.
    battles = [toll for group, toll in zip(groups, with_parts, strict=True) if group.first.scale == "running"]
    noted = [_noted(toll, group, battles) for group, toll in zip(groups, with_parts, strict=True)]
    return tuple(
        sorted(noted, key=lambda toll: (toll.when.earliest or "" if toll.when else "", toll.category, toll.id))
    )


def _across_claims(by_claim: list[list[Figure]]) -> list[list[Figure]]:
    """Joins a clause that opens as a part ("of them 20 …") to the clause before it, when both count one harm."""
    made: list[list[Figure]] = []
    for found in by_claim:
        before = made[-1] if made else None
        told = found[0].claim
        if before is not None and told.document == before[0].claim.document:
            gap = told.claim.span.start - before[0].claim.claim.span.end
            whole = next((index for index, one in enumerate(before) if one.harm == found[0].harm), None)
            if OPENS_AS_PART.search(told.claim.span.quote) and gap <= CLOSE and whole is not None:
                made[-1] = [*before, *(replace(one, inside=whole) for one in found)]
                continue
        made.append(found)
    return made


def _grouped(found: Sequence[Figure], event_of: Mapping[str, str]) -> list[_Group]:
    """Gathers figures about the same thing; each joins the latest group it fits."""
    blocks: dict[tuple[object, ...], list[_Group]] = defaultdict(list)
    marked: dict[tuple[object, ...], dict[int, _Group]] = defaultdict(dict)
    ordered = sorted(found, key=lambda one: (one.span[1] or "", one.span[0] or "", one.claim.id, one.low or 0))
    for figure in ordered:
        block = figure.harm, figure.population, figure.side, figure.scale, figure.is_of_some
        marks = [(block, mark) for mark in _marks(figure, event_of)]
        near = {number: group for mark in marks for number, group in marked[mark].items()}
        home = next((number for number in sorted(near, reverse=True) if _fits(figure, near[number], event_of)), None)
        if home is None:
            home = len(blocks[block])
            blocks[block].append(_Group(figures=[]))
        group = blocks[block][home]
        group.figures.append(figure)
        for mark in marks:
            marked[mark][home] = group
    return [group for groups in blocks.values() for group in groups]


def _marks(figure: Figure, event_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What figures that fit together share one of, so that only those need be compared."""
    if figure.scale != "incident":
        yield "scale", figure.scale
        return
    yield "document", figure.claim.document
    yield "strike", figure.grown or figure.claim.id
    if figure.places:
        yield "place", _key(figure.places[0])
    if figure.claim.id in event_of:
        yield "event", event_of[figure.claim.id]


def _fits(figure: Figure, group: _Group, event_of: Mapping[str, str]) -> bool:
    event = event_of.get(figure.claim.id)
    if event is not None and any(event_of.get(one.claim.id) == event for one in group.figures):
        return True
    if any(_are_of_one_strike(figure, one) for one in group.figures):
        return True
    return all(_same_thing(figure, one) for one in group.figures[-8:])


def _are_of_one_strike(one: Figure, other: Figure) -> bool:
    """Whether one is a later total of the strike that the other counts, or both are."""
    return bool(one.grown or other.grown) and (one.grown or one.claim.id) == (other.grown or other.claim.id)


def _same_thing(one: Figure, other: Figure) -> bool:
    if one.scale == "war":
        return _places_meet(one, other, loose=True)
    if one.scale == "running":
        near = one.told is None or other.told is None or abs(days_between(one.told, other.told)) <= SAME_BATTLE
        return near and overlap(one.span, other.span, SAME_BATTLE) and _places_meet(one, other, loose=True)
    if one.claim.document == other.claim.document and not one.places and not other.places:
        return one.claim.claim.span.overlaps(other.claim.claim.span)
    if one.claim.when is None or other.claim.when is None:
        return one.claim.claim.span.overlaps(other.claim.claim.span) and one.claim.document == other.claim.document
    return overlap(one.span, other.span, 0) and _places_meet(one, other, loose=False)


def _places_meet(one: Figure, other: Figure, *, loose: bool) -> bool:
    """Whether two figures can be of one place: the same one, or for running totals one around the other."""
    if not one.places or not other.places:
        return loose
    mine, theirs = one.places[0], other.places[0]
    if _key(mine) == _key(theirs):
        return True
    return loose and (_key(mine) in theirs.within or _key(theirs) in mine.within)


def _key(where: Where) -> str:
    return where.id or where.name.casefold()


def _toll(group: _Group, event_of: Mapping[str, str]) -> Toll:
    current = _current(group.figures)
    low, best, high = _bounds(current)
    first, claims = group.first, tuple(dict.fromkeys(one.claim.id for one in group.figures))
    scope: Literal["incident", "running"] = "incident" if first.scale == "incident" else "running"
    says = tuple(dict.fromkeys(one.word.name for one in group.figures))
    # One claim may count all and some of them ("four children, three of them …"), and some more ("another 2,500"): each
    # is a toll with an id of its own.
    sort = [*(["of some"] if first.is_of_some else []), *(["further"] if first.further else [])]
    key = [first.category, first.side or "", first.scale, *sort, *sorted(claims)]
    return Toll(
        id=tagged_hash("toll", key),
        scope=scope,
        category=first.category,
        side=first.side,
        when=_hull(group.figures),
        places=_places(group.figures),
        low=low,
        best=best,
        high=high,
        claims=claims,
        says=says,
        event=next((event_of[one] for one in claims if one in event_of), None),
    )


def _current(told: Sequence[Figure]) -> list[Figure]:
    """The figures that still count: the latest of each speaker, and of running totals the recent ones."""
    latest: dict[str, Figure] = {}
    for figure in sorted(told, key=lambda one: (one.told or "", one.claim.claim.span.start)):
        known = latest.get(figure.word.key)
        if known is None or _has_number(figure) or not _has_number(known):
            latest[figure.word.key] = figure
    kept = not_passed(latest.values())
    last = max((one.told for one in kept if one.told), default=None)
    if last is None or kept[0].scale != "running":
        return kept
    return [one for one in kept if one.told is None or days_between(one.told, last) <= OUTDATED]


def _has_number(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def _bounds(current: Sequence[Figure]) -> tuple[TollBound | None, TollBound | None, TollBound | None]:
    """The lowest low, the number most speakers give, the highest high; a high that "at least" passes is open."""
    low = min(((one.low, one.claim.id, one) for one in current if one.low is not None), default=None, key=_first_two)
    high = max(((one.high, one.claim.id, one) for one in current if one.high is not None), default=None, key=_first_two)
    if high is not None and any(one.high is None and (one.low or 0) > high[0] for one in current):
        high = None
    best = _best(current)
    if best is not None and (
        (low and best.best is not None and best.best < low[0]) or (high and (best.best or 0) > high[0])
    ):
        best = None
    return (
        _bound(low[0], low[2]) if low else None,
        _bound(best.best, best) if best is not None and best.best is not None else None,
        _bound(high[0], high[2]) if high else None,
    )


def _first_two(item: tuple[int, str, Figure]) -> tuple[int, str]:
    return item[0], item[1]


def _best(current: Sequence[Figure]) -> Figure | None:
    """The single number that most speakers give; of equals the latest told, and of those the lowest."""
    votes: dict[int, list[Figure]] = defaultdict(list)
    for one in current:
        if one.best is not None:
            votes[one.best].append(one)
    if not votes:
        return None
    number = max(votes, key=lambda value: (len(votes[value]), max(one.told or "" for one in votes[value]), -value))
    return min(votes[number], key=lambda one: one.claim.id)


def _bound(value: int, figure: Figure) -> TollBound:
    return TollBound(value=value, claim=figure.claim.id, says=figure.word.name)


def _hull(told: Sequence[Figure]) -> When | None:
    spans = [one.span for one in told if one.span != (None, None)]
    if not spans:
        return None
    starts, ends = [start for start, _ in spans if start], [end for _, end in spans if end]
    earliest, latest = min(starts, default=None), max(ends, default=None)
    if earliest is not None and earliest == latest:
        return When(earliest=earliest, latest=latest, precision="day", edtf=earliest)
    edtf = f"{earliest or '..'}/{latest or '..'}"
    return When(earliest=earliest, latest=latest, precision="days" if earliest and latest else "open", edtf=edtf)


def _places(told: Sequence[Figure]) -> tuple[Where, ...]:
    """The places that the figures' own claims tell; those that only the course of a report gave, where none does."""
    own = {_key(where): where for one in told for where in one.told_places}
    return tuple((own or {_key(where): where for one in told for where in one.places}).values())


def _as_part(toll: Toll, group: _Group, by_claim: Sequence[Sequence[Figure]], home: Mapping[int, Toll]) -> Toll:
    wanted = {id(figure) for figure in group.figures if figure.inside is not None}
    for found in by_claim:
        for figure in found:
            if id(figure) in wanted and figure.inside is not None:
                whole = home[id(found[figure.inside])]
                if whole.id != toll.id:
                    return replace(toll, part_of=whole.id)
    return toll


def _noted(toll: Toll, group: _Group, battles: Sequence[Toll]) -> Toll:
    """Adds what a reader of the number must know: no number told, whose loss, what it may be part of."""
    notes: list[str] = []
    vague = [one for one in group.figures if one.vague]
    if vague and toll.low is None and toll.high is None:
        notes.append(f"Told only as “{vague[0].vague}”: the number is unknown, which is not zero.")
    losses = {one.loss for one in group.figures}
    if losses == {"own"}:
        notes.append("Told by the side that suffered it, against its interest.")
    elif losses == {"other"}:
        notes.append("Told by the other side of its enemy's losses.")
    if group.first.scale == "war":
        notes.append("A figure for the whole war, not for one battle.")
    wholes = [other for other in battles if _may_hold(other, toll)] if group.first.scale != "war" else []
    if wholes and toll.part_of is None:
        names = listed(
            f"the {_in_figures(other)} {other.category} told by {listed(other.says[:2])}" for other in wholes[:2]
        )
        notes.append(f"May be part of {names}: never added to it.")
    return replace(toll, note=" ".join(notes))


def _may_hold(whole: Toll, part: Toll) -> bool:
    """Whether a running total of all people may hold this toll, for all that anybody says."""
    harm = part.category.rpartition(" ")[2]
    if whole.id == part.id or whole.category != harm or whole.side is not None or whole.scope != "running":
        return False
    if part.category == harm and part.side is None and part.scope == "running":
        return False
    if whole.when is None or part.when is None:
        return False
    spans = (whole.when.earliest, whole.when.latest), (part.when.earliest, part.when.latest)
    # A total told on a day covers the days before it.
    covers = overlap((None, spans[0][1]), spans[1]) and _told_near(spans[0][1], spans[1][1])
    reached = whole.high is None or part.low is None or part.low.value <= whole.high.value
    return covers and reached and _around(whole, part)


def _told_near(one: str | None, other: str | None) -> bool:
    return one is None or other is None or abs(days_between(one, other)) <= SAME_BATTLE


def _around(whole: Toll, part: Toll) -> bool:
    outer = {where.id for where in whole.places if where.id}
    inner = {key for where in part.places for key in (where.id, *where.within) if key}
    # A town's dead may be told of the country around it; a province's are not those of the province beside it.
    held = {key for where in whole.places if where.precision not in WIDE for key in where.within[:1]}
    return not outer or not inner or bool(outer & inner) or bool(held & inner)


def _in_figures(toll: Toll) -> str:
    if toll.low is not None and toll.high is not None:
        low, high = toll.low.value, toll.high.value
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if toll.low is not None:
        return f"at least {toll.low.value:,}"
    return f"up to {toll.high.value:,}" if toll.high is not None else "unnumbered"

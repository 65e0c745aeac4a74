"""What is new in a record since a time.

Recorded time counts, not the time of the events: a report of last year that came in today is new today. What the
record comes to now is held against what it came to then, so that a bound that moved and a quarrel that ended are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fogline.model import Control, Dispute, Event, Forecast, ReadClaim, Toll
from fogline.views.claims import ReadDocument
from fogline.views.filing import control_id
from fogline.views.rows import claims_of
from fogline.views.tables import Tables

Derived = Event | Control | Toll | Dispute | Forecast
Turn = Literal["new", "changed", "gone", "moved", "opened", "closed", "resolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of the derived tables that is not what it was.

    Attributes:
        sort: event, control, toll, dispute or forecast.
        turn: new, changed or gone; of a toll's bounds moved; of a dispute opened or closed; of a forecast resolved.
        id: of the row as it is, or as it was where it is gone.
        before: the row as it was; `None` where there was none.
        after: the row as it is; `None` where there is none any more.
    """

    sort: Literal["event", "control", "toll", "dispute", "forecast"]
    turn: Turn
    id: str
    before: Derived | None = None
    after: Derived | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What is new since a time.

    Attributes:
        since: the time.
        documents: reports that came in.
        claims: claims that came in.
        changes: what the record comes to now and did not then.
    """

    since: str
    documents: tuple[ReadDocument, ...] = ()
    claims: tuple[ReadClaim, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing came in and nothing changed."""
        return not (self.documents or self.claims or self.changes)


def diff_of(before: Tables, after: Tables, since: str) -> Diff:
    """Holds the tables of a record against those of an earlier time.

    Args:
        before: built from what was recorded before the time.
        after: built from all.
        since: the time.
    """
    return Diff(
        since=since,
        documents=tuple(card for card in after.reading.documents if card.recorded >= since),
        claims=tuple(claim for claim in after.claims if claim.recorded >= since),
        changes=(
            *_events(before.events, after.events),
            *_control(before.control.rows, after.control.rows),
            *_tolls(before.tolls, after.tolls),
            *_disputes(before.disputes, after.disputes),
            *_forecasts(before.forecasts, after.forecasts),
        ),
    )


def _sharing(one: Derived, others: Iterable[Derived]) -> Derived | None:
    """The row of others that has most claims in common with one; `None` where none has any."""
    own = set(claims_of(one))
    ranked = [(len(own & set(claims_of(other))), other) for other in others]
    shared, found = max(ranked, key=lambda pair: pair[0], default=(0, None))
    return found if shared else None


def _events(before: tuple[Event, ...], after: tuple[Event, ...]) -> Iterator[Change]:
    told = {claim: event for event in before for claim in event.claims}
    for event in after:
        was = told.get(next((claim for claim in event.claims if claim in told), ""))
        if was is None:
            yield Change(sort="event", turn="new", id=event.id, after=event)
        elif _known_of(was) != _known_of(event):
            yield Change(sort="event", turn="changed", id=event.id, before=was, after=event)
    still = {claim for event in after for claim in event.claims}
    for event in before:
        if still.isdisjoint(event.claims):
            yield Change(sort="event", turn="gone", id=event.id, before=event)


def _known_of(event: Event) -> tuple[object, ...]:
    return event.status, event.grade, frozenset(event.claims)


def _control(before: tuple[Control, ...], after: tuple[Control, ...]) -> Iterator[Change]:
    known = {control_id(row): row for row in before}
    now = {control_id(row): row for row in after}
    for name, row in now.items():
        was = known.get(name)
        if was is None:
            yield Change(sort="control", turn="new", id=name, after=row)
        elif _held(was) != _held(row):
            yield Change(sort="control", turn="changed", id=name, before=was, after=row)
    for name, row in known.items():
        if name not in now:
            yield Change(sort="control", turn="gone", id=name, before=row)


def _held(row: Control) -> tuple[object, ...]:
    return row.end, row.holder, frozenset(row.holders), row.state, row.besieged_by


def _tolls(before: tuple[Toll, ...], after: tuple[Toll, ...]) -> Iterator[Change]:
    by_id = {one.id: one for one in before}
    for toll in after:
        # Two tolls can rest on the same words ("1,700 to one side, 2,500 to the other"): each is held against itself.
        was = by_id.get(toll.id) or _sharing(toll, (one for one in before if one.category == toll.category))
        if not isinstance(was, Toll):
            yield Change(sort="toll", turn="new", id=toll.id, after=toll)
        elif _bounds(was) != _bounds(toll):
            yield Change(sort="toll", turn="moved", id=toll.id, before=was, after=toll)
    for toll in before:
        if _sharing(toll, (one for one in after if one.category == toll.category)) is None:
            yield Change(sort="toll", turn="gone", id=toll.id, before=toll)


def _bounds(toll: Toll) -> tuple[int | None, ...]:
    return tuple(bound.value if bound else None for bound in (toll.low, toll.best, toll.high))


def _disputes(before: tuple[Dispute, ...], after: tuple[Dispute, ...]) -> Iterator[Change]:
    """A dispute into which further claims come has another id, and is the same quarrel."""
    for one in after:
        if not any(_same_quarrel(one, other) for other in before):
            yield Change(sort="dispute", turn="opened", id=one.id, after=one)
    for one in before:
        if not any(_same_quarrel(one, other) for other in after):
            yield Change(sort="dispute", turn="closed", id=one.id, before=one)


def _same_quarrel(one: Dispute, other: Dispute) -> bool:
    sides = ((other.left, other.right), (other.right, other.left))
    return one.sort == other.sort and any(
        not set(one.left).isdisjoint(left) and (set(one.right) == set(right) or not set(one.right).isdisjoint(right))
        for left, right in sides
    )


def _forecasts(before: tuple[Forecast, ...], after: tuple[Forecast, ...]) -> Iterator[Change]:
    known = {one.id: one for one in before}
    for one in after:
        was = known.get(one.id)
        if was is None:
            yield Change(sort="forecast", turn="new", id=one.id, after=one)
        elif was.outcome != one.outcome:
            turn: Turn = "changed" if one.outcome == "open" else "resolved"
            yield Change(sort="forecast", turn=turn, id=one.id, before=was, after=one)
    now = {one.id for one in after}
    for one in before:
        if one.id not in now:
            yield Change(sort="forecast", turn="gone", id=one.id, before=one)

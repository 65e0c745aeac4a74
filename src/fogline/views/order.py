"""By what the rows of each table stand in order, as one text, so that a row that comes in moves no other.

What must stay true: the texts of two rows compare as the tables' own order has them.
"""

from __future__ import annotations

from typing import Any

from fogline.fuse.control_sign import place_key
from fogline.model import Control, Dispute, Event, Forecast, Link, ReadClaim, Tie, Toll
from fogline.views.cards import ActorCard, PlaceCard, SourceCard
from fogline.views.claims import ReadDocument, StandingProblem

GAP = "\x01"
"""Between the parts of an order: less than any character that a name has."""
MOST = 10**9


def order_of(item: Any, at: int = 0) -> str:
    """The order of a row within its kind.

    Args:
        item: the row.
        at: its place among the rows of its kind, for those that have no order of their own.
    """
    return f"{at:09}" if isinstance(item, Link) else GAP.join(_parts(item))


def _parts(item: Any) -> tuple[str, ...]:
    if isinstance(item, ReadClaim):
        return (item.document_name, item.document, f"{item.claim.span.start:09}", item.id)
    if isinstance(item, Event):
        when = item.when
        return ((when.earliest or when.latest or "9999") if when else "9999", item.id)
    if isinstance(item, Control):
        return (item.place.name, place_key(item.place), item.start or "", item.end or "")
    if isinstance(item, Toll):
        return ((item.when.earliest or "") if item.when else "", item.category, item.id)
    if isinstance(item, Dispute):
        return ("" if item.hard else "soft", item.sort, item.about, item.id)
    if isinstance(item, Forecast):
        return (item.made or "9999", item.forecaster, item.id)
    if isinstance(item, Tie):
        return (item.sort, item.event, item.of)
    return _of_reading(item)


def _of_reading(item: Any) -> tuple[str, ...]:
    if isinstance(item, ReadDocument):
        return (item.name, item.id)
    if isinstance(item, StandingProblem):
        return (item.recorded, item.problem.id)
    if isinstance(item, ActorCard):
        return (f"{MOST - item.claims:010}", item.name, item.id)
    if isinstance(item, PlaceCard):
        return (f"{MOST - item.claims:010}", item.place.name, item.id)
    if isinstance(item, SourceCard):
        return (f"{MOST - item.claims:010}", item.name, item.id)
    raise TypeError(f"a {type(item).__name__} is no row of the tables")

"""What is new in a record since a time.

Recorded time counts, not the time of the events: a report of last year that came in today is new today.
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.model import Control, Dispute, Event, Forecast, ReadClaim, Toll
from fogline.views.claims import ReadDocument
from fogline.views.store import claims_of
from fogline.views.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What is new since a time.

    Attributes:
        since: the time.
        events: told only by new claims.
        grown: known before, with new claims among theirs.
        control: rows that rest on a new claim.
        tolls: those that a new claim moves or makes.
        disputes: opened by a new claim.
    """

    since: str
    documents: tuple[ReadDocument, ...] = ()
    claims: tuple[ReadClaim, ...] = ()
    events: tuple[Event, ...] = ()
    grown: tuple[Event, ...] = ()
    control: tuple[Control, ...] = ()
    tolls: tuple[Toll, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    forecasts: tuple[Forecast, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing came in."""
        return not (self.documents or self.claims)


def diff_since(tables: Tables, since: str) -> Diff:
    """Gathers what rests on claims that were recorded at or after a time."""
    new = {claim.id for claim in tables.claims if claim.recorded >= since}

    def touched(item: Event | Control | Toll | Dispute | Forecast) -> bool:
        return any(name in new for name in claims_of(item))

    return Diff(
        since=since,
        documents=tuple(card for card in tables.reading.documents if card.recorded >= since),
        claims=tuple(claim for claim in tables.claims if claim.id in new),
        events=tuple(event for event in tables.events if all(name in new for name in event.claims)),
        grown=tuple(
            event for event in tables.events if touched(event) and not all(name in new for name in event.claims)
        ),
        control=tuple(filter(touched, tables.control.rows)),
        tolls=tuple(filter(touched, tables.tolls)),
        disputes=tuple(filter(touched, tables.disputes)),
        forecasts=tuple(filter(touched, tables.forecasts)),
    )

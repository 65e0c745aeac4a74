"""The derived tables of a record, built from what stands in its ledger.

Claims that lie outside the project's scope stay in the table of claims and go into nothing else. What must stay true:
the tables are a function of what stands and of the packs' facts, whatever the order in which it was recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fogline.fuse.control import ControlTable, control_table
from fogline.fuse.disputes import disputes
from fogline.fuse.events import events
from fogline.fuse.facts import Facts
from fogline.fuse.forecasts import forecasts
from fogline.fuse.independence import Independence
from fogline.fuse.tolls import tolls
from fogline.link import link
from fogline.model import Dispute, Event, Forecast, ReadClaim, Toll
from fogline.views.claims import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Everything a record comes to.

    Attributes:
        reading: claims, reports, people's links and problems, as they stand.
        control: who holds what, with the question it answers.
    """

    reading: Reading = field(default_factory=Reading)
    events: tuple[Event, ...] = ()
    control: ControlTable = field(default_factory=lambda: ControlTable(rows=()))
    tolls: tuple[Toll, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    forecasts: tuple[Forecast, ...] = ()

    @property
    def claims(self) -> tuple[ReadClaim, ...]:
        """Every claim that stands, those outside the scope included."""
        return self.reading.claims

    def claim(self, claim_id: str) -> ReadClaim | None:
        """The claim of an id."""
        return next((one for one in self.reading.claims if one.id == claim_id), None)

    def event_of(self) -> Mapping[str, str]:
        """Event id by claim id."""
        return {claim: event.id for event in self.events for claim in event.claims}


def build_tables(reading: Reading, facts: Facts | None = None) -> Tables:
    """Links and fuses what stands.

    Args:
        reading: what the ledger comes to.
        facts: sides, alliances, outlets and foundings of the packs.
    """
    known = facts or Facts()
    inside = tuple(claim for claim in reading.claims if claim.inside is not False)
    independence = Independence.of(inside, reading.texts, known)
    happenings = events(
        (cluster.claims for cluster in link(inside, reading.links, reading.texts)), inside, independence
    )
    event_of = {claim: event.id for event in happenings for claim in event.claims}
    held, counted = control_table(inside, known), tolls(inside, known, events=event_of)
    return Tables(
        reading=reading,
        events=happenings,
        control=held,
        tolls=counted,
        disputes=disputes(inside, events=happenings, tolls=counted, control=held, facts=known),
        forecasts=forecasts(inside, reading.texts),
    )

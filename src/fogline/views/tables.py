"""The derived tables of a record, built from what stands in its ledger.

Claims that lie outside the project's scope stay in the table of claims and go into nothing else. What must stay true:
the tables are a function of what stands and of the packs' facts, whatever the order in which it was recorded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fogline.fuse.control import ControlTable, control_table
from fogline.fuse.disputes import disputes
from fogline.fuse.events import events
from fogline.fuse.facts import Facts
from fogline.fuse.forecasts import forecasts
from fogline.fuse.independence import Independence
from fogline.fuse.sides import SideWords
from fogline.fuse.ties import ties
from fogline.fuse.tolls import tolls
from fogline.link.cluster import Joiner, joined
from fogline.link.reports import spread_of
from fogline.link.spread import Spread
from fogline.model import Dispute, Event, Forecast, ReadClaim, Tie, Toll
from fogline.views.claims import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Everything a record comes to.

    Attributes:
        reading: claims, reports, people's links and problems, as they stand.
        control: who holds what, with the question it answers.
        ties: which event is part of which, and which follows from which.
    """

    reading: Reading = field(default_factory=Reading)
    events: tuple[Event, ...] = ()
    control: ControlTable = field(default_factory=lambda: ControlTable(rows=()))
    tolls: tuple[Toll, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    ties: tuple[Tie, ...] = ()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was found on the way to the tables, from which further reports can be taken in.

    Attributes:
        spread: how many reports have each word.
        joiner: which claims were compared and joined.
        independence: which reports copy which.
    """

    spread: Spread
    joiner: Joiner
    independence: Independence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """The tables that follow from claims and their events."""

    control: ControlTable
    tolls: tuple[Toll, ...]
    disputes: tuple[Dispute, ...]
    forecasts: tuple[Forecast, ...]


def build_tables(reading: Reading, facts: Facts | None = None) -> Tables:
    """Links and fuses what stands.

    Args:
        reading: what the ledger comes to.
        facts: sides, alliances, outlets and foundings of the packs.
    """
    return worked_out(reading, facts)[0]


def worked_out(reading: Reading, facts: Facts | None = None) -> tuple[Tables, Work]:
    """Links and fuses what stands, and gives what was found on the way."""
    known = facts or Facts()
    inside = tuple(claim for claim in reading.claims if claim.inside is not False)
    independence = Independence.of(inside, reading.texts, known)
    spread = Spread.of(reading.counted) if reading.counted is not None else spread_of(inside, reading.texts)
    joiner = joined(inside, reading.links, reading.texts, spread)
    happenings = events((cluster.claims for cluster in joiner.clusters()), inside, independence)
    fused = fuse(inside, happenings, reading.texts, known, SideWords.of(inside, known))
    tables = Tables(
        reading=reading,
        events=happenings,
        control=fused.control,
        tolls=fused.tolls,
        disputes=fused.disputes,
        forecasts=fused.forecasts,
        ties=ties(happenings, inside, reading.texts, known, reading.links),
    )
    return tables, Work(spread=spread, joiner=joiner, independence=independence)


def fuse(
    inside: Sequence[ReadClaim],
    happenings: Sequence[Event],
    texts: Mapping[str, str],
    facts: Facts,
    side_words: SideWords,
    event_of: Mapping[str, str] | None = None,
) -> Fused:
    """What follows from claims once their events are known.

    Args:
        inside: the claims inside the scope.
        happenings: their events.
        texts: of their reports.
        facts: what the packs know.
        side_words: which side the words of the record mean.
        event_of: event id by claim id, where claims are of events that are not among these.
    """
    homes = event_of or {claim: event.id for event in happenings for claim in event.claims}
    held = control_table(inside, facts, side_words)
    counted = tolls(inside, facts, events=homes, side_words=side_words)
    return Fused(
        control=held,
        tolls=counted,
        disputes=disputes(
            inside,
            events=happenings,
            tolls=counted,
            control=held,
            facts=facts,
            side_words=side_words,
        ),
        forecasts=forecasts(inside, texts, homes),
    )

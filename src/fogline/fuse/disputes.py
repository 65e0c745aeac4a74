"""Disputes: claims that cannot all be true, and accounts that must be read side by side.

Each sort of dispute has its own small reader; this file runs them all. What must stay true: claims about different
days are no dispute; each dispute names the claims on both sides and says in a sentence why they clash.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.fuse.control import ControlTable
from fogline.fuse.dispute_accounts import blames, dates, initiatives, intensities, targets_told
from fogline.fuse.dispute_denials import denials
from fogline.fuse.dispute_ground import already_held, holders, names_of_ground
from fogline.fuse.dispute_numbers import numbers, populations
from fogline.fuse.dispute_record import Record
from fogline.fuse.dispute_terms import before_founding
from fogline.fuse.facts import Facts
from fogline.fuse.sides import SideWords
from fogline.model import Dispute, Event, ReadClaim, Toll


def disputes(
    claims: Sequence[ReadClaim],
    *,
    events: Sequence[Event] = (),
    tolls: Sequence[Toll] = (),
    control: ControlTable | None = None,
    facts: Facts | None = None,
    side_words: SideWords | None = None,
) -> tuple[Dispute, ...]:
    """Finds the disputes of a record.

    Args:
        claims: all of the record.
        events: its events.
        tolls: its tolls.
        control: its table of control.
        facts: sides, alliances and founding dates, where packs know them.
        side_words: which side words mean; learnt from the claims when `None`.
    """
    record = Record.of(claims, facts or Facts(), side_words)
    homes = {claim: event.id for event in events for claim in event.claims}
    found: Iterable[Dispute] = (
        *numbers(record, tolls, homes),
        *populations(record, tolls),
        *(holders(record, control) if control else ()),
        *names_of_ground(record),
        *already_held(record),
        *denials(record, events),
        *blames(record, events),
        *dates(record, events),
        *targets_told(record),
        *initiatives(record),
        *intensities(record),
        *before_founding(record),
    )
    unique = {dispute.id: dispute for dispute in found}
    return tuple(sorted(unique.values(), key=lambda one: (not one.hard, one.sort, one.about, one.id)))

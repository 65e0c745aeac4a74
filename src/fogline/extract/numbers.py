"""The numbers of a claim: casualties for harm, counted things for the rest; and what sort of harm they tell."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.extract.candidates import Candidate
from fogline.extract.parse import Stretch
from fogline.extract.quantities import claim_counts
from fogline.model import Quantity, span_of


def quantities_of(text: str, stretch: Stretch, candidate: Candidate) -> tuple[Quantity, ...]:
    """The quantities in a candidate's words, with offsets in the document's text."""
    start = stretch.parsed[candidate.left].idx
    last = stretch.parsed[candidate.right - 1]
    own = frozenset((candidate.event, candidate.head))
    return tuple(
        Quantity(span=span_of(text, stretch.offset + one.start, stretch.offset + one.end), count=one.count)
        for one in claim_counts(stretch.parsed, start, last.idx + len(last), predicates=own)
    )


COUNTED_HARM = ("killed", "injured", "displaced", "detained", "trapped")
"""Harms that are counted and that are types of claims, the gravest first."""


def kind_of_counts(kind: str, quantities: Sequence[Quantity]) -> str:
    """The type of a claim of harm that no verb names, by what it counts: "left 15 dead" tells of killed."""
    if kind != "harm.other":
        return kind
    harms = {one.count.unit.rpartition(" ")[2] for one in quantities}
    return next((f"harm.{name}" for name in COUNTED_HARM if name in harms), kind)

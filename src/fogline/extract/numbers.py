"""The numbers of a claim: casualties for harm, counted things for the rest."""

from __future__ import annotations

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

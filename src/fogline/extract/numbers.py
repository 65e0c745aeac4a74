"""The numbers of a claim: casualties for harm, counted things for the rest."""

from __future__ import annotations

from fogline.extract.candidates import Candidate
from fogline.extract.parse import Stretch
from fogline.extract.quantities import casualty_counts, quantities
from fogline.model import Count, Quantity, span_of

COUNTED = frozenset({"people", "facility", "weapon", "place", "other"})


def quantities_of(text: str, stretch: Stretch, candidate: Candidate, family: str) -> tuple[Quantity, ...]:
    """The quantities in a candidate's words.

    Args:
        text: the document's text.
        stretch: the parsed stretch.
        candidate: the claim's tokens.
        family: harm counts people by what befell them; other families count what stands beside the number.
    """
    start = stretch.parsed[candidate.left].idx
    last = stretch.parsed[candidate.right - 1]
    end = last.idx + len(last)
    found: list[Quantity] = []
    if family in ("harm", "civil"):
        for one in casualty_counts(stretch.parsed, start, end):
            span = span_of(text, stretch.offset + one.start, stretch.offset + one.end)
            found.append(Quantity(span=span, count=one.count))
    taken = [(one.span.start, one.span.end) for one in found]
    for other in quantities(stretch.parsed):
        if not (start <= other.start and other.end <= end) or other.sort not in COUNTED:
            continue
        span = span_of(text, stretch.offset + other.start, stretch.offset + other.end)
        if any(span.start < right and left < span.end for left, right in taken) or (
            family == "harm" and other.sort == "people"
        ):
            continue
        if other.low is None and other.high is None and not other.unknown:
            continue
        unit = other.head_text.lower() or other.category or other.sort
        count = Count(unit=unit, low=other.low, best=other.best, high=other.high, cumulative=other.cumulative)
        found.append(Quantity(span=span, count=count))
    return tuple(found)

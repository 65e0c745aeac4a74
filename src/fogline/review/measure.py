"""The sample of a ledger: what the machine read, and what people have said of it.

What must stay true: people's words have no part in what is drawn, so that rejecting a claim does not take it out of the
sample that it counts against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from fogline.ledger import Ledger
from fogline.model import ReadClaim, Review
from fogline.review.sample import Drawn, Verdict, draw
from fogline.views import fold_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A sample with its verdicts.

    Attributes:
        sample: what was drawn.
        population: claims of each kind that the machine read.
        claims: those of the sample as the machine read them, by id.
    """

    sample: tuple[Drawn, ...]
    population: Mapping[str, int]
    claims: Mapping[str, ReadClaim]


def measured(ledger: Ledger, *, size: int, seed: int) -> Measured:
    """Draws the sample of a ledger and looks up what people said of it.

    Args:
        ledger: open for reading.
        size: of the sample.
        seed: of the draw.
    """
    entries = ((one.sequence, one.entry) for one in ledger.entries() if not isinstance(one.entry.record, Review))
    read = {claim.id: claim for claim in fold_entries(entries).claims}
    kinds = {claim.id: claim.claim.kind for claim in read.values()}
    verdicts = _verdicts(ledger)
    chosen = draw(kinds, size=size, seed=seed)
    sample = tuple(Drawn(claim=one, kind=kinds[one], verdict=verdicts.get(one, "waiting")) for one in chosen)
    return Measured(sample=sample, population=Counter(kinds.values()), claims={one: read[one] for one in chosen})


def _verdicts(ledger: Ledger) -> dict[str, Verdict]:
    """What people said last of each claim; a claim of which a mention or the date was corrected was not right."""
    gone, told = ledger.retracted(), dict[str, Verdict]()
    for stored in ledger.entries(types=("review",)):
        review = stored.entry.record
        if isinstance(review, Review) and review.subject.startswith("claim_") and stored.id not in gone:
            told[review.subject] = "right" if review.verdict == "accept" else "wrong"
    return told

"""The order in which things need an eye: contradictions, high tolls, new places, ties that are not sure, the rest.

Pure: read claims in, items out. What must stay true: every claim is in the order once, and an item says why it stands
where it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.model import Count, Dispute, ReadClaim, Tie

Reason = Literal["contradiction", "high toll", "new place", "tie", "rest", "sample"]
REASONS: tuple[Reason, ...] = ("contradiction", "high toll", "new place", "tie", "rest")
HIGH = 20
"""People in a number from which a toll is high."""
DOUBTED = 0.75
"""Confidence under which a high toll needs an eye before the rest."""
PEOPLE = ("killed", "dead", "injured", "wounded", "displaced", "detained", "missing", "evacuated", "trapped")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """A claim or a tie that waits for a person, and why it stands where it does.

    Attributes:
        claim: id of the claim; of a tie, the one of the part or of what follows.
        tie: what is asked about, where it is a tie.
    """

    claim: str
    reason: Reason
    why: str
    tie: Tie | None = None


def queue(claims: Iterable[ReadClaim], disputes: Sequence[Dispute] = (), ties: Iterable[Tie] = ()) -> list[QueueItem]:
    """Puts claims and ties into the order in which they need an eye.

    Args:
        claims: those that nobody has looked at, in the order of the record.
        disputes: those that stand.
        ties: those that the machine is unsure of.
    """
    quarrels = _quarrels(disputes)
    judged = [(_item(claim, quarrels), claim) for claim in claims]
    found = [(_weight(item, claim), item) for item, claim in judged]
    found += [((REASONS.index("tie"), 0.0, tie.probability), _of_tie(tie)) for tie in ties]
    # Python's sort is stable: what weighs the same stays in the order of the record, report by report.
    found.sort(key=lambda pair: pair[0])
    return [item for _, item in found]


def _of_tie(tie: Tie) -> QueueItem:
    return QueueItem(claim=tie.claims[0], reason="tie", why=f"{tie.probability:.2f}: {tie.why}", tie=tie)


def _quarrels(disputes: Sequence[Dispute]) -> Mapping[str, str]:
    """What is disputed about a claim, the hard disputes first."""
    known: dict[str, str] = {}
    for dispute in sorted(disputes, key=lambda one: not one.hard):
        for claim in (*dispute.left, *dispute.right):
            known.setdefault(claim, dispute.why)
    return known


def _item(claim: ReadClaim, quarrels: Mapping[str, str]) -> QueueItem:
    if claim.id in quarrels:
        return QueueItem(claim=claim.id, reason="contradiction", why=quarrels[claim.id])
    toll = highest(claim)
    if toll is not None and _most(toll) >= HIGH and claim.confidence < DOUBTED:
        why = f"{_most(toll):,} {toll.unit}, read with confidence {claim.confidence:.2f}"
        return QueueItem(claim=claim.id, reason="high toll", why=why)
    new = next((place.name for place in claim.places if place.id is None), "")
    if new:
        return QueueItem(claim=claim.id, reason="new place", why=f"no gazetteer has “{new}”")
    return QueueItem(claim=claim.id, reason="rest", why=f"read with confidence {claim.confidence:.2f}")


def _weight(item: QueueItem, claim: ReadClaim) -> tuple[int, float, float]:
    toll = highest(claim)
    size = _most(toll) if toll else 0
    heavy = item.reason in ("contradiction", "high toll")
    return REASONS.index(item.reason), -float(size) if heavy else 0.0, claim.confidence


def highest(claim: ReadClaim) -> Count | None:
    """The greatest number of people that a claim tells of having come to harm."""
    counts = [one for one in claim.counts if any(word in one.unit.split() for word in PEOPLE)]
    return max(counts, key=_most, default=None)


def _most(count: Count) -> int:
    return count.high or count.best or count.low or 0

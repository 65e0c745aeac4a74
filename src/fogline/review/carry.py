"""Carrying people's reviews to the claims of a better reader.

A claim's id is its content, so a reader that moves a span or changes a kind yields other claims, and what people
said of the old ones would hang in the air. Here each old claim that is gone finds its partner among the new ones, by
overlap and kind, and what people said moves with it; what finds no partner needs a look. Pure: records in, records
out. What must stay true: nobody is made to say more than they said – a word is never moved to a claim that asserts
the opposite – and two old claims never share a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.model import Claim, Entry, Link, Resolution, Review, Span

LEAST_OVERLAP = 0.5
"""Share of common characters in all characters of both spans, from which two claims can be the same one."""

_CARRIED = re.compile(r" ?\[carried from review_[0-9a-f]+\]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryResult:
    """What became of people's words when claims changed.

    Attributes:
        carried: the reviews as they stand on the new claims.
        predecessors: for each of `carried`, the id of the review it was.
        changed: how many old claims are not among the new ones.
        lost: reviews that found no partner; they need a look.
        moves: old claim id and the id of its partner, for the retractions' successors.
    """

    carried: tuple[Review, ...]
    predecessors: tuple[str, ...]
    changed: int
    lost: tuple[Review, ...]
    moves: tuple[tuple[str, str], ...]


def carry(
    old: Sequence[Claim], new: Sequence[Claim], reviews: Sequence[Review], resolutions: Sequence[Resolution] = ()
) -> CarryResult:
    """Moves reviews from the claims that are gone to their partners among the new ones.

    Args:
        old: all claims of the earlier version of the reader, of one or more documents.
        new: all claims of the later version, of the same documents.
        reviews: what people said that still stands; those of claims that did not change are left alone.
        resolutions: the earlier resolutions that reviews are about; without them such reviews are left alone.
    """
    kept = {claim.id for claim in new}
    gone = [claim for claim in old if claim.id not in kept]
    before = {claim.id for claim in old}
    moves = dict(_pair(gone, [claim for claim in new if claim.id not in before]))
    mover = _Mover(
        gone={claim.id for claim in gone}, moves=moves, kept=kept, resolutions={item.id: item for item in resolutions}
    )
    carried: list[tuple[Review, str]] = []
    lost: list[Review] = []
    for review in reviews:
        if mover.concerns(review):
            moved = mover.move(review)
            if moved is None:
                lost.append(review)
            else:
                carried.append((moved, review.id))
    return CarryResult(
        carried=tuple(review for review, _ in carried),
        predecessors=tuple(predecessor for _, predecessor in carried),
        changed=len(mover.gone),
        lost=tuple(lost),
        moves=tuple(sorted(moves.items())),
    )


def carry_link(link: Link, moves: Mapping[str, str]) -> Link | None:
    """A person's link on the partners of its claims; `None` when both ends met in one claim."""
    left, right = sorted((moves.get(link.left, link.left), moves.get(link.right, link.right)))
    return None if left == right else replace(link, left=left, right=right)


def carried_entries(result: CarryResult, authors: Mapping[str, str], at: str) -> tuple[Entry, ...]:
    """Entries of the carried reviews: still the word of who said it, resting on the review it was.

    Args:
        result: from `carry`.
        authors: `by` of each review's entry, by the review's id.
        at: recorded time.
    """
    reasons = ("carried to the claim of a better reader by overlap and kind",)
    pairs = zip(result.carried, result.predecessors, strict=True)
    return tuple(
        Entry(record=review, by=authors[predecessor], at=at, basis=(predecessor,), reasons=reasons)
        for review, predecessor in pairs
    )


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two spans of one text, in characters."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _pair(gone: Sequence[Claim], come: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Pairs claims one to one, the best pair first; ties fall by id, so that the order given does not matter."""
    scored = sorted(
        (-overlap(one.span, other.span), one.kind != other.kind, one.id, other.id)
        for one in gone
        for other in come
        if _may_be(one, other)
    )
    taken: set[str] = set()
    for _, _, one_id, other_id in scored:
        if not taken & {one_id, other_id}:
            taken |= {one_id, other_id}
            yield one_id, other_id


def _may_be(one: Claim, other: Claim) -> bool:
    same = (one.document, one.family, one.polarity, one.denial)
    if same != (other.document, other.family, other.polarity, other.denial):
        return False
    return overlap(one.span, other.span) >= LEAST_OVERLAP


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mover:
    gone: set[str]
    moves: Mapping[str, str]
    kept: set[str]
    resolutions: Mapping[str, Resolution]

    def concerns(self, review: Review) -> bool:
        """Whether the review hangs in the air: on a claim that is gone, or on a resolution of one."""
        return review.subject in self.gone or self._resolution(review) is not None

    def move(self, review: Review) -> Review | None:
        """The review on the partner of its claim; `None` when it needs a look."""
        if review.subject in self.gone:
            return self._move_claim_review(review)
        resolution = self._resolution(review)
        partner = self.moves.get(resolution.subject) if resolution else None
        if resolution is None or partner is None or review.verdict == "reject":
            return None  # what the person rejected was of the old claim; the new one may resolve otherwise
        moved = replace(resolution, subject=partner)
        return Review(verdict="add", resolution=moved, note=_note(review))

    def _move_claim_review(self, review: Review) -> Review | None:
        if review.claim and review.claim.id in self.kept:  # the better reader now says what the person said
            return Review(subject=review.claim.id, verdict="accept", note=_note(review))
        partner = self.moves.get(review.subject)
        if partner is None:
            return None
        resolution = review.resolution
        if resolution and resolution.subject == review.subject:
            resolution = replace(resolution, subject=partner)
        return replace(review, subject=partner, resolution=resolution, note=_note(review))

    def _resolution(self, review: Review) -> Resolution | None:
        """What a review says of a resolution whose claim is gone: the person's own where they gave one."""
        known = self.resolutions.get(review.subject)
        if known is not None and known.subject in self.gone:
            return review.resolution or known
        if review.verdict == "add" and review.resolution and review.resolution.subject in self.gone:
            return review.resolution
        return None


def _note(review: Review) -> str:
    note = _CARRIED.sub("", review.note)
    return f"{note} [carried from {review.id}]".strip()

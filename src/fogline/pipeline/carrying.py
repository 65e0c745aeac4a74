"""What happens to people's words when the machine reads or resolves something otherwise.

Reviews move to the claims of a better reader by the function that `review` provides (handed in, since the two packages
do not import each other); links between claims move with their claims; words on a resolution that gave way are said
anew of its claim. What finds no partner is told as needing a look, and stays in the ledger where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from fogline.ledger import StoredEntry
from fogline.model import Claim, Entry, Link, Record, Resolution, Review
from fogline.pipeline.standing import Clock, Standing


class CarryResult(Protocol):
    """What carrying came to."""

    @property
    def carried(self) -> tuple[Review, ...]:
        """The reviews as they stand on the new claims."""

    @property
    def predecessors(self) -> tuple[str, ...]:
        """For each of them, the id of the review it was."""

    @property
    def lost(self) -> tuple[Review, ...]:
        """Reviews whose claim has no counterpart."""

    @property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """Old claim and the one that takes its place."""


class Carrier(Protocol):
    """Carries reviews from old claims to new ones."""

    def __call__(
        self,
        old: Sequence[Claim],
        new: Sequence[Claim],
        reviews: Sequence[Review],
        resolutions: Sequence[Resolution] = (),
    ) -> CarryResult:
        """Carries them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """People's words as they stand afterwards.

    Attributes:
        entries: to be appended with what replaced the old records.
        moves: new id by old id.
        reviews: how many reviews were carried.
        lost: ids of reviews that need a look.
    """

    entries: tuple[Entry, ...] = ()
    moves: Mapping[str, str]
    reviews: int = 0
    lost: tuple[str, ...] = ()


class Carrying:
    """Carries people's words over one ledger."""

    def __init__(self, standing: Standing, carry: Carrier, clock: Clock) -> None:
        self._standing = standing
        self._carry = carry
        self._clock = clock

    def claims(self, old: Sequence[Claim], new: Sequence[Claim], document: str) -> Carried:
        """Moves words from the claims that stood to those of a better reader.

        Args:
            old: claims that stood, of this document or of those whose place it took.
            new: claims as read now.
            document: the document of the new claims.
        """
        here = {claim.id: replace(claim, document=document) for claim in old}
        gone = [claim for claim in old if claim.id not in {one.id for one in new}]
        words = {stored.id: stored for claim in gone for stored in self._words_on(claim.id)}
        said = {self._here(stored, here).id: stored for stored in words.values()}
        reviews = [self._here(stored, here) for stored in words.values()]
        resolutions = [self._resolution_here(one, here) for claim in gone for one in self._resolutions_of(claim.id)]
        result = self._carry(list(here.values()), new, reviews, resolutions)
        moves = self._moves(here, new, dict(result.moves))
        entries = [
            self._said_anew(review, said[before])
            for review, before in zip(result.carried, result.predecessors, strict=True)
        ]
        entries += self._unchanged(reviews, said, {one.id for one in new})
        lost = tuple(said[review.id].id for review in result.lost)
        links = tuple(self._links(gone, moves))
        return Carried(entries=(*entries, *links), moves=moves, reviews=len(entries), lost=lost)

    def additions(self, before: Iterable[str], document: str) -> tuple[Entry, ...]:
        """Claims and dates that people added to a document, on the document that took its place."""
        return tuple(self._additions(before, document))

    def resolutions(self, gone: Mapping[str, Record]) -> Carried:
        """Says anew of its claim what people said of a resolution that gave way; a bare rejection needs a look."""
        entries: list[Entry] = []
        lost: list[str] = []
        for record_id, record in gone.items():
            if not isinstance(record, Resolution):
                continue
            for stored in self._reviews_on(record_id):
                review = stored.entry.record
                if not isinstance(review, Review):
                    continue
                if review.verdict == "reject":
                    lost.append(stored.id)
                    continue
                said = Review(verdict="add", resolution=review.resolution or record, note=review.note)
                entries.append(self._said_anew(said, stored))
        return Carried(entries=tuple(entries), moves={}, reviews=len(entries), lost=tuple(lost))

    def _words_on(self, claim: str) -> Iterator[StoredEntry]:
        yield from self._reviews_on(claim)
        for resolution in self._resolutions_of(claim):
            yield from self._reviews_on(resolution.id)

    def _reviews_on(self, subject: str) -> Iterator[StoredEntry]:
        stored = self._standing.ledger.resting_on(subject, roles=("subject",), types=("review",))
        return (one for one in stored if self._standing.stands(one.id))

    def _resolutions_of(self, claim: str) -> list[Resolution]:
        found = self._standing.resting(claim, "subject", "resolution").values()
        return [record for record in found if isinstance(record, Resolution)]

    def _here(self, stored: StoredEntry, here: Mapping[str, Claim]) -> Review:
        """A review as if it had been said of the document at hand."""
        review = stored.entry.record
        if not isinstance(review, Review):
            raise TypeError("only reviews rest on a claim as reviews")
        document = next(iter(here.values())).document
        subject = here[review.subject].id if review.subject in here else review.subject
        claim = replace(review.claim, document=document) if review.claim else None
        resolution = self._resolution_here(review.resolution, here) if review.resolution else None
        return replace(review, subject=subject, claim=claim, resolution=resolution)

    @staticmethod
    def _resolution_here(resolution: Resolution, here: Mapping[str, Claim]) -> Resolution:
        claim = here.get(resolution.subject)
        return replace(resolution, subject=claim.id) if claim else resolution

    @staticmethod
    def _moves(here: Mapping[str, Claim], new: Sequence[Claim], told: Mapping[str, str]) -> dict[str, str]:
        """Where each old claim went, also those that are the same but for their document."""
        known = {claim.id for claim in new}
        moves = {old: told.get(claim.id, claim.id if claim.id in known else "") for old, claim in here.items()}
        return {old: to for old, to in moves.items() if to and to != old}

    def _unchanged(self, reviews: Sequence[Review], said: Mapping[str, StoredEntry], new: set[str]) -> list[Entry]:
        """Reviews of claims that are the same but for their document."""
        return [
            self._said_anew(review, said[review.id])
            for review in reviews
            if review.subject in new and said[review.id].id != review.id
        ]

    def _said_anew(self, review: Review, stored: StoredEntry) -> Entry:
        """The entry of a carried review: still the word of who said it, resting on the review it was."""
        note = review.note if stored.id in review.note else f"{review.note} [carried from {stored.id}]".strip()
        note = (
            note
            if note.count("[carried from") == 1
            else f"{note.partition('[carried from')[0]}[carried from {stored.id}]"
        )
        reasons = ("carried over, because the machine reads or resolves it otherwise now",)
        record = replace(review, note=note)
        return Entry(record=record, by=stored.entry.by, at=self._clock(), basis=(stored.id,), reasons=reasons)

    def _links(self, gone: Sequence[Claim], moves: Mapping[str, str]) -> Iterator[Entry]:
        links: dict[str, StoredEntry] = {}
        for claim in gone:
            for stored in self._standing.ledger.resting_on(claim.id, roles=("left", "right"), types=("link",)):
                if self._standing.stands(stored.id):
                    links[stored.id] = stored
        for stored in links.values():
            link = stored.entry.record
            if not isinstance(link, Link):
                continue
            left, right = sorted((moves.get(link.left, link.left), moves.get(link.right, link.right)))
            if left != right and (left, right) != (link.left, link.right):
                record = replace(link, left=left, right=right)
                yield Entry(record=record, by=stored.entry.by, at=self._clock(), basis=(stored.id,))

    def _additions(self, before: Iterable[str], document: str) -> Iterator[Entry]:
        for former in before:
            found = self._standing.ledger.resting_on(former, roles=("document", "resolves"), types=("review",))
            for stored in found:
                review = stored.entry.record
                if not isinstance(review, Review) or review.verdict != "add" or not self._standing.stands(stored.id):
                    continue
                claim = replace(review.claim, document=document) if review.claim else None
                about = {former: document, **({review.claim.id: claim.id} if review.claim and claim else {})}
                told = review.resolution
                told = replace(told, subject=about.get(told.subject, told.subject)) if told else None
                yield self._said_anew(replace(review, claim=claim, resolution=told), stored)

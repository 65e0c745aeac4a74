"""What people say about the record, and what the machine says of its own work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from fogline.model.claim import Claim
from fogline.model.identity import Identified
from fogline.model.resolution import Resolution

PairVerdict = Literal["same", "different", "unsure", "part-of", "has-part", "follows", "followed-by", "no-tie"]
TURNED: Mapping[PairVerdict, PairVerdict] = {
    "part-of": "has-part",
    "has-part": "part-of",
    "follows": "followed-by",
    "followed-by": "follows",
}
"""What a word on a pair says from the other end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Identified):
    """A person's word on what two claims have to do with each other. `left` < `right` always.

    Attributes:
        left, right: the claims.
        verdict: ``same``, ``different`` or ``unsure`` whether they are one thing; of two things, the left one is
            ``part-of`` the right one or ``has-part`` it, ``follows`` it or is ``followed-by`` it, or has ``no-tie``.
        note: the reason.
    """

    TAG: ClassVar[str] = "link"

    left: str
    right: str
    verdict: PairVerdict
    note: str = ""

    def __post_init__(self) -> None:
        """Refuses pairs out of order, so that a pair has one form."""
        if self.left >= self.right:
            raise ValueError("a link names two claims, the smaller id first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Identified):
    """A person's acceptance, rejection or correction of a claim or resolution, or a claim of their own.

    Attributes:
        subject: id of the claim or resolution reviewed; empty for a claim the person adds.
        verdict: what they say.
        claim: the corrected or added claim.
        resolution: the corrected resolution.
        note: their reason.
    """

    TAG: ClassVar[str] = "review"

    subject: str = ""
    verdict: Literal["accept", "reject", "correct", "add"]
    claim: Claim | None = None
    resolution: Resolution | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction(Identified):
    """Withdraws an earlier entry's record; the entry stays in the ledger."""

    TAG: ClassVar[str] = "retraction"

    subject: str
    reason: str
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Identified):
    """A stage at this version has read this input to the end, and found so many records."""

    TAG: ClassVar[str] = "visit"

    stage: str
    version: str
    subject: str
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Identified):
    """Bad data told as data; it never stops a run.

    Attributes:
        code: permanent kebab-case code, listed in `docs/reference/problems.md`.
        message: what happened, to which thing, and what to do.
        subject: id of the record it is about, or the file name where there is no record.
        start, end: offsets in the document's text, where it is about words.
    """

    TAG: ClassVar[str] = "problem"

    code: str
    message: str
    subject: str
    start: int | None = None
    end: int | None = None

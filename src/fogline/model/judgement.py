"""What people say about the record, and what the machine says of its own work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fogline.model.canonical import tagged_hash
from fogline.model.claim import Claim
from fogline.model.resolution import Resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A person's word on whether two claims are about the same thing. `left` < `right` always."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuses pairs out of order, so that a pair has one form."""
        if self.left >= self.right:
            raise ValueError("a link names two claims, the smaller id first")

    @property
    def id(self) -> str:
        """The link's identity."""
        return tagged_hash("link", self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's acceptance, rejection or correction of a claim or resolution, or a claim of their own.

    Attributes:
        subject: id of the claim or resolution reviewed; empty for a claim the person adds.
        verdict: what they say.
        claim: the corrected or added claim.
        resolution: the corrected resolution.
        note: their reason.
    """

    subject: str = ""
    verdict: Literal["accept", "reject", "correct", "add"]
    claim: Claim | None = None
    resolution: Resolution | None = None
    note: str = ""

    @property
    def id(self) -> str:
        """The review's identity."""
        return tagged_hash("review", self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """Withdraws an earlier entry's record; the entry stays in the ledger."""

    subject: str
    reason: str
    successor: str | None = None

    @property
    def id(self) -> str:
        """The retraction's identity."""
        return tagged_hash("retraction", self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A stage at this version has read this input to the end, and found so many records."""

    stage: str
    version: str
    subject: str
    found: int

    @property
    def id(self) -> str:
        """The visit's identity."""
        return tagged_hash("visit", self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Bad data told as data; it never stops a run.

    Attributes:
        code: permanent kebab-case code, listed in `docs/reference/problems.md`.
        message: what happened, to which thing, and what to do.
        subject: id of the record it is about, or the file name where there is no record.
        start, end: offsets in the document's text, where it is about words.
    """

    code: str
    message: str
    subject: str
    start: int | None = None
    end: int | None = None

    @property
    def id(self) -> str:
        """The problem's identity."""
        return tagged_hash("problem", self)

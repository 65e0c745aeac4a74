"""Resolutions: what needs knowledge from outside the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from fogline.model.identity import Identified
from fogline.model.span import Span
from fogline.model.values import Party, When, Where

ASSUMED = "assumed"
"""First word of the rule of an answer that stands on what the report is about, not on the claim's own sentence."""

Matter = Literal["actor", "target", "place", "time", "victim", "speaker", "published", "told", "scope"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another reading that was weighed and lost, with its score from 0 to 1."""

    party: Party | None = None
    where: Where | None = None
    when: When | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution(Identified):
    """This mention is that party or place; this claim is of that time; this document is of that date.

    Attributes:
        subject: id of the claim, or of the document for `published` and `scope`.
        matter: what is resolved. `time` is the claim's whole time, `told` when it was told or came to be
            known, where the report says so; `place` without a span is inherited from context.
        span: the words resolved; `None` where the context gives the answer.
        party, where, when: the answer; all `None` means: looked, and it stays open.
        people: for `victim`: the persons whom the words mean, all of them, where somebody named them.
        inside: for `scope`: whether the subject lies inside the project's scope.
        rule: short name of the rule or model that decided.
        rivals: other readings, best first.
    """

    TAG: ClassVar[str] = "resolution"

    subject: str
    matter: Matter
    span: Span | None = None
    party: Party | None = None
    where: Where | None = None
    when: When | None = None
    people: tuple[Party, ...] = ()
    inside: bool | None = None
    rule: str = ""
    rivals: tuple[Rival, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the question was looked at and left open."""
        told = (self.party, self.where, self.when, self.inside)
        return not self.people and all(one is None for one in told)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody whom the words mean, by the one answer or by the list of people."""
        return (self.party,) if self.party is not None else self.people

"""The claim: one assertion, holding only what the text says.

What needs knowledge from outside the words (which place, which party, which day) is a `Resolution`, so that a
claim's id never changes because a gazetteer, a pack or a date did.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from fogline.model.identity import Identified
from fogline.model.span import Span
from fogline.model.values import Count

FAMILIES = ("fighting", "strike", "control", "harm", "force", "politics", "civil", "outlook", "judgement")
Role = Literal["actor", "target", "place", "time", "victim"]
Basis = Literal[
    "statement", "footage", "geolocated-footage", "witness", "official", "document", "media", "unnamed", "unspecified"
]
Time = Literal["past", "now", "planned", "forecast"]
Polarity = Literal["positive", "negative"]
Status = Literal["happened", "ongoing", "planned", "forecast", "claimed", "denied", "background", "opinion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that fill a role of a claim; they may stand outside the claim's own span.

    Attributes:
        role: what they do in the claim. `target` is what is acted on, `victim` who suffers it.
        span: the words.
        antecedent: for a pronoun or short form, the fuller words in the same report that it stands for.
    """

    role: Role
    span: Span
    antecedent: Span | None = None

    @property
    def named(self) -> Span:
        """The words to resolve: the antecedent where there is one."""
        return self.antecedent or self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of the chain from the original speaker to the report.

    Attributes:
        span: the words that name the speaker or kind of evidence.
        cue: the reporting words ("said", "according to"); `None` where the layout says it.
        basis: on what the speaker's word rests.
        antecedent: the fuller words in the same report that a pronoun or short form stands for.
    """

    span: Span
    cue: Span | None = None
    basis: Basis = "statement"
    antecedent: Span | None = None

    @property
    def named(self) -> Span:
        """The words to resolve: the antecedent where there is one."""
        return self.antecedent or self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in the words of a claim: where it stands and what it says."""

    span: Span
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Identified):
    """Who says what: one clause with one predicate.

    Attributes:
        document: id of the document.
        kind: ``family.type``; the family is one of `FAMILIES`.
        span: the clause, without its attribution frame.
        mentions: words in roles.
        quantities: numbers.
        speakers: original speaker first, then relays; never the publishing outlet; empty when the report asserts.
        time: when the words put it relative to the telling.
        certainty: −3 (certainly not) … +3 (certain), as the words say it.
        certainty_cue: the words that set the certainty.
        polarity: whether the words affirm or deny it.
        denial: the words report that someone denies it.
        background: older history told as context.
        opinion: an assessment rather than an act.
    """

    TAG: ClassVar[str] = "claim"

    document: str
    kind: str
    span: Span
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    time: Time = "past"
    certainty: int = 3
    certainty_cue: Span | None = None
    polarity: Polarity = "positive"
    denial: bool = False
    background: bool = False
    opinion: bool = False

    def __post_init__(self) -> None:
        """Refuses kinds and certainties outside the scheme."""
        if self.family not in FAMILIES:
            raise ValueError(f"claim kind {self.kind!r}: the family must be one of {', '.join(FAMILIES)}")
        if not -3 <= self.certainty <= 3:
            raise ValueError(f"certainty {self.certainty} is not within -3 … +3")

    @property
    def family(self) -> str:
        """First part of the kind."""
        return self.kind.partition(".")[0]

    def in_role(self, *roles: Role) -> tuple[Mention, ...]:
        """The mentions in any of the given roles, in the claim's order."""
        return tuple(mention for mention in self.mentions if mention.role in roles)

    def spans(self) -> Iterator[Span]:
        """Every span the claim rests on, for checking against the text."""
        yield self.span
        for mention in self.mentions:
            yield mention.span
            if mention.antecedent:
                yield mention.antecedent
        for quantity in self.quantities:
            yield quantity.span
        for speaker in self.speakers:
            yield speaker.span
            yield from (span for span in (speaker.cue, speaker.antecedent) if span)
        if self.certainty_cue:
            yield self.certainty_cue


CLAIMED_BELOW = 2
"""Certainty under which a positive past claim is published as `claimed` (visible distance or doubt)."""


def published_status(claim: Claim) -> Status:
    """Derives the one-word status from time, certainty, polarity, background and opinion.

    The order is the table: a denial outranks an opinion, an opinion a forecast, and so on; the words are those
    of the annotation guide.
    """
    if claim.denial:
        return "denied"
    if claim.opinion:
        return "opinion"
    if claim.time == "forecast":
        return "forecast"
    if claim.time == "planned":
        return "planned"
    if claim.background:
        return "background"
    if abs(claim.certainty) < CLAIMED_BELOW:
        return "claimed"
    return "ongoing" if claim.time == "now" else "happened"

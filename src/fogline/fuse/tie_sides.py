"""An event as ties between events see it: where and when it was, who did it to whom, and the sentences that tell it.

What must stay true: nothing here looks at any other event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fogline.model import Event, ReadClaim, Where, fold_name

STATEMENT_END = re.compile(r"[.!?;]['\"”’)\]]*\s+|\n+")
"""Where a statement ends and the next one begins: a semicolon parts two of one sentence."""
ENDING = (".", "!", "?", ";")
MOST_CONTEXT = 320
"""Characters of a sentence on either side of a claim that are looked at."""
COARSENESS = ("site", "neighbourhood", "city-part", "settlement", "district", "province", "country")
FOUND = frozenset(COARSENESS[:-1])
"""Precisions that say where something was; a country says too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for (+) or against (−) a tie, in words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What speaks for and against a tie, and by which rule it was looked at."""

    rule: Literal["within", "said", "aftermath", "person"]
    reasons: tuple[Reason, ...]

    def in_words(self) -> str:
        """The reasons with their weights; of a person's word, that it is one."""
        if self.rule == "person":
            return "A person says so."
        return "; ".join(f"{one.words} ({one.weight:+.1f})" for one in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The sentence around a claim.

    Attributes:
        document: the report.
        start, end: of the sentence in the report's text.
        claim_start, claim_end: of the claim in it, counted in the report's text.
        text: the sentence.
    """

    document: str
    start: int
    end: int
    claim_start: int
    claim_end: int
    text: str


@dataclass(slots=True, kw_only=True)
class Side:
    """An event as ties see it.

    Attributes:
        home: its place, where it is known better than by country.
        first, last: days as ordinals; `None` when not known.
        doers, suffering: sides, or parties that are on none.
    """

    event: Event
    home: Where | None
    first: int | None
    last: int | None
    doers: frozenset[str]
    suffering: frozenset[str]
    _claims: Mapping[str, ReadClaim]
    _texts: Mapping[str, str]
    _sentences: tuple[Sentence, ...] | None = field(default=None)

    @property
    def kind(self) -> str:
        """The kind of happening."""
        return self.event.kind

    @property
    def family(self) -> str:
        """The first part of the kind."""
        return self.event.kind.partition(".")[0]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences around its claims, read when they are asked for: most events are never looked at so closely."""
        if self._sentences is None:
            told = (self._claims[name] for name in self.event.claims if name in self._claims)
            self._sentences = tuple(_sentence(claim, self._texts.get(claim.document, "")) for claim in told)
        return self._sentences

    @property
    def documents(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(self._claims[name].document for name in self.event.claims if name in self._claims)

    @property
    def width(self) -> int | None:
        """Days that its time spans; `None` when an end is open."""
        return None if self.first is None or self.last is None else self.last - self.first


def side_of_event(event: Event, claims: Mapping[str, ReadClaim], texts: Mapping[str, str]) -> Side:
    """Makes the side of an event.

    Args:
        event: to look at.
        claims: its claims, at least.
        texts: of its reports, by document id.
    """
    when = event.when
    return Side(
        event=event,
        home=home_of(event),
        first=_ordinal(when.earliest) if when else None,
        last=_ordinal(when.latest) if when else None,
        doers=frozenset(party.side or party.id for party in event.actors),
        suffering=frozenset(party.side or party.id for party in event.targets),
        _claims=claims,
        _texts=texts,
    )


def home_of(event: Event) -> Where | None:
    """The place of an event that most of its claims give, where it is finer than a country."""
    return next((where for where in event.places[:1] if where.precision in FOUND), None)


def home_key(where: Where) -> str:
    """What equal places share."""
    return where.id or f"{where.within[0] if where.within else ''}~{fold_name(where.name)}"


def coarseness(where: Where | None) -> int:
    """How large a place is, as a step on a scale; −1 when not known."""
    return COARSENESS.index(where.precision) if where is not None and where.precision in COARSENESS else -1


def lies_within(inner: Where, outer: Where) -> bool:
    """Whether a place lies in another one that is larger."""
    return outer.id is not None and outer.id in inner.within and coarseness(inner) < coarseness(outer)


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _sentence(claim: ReadClaim, text: str) -> Sentence:
    span = claim.claim.span
    if text[span.start : span.end] != span.quote:
        start, end, found = span.start, span.end, span.quote
    else:
        before = text[max(0, span.start - MOST_CONTEXT) : span.start]
        after = text[span.end : span.end + MOST_CONTEXT]
        start = span.start - len(before) + _last_end(before)
        closing = STATEMENT_END.search(after)
        whole = span.quote.rstrip("'\"”’)]").endswith(ENDING)
        end = span.end + (0 if whole else closing.start() if closing else len(after))
        found = text[start:end]
    return Sentence(
        document=claim.document, start=start, end=end, claim_start=span.start, claim_end=span.end, text=found
    )


def _last_end(before: str) -> int:
    ends = [one.end() for one in STATEMENT_END.finditer(before)]
    return ends[-1] if ends else 0


def shared_reports(one: Side, other: Side) -> bool:
    """Whether a report tells both."""
    return bool(one.documents & other.documents)


def looked_inside(side: Side) -> bool:
    """Whether what happened inside an event's place is near enough to it: in a town, not in a province."""
    return -1 < coarseness(side.home) <= COARSENESS.index("settlement")

"""Spans: where words stand in a document's frozen text.

Offsets are Unicode code points, zero-based, end-exclusive. A span carries its quote, and `check` is the only
judge of whether the two agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.errors import QuoteError


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of one document: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Refuses what cannot be a span of any text."""
        if self.start < 0 or self.end - self.start != len(self.quote) or not self.quote:
            raise QuoteError(f"not a span: {self.start}:{self.end} cannot hold {len(self.quote)} characters")

    def check(self, text: str) -> None:
        """Raises `QuoteError` unless the quote stands in `text` at the offsets."""
        found = text[self.start : self.end]
        if found != self.quote:
            raise QuoteError(f"at {self.start}:{self.end} the text has {found[:60]!r}, not {self.quote[:60]!r}")

    def overlaps(self, other: Span) -> bool:
        """Tells whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tells whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def span_of(text: str, start: int, end: int) -> Span:
    """Makes the span of ``text[start:end]``; the ordinary way to make one."""
    return Span(start=start, end=end, quote=text[start:end])

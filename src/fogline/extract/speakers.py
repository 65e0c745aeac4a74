"""From attributions to a claim's speaker chain, and to how the reporting words colour its certainty."""

from __future__ import annotations

from fogline.extract.attribution import Attribution
from fogline.extract.certainty import AttributionStrength
from fogline.model import Span, Speaker, span_of

MOST_SPEAKERS = 4


def chain(text: str, found: list[Attribution], start: int, end: int) -> tuple[Speaker, ...]:
    """The speakers of a claim, original first then relays, from every attribution that holds it.

    Args:
        text: the document's text.
        found: all attributions of the report, offsets in the document.
        start: where the claim's span begins.
        end: where it ends.
    """
    holding = [one for one in found if holds(one, start, end)]
    holding.sort(key=lambda one: one.size)
    speakers: list[Speaker] = []
    for attribution in holding:
        for link in attribution.speakers:
            speaker = Speaker(
                span=span_of(text, link.start, link.end),
                cue=_span(text, link.cue or attribution.cue),
                basis=link.basis,
                antecedent=_span(text, link.antecedent),
            )
            if all(other.named.quote.casefold() != speaker.named.quote.casefold() for other in speakers):
                speakers.append(speaker)
    return tuple(speakers[:MOST_SPEAKERS])


def _span(text: str, offsets: tuple[int, int] | None) -> Span | None:
    return span_of(text, *offsets) if offsets is not None and offsets[0] < offsets[1] else None


def holds(attribution: Attribution, start: int, end: int) -> bool:
    """Whether a claim's span stands in an attribution's content, by more than half of it."""
    return attribution.overlap(start, end) * 2 > end - start


_STRENGTHS: dict[str, AttributionStrength] = {
    "neutral": "neutral",
    "affirming": "affirming",
    "distancing": "distancing",
    "denying": "denying",
    "forecasting": "forecasting",
    "demanding": "demanding",
    "committing": "neutral",
}


def colour(found: list[Attribution], start: int, end: int) -> AttributionStrength:
    """How the innermost reporting words stand to the claim; `none` where the report itself asserts."""
    holding = [one for one in found if holds(one, start, end)]
    if not holding:
        return "none"
    inner = min(holding, key=lambda one: one.size)
    if inner.negated and inner.hedge in ("neutral", "affirming"):
        return "doubting"
    return _STRENGTHS[inner.hedge]

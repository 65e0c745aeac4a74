"""From attributions to a claim's speaker chain, and to how the reporting words colour its certainty."""

from __future__ import annotations

from fogline.extract.attribution import Attribution, innermost
from fogline.extract.certainty import AttributionStrength
from fogline.model import Span, Speaker, span_of

MOST_SPEAKERS = 4


def chain(text: str, found: list[Attribution], start: int, end: int) -> tuple[Speaker, ...]:
    """The speakers of a claim, original first then relays, from the innermost attribution that holds it.

    Args:
        text: the document's text.
        found: all attributions of the report, offsets in the document.
        start: where the claim's span begins.
        end: where it ends.
    """
    inner = innermost(found, start, end)
    speakers: list[Speaker] = []
    for link in inner.speakers if inner else ():
        speaker = Speaker(
            span=span_of(text, link.start, link.end),
            cue=_span(text, link.cue or (inner.cue if inner else None)),
            basis=link.basis,
            antecedent=_span(text, link.antecedent),
        )
        if all(other.named.quote.casefold() != speaker.named.quote.casefold() for other in speakers):
            speakers.append(speaker)
    return tuple(speakers[:MOST_SPEAKERS])


def first_person(found: list[Attribution], start: int, end: int) -> tuple[int, int] | None:
    """Whom "I" and "we" mean in words that somebody is told to have said: where the original speaker is named.

    Args:
        found: all attributions of the report, offsets in the document.
        start: where the words begin.
        end: where they end.
    """
    inner = innermost(found, start, end)
    if inner is None or inner.negated or not inner.speakers:
        return None
    speaker = inner.speakers[0]
    return speaker.antecedent or (speaker.start, speaker.end)


def _span(text: str, offsets: tuple[int, int] | None) -> Span | None:
    return span_of(text, *offsets) if offsets is not None and offsets[0] < offsets[1] else None


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
    inner = innermost(found, start, end)
    if inner is None:
        return "none"
    if inner.negated and inner.hedge in ("neutral", "affirming"):
        return "doubting"
    if inner.negated and inner.hedge == "denying":
        return "affirming"
    return _STRENGTHS[inner.hedge]

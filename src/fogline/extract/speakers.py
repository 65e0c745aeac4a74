"""From attributions to a claim's speaker chain, and to how the reporting words colour its certainty."""

from __future__ import annotations

import re

from fogline.extract.attribution import Attribution, innermost
from fogline.extract.certainty import AttributionStrength
from fogline.model import Span, Speaker, span_of

MOST_SPEAKERS = 4
WARNING = frozenset({"warn", "caution"})
"""Verbs by which people tell of what lies ahead, or say gravely what is so."""
_DOUBTED = re.compile(
    r"\b(?:unconfirmed|unverified|uncorroborated|unsubstantiated|conflicting|rumou?rs?|hearsay|gossip|speculation)\b",
    re.IGNORECASE,
)
"""Words of a source that the report itself does not vouch for."""
_SEEMING = re.compile(r"\b(?:purport|claim|appear|seem|allege)(?:s|d|ed|ing)?\s+to\s+$", re.IGNORECASE)
"""What stands right before what evidence shows when the report does not own it ("purporting to show")."""
_REACH = 24
"""Characters before a word of showing in which such words stand."""


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


def colour(text: str, found: list[Attribution], start: int, end: int) -> AttributionStrength:
    """How the innermost reporting words stand to the claim; `none` where the report itself asserts.

    Args:
        text: the document's text.
        found: all attributions of the report, offsets in the document.
        start: where the claim's span begins.
        end: where it ends.
    """
    inner = innermost(found, start, end)
    if inner is None:
        return "none"
    if inner.negated and inner.hedge in ("neutral", "affirming"):
        return "doubting"
    if inner.negated and inner.hedge == "denying":
        return "affirming"
    if inner.hedge == "forecasting" and inner.lemma in WARNING:
        return "warning"
    return "distancing" if _is_doubted(text, inner) else _STRENGTHS[inner.hedge]


def _is_doubted(text: str, told: Attribution) -> bool:
    """Whether the report keeps a distance to plain words of reporting: by their source, or by what leads up to them."""
    if told.hedge not in ("neutral", "affirming"):
        return False
    if any(_DOUBTED.search(text, speaker.start, speaker.end) for speaker in told.speakers):
        return True
    return told.sort == "evidence" and bool(_SEEMING.search(text[max(0, told.cue[0] - _REACH) : told.cue[0]]))

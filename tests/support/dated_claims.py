"""Claims of a small report with the phrases that date them, and the times they get."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fogline.model import Claim, Document, Mention, Quantity, Resolution, When, Zone, span_of
from fogline.resolve.times import resolve_times
from support.dated import SUNDAY


def report(text: str) -> Document:
    """The text as the body of a report."""
    return Document(capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),))


def claim(document: Document, words: str, kind: str, *phrases: str, quantities: tuple[Quantity, ...] = ()) -> Claim:
    """A claim of the words, with the phrases that the reader gave it."""
    start = document.text.index(words)
    mentions = []
    for phrase in phrases:
        at = document.text.index(phrase)
        mentions.append(Mention(role="time", span=span_of(document.text, at, at + len(phrase))))
    span = span_of(document.text, start, start + len(words))
    return Claim(document=document.id, kind=kind, span=span, mentions=tuple(mentions), quantities=quantities)


def times(document: Document, *claims: Claim, published: When | None = SUNDAY) -> list[str | None]:
    """The times of claims of a report, as EDTF."""
    found = [one.record for one in resolve_times(document, claims, published)]
    by_claim = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    return [when.edtf if (when := by_claim[one.id]) else None for one in claims]


def placed(
    text: str, words: str, *phrases: str, kind: str = "control.capture", published: When | None = SUNDAY, **how: Any
) -> str | None:
    """The time of one claim of a text, as EDTF; `how` is what else is known of the claim."""
    document = report(text)
    told = replace(claim(document, words, kind, *phrases), **how)
    return times(document, told, published=published)[0]

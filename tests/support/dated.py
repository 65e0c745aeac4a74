"""Times of claims of a small report, told by their words."""

from __future__ import annotations

from fogline.model import Claim, Document, Mention, Resolution, When, Zone, span_of
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")


def times_in(text: str, *claims: tuple[str, str, str], published: When | None = SUNDAY) -> list[str | None]:
    """The times of claims, told as their words, their kind and the phrase that the reader gave them, if any."""
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="r", text=text, language="en", zones=(zone,))
    made = []
    for words, kind, phrase in claims:
        start, at = text.index(words), text.index(phrase)
        told = (Mention(role="time", span=span_of(text, at, at + len(phrase))),) if phrase else ()
        span = span_of(text, start, start + len(words))
        made.append(Claim(document=document.id, kind=kind, span=span, mentions=told))
    found = [one.record for one in resolve_times(document, made, published)]
    by_claim = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    return [when.edtf if (when := by_claim[one.id]) else None for one in made]

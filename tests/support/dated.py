"""Times of claims of a small report, told by their words."""

from __future__ import annotations

from fogline.model import Claim, Document, Mention, Resolution, Speaker, When, Zone, span_of
from fogline.model.claim import Time
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")


def times_in(
    text: str,
    *claims: tuple[str, str, str],
    published: When | None = SUNDAY,
    now: frozenset[str] = frozenset(),
) -> list[str | None]:
    """The times of claims, told as their words, their kind and the phrase that the reader gave them, if any.

    The words in `now` are of the present tense.
    """
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="r", text=text, language="en", zones=(zone,))
    made = []
    for words, kind, phrase in claims:
        start, at = text.index(words), text.index(phrase)
        told = (Mention(role="time", span=span_of(text, at, at + len(phrase))),) if phrase else ()
        span = span_of(text, start, start + len(words))
        time: Time = "now" if words in now else "past"
        made.append(Claim(document=document.id, kind=kind, span=span, mentions=told, time=time))
    found = [one.record for one in resolve_times(document, made, published)]
    by_claim = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    return [when.edtf if (when := by_claim[one.id]) else None for one in made]


def said_in(
    text: str, words: str, cue: str, kind: str = "force.other", *, phrase: str = "", time: Time = "past"
) -> str | None:
    """The time of words of Sunday's report that somebody is told to have said, by the reporting words."""
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="r", text=text, language="en", zones=(zone,))
    spans = {
        part: span_of(text, text.index(part), text.index(part) + len(part)) for part in (words, cue, phrase) if part
    }
    mentions = (Mention(role="time", span=spans[phrase]),) if phrase else ()
    speakers = (Speaker(span=spans[cue], cue=spans[cue]),)
    made = Claim(document=document.id, kind=kind, span=spans[words], mentions=mentions, speakers=speakers, time=time)
    (found,) = [one.record for one in resolve_times(document, [made], SUNDAY)]
    return found.when.edtf if isinstance(found, Resolution) and found.when else None

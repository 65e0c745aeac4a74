"""When a thing was told, apart from when it happened."""

from __future__ import annotations

from datetime import date

from fogline.model import Claim, Document, Mention, Resolution, Speaker, span_of
from fogline.read.layout import split_units
from fogline.read.zones import find_zones
from fogline.resolve.live_entries import when_of
from fogline.resolve.told_when import resolve_told

MONDAY = date(2031, 5, 12)


def told(
    text: str,
    claim: str,
    speaker: str,
    cue: str,
    time: str = "",
    *,
    anchor: date | None = MONDAY,
    happened: date | None = None,
) -> str | None:
    """When the claim of a text was told."""
    document = Document(capture="c", name="r", text=text, zones=find_zones(text, split_units(text)))

    def span(words: str, start: int = 0):  # type: ignore[no-untyped-def]
        at = text.index(words, start)
        return span_of(text, at, at + len(words))

    said = (Speaker(span=span(speaker), cue=span(cue)),) if speaker else ()
    mentions = (Mention(role="time", span=span(time, text.index(claim))),) if time else ()
    one = Claim(document=document.id, kind="harm.killed", span=span(claim), speakers=said, mentions=mentions)
    published = when_of(anchor) if anchor else None
    times = {one.id: when_of(happened)} if happened else {}
    found = [each.record for each in resolve_told(document, [one], published, times=times)]
    return found[0].when.edtf if found and isinstance(found[0], Resolution) and found[0].when else None


def test_a_day_beside_the_reporting_words_is_of_the_telling() -> None:
    assert (
        told(
            "A raid killed six on Tuesday, a nurse told us on Wednesday.",
            "A raid killed six on Tuesday",
            "a nurse",
            "told",
            "Tuesday",
        )
        == "2031-05-07"
    )
    assert (
        told("The army learned on Sunday that a raid killed six.", "a raid killed six", "The army", "learned")
        == "2031-05-11"
    )
    dated = "In a statement dated 3 May 2031 the front said a raid killed six."
    assert told(dated, "a raid killed six", "the front", "said") == "2031-05-03"
    assert told(dated, "a raid killed six", "the front", "said", anchor=None) == "2031-05-03"


def test_the_day_of_the_act_and_of_another_clause_is_not() -> None:
    assert (
        told(
            "A raid killed six on Tuesday, a nurse said.", "A raid killed six on Tuesday", "a nurse", "said", "Tuesday"
        )
        is None
    )
    assert (
        told("A nurse said a raid killed six, and rain fell on Friday.", "a raid killed six", "A nurse", "said") is None
    )


def test_without_a_day_of_the_report_a_weekday_says_nothing() -> None:
    assert (
        told("A raid killed six, a nurse said on Sunday.", "A raid killed six", "a nurse", "said", anchor=None) is None
    )


def test_an_entry_of_a_live_page_was_told_at_its_hour() -> None:
    page = "Live\n\n14:35 GMT – A raid killed six, a nurse said.\n\n11:05 GMT – It rained.\n"
    assert told(page, "A raid killed six", "a nurse", "said") == "2031-05-12T14:35:00Z"


def test_nothing_is_told_before_it_happened() -> None:
    text = "A raid killed six on Monday, a nurse said on Tuesday."
    assert told(text, "A raid killed six on Monday", "a nurse", "said", "Monday", happened=MONDAY) is None

"""Names of places that only claims give away, and names that stand for governments."""

from __future__ import annotations

from fogline.model import Claim, Document, Mention, Zone, span_of
from fogline.resolve.place_context import Named, with_claimed
from support.invented import places


def _report(text: str, *named: str) -> tuple[Document, list[Claim]]:
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="case", text=text, language="en", zones=(zone,))
    claims = []
    for words in named:
        start = text.index(words)
        mention = Mention(role="place", span=span_of(text, start, start + len(words)))
        claims.append(
            Claim(document=document.id, kind="control.capture", span=span_of(text, 0, len(text)), mentions=(mention,))
        )
    return document, claims


def _words(document: Document, listed: list[Named]) -> list[tuple[int, str]]:
    return [(start, document.text[start:end]) for start, end, _ in listed]


def test_a_name_that_a_claim_is_placed_by_is_a_place_wherever_the_report_has_it() -> None:
    document, claims = _report("Zenda still stands. The army took Zenda, it said.", "Zenda")

    assert _words(document, with_claimed(document, claims, places(), [])) == [(0, "Zenda"), (34, "Zenda")]


def test_part_of_a_longer_name_is_none() -> None:
    document, claims = _report("The army took Zenda. The Zenda Brigade and Count Zenda fled.", "Zenda")

    assert _words(document, with_claimed(document, claims, places(), [])) == [(14, "Zenda")]


def test_what_is_listed_already_and_what_no_gazetteer_has_stay_as_they_are() -> None:
    document, claims = _report("The army took Zenda and Nowhere.", "Zenda", "Nowhere")
    listed: list[Named] = [(14, 19, ())]

    assert with_claimed(document, claims, places(), listed) == listed

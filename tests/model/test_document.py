"""Captures and documents: zones stand in order within frozen text, and the id is the content."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.errors import QuoteError
from fogline.model import CLAIM_ZONES, Capture, Document, StatedDate, Zone

TEXT = "Army takes Gao\n\nThe army took Gao.\n\nSubscribe!"
ZONES = (
    Zone(kind="headline", start=0, end=14),
    Zone(kind="body", start=16, end=34),
    Zone(kind="furniture", start=36, end=46),
)
DOCUMENT = Document(capture="capture_1", name="a.txt", text=TEXT, zones=ZONES)


@pytest.mark.parametrize(
    ("offset", "kind"),
    [
        (0, "headline"),
        (13, "headline"),
        (14, None),
        (15, None),
        (16, "body"),
        (33, "body"),
        (45, "furniture"),
        (46, None),
    ],
)
def test_which_zone_holds_a_character(offset: int, kind: str | None) -> None:
    assert DOCUMENT.zone_at(offset) == kind


@pytest.mark.parametrize(
    "zones",
    [
        (Zone(kind="body", start=0, end=len(TEXT) + 1),),
        (Zone(kind="body", start=5, end=5),),
        (Zone(kind="body", start=9, end=5),),
        (Zone(kind="body", start=-1, end=5),),
        (Zone(kind="headline", start=0, end=14), Zone(kind="body", start=13, end=20)),
        (Zone(kind="body", start=16, end=34), Zone(kind="headline", start=0, end=14)),
    ],
)
def test_zones_that_do_not_fit_are_refused(zones: tuple[Zone, ...]) -> None:
    with pytest.raises(QuoteError, match="does not fit the text"):
        Document(capture="capture_1", name="a.txt", text=TEXT, zones=zones)


def test_zones_may_touch() -> None:
    zones = (Zone(kind="headline", start=0, end=14), Zone(kind="body", start=14, end=34))
    assert replace(DOCUMENT, zones=zones).zone_at(14) == "body"


def test_only_what_the_report_itself_tells_yields_claims() -> None:
    assert {"headline", "body", "quotation"} == CLAIM_ZONES


def test_the_id_is_of_the_content() -> None:
    assert DOCUMENT.id == replace(DOCUMENT).id
    assert DOCUMENT.id != replace(DOCUMENT, text=TEXT + " ").id
    assert DOCUMENT.id != replace(DOCUMENT, dates=(StatedDate(value="2013-01-26", basis="dateline"),)).id
    assert DOCUMENT.id.startswith("document_")


def test_the_same_bytes_from_another_place_are_another_capture() -> None:
    capture = Capture(blob="sha256:0", name="a.txt", media="text/plain", origin="in/a.txt")
    assert capture.id == replace(capture).id
    assert capture.id != replace(capture, origin="out/a.txt").id
    assert replace(capture, record=0).id != capture.id

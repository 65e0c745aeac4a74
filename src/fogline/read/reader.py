"""Captures into documents: the stage itself.

Each media type has one way to a `Page` (text, units, metadata); from there on all are treated alike. Nothing here
raises on bad input: what cannot be read becomes a Problem, and what can be read in spite of it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.model import Capture, Document, Found
from fogline.read.cues import MACHINE_REASON
from fogline.read.language import UNKNOWN, identify_language
from fogline.read.named_days import day_in_name
from fogline.read.page import Page, Unread
from fogline.read.problems import problem
from fogline.read.stated import date_report
from fogline.read.ways import open_page
from fogline.read.zones import find_zones

VERSION = "4"
"""Raised whenever the same bytes would give another document."""
LONGEST_TEXT = 2_000_000
"""Characters; a longer text is a book or an archive, not a report, and is told as a problem."""


def read(capture: Capture, blob: bytes, *, languages: Sequence[str] = ("en",)) -> Iterator[Found]:
    """Reads a capture's bytes into its document and the problems met on the way.

    Args:
        capture: the capture, with what people told about it.
        blob: its bytes.
        languages: languages the project reads; the first one is assumed of texts too short to tell.

    Yields:
        At most one `Document` with its zones and stated dates, then `Problem` records.
    """
    page = open_page(capture, blob)
    if isinstance(page, Unread):
        yield _found(capture, page.code, page.message)
        return
    for code, message in page.problems:
        yield _found(capture, code, message)
    if not any(not character.isspace() and character != "\ufeff" for character in page.text):
        yield _found(capture, "document-empty", f"{capture.name}: there are no words in it")
    elif len(page.text) > LONGEST_TEXT:
        message = f"{capture.name}: {len(page.text):,} characters, over the limit of {LONGEST_TEXT:,} for one report"
        yield _found(capture, "text-too-long", message)
    else:
        yield from _document(capture, page, languages)


def _document(capture: Capture, page: Page, languages: Sequence[str]) -> Iterator[Found]:
    title = capture.title or page.title
    source = capture.source or page.source
    zones = find_zones(
        page.text,
        page.units,
        title=title,
        source=source,
        stamps=[start for start, end, _ in page.entries if end > start],
    )
    url = capture.url or page.url
    dating = date_report(
        page.text,
        zones,
        given=capture.published,
        metadata=page.dates,
        entries=page.entries,
        filed=day_in_name(capture.name, url),
    )
    language = capture.language or identify_language(page.text, zones)
    headline = next((page.text[zone.start : zone.end] for zone in zones if zone.kind == "headline"), None)
    document = Document(
        capture=capture.id,
        name=capture.name,
        text=page.text,
        zones=zones,
        language=language,
        title=title or headline,
        source=source,
        url=url,
        dates=dating.dates,
        machine_written=any(zone.kind == "disclosure" and zone.reason == MACHINE_REASON for zone in zones),
    )
    yield Found(record=document, basis=(capture.id,))
    for code, message in dating.problems:
        yield _found(capture, code, f"{capture.name}: {message}")
    if language not in (UNKNOWN, *languages):
        yield _found(capture, "language-not-read", f"{capture.name}: the report is in {language!r}")


def _found(capture: Capture, code: str, message: str) -> Found:
    return Found(record=problem(code, message, capture.id), basis=(capture.id,))

"""Live pages of HTML: instants from `time` elements and linked data, stamps out of the telling."""

from __future__ import annotations

import json

from fogline.model import Capture, Document
from fogline.read import read

ENTRIES = (
    (
        "Mill hit",
        "A shell hit the mill in Ganda, the mayor said. Four workers were wounded.",
        "2031-05-09T23:30:00+03:00",
    ),
    (
        "Bridge taken",
        "Rebels took the bridge at Kutum, residents said after a night of fighting.",
        "2031-05-09T08:15:00Z",
    ),
    (
        "Truce asked",
        "The envoy asked both sides for a truce of two days around the town of Ganda.",
        "2031-05-09T06:02:00Z",
    ),
)


def document_of(body: str, data: object = None) -> Document:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    page = f"<html><head><title>Live</title>{script}</head><body><h1>Ganda live</h1>{body}</body></html>"
    capture = Capture(blob="sha256:0", name="live.html", media="text/html", origin="live.html")
    return next(one.record for one in read(capture, page.encode()) if isinstance(one.record, Document))


def words_at_instants(document: Document) -> list[tuple[str, str]]:
    marked = [one for one in document.dates if one.basis == "entry"]
    return [(document.text[one.start :].split("\n")[0], one.value) for one in marked]


def test_time_elements_date_their_entries_and_are_no_telling() -> None:
    body = "".join(
        f'<article><time datetime="{when}">{ago}</time><h2>{head}</h2><p>{told}</p></article>'
        for (head, told, when), ago in zip(ENTRIES, ("23:30", "14h ago", "earlier"), strict=True)
    )
    document = document_of(body)
    assert words_at_instants(document) == [
        ("23:30", "2031-05-09T23:30+03:00"),
        ("14h ago", "2031-05-09T08:15Z"),
        ("earlier", "2031-05-09T06:02Z"),
    ]
    assert document.dates[0].value == "2031-05-09"
    stamps = [document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "dateline"]
    assert stamps == ["23:30", "14h ago", "earlier"]


def test_linked_data_date_entries_by_their_headlines_or_words() -> None:
    updates = [{"@type": "BlogPosting", "headline": head, "datePublished": when} for head, _, when in ENTRIES[:2]]
    updates.append({"@type": "BlogPosting", "articleBody": ENTRIES[2][1], "datePublished": ENTRIES[2][2]})
    body = "".join(f"<div><h2>{head}</h2><p>{told}</p></div>" for head, told, _ in ENTRIES)
    document = document_of(body, {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": updates})
    told = words_at_instants(document)
    assert [words for words, _ in told] == ["Mill hit", "Bridge taken", ENTRIES[2][1]]


def test_one_time_element_makes_no_live_page() -> None:
    assert words_at_instants(document_of(f'<time datetime="{ENTRIES[0][2]}">9 May</time><p>{ENTRIES[0][1]}</p>')) == []

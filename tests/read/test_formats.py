"""HTML, Markdown and PDF: what their markup says of zones, and that nothing in them is lost."""

from __future__ import annotations

from support.pdf import make_pdf
from support.reading import read_all, read_one, zone_words

LEAD = "Rebels took the bridge at Tel Amar on Monday, a monitor said in a statement to the press. "
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Bridge taken | Corvid</title>
<meta property="og:site_name" content="Corvid News"><link rel="canonical" href="https://corvid.example.org/b">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Bridge taken at Tel Amar",
"datePublished": "2019-05-07T10:00:00Z", "publisher": {{"name": "Corvid"}}}}</script><style>p {{ }}</style></head><body>
<header><a href="/">Corvid</a></header><nav><a href="/w">World</a></nav>
<div class="article"><h1>Bridge taken at Tel Amar</h1><div class="byline">By Ana Petrel</div>
<figure><img src="b.jpg"><figcaption>The bridge in April.</figcaption></figure>
<p>{LEAD * 3}</p><p>The army<br>denied it. &ldquo;It is ours,&rdquo; a colonel said, speaking of the bridge.</p>
<blockquote>We hold the bridge and both of its banks, and nobody crosses it without our leave.</blockquote>
<div class="newsletter-signup"><p>Sign up for our newsletter</p></div>
<h2>What comes next</h2><p>{LEAD * 2}</p></div>
<div class="related-posts"><h3>Related</h3><a href="/x">Another report of a bridge</a></div>
<div id="comments"><h3>3 comments</h3><p>I was there and it was not so, believe me, they never took it.</p></div>
<footer>Copyright Corvid</footer></body></html>"""


def test_a_page_is_told_apart_by_its_places() -> None:
    document, codes = read_all(PAGE.encode(), "text/html")
    assert document is not None
    assert codes == []
    assert zone_words(document, "headline") == ["Bridge taken at Tel Amar", "What comes next"]
    assert zone_words(document, "author-note") == ["By Ana Petrel"]
    assert zone_words(document, "caption") == ["The bridge in April."]
    assert zone_words(document, "body")[0] == (LEAD * 3).strip()
    assert zone_words(document, "body")[1].startswith("The army\ndenied it. “It is ours,”")
    assert len(zone_words(document, "quotation")) == 1
    assert {"Corvid", "World", "Sign up for our newsletter", "Related"} <= set(zone_words(document, "furniture"))
    assert "believe me" in zone_words(document, "comment")[0]


def test_the_head_of_a_page_gives_its_metadata() -> None:
    document = read_one(PAGE, "text/html")
    assert document.title == "Bridge taken at Tel Amar"
    assert document.source == "Corvid News"
    assert document.url == "https://corvid.example.org/b"
    assert [(date.value, date.basis) for date in document.dates] == [("2019-05-07", "metadata")]
    assert read_one(PAGE, "text/html", source="Told").source == "Told"


def test_no_words_of_a_page_are_lost() -> None:
    document = read_one(PAGE, "text/html")
    for words in ("The bridge in April.", "Another report of a bridge", "Copyright Corvid", "3 comments"):
        assert words in document.text
    assert "datePublished" not in document.text


def test_a_page_without_any_structure_is_read_as_text() -> None:
    document = read_one(f"<p>{LEAD * 3}<p>{LEAD}<p>Subscribe", "text/html")
    assert len(zone_words(document, "body")) == 2
    assert zone_words(document, "furniture") == ["Subscribe"]


def test_a_page_in_a_declared_encoding_is_no_guess() -> None:
    page = f'<html><head><meta charset="windows-1252"></head><body><p>“{LEAD}”</p></body></html>'
    document, codes = read_all(page.encode("cp1252"), "text/html")
    assert codes == []
    assert document is not None
    assert document.text.startswith("“Rebels")


MARKDOWN = f"""---
title: "Bridge taken"
date: 2019-05-07
source: Corvid
---
# Bridge taken at Tel Amar

{LEAD * 2}

> We hold the bridge and both of its banks,
> and nobody crosses it.

## Related

- [Another bridge](https://x.example.org/a)
- [A third](https://x.example.org/b)

1. The army will *probably* come back **within a week**, people in the town said.
"""


def test_markdown_is_the_file_itself_with_zones_of_its_blocks() -> None:
    document = read_one(MARKDOWN, "text/markdown")
    assert document.text == MARKDOWN
    assert (document.title, document.source, document.dates[0].value) == ("Bridge taken", "Corvid", "2019-05-07")
    assert zone_words(document, "headline") == ["Bridge taken at Tel Amar"]
    quoted = ["We hold the bridge and both of its banks,", "and nobody crosses it."]
    assert zone_words(document, "quotation") == quoted
    assert any(words.startswith("[Another") for words in zone_words(document, "furniture"))
    assert zone_words(document, "body")[-1].startswith("The army will *probably*")


def test_markdown_with_other_line_ends_keeps_its_offsets() -> None:
    text = MARKDOWN.replace("\n", "\r\n")
    document = read_one(text, "text/markdown")
    assert document.text == text
    assert zone_words(document, "headline") == ["Bridge taken at Tel Amar"]


def test_lines_of_print_become_paragraphs_and_running_heads_furniture() -> None:
    places = {1: "Tel Amar", 2: "Old Mill", 3: "Lipa Ford"}
    pages = [
        [
            (72.0, 800.0, "Corvid situation report 12"),
            (72.0, 740.0, f"Rebels took the bridge at {places[number]} on Monday, a monitor said, and"),
            (72.0, 726.0, "the army did not. About 400 people fled the town before the bridge was re-"),
            (72.0, 712.0, "opened on Tuesday."),
            (
                72.0,
                680.0,
                f"The mayor of {places[number]} asked both sides to let the wounded out by Wednesday, and spoke of",
            ),
            (72.0, 40.0, f"Page {number} of 3"),
        ]
        for number in (1, 2, 3)
    ]
    document, codes = read_all(make_pdf(pages), "application/pdf")
    assert codes == []
    assert document is not None
    furniture = zone_words(document, "furniture")
    assert furniture.count("Corvid situation report 12") == 3
    assert "Page 2 of 3" in furniture
    first = zone_words(document, "body")[0]
    assert first.startswith("Rebels took the bridge")
    assert first.endswith("was re-opened on Tuesday.")

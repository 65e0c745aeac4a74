"""What is shared: pictures, the brief as documents, a folder that opens from disk with short quotes and no report."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import httpx
import pypdfium2
import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from fogline.ledger import Ledger
from fogline.model import Document
from fogline.web import Access
from fogline.web.printed import chromium
from support.browsers import PATIENCE, PHONE, overflow
from support.web import serving

pytestmark = pytest.mark.slow
PERIOD = "from=2016-07-01&to=2016-11-28&place=Aleppo"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST = 25


def test_the_map_is_a_picture_and_a_drawing(client: httpx.Client) -> None:
    png, svg = (client.get(f"/share/map.{ending}?{PERIOD}") for ending in ("png", "svg"))

    assert png.content.startswith(b"\x89PNG")
    assert etree.fromstring(svg.content).tag.endswith("}svg")
    assert b"28 November 2016" in svg.content
    assert client.get("/share/map.png?from=1900-01-01&to=1900-02-01").status_code == 404
    assert client.get("/share/map.png?place=Nowhere-at-all").status_code == 404


def test_the_brief_is_a_word_document_with_its_map_and_citations(client: httpx.Client) -> None:
    markdown = client.get(f"/share/brief.md?{PERIOD}").text
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"/share/brief.docx?{PERIOD}").content))
    document = etree.fromstring(packed.read("word/document.xml"))
    words = "\n".join("".join(one.itertext()) for one in document.iter(f"{WORD}p"))

    assert packed.testzip() is None
    assert packed.read("word/map.png").startswith(b"\x89PNG")
    assert b'Id="rId2"' in packed.read("word/_rels/document.xml.rels")
    assert all(etree.fromstring(packed.read(name)) is not None for name in packed.namelist() if name.endswith("l"))
    assert markdown.count("\n## ") == sum(
        "Heading1" in etree.tostring(one).decode() for one in document.iter(f"{WORD}p")
    )
    cited = [line for line in words.splitlines() if line.split(".")[0].isdigit()]
    assert cited
    assert all(f"[{line.split('.')[0]}]" in words for line in cited)
    anchors = {one.get(f"{WORD}anchor") for one in document.iter(f"{WORD}hyperlink")}
    assert anchors == {one.get(f"{WORD}name") for one in document.iter(f"{WORD}bookmarkStart")} != set()
    leads = ["".join(one.getparent().getparent().itertext()) for one in document.iter(f"{WORD}b")]
    assert leads
    assert all(one.endswith(". ") for one in leads), "a lead stands apart from its sentence, as on the page"
    assert "November 2016. Made on " in words
    assert "2016-11-28." not in words.split("Sources")[0]


def test_the_brief_is_read_here_and_every_mark_opens_its_words(client: httpx.Client, page: Page) -> None:
    markdown = client.get(f"/share/brief.md?{PERIOD}").text
    page.goto(f"/brief?{PERIOD}")
    marks = page.locator(".marks a")
    assert marks.count() > 5
    assert page.locator("article h2").count() == markdown.count("\n## ")
    cited = page.locator("ol.cited li q").first.inner_text().strip()
    marks.first.click()
    page.wait_for_url("**/documents/*#lit")
    expect(page.locator("#lit")).to_be_visible()
    assert page.locator("#lit").inner_text().strip() in cited
    assert client.get("/brief?place=Nowhere-at-all").status_code == 404
    page.set_viewport_size(PHONE)
    page.goto(f"/brief?{PERIOD}")
    assert overflow(page) <= 0


def test_the_folder_leaves_out_what_nobody_told_of_for_long(client: httpx.Client) -> None:
    packed = zipfile.ZipFile(io.BytesIO(client.get("/share/site.zip?from=2024-11-01").content))
    held = json.loads(packed.read("record/data.json"))["control"]
    shown = client.get("/map.json?at=2024-12-08&limit=1000").json()["rows"]
    told = [max(quote["published"] for quote in row["quotes"]) for row in held]
    assert any(row["texture"] == "old" for row in shown)
    assert told
    assert min(told) >= "2024-11-01"


@pytest.mark.skipif(chromium() is None, reason="needs Chromium to print with")
def test_the_brief_is_printed(client: httpx.Client) -> None:
    answer = client.get(f"/share/brief.pdf?{PERIOD}")
    pages = pypdfium2.PdfDocument(answer.content)
    words = " ".join(page.get_textpage().get_text_range() for page in pages)

    assert answer.headers["content-type"] == "application/pdf"
    assert "Who holds what, as of 28 November 2016" in " ".join(words.split())


def test_the_folder_opens_from_disk_with_short_quotes_and_no_report(
    browser: Browser, client: httpx.Client, example: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(io.BytesIO(client.get(f"/share/site.zip?{PERIOD}").content)).extractall(tmp_path)
    site = tmp_path / "record"
    told = json.loads((site / "data.json").read_text("utf-8"))
    quotes = [one["quote"] for row in (*told["events"], *told["control"]) for one in row["quotes"]]

    assert len(quotes) > 20
    assert max(len(one.removesuffix(" …").split()) for one in quotes) <= MOST
    held = " ".join(path.read_text("utf-8") for path in site.glob("*.html")) + json.dumps(told, ensure_ascii=False)
    assert not any(stretch in held for text in texts(example) for stretch in stretches(text))
    asked: list[str] = []
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("request", lambda one: asked.append(one.url))
    errors: list[str] = []
    page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    page.goto((site / "index.html").as_uri())
    assert page.locator("article").count() == len(told["events"])
    assert page.evaluate("document.images[0].naturalWidth") > 0
    assert overflow(page) <= 0
    page.goto((site / "embed.html").as_uri())
    assert page.evaluate("document.images[0].naturalWidth") > 0
    assert all(one.startswith(tmp_path.as_uri()) for one in asked)
    assert errors == []
    context.close()


def texts(project: Path) -> list[str]:
    with Ledger.open(project) as ledger:
        return [one.entry.record.text for one in ledger.documents() if isinstance(one.entry.record, Document)]


def stretches(text: str) -> list[str]:
    """Every run of words of a report that is longer than a quote may be."""
    words = text.split()
    return [" ".join(words[at : at + MOST + 1]) for at in range(len(words) - MOST)]


def test_only_a_publisher_shares(example: Path) -> None:
    tokens = {"reviewer-token-0": "reviewer", "publisher-token": "publisher"}
    with serving(example, Access(tokens=tokens)) as address:  # type: ignore[arg-type]
        codes = [
            httpx.get(
                f"{address}/share/brief.md", headers={"Authorization": f"Bearer {token}"}, timeout=200
            ).status_code
            for token in tokens
        ]
    assert codes == [403, 200]


def test_the_page_offers_everything_of_the_view(page: Page) -> None:
    page.goto(f"/share?{PERIOD}")
    expect(page.get_by_role("link", name="Word document")).to_have_attribute("href", f"/share/brief.docx?{PERIOD}")
    page.wait_for_function("document.querySelector('img.preview').naturalWidth > 0")
    assert overflow(page) <= 0
    page.set_viewport_size(PHONE)
    assert overflow(page) <= 0

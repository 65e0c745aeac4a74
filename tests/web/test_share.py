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
from support.browsers import PHONE, overflow
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
            httpx.get(f"{address}/share/brief.md", headers={"Authorization": f"Bearer {token}"}, timeout=60).status_code
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

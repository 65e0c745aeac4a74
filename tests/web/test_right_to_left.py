"""Reports in languages that are written from right to left: shown rightly, marked by hand, and told with their days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.browsers import watched
from support.projects import fogline
from support.web import serving

pytestmark = pytest.mark.slow
TITLE = "הכפר נכבש"
SENTENCE = "הצבא הודיע היום כי כבש את הכפר"
TEXT = f"{TITLE}\n\nחיפה, 3 במרץ 2031 - {SENTENCE}. לפי תושבים נהרגו לפחות שבעה אזרחים בהפצצה על הגשר.\n"
CHOOSE = """(wanted) => {
  const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(wanted);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
    return true;
  }
  return false;
}"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server of a record with one report, in Hebrew."""
    folder, project = tmp_path / "in", tmp_path / "record"
    folder.mkdir()
    (folder / "kfar.txt").write_text(TEXT, encoding="utf-8")
    fogline("new", project)
    fogline("add", "-p", project, folder)
    fogline("run", "-p", project)
    with serving(project) as at:
        yield at


def test_a_report_that_no_machine_reads_is_marked_by_hand(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.goto("/documents")
        page.get_by_role("link", name=TITLE).click()
        page.wait_for_url("**/documents/*")  # keys work once the whole page is there
        expect(page.locator(".margin")).to_contain_text("in Hebrew and was not read")
        assert page.locator(".zone", has_text=SENTENCE).evaluate("(one) => getComputedStyle(one).direction") == "rtl"
        page.keyboard.press("n")
        page.wait_for_url("**/review/add/*")
        expect(page.locator("#text")).to_contain_text(SENTENCE)
        for words, key in ((SENTENCE, "c"), ("הצבא", "w"), ("הכפר", "p")):
            assert page.evaluate(CHOOSE, words)
            page.keyboard.press(key)
        page.get_by_label("Kind").select_option("control.capture")
        page.locator("h1").click()
        page.keyboard.press("s")
        page.wait_for_url("**/documents/*")
        expect(page.locator(".lit").first).to_have_text(SENTENCE)

        page.goto("/review/said")
        told, when = page.locator(".said li p").first, page.locator(".said time").first
        expect(when).to_contain_text("UTC")
        after = told.locator("bdi").nth(1).evaluate("(one) => one.getBoundingClientRect().right")
        box = when.bounding_box()
        assert box
        assert box["x"] >= after - 1, "the time stands behind the words and not among them"

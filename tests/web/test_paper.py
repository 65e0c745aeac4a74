"""Pages on paper: dark on white whatever the screen was, and nothing cut off at the edge of the sheet."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Browser, ViewportSize

from support.browsers import watched

pytestmark = pytest.mark.slow
SHEET = ViewportSize(width=718, height=1000)
"""A4 with its margins, in the pixels of style sheets."""
LAND = (0xE9, 0xE6, 0xDE)
CUT = """() => [...document.querySelectorAll("main .scroll, main svg")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""


def test_paper_is_white_and_shows_everything(browser: Browser, address: str) -> None:
    with watched(browser, address, dark=True) as seen:
        page = seen.page
        for path in ("/tolls?theme=dark", "/sources", "/documents", "/actors", "/places", "/control"):
            page.emulate_media(media="screen", color_scheme="dark")
            page.goto(path)
            page.set_viewport_size(SHEET)
            page.emulate_media(media="print", color_scheme="dark")
            told = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--faint')")
            assert told.strip() == "#52606d", path
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1, path
            assert page.evaluate(CUT) == [], path


def test_the_map_is_printed_in_light_colours(browser: Browser, address: str) -> None:
    """What a dark screen shows is not what the sheet shows: the ground of the map is pale, and dark again after."""
    with watched(browser, address, dark=True) as seen:
        page = seen.page
        page.goto("/map?at=2016-11-28&theme=dark")
        page.wait_for_selector("[data-map][data-ready]")
        sheet = pypdfium2.PdfDocument(page.pdf(print_background=True))[0].render(scale=0.5).to_pil().convert("RGB")
        counted = sheet.getcolors(sheet.width * sheet.height)
        land = sum(many for many, dots in counted if max(abs(a - b) for a, b in zip(dots, LAND, strict=True)) <= 3)
        dark = sum(many for many, dots in counted if max(dots) < 90)
        assert land > 0.1 * sheet.width * sheet.height, "the map is on the first sheet"
        assert dark < 0.1 * sheet.width * sheet.height, "ink, and no dark ground"
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"

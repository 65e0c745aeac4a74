"""What stands on and around the map fits into it, on a desk and on a phone."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from support.browsers import DESKTOP, PHONE, overflow, watched

pytestmark = pytest.mark.slow
PLACES = """() => {
  const edge = document.querySelector("[data-band] svg").getBoundingClientRect();
  return [...document.querySelectorAll("[data-band] svg > text")].map((one) => {
    const own = one.getBoundingClientRect();
    return [own.left - edge.left, own.right - edge.right];
  });
}"""


def test_the_legend_is_whole_on_a_desk(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=DESKTOP) as seen:
        seen.page.goto("/?at=2016-11-28")
        legend = seen.page.locator("[data-legend]")
        expect(legend).to_contain_text("no front line")
        assert legend.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 1


def test_a_legend_that_would_hide_the_map_is_folded(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=ViewportSize(width=905, height=700)) as seen:
        seen.page.goto("/?at=2016-11-28")
        expect(seen.page.locator("[data-legend]")).not_to_have_attribute("open", "")


@pytest.mark.parametrize("size", [PHONE, ViewportSize(width=850, height=800), DESKTOP])
def test_the_names_of_days_stand_apart_within_the_band(browser: Browser, address: str, size: ViewportSize) -> None:
    with watched(browser, address, viewport=size) as seen:
        seen.page.goto("/?at=2016-11-28&view=map")
        seen.page.wait_for_selector("[data-band] svg")
        names = seen.page.evaluate(PLACES)
        starts = [left for left, _ in names]
        assert len(names) >= 2
        assert all(right <= 1 for _, right in names)
        assert all(after - before >= 60 for before, after in pairwise(starts))


def test_a_narrow_window_has_the_list_first_and_the_map_a_touch_away(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=PHONE) as seen:
        page = seen.page
        page.goto("/?at=2016-11-28")
        expect(page.get_by_role("heading", name="Events of 28 November 2016")).to_be_in_viewport()
        expect(page.locator("[data-map]")).to_be_hidden()
        page.get_by_role("link", name="Map and time").click()
        page.wait_for_selector("[data-map][data-ready]")
        assert "view=map" in page.url
        expect(page.locator("aside.side")).to_be_hidden()
        assert overflow(page) <= 0
        page.get_by_role("link", name=re.compile("30 November 2016")).click()
        expect(page.locator("h1")).to_contain_text("30 November 2016")
        expect(page.locator("[data-map]")).to_be_visible()

        page.get_by_role("link", name="List", exact=True).click()
        expect(page.locator("aside.side")).to_be_visible()
        assert "view=list" in page.url
        page.set_viewport_size(DESKTOP)
        expect(page.locator("[data-map]")).to_be_visible()
        expect(page.locator("aside.side")).to_be_visible()


def test_a_mark_on_the_map_of_a_phone_opens_its_card_in_the_list(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=PHONE) as seen:
        page = seen.page
        page.goto("/map?at=2016-11-28")
        told = page.locator('[data-part="data"]').get_attribute("data-marks") or "[]"
        mark = next(one for one in json.loads(told) if one["name"] == "Hanano")
        page.goto(f"/map?at=2016-11-28&view=map&lat={mark['lat']}&lng={mark['lon']}&z=14")
        page.wait_for_selector("[data-map][data-ready]")
        box = page.locator("[data-map]").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page.locator("article.detail h2")).to_contain_text("Hanano")
        expect(page.locator("article.detail")).to_be_in_viewport()


def test_the_list_comes_before_the_map_in_the_page(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        for path, rows in (
            ("/?at=2016-11-28", "aside.side"),
            ("/compare?from=2016-11-26&to=2016-12-03", ".compare > div"),
        ):
            seen.page.goto(path)
            after = "(one) => one.compareDocumentPosition(document.querySelector('.picture')) === 4"
            assert seen.page.locator(rows).first.evaluate(after), path


def test_the_lines_between_sources_stand_voice_by_voice_on_a_phone(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=PHONE) as seen:
        page = seen.page
        page.goto("/sources")
        lines = page.locator(".graph .echoes li li")
        expect(lines.first).to_be_visible()
        expect(page.locator(".graph .scroll")).to_be_hidden()
        drawn = page.locator(".graph .scroll .edge").count()
        assert lines.count() == drawn
        assert overflow(page) <= 0
        page.set_viewport_size(DESKTOP)
        expect(page.locator(".graph .scroll")).to_be_visible()
        expect(lines.first).to_be_hidden()

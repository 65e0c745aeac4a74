"""What stands on and around the map fits into it, on a desk and on a phone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from support.browsers import DESKTOP, PHONE, watched

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
        seen.page.goto("/?at=2016-11-28")
        seen.page.wait_for_selector("[data-band] svg")
        names = seen.page.evaluate(PLACES)
        starts = [left for left, _ in names]
        assert len(names) >= 2
        assert all(right <= 1 for _, right in names)
        assert all(after - before >= 60 for before, after in pairwise(starts))


def test_a_phone_leads_past_the_map_to_the_list(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=PHONE) as seen:
        seen.page.goto("/?at=2016-11-28")
        seen.page.get_by_role("link", name="To the list").click()
        expect(seen.page.get_by_role("heading", name="Events of 28 November 2016")).to_be_in_viewport()

"""The lists, the review pages, the editor and the pages that merge: axe in light and dark, a phone, keys alone."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsers import faults, watched

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def paths(client: httpx.Client) -> list[str]:
    """Every page, each filled."""
    event = max(client.get("/events.json?limit=500").json()["rows"], key=lambda row: len(row["claims"]))
    control = client.get("/control.json?limit=1").json()["rows"][0]["id"]
    claim, report = event["claims"][0], client.get("/documents.json?limit=1").json()["rows"][0]["id"]
    counted = next(row for row in client.get("/events.json?limit=500").json()["rows"] if row["counts"])["id"]
    split = "&".join(f"of={one}" for one in event["claims"][:2])
    return [
        "/events?limit=25",
        "/control?limit=25",
        "/claims?limit=25",
        "/documents",
        f"/documents/{report}?sel={claim}",
        f"/control/{control}",
        "/review?limit=5",
        "/review/said",
        "/review/told",
        f"/review/edit/{claim}",
        f"/review/add/{report}",
        f"/review/events/{event['id']}",
        f"/review/events/{event['id']}?act=split&{split}",
        "/review/actors/syria:army",
        "/review/actors/syria:hts?act=merge&into=syria:jfs",
        "/review/places/syria:aleppo",
        "/since?since=2020-01-01",
        "/problems",
        "/claims?type=nothing",
        f"/map?at=2016-11-28&sel={counted}",
        "/compare?from=2016-11-25&to=2016-11-28",
        "/tolls?limit=25",
        "/disputes",
        "/forecasts",
        "/sources",
        "/actors?limit=25",
        "/places?limit=25",
        f"/events/{counted}",
        "/places/syria:aleppo",
        "/actors/syria:army",
        "/overview",
        "/search?q=hanano",
    ]


def test_axe_finds_nothing_serious_in_either_colours_and_no_page_is_wider_than_a_phone(
    browser: Browser, address: str, paths: list[str]
) -> None:
    with watched(browser, address) as seen:
        seen.page.set_default_timeout(120_000)
        assert {name: one for path in paths for name, one in faults(seen.page, path).items()} == {}


def focused(page: Page) -> str:
    """The name of what has the focus, and that it can be seen."""
    told: str = page.evaluate(
        """() => {
          const one = document.activeElement, box = one.getBoundingClientRect();
          if (one === document.body) return "";
          const words = `${one.tagName} ${one.name || one.textContent.trim()} ${getComputedStyle(one).outlineStyle}`;
          return words + (box.width && box.height ? "" : " unseen");
        }"""
    )
    return told


def test_tab_goes_through_the_page_that_splits_and_the_focus_is_seen(
    browser: Browser, address: str, paths: list[str]
) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.set_default_timeout(120_000)
        page.goto(next(path for path in paths if path.startswith("/review/events/")))
        page.locator("main").focus()
        stops = []
        for _ in range(60):
            page.keyboard.press("Tab")
            stops.append(focused(page))
            if "See what changes" in stops[-1]:
                break
        assert any(" find " in one for one in stops)
        assert any(" of " in one for one in stops)
        assert "See what changes" in stops[-1]
        assert not [one for one in stops if "unseen" in one or " none" in one]
        page.locator("input[name=of]").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("s")
        expect(page.get_by_label("Why")).to_be_focused(timeout=120_000)

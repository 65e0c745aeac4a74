"""The lists, the review pages, the editor and the pages that merge: axe in light and dark, a phone, keys alone."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsers import DESKTOP, PHONE, grave, overflow, watched

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def paths(client: httpx.Client) -> list[str]:
    """Every page that no other test looks at, each filled."""
    event = max(client.get("/events.json?limit=500").json()["rows"], key=lambda row: len(row["claims"]))
    control = client.get("/control.json?limit=1").json()["rows"][0]["id"]
    claim, report = event["claims"][0], client.get("/documents.json?limit=1").json()["rows"][0]["id"]
    split = "&".join(f"of={one}" for one in event["claims"][:2])
    return [
        "/events",
        "/control",
        "/claims",
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
    ]


def test_axe_finds_nothing_serious_in_either_colours_and_no_page_is_wider_than_a_phone(
    browser: Browser, address: str, paths: list[str]
) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.set_default_timeout(120_000)
        found: dict[str, object] = {}
        for path in paths:
            page.set_viewport_size(DESKTOP)
            page.emulate_media(color_scheme="light")
            page.goto(path)
            found[path] = grave(page)
            light = background(page)
            page.emulate_media(color_scheme="dark")
            assert background(page) != light, f"{path} has no dark colours"
            found[f"{path} in the dark"] = grave(page, colours_alone=True)
            page.set_viewport_size(PHONE)
            found[f"{path} on a phone"] = max(0, overflow(page))
        assert {path: one for path, one in found.items() if one} == {}


def background(page: Page) -> str:
    told: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return told


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

"""Pages in a real browser: no error, no request that leaves, wide enough, keys, colours, the lit sentence."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.web.rendering import NAVIGATION
from support.browsers import PHONE, overflow, watched

pytestmark = pytest.mark.slow


def served(client: httpx.Client) -> list[str]:
    """The pages of the navigation that there are."""
    return [entry.path for entry in NAVIGATION if client.get(entry.path).status_code == 200]


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_every_page_opens_without_an_error_and_fits(
    browser: Browser, client: httpx.Client, address: str, width: str
) -> None:
    paths = served(client)
    with watched(browser, address, **({"viewport": PHONE} if width == "phone" else {})) as seen:  # type: ignore[arg-type]
        for path in paths:
            seen.page.goto(path, wait_until="networkidle")
            assert seen.page.locator("h1").count() == 1, path
            assert overflow(seen.page) <= 0, path
            seen.check()
    assert len(paths) > 10


def test_a_claim_leads_to_its_lit_sentence(page: Page, client: httpx.Client) -> None:
    claim = client.get("/claims.json?type=control.capture&limit=1").json()["rows"][0]
    page.goto(f"/claims/{claim['id']}")
    page.locator("article.claim a").click()
    lit = page.locator(".lit.chosen")

    expect(page.locator("#lit")).to_be_in_viewport()
    assert "".join(lit.all_inner_texts()).replace("\n", " ").find(claim["quote"][:30]) >= 0
    expect(page.locator(".card .chain")).to_contain_text(claim["document"]["source"])


def test_the_switch_of_colours_stays_in_the_address_and_on_the_next_page(page: Page) -> None:
    page.goto("/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Use dark colours").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert light != dark
    assert "theme=dark" in page.url
    page.goto("/documents")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_keyboard_reaches_the_content_and_the_search(page: Page) -> None:
    page.goto("/documents")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("hanano")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Search")
    expect(page.locator("main")).to_contain_text("found for")


def test_a_day_of_knowledge_is_told_and_can_be_left(page: Page) -> None:
    page.goto("/documents?asof=2016-08-31")
    expect(page.get_by_role("status")).to_contain_text("As known on 2016-08-31")
    page.get_by_role("link", name="Show all that is known").click()
    expect(page.get_by_role("status")).to_have_count(0)

"""Pages in a real browser: no error, no request that leaves, wide enough, keys, colours, the lit sentence."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.web.rendering import NAVIGATION
from support.browsers import DESKTOP, PATIENCE, PHONE, grave, overflow, watched
from support.projects import fogline, write_reports
from support.web import serving

pytestmark = pytest.mark.slow


def served(client: httpx.Client) -> list[str]:
    """The pages of the navigation that there are."""
    return [entry.path for entry in NAVIGATION if client.get(entry.path).status_code == 200]


def test_every_page_opens_without_an_error_and_fits(browser: Browser, client: httpx.Client, address: str) -> None:
    paths = served(client)
    with watched(browser, address, viewport=PHONE) as seen:
        for path in paths:
            seen.page.set_viewport_size(PHONE)
            seen.page.goto(path)
            assert seen.page.locator("h1").count() == 1, path
            assert overflow(seen.page) <= 0, path
            seen.page.set_viewport_size(DESKTOP)
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
    expect(page.get_by_role("status")).to_contain_text("As known on 31 August 2016")
    page.get_by_role("link", name="Show all that is known").click()
    expect(page.get_by_role("status")).to_have_count(0)


def test_on_a_phone_all_pages_are_one_key_or_touch_away_also_without_scripts(browser: Browser, address: str) -> None:
    for scripts in (True, False):
        context = browser.new_context(viewport=PHONE, base_url=address, java_script_enabled=scripts)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto("/documents")
        link = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Problems")
        expect(link).to_be_hidden()
        page.get_by_role("checkbox", name="Show all pages").focus()
        page.keyboard.press("Space")
        expect(link).to_be_in_viewport()
        box = link.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["width"]
        link.click()
        expect(page.locator("h1")).to_have_text("Problems")
        context.close()


def test_a_record_without_reports_says_what_to_do(browser: Browser, tmp_path: Path) -> None:
    fogline("new", tmp_path / "blank")
    with serving(tmp_path / "blank") as address, watched(browser, address, viewport=PHONE) as seen:
        for path in ("/", "/overview", "/events", "/tolls", "/compare", "/review", "/share"):
            seen.page.goto(path)
            start = seen.page.get_by_role("region", name="This record has no reports yet")
            expect(start).to_contain_text(f"fogline add -p {tmp_path / 'blank'}")
            assert overflow(seen.page) <= 0, path
        assert grave(seen.page) == []
        fogline("add", "-p", tmp_path / "blank", write_reports(tmp_path / "in"))
        seen.page.goto("/")
        expect(seen.page.get_by_role("region", name="Reports wait to be read")).to_contain_text("fogline run -p")


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/events/event_0", "/events"),
        ("/claims/claim_0", "/claims"),
        ("/nowhere", "/overview"),
        ("/events?from=tomorrow", "/events"),
        ("/events?next=WzFd", "/events"),
    ],
)
def test_an_error_leads_on(client: httpx.Client, path: str, leads: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})

    assert answer.status_code in (400, 404, 409)
    links = re.findall(r'<li><a href="([^"]+)">', answer.text)
    assert leads in links
    assert all(client.get(link).status_code == 200 for link in links)
    assert ('role="search"' in answer.text) == (answer.status_code == 404)

"""Keys of one's own: each can be another or be off, kept in the browser, and no two are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.web.pages.keys import KEYS
from support.browsers import PHONE, grave, overflow, watched

pytestmark = pytest.mark.slow


def test_every_key_of_a_page_stands_in_the_list(repository: Path) -> None:
    templates = (repository / "src" / "fogline" / "web" / "templates").glob("*.html")
    pages = {path.name: path.read_text(encoding="utf-8") for path in templates}
    used = {key for text in pages.values() for key in re.findall(r'data-key="(.)"', text)}
    used |= set(re.findall(r'\("\w+", "[^"]+", "(\w)"\)', pages["edit.html"]))
    keys = re.search(r"set keys = \{(.*)\}", pages["tie.html"])
    assert keys
    used |= set(re.findall(r': "(\w)"', keys[1]))
    assert len(used) > 20
    assert used <= KEYS.keys()


def own(page: Page, key: str) -> None:
    """Writes a key into the field of ``a``."""
    page.locator('[data-own="a"]').fill(key)


def test_a_key_is_changed_refused_and_given_back(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.goto("/keys")
        told = page.locator("[data-told]")
        own(page, "r")
        expect(told).to_contain_text("Not set: r is the key of")
        expect(page.locator('[data-own="a"]')).to_have_value("")
        own(page, "j")
        expect(told).to_have_text("j now stands for a.")
        assert grave(page) == []

        page.goto("/review?limit=5")
        page.locator(".queue[data-busy]").wait_for()
        expect(page.locator('[data-do="accept"] kbd')).to_have_text("j")
        page.get_by_role("button", name="Keys").click()
        expect(page.locator("dialog.keys dt", has_text=re.compile("^j$"))).to_have_count(1)
        page.keyboard.press("?")
        expect(page.locator("dialog.keys")).to_have_count(0)

        page.goto("/keys")
        page.locator('[data-own="/"]').fill("a")
        expect(told).to_have_text("a now stands for /.")
        own(page, "")
        expect(told).to_contain_text("Not set: a is the key of")
        page.get_by_role("button", name="All as they were").click()
        expect(told).to_have_text("All keys are as they were.")
        expect(page.locator('[data-own="a"]')).to_have_value("")


def test_an_own_key_works_and_the_old_one_does_nothing(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.goto("/keys")
        page.locator('[data-own="]"]').fill("k")
        page.goto("/map?at=2016-11-25")
        page.wait_for_selector("[data-band] svg")
        expect(page.locator('[data-key="]"] kbd')).to_have_text("k")
        page.keyboard.press("]")
        page.keyboard.press("k")
        page.wait_for_url("**at=2016-11-26*")
        expect(page.locator("h1")).to_contain_text("26 November 2016")
        expect(page.locator('[data-key="]"] kbd')).to_have_text("k")


def test_keys_can_be_switched_off(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.goto("/keys")
        page.get_by_label("Switch these keys off").check()
        page.goto("/documents")
        expect(page.locator(".keys kbd")).to_be_hidden()
        page.keyboard.press("/")
        expect(page.locator("#find")).not_to_be_focused()
        page.get_by_role("button", name="Keys").click()
        expect(page.locator("dialog.keys")).to_contain_text("switch them on")
        page.get_by_role("link", name=re.compile("switch them on")).click()
        page.wait_for_url("**/keys")
        page.get_by_label("Switch these keys off").uncheck()
        page.locator("main").focus()
        page.keyboard.press("/")
        expect(page.locator("#find")).to_be_focused()


def test_the_list_fits_a_phone(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=PHONE) as seen:
        seen.page.goto("/keys")
        assert overflow(seen.page) <= 0

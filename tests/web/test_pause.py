"""The review queue reminds of a break: after the minutes chosen, over several pages, and not after a pause."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsers import grave, watched

pytestmark = pytest.mark.slow


def at_work(page: Page, minutes: int) -> None:
    """Presses a key every five minutes."""
    for _ in range(minutes // 5):
        page.clock.fast_forward("05:00")
        page.keyboard.press("s")


def opened(page: Page) -> None:
    page.goto("/review?limit=50")
    page.locator(".queue[data-busy]").wait_for()
    expect(page.locator("[data-pause-choice]")).to_be_visible()


@contextlib.contextmanager
def reviewing(browser: Browser, address: str) -> Iterator[Page]:
    """The queue, opened at nine by a clock that the test turns."""
    with watched(browser, address) as seen:
        seen.page.clock.install(time=datetime(2026, 11, 23, 9))
        opened(seen.page)
        yield seen.page


def test_a_break_is_proposed_and_the_count_begins_anew(browser: Browser, address: str) -> None:
    with reviewing(browser, address) as page:
        at_work(page, 30)
        opened(page)
        at_work(page, 15)
        note = page.locator("[data-pause]")
        expect(note).to_be_hidden()
        at_work(page, 10)
        expect(note).to_contain_text("You have been reviewing for 5")
        assert grave(page) == []
        note.get_by_role("button", name="Count anew").click()
        expect(note).to_be_hidden()


def test_a_pause_begins_a_new_sitting(browser: Browser, address: str) -> None:
    with reviewing(browser, address) as page:
        at_work(page, 45)
        page.clock.fast_forward("12:00")
        at_work(page, 20)
        page.clock.fast_forward("01:00")
        expect(page.locator("[data-pause]")).to_be_hidden()


def test_how_long_is_chosen_and_kept(browser: Browser, address: str) -> None:
    with reviewing(browser, address) as page:
        page.get_by_label("Remind me of a break after").select_option("never")
        opened(page)
        expect(page.get_by_label("Remind me of a break after")).to_have_value("0")
        at_work(page, 60)
        page.clock.fast_forward("01:00")
        expect(page.locator("[data-pause]")).to_be_hidden()
        page.get_by_label("Remind me of a break after").select_option("25 minutes")
        expect(page.locator("[data-pause]")).to_contain_text("You have been reviewing for")

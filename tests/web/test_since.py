"""What is new since one last looked, as it is told after another has recorded something."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from fogline.model import Review
from fogline.pipeline.project import Project
from fogline.review.answer import answer
from support.browsers import watched
from support.web import serving

pytestmark = pytest.mark.slow


def test_what_changed_after_one_looked_is_told_and_then_seen(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address, watched(browser, address) as seen:
        page = seen.page
        page.goto("/since")
        expect(page.locator("main")).to_contain_text("not said yet when you last looked")
        page.get_by_role("button", name="I have looked until now").click()
        expect(page.locator("main")).to_contain_text("Nothing came in and nothing changed")

        with Project.find(own_example).ledger(write=True) as ledger:
            claim = next(ledger.entries(types=("claim",))).id
            denied = answer(ledger, Review(subject=claim, verdict="reject"), person="amira", at="2099-01-01T00:00:00Z")
            ledger.append(denied)
        page.goto("/since")
        expect(page.locator("main h2").first).to_be_visible()
        assert "Nothing came in" not in page.locator("main").inner_text()

        page.goto("/since?since=2000-01-01")
        expect(page.locator("main")).to_contain_text("Reports that came in")
        page.locator("section a").first.click()
        page.wait_for_url(lambda url: "/since" not in url)
        expect(page.locator("h1")).to_be_visible()

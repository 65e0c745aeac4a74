"""What is part of what, said by people in a real browser: shown first, signed, taken back, never over another word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.ledger import verify
from fogline.web import Access
from support.browsers import PHONE, Watched, faults, overflow, watched
from support.projects import fogline
from support.web import serving

pytestmark = pytest.mark.slow
SLOW = 200
"""Seconds that the tables of a record may take to be made anew on a machine with much else to do."""
Tie = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    seen: Watched
    project: Path
    address: str

    @property
    def page(self) -> Page:
        return self.seen.page

    def ties(self) -> set[Tie]:
        """Sort and both ends of every tie, with who found it."""
        rows: list[dict[str, Any]] = httpx.get(f"{self.address}/events.json?limit=1000", timeout=SLOW).json()["rows"]
        return {
            (f"{tie['sort']}, {'person' if tie['rule'] == 'person' else 'machine'}", row["id"], tie["event"])
            for row in rows
            for tie in row["ties"]
            if tie["sort"] in ("part of", "follows")
        }

    def say(self, why: str) -> None:
        expect(self.page.get_by_label("Why")).to_be_focused()
        self.page.keyboard.type(why)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/review/acts/*")


@pytest.fixture
def desk(browser: Browser, own_example: Path) -> Iterator[Desk]:
    with serving(own_example) as address, watched(browser, address) as seen:
        yield Desk(seen=seen, project=own_example, address=address)


def test_a_tie_is_denied_by_keys_and_another_is_said_and_both_are_taken_back(desk: Desk) -> None:
    page, before = desk.page, desk.ties()
    _sort, part, whole = min(one for one in before if one[0].startswith("part of"))
    page.goto(f"/events/{part}")
    expect(page.locator(".ties li").first).to_contain_text("Not so")
    page.keyboard.press("t")
    page.wait_for_url("**/review/ties/*")
    page.keyboard.press("n")
    expect(page.get_by_label("has nothing to do with")).to_be_checked()
    page.keyboard.press("1")
    expect(page.locator("p.lead")).to_contain_text("has nothing to do with")
    assert desk.ties() == before, "nothing is written before it was shown"
    desk.say("another front altogether")
    assert not any({part, whole} == {one, other} for _, one, other in desk.ties())
    expect(page.locator("p.lead")).to_contain_text("another front altogether")
    denied = page.url

    page.goto(f"/review/ties/{part}?find=Aleppo")
    page.keyboard.press("b")
    page.locator("ol.choices button").last.click()
    page.wait_for_url("**other=*")
    other = page.url.partition("other=")[2]
    desk.say("the report puts it after that")
    assert ("follows, person", part, other) in desk.ties()
    assert verify(desk.project).ok

    for act in (page.url, denied):
        page.goto(act)
        page.keyboard.press("u")
        page.get_by_label("Why").fill("it was right before")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Taken back")
    assert desk.ties() == before


def test_the_queue_asks_of_ties_that_are_not_sure_and_one_key_answers(desk: Desk) -> None:
    page, before = desk.page, desk.ties()
    page.goto("/review?limit=200")
    asked = page.locator("[data-verdict]")
    many = asked.count()
    assert many > 1
    while not page.locator("[data-item]:visible").get_attribute("data-verdict"):
        page.keyboard.press("s")
    shown = page.locator("[data-item]:visible")
    ends = (shown.get_attribute("data-left"), shown.get_attribute("data-right"))
    assert all(ends)
    expect(shown).to_contain_text("(+")
    for key in ("d", "a", "u", "a", "r"):
        page.keyboard.press(key)
    expect(page.locator(".queue")).to_have_attribute("data-busy", "0")
    after = desk.ties()
    assert sum(one[0].endswith("person") for one in after) == 1
    assert len({one[1:] for one in before} - {one[1:] for one in after}) == 1
    page.goto("/review?limit=200")
    assert page.locator("[data-verdict]").count() == many - 2, "what was judged is asked no more"


def test_who_did_not_see_what_another_said_is_shown_it(desk: Desk) -> None:
    page = desk.page
    _, part, whole = min(one for one in desk.ties() if one[0].startswith("part of"))
    page.goto(f"/review/ties/{part}?verdict=no-tie&other={whole}")
    expect(page.get_by_label("Why")).to_be_focused()
    fogline("events", "tie", part, "--part-of", whole, "-p", desk.project, "--why", "one raid", "--by", "amira")
    page.keyboard.type("mine")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("amira")
    expect(page.get_by_role("alert")).to_contain_text("one raid")
    (error,) = desk.seen.errors
    assert "409" in error
    desk.seen.errors.clear()
    assert ("part of, person", part, whole) in desk.ties()
    page.get_by_role("button", name="Say mine all the same").click()
    page.wait_for_url("**/review/acts/*")
    assert not any({part, whole} == {one, other} for _, one, other in desk.ties()), "the later word holds"


def test_the_pages_fit_everybody_and_work_without_scripts(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address:
        rows = httpx.get(f"{address}/events.json?limit=1000", timeout=SLOW).json()["rows"]
        row = next(one for one in rows if one["ties"] and one["ties"][0]["rule"] != "person")
        with watched(browser, address) as seen:
            assert faults(seen.page, f"/review/ties/{row['id']}") == {}
            assert faults(seen.page, f"/review/ties/{row['id']}?verdict=no-tie&other={row['ties'][0]['event']}") == {}
            assert overflow(seen.page) <= 0
        context = browser.new_context(base_url=address, java_script_enabled=False, viewport=PHONE)
        try:
            page = context.new_page()
            page.set_default_timeout(SLOW * 1000)
            page.goto(f"/events/{row['id']}")
            page.locator(".judge a", has_text="Right").first.click()
            page.get_by_label("Why").fill("so says the report")
            page.get_by_role("button", name="Say so").click()
            expect(page.locator("h1")).to_have_text("Recorded")
        finally:
            context.close()


def test_only_a_reviewer_and_nothing_that_cannot_be_meant(own_example: Path) -> None:
    access = Access(tokens={"viewer-token-00": "viewer", "reviewer-token0": "reviewer"})
    with serving(own_example, access) as address:
        headers = {"Authorization": "Bearer reviewer-token0"}
        row = httpx.get(f"{address}/events.json?limit=1", headers=headers, timeout=SLOW).json()["rows"][0]
        path = f"{address}/review/ties/{row['id']}"
        viewer = {"Authorization": "Bearer viewer-token-00"}
        assert httpx.get(path, headers=viewer, timeout=SLOW).status_code == 403
        told = {"verdict": "part-of", "left": "claim_1", "right": "claim_2", "about": "x", "why": "w", "seen": "9"}
        answer = httpx.post(path, data=told, headers=headers, timeout=SLOW)
        assert (answer.status_code, "form-token-wrong" in answer.text) == (403, True)
        for query, status in (
            (f"?verdict=part-of&other={row['id']}", 400),
            ("?verdict=part-of&other=event_00", 404),
            ("?verdict=kin&other=event_00", 400),
        ):
            assert httpx.get(path + query, headers=headers, timeout=SLOW).status_code == status, query

"""Merging and splitting in a real browser: shown first, signed, taken back, never written over another's word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.ledger import verify
from fogline.model import Link
from fogline.pipeline.project import Project
from fogline.review.happening import one_event, pair_entries
from fogline.web import Access
from support.browsers import PHONE, overflow, watched
from support.projects import fogline
from support.web import serving

pytestmark = pytest.mark.slow
SLOW = 200
"""Seconds that the tables of a record may take to be made anew on a machine with much else to do."""
WHY = "one body under two names, says its own bulletin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    page: Page
    project: Path
    address: str

    def rows(self, path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = httpx.get(self.address + path, timeout=SLOW).json()["rows"]
        return found

    def ids(self, table: str) -> dict[str, int]:
        return {row["id"]: row["claims"] for row in self.rows(f"/{table}.json?limit=2000")}

    def by_one_name_alone(self) -> tuple[str, str]:
        """A party of several names, and the one that is the only one in some claims: the others are too few for all."""
        for row in self.rows("/actors.json?limit=2000"):
            whole = sum(used["times"] for used in row["names"])
            for used in row["names"]:
                if 0 < whole - used["times"] < row["claims"]:
                    return row["id"], used["text"]
        raise AssertionError("the example has no party that claims name in one of its ways alone")

    def events(self) -> dict[str, frozenset[str]]:
        return {row["id"]: frozenset(row["claims"]) for row in self.rows("/events.json?limit=5000")}

    def say(self, why: str = WHY) -> None:
        """Writes why and says so, by keys alone: the field has the focus when the page opens."""
        expect(self.page.get_by_label("Why")).to_be_focused()
        self.page.keyboard.type(why)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/review/acts/*")

    def take_back(self) -> None:
        self.page.keyboard.press("u")
        self.page.get_by_label("Why").fill("two after all")
        self.page.keyboard.press("Enter")
        expect(self.page.locator("h1")).to_have_text("Taken back")


@pytest.fixture
def desk(browser: Browser, own_example: Path) -> Iterator[Desk]:
    with serving(own_example) as address, watched(browser, address) as seen:
        yield Desk(page=seen.page, project=own_example, address=address)


def test_a_party_is_merged_by_keys_and_everything_follows_and_comes_back(desk: Desk) -> None:
    page, before = desk.page, desk.ids("actors")
    page.goto("/actors/syria:armed_forces")
    page.keyboard.press("m")
    page.wait_for_url("**/review/actors/syria:armed_forces")
    page.keyboard.press("f")
    page.keyboard.type("Syrian Arab Army")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/actors/*?find=*")  # keys work once the whole page is there
    expect(page.locator(".choices li").first).to_contain_text("syria:army")
    page.keyboard.press("1")
    expect(page.locator("p.lead")).to_contain_text("come to mean Syrian Arab Army")
    assert desk.ids("actors") == before
    desk.say()

    after = desk.ids("actors")
    assert "syria:armed_forces" not in after
    assert after["syria:army"] > before["syria:army"]
    assert "syria:armed_forces" not in {
        one["id"] for row in desk.rows("/events.json?limit=5000") for one in row["actors"]
    }
    expect(page.locator("p.lead")).to_contain_text(WHY)
    desk.take_back()
    assert desk.ids("actors") == before


def test_a_name_of_a_party_and_claims_of_a_place_are_split_off(desk: Desk) -> None:
    page, before = desk.page, desk.ids("actors")
    party, name = desk.by_one_name_alone()
    page.goto(f"/review/actors/{party}")
    page.locator(f'input[name=name][value="{name}"]').check()
    page.get_by_label("What they are").fill("Front of the Plain")
    page.keyboard.press("Enter")
    desk.say("the report is on another war")
    after = desk.ids("actors")
    assert after["new:front-of-the-plain"] >= 1
    assert after[party] < before[party]
    desk.take_back()
    assert desk.ids("actors") == before

    places = desk.ids("places")
    page.goto("/review/places/syria:aleppo")
    page.locator("input[name=of]").first.check()
    page.get_by_label("What they are").fill("Hill 70")
    page.keyboard.press("Enter")
    expect(page.locator("p.lead")).to_contain_text("in 1 claim")
    desk.say("only near it")
    assert desk.ids("places")["name:hill 70"] == 1
    assert desk.ids("places")["syria:aleppo"] == places["syria:aleppo"] - 1


def test_events_are_merged_and_split_again_and_all_of_it_is_signed(desk: Desk) -> None:
    page, before = desk.page, desk.events()
    one = max(before, key=lambda row: len(before[row]))
    page.goto(f"/events/{one}")
    page.keyboard.press("m")
    page.wait_for_url("**/review/events/*")
    other = page.locator(".choices input[name=into]").first.get_attribute("value") or ""
    page.keyboard.press("1")
    expect(page.locator("p.lead")).to_contain_text(f"one event of at least {len(before[one] | before[other])} claims")
    desk.say()
    merged = desk.events()
    whole = before[one] | before[other]
    (home,) = {row for row, claims in merged.items() if claims & whole}
    assert merged[home] >= whole
    assert len(merged[home]) <= len(whole) + 2  # what was near to each may join both
    desk.take_back()
    assert desk.events() == before

    page.goto(f"/review/events/{one}")
    boxes = page.locator("input[name=of]")
    off = {boxes.nth(number).get_attribute("value") or "" for number in (0, 1)}
    for number in (0, 1):
        boxes.nth(number).check()
    page.keyboard.press("s")
    desk.say("two happenings a week apart")
    split = desk.events()
    (apart,) = {row for row, claims in split.items() if claims & off}
    assert split[apart] >= off
    assert len(split[apart]) <= len(off) + 2  # what is near to them, of another event, may join
    assert not any(claims & off and claims & (before[one] - off) for claims in split.values())

    with Project.find(desk.project).ledger() as ledger:
        links = [line.entry for line in ledger.entries(types=("link",))]
        assert all(isinstance(entry.record, Link) and entry.by == "human:local" for entry in links)
    assert verify(desk.project).ok
    page.goto("/review/said")
    expect(page.locator(".said")).to_contain_text("two happenings a week apart")


def test_the_second_of_two_sees_what_the_first_said(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address, watched(browser, address) as seen:
        desk = Desk(page=seen.page, project=own_example, address=address)
        before = desk.events()
        one = max(before, key=lambda row: len(before[row]))
        seen.page.goto(f"/review/events/{one}")
        seen.page.keyboard.press("1")
        expect(seen.page.get_by_label("Why")).to_be_focused()
        third = next(row for row, claims in before.items() if row != one and len(claims) == 1)
        entries = pair_entries(
            "merge",
            one_event(sorted(before[one]), sorted(before[third])),
            "the same raid",
            person="amira",
            at="2031-03-10T00:00:00Z",
        )
        with Project.find(own_example).ledger(write=True) as ledger:
            ledger.append(entries)
        theirs = desk.events()
        seen.page.keyboard.type("mine")
        seen.page.keyboard.press("Enter")

        expect(seen.page.get_by_role("alert")).to_contain_text("amira")
        expect(seen.page.get_by_role("alert")).to_contain_text("the same raid")
        (error,) = seen.errors
        assert "409" in error
        seen.errors.clear()
        assert desk.events() == theirs
        seen.page.get_by_role("button", name="Say mine all the same").click()
        seen.page.wait_for_url("**/review/acts/*")
        assert len(desk.events()) == len(theirs) - 1


def test_a_party_that_another_merged_meanwhile_is_told(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address, watched(browser, address) as seen:
        desk = Desk(page=seen.page, project=own_example, address=address)
        seen.page.goto("/review/actors/syria:armed_forces?act=merge&into=syria:army")
        fogline(
            "actors",
            "merge",
            "syria:armed_forces",
            "syria:government",
            "-p",
            own_example,
            "--why",
            "W",
            "--by",
            "amira",
        )
        theirs = desk.ids("actors")
        seen.page.get_by_label("Why").fill("mine")
        seen.page.keyboard.press("Enter")
        expect(seen.page.get_by_role("alert")).to_contain_text("amira merge")
        seen.errors.clear()
        assert desk.ids("actors") == theirs


def test_only_a_reviewer_and_only_from_our_own_form(own_example: Path) -> None:
    access = Access(tokens={"viewer-token-00": "viewer", "reviewer-token0": "reviewer"})
    with serving(own_example, access) as address:
        path = f"{address}/review/actors/syria:armed_forces"
        told = {"act": "merge", "into": "syria:army", "why": "w", "seen": "9"}
        headers = {"Authorization": "Bearer viewer-token-00"}
        assert httpx.get(path, headers=headers, timeout=SLOW).status_code == 403
        assert httpx.post(path, data=told, headers=headers, timeout=SLOW).status_code == 403
        headers = {"Authorization": "Bearer reviewer-token0"}
        assert httpx.get(path, headers=headers, timeout=SLOW).status_code == 200
        answer = httpx.post(path, data=told, headers=headers, timeout=SLOW)
        assert (answer.status_code, "form-token-wrong" in answer.text) == (403, True)


def test_what_cannot_be_meant_is_told_and_nothing_is_written(desk: Desk) -> None:
    with Project.find(desk.project).ledger() as ledger:
        before = ledger.head()
    for query, code in (
        ("actors/syria:army?act=merge&into=syria:army", 400),
        ("actors/syria:army?act=merge&into=nobody:here", 400),
        ("actors/syria:army?act=split&into=Somebody", 400),
        ("actors/nobody:here", 404),
        ("events/event_00", 404),
        ("acts/00000000", 404),
    ):
        assert httpx.get(f"{desk.address}/review/{query}", timeout=SLOW).status_code == code, query
    with Project.find(desk.project).ledger() as ledger:
        assert ledger.head() == before


def test_the_pages_fit_a_phone_and_work_without_scripts(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address:
        context = browser.new_context(base_url=address, java_script_enabled=False, viewport=PHONE)
        try:
            page = context.new_page()
            page.set_default_timeout(SLOW * 1000)
            page.goto("/actors/syria:armed_forces")
            page.get_by_role("link", name="Same as another").click()
            page.locator(".choices button").first.click()
            page.get_by_label("Why").fill(WHY)
            page.get_by_role("button", name="Merge").click()
            expect(page.locator("h1")).to_have_text("Recorded")
        finally:
            context.close()
        with watched(browser, address, viewport=PHONE) as seen:
            event = httpx.get(f"{address}/events.json?limit=1", timeout=SLOW).json()["rows"][0]["id"]
            for path in ("actors/syria:army", "places/syria:aleppo", f"events/{event}"):
                seen.page.goto(f"/review/{path}")
                assert overflow(seen.page) <= 0, path

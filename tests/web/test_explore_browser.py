"""Exploring in a real browser: the map, its keys, the way to the sentence, phones, access as far as machines tell."""

from __future__ import annotations

import json
from datetime import date, timedelta
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from fogline.web.wording import day_words
from support.browsers import DESKTOP, PATIENCE, PHONE, overflow, watched

pytestmark = pytest.mark.slow
DAY = "2016-11-28"
HEADINGS = """() => {
  window.headings = [];
  const shown = () => document.querySelector("h1").textContent;
  let last = shown();
  const look = () => { if (shown() !== last) window.headings.push(last = shown()); };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
"""Keeps every heading that the page comes to show from now on."""


def ready(page: Page, address: str) -> Page:
    """Opens a page with a map and waits until it is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-map][data-ready]")
    return page


def marks(page: Page) -> dict[str, Any]:
    told = page.locator('[data-part="data"]').get_attribute("data-marks")
    return {mark["name"]: mark for mark in json.loads(told or "[]")}


def test_hanano_changes_hands_and_leads_to_the_lit_sentence(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = ready(seen.page, "/map?at=2016-11-25")
        assert "Hanano" not in marks(page) or marks(page)["Hanano"]["texture"] != "claimed"
        page.keyboard.press("]")
        expect(page.locator("h1")).to_contain_text("26 November 2016")
        assert "at=2016-11-26" in page.url
        assert marks(page)["Hanano"]["texture"] == "claimed"

        page.locator(".pick a", has_text="Hanano").last.click()
        card = page.locator("article.detail")
        expect(card.locator("h2")).to_contain_text("Hanano")
        expect(card).to_contain_text("What would change it")
        card.locator(".words a").first.click()
        expect(page.locator("#lit")).to_be_in_viewport()
        page.go_back()
        expect(page.locator("article.detail h2")).to_contain_text("Hanano")


def test_a_click_on_the_map_opens_the_card(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        first = marks(ready(seen.page, f"/map?at={DAY}"))["Hanano"]
        page = ready(seen.page, f"/map?at={DAY}&lat={first['lat']}&lng={first['lon']}&z=14")
        box = page.locator("[data-map]").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

        expect(page.locator("article.detail h2")).to_contain_text("Hanano")
        assert "sel=control:" in page.url
        page.keyboard.press("Escape")
        expect(page.locator("article.detail")).to_have_count(0)


def test_the_band_is_worked_by_keys_and_by_pulling(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = ready(seen.page, f"/map?at={DAY}")
        head = page.get_by_role("slider", name="Day shown on the map")
        head.focus()
        page.keyboard.press("ArrowLeft")
        expect(page.locator("h1")).to_contain_text("27 November 2016")
        expect(head).to_be_focused()
        page.keyboard.press("Shift+ArrowLeft")
        expect(head).to_have_attribute("aria-valuetext", "2016-11-20")

        box = page.locator("[data-band] svg").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 60)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 60, steps=4)
        page.mouse.up()
        expect(page.get_by_role("slider", name="Period begins")).to_have_count(1)
        assert "from=2016-1" in page.url
        assert "to=2016-1" in page.url
        page.get_by_role("link", name="This day alone").click()
        expect(page.get_by_role("slider", name="Period begins")).to_have_count(0)


PRESS = """(one, [key, times]) => {
  for (let time = 0; time < times; time += 1) one.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}"""


def test_keys_pressed_faster_than_the_server_answers_are_steps_each(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.goto("/map?at=2016-11-26")
        following = str(page.locator('[data-key="]"]').get_attribute("href")).partition("at=")[2][:10]
        page.goto("/map?at=2016-11-25")
        page.locator("body").evaluate(PRESS, ["]", 2])
        expect(page.locator("h1")).to_contain_text(day_words(following))
        page.get_by_role("slider", name="Day shown on the map").evaluate(PRESS, ["ArrowLeft", 3])
        back = (date.fromisoformat(following) - timedelta(days=3)).isoformat()
        expect(page.locator("h1")).to_contain_text(day_words(back))


def test_a_server_that_does_not_answer_is_told_and_tried_again(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page, away = seen.page, Event()
        # The way to the server leads through here from the first: one laid only now is not yet in use at the next key.
        page.route("**/map?*", lambda route: route.abort() if away.is_set() else route.continue_())
        page.goto("/map?at=2016-11-25")
        away.set()
        page.keyboard.press("]")
        expect(page.get_by_role("alert")).to_contain_text("does not answer")
        expect(page.locator("h1")).to_contain_text("25 November 2016")
        away.clear()
        seen.errors.clear()
        page.keyboard.press("]")
        expect(page.locator("h1")).to_contain_text("26 November 2016")
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_copied_link_restores_the_view(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = ready(seen.page, f"/map?at={DAY}&type=control")
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_url("**z=*")
        page.locator(".pick a").first.click()
        expect(page.locator("article.detail")).to_have_count(1)
        url, words = page.url, page.locator("aside.side").inner_text()
    with watched(browser, address) as again:
        page = ready(again.page, url)
        assert page.locator("aside.side").inner_text() == words
        assert page.url == url


def test_a_phone_has_all_of_it(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport=PHONE) as seen:
        page = ready(seen.page, f"/map?at={DAY}&view=map")
        assert overflow(page) <= 0
        page.get_by_role("link", name="List", exact=True).click()
        page.locator(".pick a", has_text="Hanano").last.click()
        expect(page.locator("article.detail")).to_be_in_viewport()


def test_without_a_map_the_list_is_enough(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    try:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(f"/map?at={DAY}")
        page.locator(".pick a", has_text="Hanano").last.click()
        expect(page.locator("article.detail")).to_contain_text("What would change it")
    finally:
        context.close()


def test_right_to_left_words_are_set_right_to_left(page: Page) -> None:
    page.goto(f"/map?at={DAY}&sel=control:syria:aleppo.hanano:2016-11-26")
    quote = page.locator("article.detail q.quote").first
    assert quote.get_attribute("dir") == "auto"
    quote.evaluate("(one) => { one.textContent = 'سيطر الجيش على حي هنانو'; }")
    assert quote.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_the_keyboard_alone_leads_from_the_day_to_the_sentence(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = ready(seen.page, "/map?at=2016-11-26")
        page.locator(".pick a", has_text="Hanano").last.focus()
        page.keyboard.press("Enter")
        expect(page.locator("aside.side")).to_be_focused()
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.words') !== null"):
                break
        page.keyboard.press("Enter")
        expect(page.locator("#lit")).to_be_in_viewport()


def test_a_pin_of_several_events_lets_one_choose(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        span = "from=2016-11-01&to=2016-12-31&hard=show"  # a folded title is not that of the card
        points = json.loads(
            ready(seen.page, f"/map?{span}").locator('[data-part="data"]').get_attribute("data-points") or "[]"
        )
        spots = [(one["lat"], one["lon"]) for one in points]
        lat, lon = max(set(spots), key=spots.count)
        page = ready(seen.page, f"/map?{span}&lat={lat}&lng={lon}&z=15")
        box = page.locator("[data-map]").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 24)
        choice = page.locator(".maplibregl-popup .pick a")
        expect(choice).to_have_count(spots.count((lat, lon)))
        title = choice.first.inner_text()
        choice.first.click()
        expect(page.locator("article.detail h2")).to_contain_text(title)


def test_playing_goes_from_change_to_change_and_stops(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = ready(seen.page, "/map?at=2016-11-25")
        page.evaluate(HEADINGS)  # the page itself keeps them: between two looks from outside several days may go by
        page.keyboard.press("p")
        told: list[str] = []
        for _ in range(PATIENCE // 100):
            told = page.evaluate("window.headings")
            if any("27 November 2016" in one for one in told):
                break
            page.wait_for_timeout(100)
        assert any("27 November 2016" in one for one in told)
        assert len(told) == len(set(told)), "no day comes twice"
        page.get_by_role("button", name="Stop").click()
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        day = page.locator("h1").inner_text()
        page.wait_for_timeout(2500)
        assert page.locator("h1").inner_text() == day


def test_stopping_leaves_the_step_that_is_under_way(browser: Browser, address: str) -> None:
    """However slow the server is: what was asked for before "Stop" does not come after it."""
    with watched(browser, address) as seen:
        page = ready(seen.page, "/map?at=2016-11-25")
        held: list[Route] = []

        def hold(route: Route) -> None:  # Playwright marks its handlers, and a built-in takes no mark
            held.append(route)

        page.route("**/map?at=2016-11-28*", hold)  # before it plays: it may be there sooner than we look
        page.keyboard.press("p")
        expect(page.locator("h1")).to_contain_text("27 November 2016")
        page.wait_for_url("**/map?at=2016-11-28*", wait_until="commit")
        page.wait_for_timeout(3000)
        assert len(held) == 1, "a step waits for the one before it"
        page.get_by_role("button", name="Stop").click()
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        page.wait_for_url("**/map?at=2016-11-27*", wait_until="commit")
        page.wait_for_timeout(1500)
        assert "27 November 2016" in page.locator("h1").inner_text()


def test_paper_has_the_list_and_no_controls(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = ready(seen.page, f"/map?at={DAY}")
        page.emulate_media(media="print")
        expect(page.locator("nav.main")).to_be_hidden()
        expect(page.locator("aside.side")).to_be_visible()
        assert page.locator("aside.side").evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")


def test_paper_has_the_whole_map_with_its_signs_and_the_whole_band(browser: Browser, address: str) -> None:
    """A sheet is narrower than the window that the map was drawn in; nothing is cut off at its edge."""
    with watched(browser, address) as seen:
        for path in (f"/map?at={DAY}", "/compare?from=2016-11-25&to=2016-11-28"):
            page = seen.page
            page.emulate_media(media="screen")
            page.set_viewport_size(DESKTOP)
            page.goto(path)
            page.wait_for_selector("[data-map] canvas")
            page.wait_for_timeout(500)
            page.emulate_media(media="print")
            expect(page.locator("form:visible")).to_have_count(0)
            # Paper has its own width, at which no script is told of a change: so here, at once and by style alone.
            cut = page.evaluate(
                """() => {
                  document.body.style.inlineSize = "700px";
                  return [...document.querySelectorAll("[data-map] canvas, .bandbox svg")].map((one) => {
                    const own = one.getBoundingClientRect();
                    const edge = one.parentElement.closest("section").getBoundingClientRect();
                    const whole = one.getAttribute("width") / one.getAttribute("height");
                    return [own.right - edge.right, own.bottom - edge.bottom, Math.abs(own.width / own.height - whole)];
                  });
                }"""
            )
            assert cut
            assert all(right <= 1 and below <= 1 and bent < 0.05 for right, below, bent in cut), (path, cut)
            expect(page.locator(".legend").first).to_be_visible()

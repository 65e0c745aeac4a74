"""The map in a frame of another site: shown where it was allowed, nowhere else, and nothing but the map."""

from __future__ import annotations

import contextlib
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.export.site import MOST_WORDS
from fogline.web import Access
from support.browsers import PATIENCE, PHONE, overflow, watched
from support.projects import fogline
from support.web import serving

pytestmark = pytest.mark.slow
VIEW = "/embed/map?at=2016-11-28"
NEWS = ("https://news.example.org",)
TOKENS = {"viewer-token-00": "viewer"}


@contextlib.contextmanager
def another_site() -> Iterator[tuple[str, list[str]]]:
    """A site of somebody else's: its address, and its one page."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page[0].encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    page = [""]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", page
    finally:
        server.shutdown()
        server.server_close()


def test_the_snippet_of_the_share_page_works_on_the_site_that_may_and_on_no_other(
    browser: Browser, example: Path
) -> None:
    with another_site() as theirs, another_site() as strangers:
        access = Access(tokens={"publisher-token": "publisher"}, frames=(theirs[0],))
        with serving(example, access) as address:
            headers = {"Authorization": "Bearer publisher-token"}
            told = httpx.get(f"{address}/share?at=2016-11-28", headers=headers, timeout=200).text
            found = re.search(r"&lt;iframe src=\"([^\"]+)\"|&lt;iframe src=&#34;([^&]+)&#34;", told)
            assert found, told[told.index("&lt;iframe") :][:200]
            source = found[1] or found[2]
            assert source == f"{address}{VIEW}"
            framed(browser, theirs, source, drawn=True)
            framed(browser, strangers, source, drawn=False)
            framed(browser, theirs, f"{address}/login", drawn=False)


def framed(browser: Browser, site: tuple[str, list[str]], source: str, *, drawn: bool) -> None:
    """Opens a page of a site with a frame, and looks whether the map is drawn in it."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        html = (
            f'<!doctype html><iframe src="{source}" width="740" height="560" sandbox="allow-scripts allow-same-origin">'
        )
        site[1][0] = html
        errors: list[str] = []
        page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
        page.goto(f"{site[0]}/")
        frame = page.frame_locator("iframe")
        if drawn:
            expect(frame.locator("[data-map][data-ready]")).to_have_count(1)
            expect(frame.locator("h1")).to_contain_text("28 November 2016")
            assert errors == []
        else:
            for _ in range(PATIENCE // 100):
                if errors:
                    break
                page.wait_for_timeout(100)
            assert frame.locator("[data-map], form").count() == 0
            assert any("frame-ancestors" in one for one in errors), errors
    finally:
        context.close()


def test_it_is_off_until_it_is_switched_on_and_opens_nothing_else(example: Path, client: httpx.Client) -> None:
    answer = client.get(VIEW)
    assert (answer.status_code, "embeds-off" in answer.text) == (404, True)
    access = Access(tokens=TOKENS, frames=NEWS)  # type: ignore[arg-type]
    with serving(example, access) as address, httpx.Client(base_url=address, timeout=200) as stranger:
        shown = stranger.get(VIEW)
        assert shown.status_code == 200
        assert "frame-ancestors https://news.example.org" in shown.headers["content-security-policy"]
        assert "x-frame-options" not in shown.headers
        assert "set-cookie" not in shown.headers
        assert stranger.post(VIEW).status_code == 405
        assert stranger.get("/events.json").status_code == 401
        closed = stranger.get("/login")
        assert "frame-ancestors 'none'" in closed.headers["content-security-policy"]
        assert closed.headers["x-frame-options"] == "DENY"


def test_its_quotes_are_short_and_it_leads_nowhere(example: Path) -> None:
    with serving(example, Access(frames=NEWS)) as address:
        told = httpx.get(f"{address}/embed/map?from=2016-01-01&to=2024-12-31", timeout=200).text
    quotes = re.findall(r'<q class="quote"[^>]*>(.*?)</q>', told, re.DOTALL)
    assert len(quotes) > 20
    assert max(len(one.removesuffix(" …").split()) for one in quotes) <= MOST_WORDS
    assert "<a " not in told
    assert "<form" not in told


def test_it_fits_a_narrow_column_and_has_its_list(browser: Browser, example: Path) -> None:
    with (
        serving(example, Access(frames=NEWS)) as address,
        watched(browser, address, viewport=PHONE, dark=True) as seen,
    ):
        page: Page = seen.page
        page.goto(VIEW)
        page.wait_for_selector("[data-map][data-ready]")
        assert overflow(page) <= 0
        page.get_by_text("All of it as a list").click()
        expect(page.locator("details.all")).to_contain_text("Hanano")
        assert overflow(page) <= 0


def test_a_site_is_told_as_a_site(example: Path) -> None:
    for wrong in ("news.example.org", "https://news.example.org/page", "https://a.example; script-src *", "*"):
        done = fogline("serve", example, "--embed-in", wrong, "--get", "/", expect=(2,))
        assert "is no site" in done.stderr.decode()

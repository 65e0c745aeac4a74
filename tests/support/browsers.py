"""A real Chromium for tests of pages: Debian's, or the one that `FOGLINE_CHROMIUM` names."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect, sync_playwright

FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""Maps are drawn with WebGL, which a machine without a graphics card draws in software."""
DESKTOP = ViewportSize(width=1280, height=850)
PHONE = ViewportSize(width=390, height=844)
PATIENCE = 200_000
"""Milliseconds that a page may take on a machine with much else to do: a test asks what comes, not how soon."""


def chromium() -> str:
    """Where the browser is; the test skips where there is none."""
    names = (
        os.environ.get("FOGLINE_CHROMIUM", ""),
        "/usr/bin/chromium",
        "chromium",
        "chromium-browser",
        "google-chrome",
    )
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("needs Chromium: apt-get install chromium, or tell one with FOGLINE_CHROMIUM")
    return found


@contextlib.contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser without anything kept from before."""
    path = chromium()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, "--ignore-gpu-blocklist"])
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """A page that remembers what went wrong on it and what it asked for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self._address = address
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        page.on("request", self._asked)

    def check(self) -> None:
        """Fails where a script failed, a rule was broken or a request left this server."""
        assert self.errors == []
        assert self.elsewhere == []

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", f"blob:{self._address}")):
            self.elsewhere.append(request.url)


@contextlib.contextmanager
def watched(
    browser: Browser, address: str, *, viewport: ViewportSize = DESKTOP, dark: bool = False, calm: bool = True
) -> Iterator[Watched]:
    """A page of its own session; what went wrong on it fails the test at the end.

    Args:
        browser: to open it in.
        address: of the server.
        viewport: its size.
        dark: whether the person prefers dark colours.
        calm: whether they prefer little motion.
    """
    context = browser.new_context(
        viewport=viewport,
        base_url=address,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce" if calm else "no-preference",
    )
    context.set_default_timeout(PATIENCE)
    try:
        page = Watched(context.new_page(), address)
        yield page
        page.check()
    finally:
        context.close()


def overflow(page: Page) -> int:
    """Pixels by which a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def grave(page: Page, *, colours_alone: bool = False) -> list[str]:
    """What axe finds that is serious or worse.

    Args:
        page: open in the browser.
        colours_alone: only what hangs on colours, where the same page was looked at in the other colours before.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the dev extra")
    options = (
        {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}} if colours_alone else None
    )
    found = axe.Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def faults(page: Page, path: str) -> dict[str, object]:
    """What is wrong with a page for those who see or hold it otherwise: one visit, light, dark and as wide as a phone.

    Args:
        page: at desktop size.
        path: to open.
    """
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    page.goto(path)
    if page.locator("[data-map]:visible").count():
        page.wait_for_selector("[data-map][data-ready]")
    found: dict[str, object] = {path: grave(page)}
    light = _background(page)
    page.emulate_media(color_scheme="dark")
    found[f"{path} has no dark colours"] = _background(page) == light
    found[f"{path} in the dark"] = grave(page, colours_alone=True)
    page.set_viewport_size(PHONE)
    found[f"{path} on a phone"] = max(0, overflow(page))
    return {name: one for name, one in found.items() if one}


def _background(page: Page) -> str:
    told: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return told


def pictured(page: Page, folder: Path, name: str) -> Path:
    """Keeps a picture of a page."""
    path = folder / f"{name}.png"
    page.screenshot(path=str(path))
    return path

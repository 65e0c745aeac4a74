"""Takes the pictures of the pages that the documentation shows: ``python -m support.pictures PROJECT docs/images``.

Run in ``tests``, on the record of the example. Each page is taken light and dark, of one size and few colours.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from support.browsers import DESKTOP, PHONE, a_browser, watched
from support.web import serving

COLOURS = 200
"""Of a picture; chosen so that the few dots of a colour that means something keep it."""
Found = Mapping[str, str]
PAGES: Mapping[str, tuple[Callable[[Found], str], ViewportSize]] = {
    "map": (lambda found: f"/?at=2016-11-28&sel={found['held']}", DESKTOP),
    "compare": (lambda _: "/compare?from=2016-11-26&to=2016-12-03", DESKTOP),
    "tolls": (lambda _: "/tolls", DESKTOP),
    "phone": (lambda _: "/?at=2016-11-28", PHONE),
    "phone-map": (lambda _: "/?at=2016-11-28&view=map", PHONE),
    "brief": (lambda _: "/brief?from=2016-11-20&to=2016-12-10", DESKTOP),
    "tie": (lambda found: f"/review/ties/{found['tied']}", DESKTOP),
    "merge": (lambda found: f"/review/events/{found['several']}", DESKTOP),
    "split": (lambda found: f"/review/events/{found['several']}?act=split&together=true{found['off']}", DESKTOP),
    "ties": (lambda found: f"/events/{found['tied']}", DESKTOP),
}
"""Address and size of each picture by its name."""


def found_in(address: str) -> Found:
    """The rows that pictures are of: who has Hanano on the day, the events with most ties and most claims."""
    with httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        held = client.get("/control", params={"place": "Hanano", "at": "2016-11-28"}).json()["rows"]
        events = client.get("/events", params={"limit": 1000}).json()["rows"]
    tied = max(events, key=lambda row: (len(row["ties"]), len(row["claims"])))
    several = max(events, key=lambda row: len(row["claims"]))
    off = "".join(f"&of={quote(one)}" for one in several["claims"][:2])
    return {"several": quote(several["id"]), "off": off, "held": quote(held[0]["id"]), "tied": quote(tied["id"])}


def taken(page: Page, path: str) -> bytes:
    """One page as a picture of few colours."""
    page.goto(path)
    if page.locator("[data-map]:visible").count():
        page.wait_for_selector("[data-map][data-ready]")
    page.wait_for_timeout(600)
    out = io.BytesIO()
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def take(browser: Browser, address: str, folder: Path) -> None:
    """Takes all of them, light and dark."""
    found = found_in(address)
    for name, (path, size) in PAGES.items():
        for dark in (False, True):
            with watched(browser, address, viewport=size, dark=dark) as seen:
                picture = taken(seen.page, path(found))
            (folder / f"web-{name}-{'dark' if dark else 'light'}.png").write_bytes(picture)


def main(words: Sequence[str]) -> None:
    """Takes the pictures of a project into a folder."""
    project, folder = map(Path, words)
    with serving(project) as address, a_browser() as browser:
        take(browser, address, folder)


if __name__ == "__main__":
    main(sys.argv[1:])

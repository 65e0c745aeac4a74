"""A page without a server: asked for from anywhere."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fogline.web import create_app
from fogline.web.printing import get


def test_a_page_is_the_same_from_within_a_loop_and_without_one(example: Path) -> None:
    app = create_app(example)
    alone = get(app, "/api/v1/events?limit=3")

    async def within() -> tuple[int, bytes]:
        return get(app, "/api/v1/events?limit=3")

    # In a thread of its own: a browser that another test opened keeps a loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as threads:
        assert threads.submit(lambda: asyncio.run(within())).result() == alone
    assert alone[0] == 200

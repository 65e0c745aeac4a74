"""One page or twin without a server: the app is asked as a server would ask it, in this process."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp, Message, Scope


def get(app: ASGIApp, address: str) -> tuple[int, bytes]:
    """Gives status and body of the answer to a GET.

    Args:
        app: the app.
        address: path and query.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_ask(app, address))
    # Who asks from within a loop waits for one of the app's own, on another thread.
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(asyncio.run, _ask(app, address)).result()


async def _ask(app: ASGIApp, address: str) -> tuple[int, bytes]:
    parts = urlsplit(address if address.startswith("/") else f"/{address}")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": ("localhost", 0),
    }
    status, body, told = 500, b"", False

    async def receive() -> Message:
        nonlocal told
        if told:  # Files are sent while the app listens for who asks to go away, who never does.
            await asyncio.Event().wait()
        told = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status, body
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body += message.get("body", b"")

    await app(scope, receive, send)
    return status, body

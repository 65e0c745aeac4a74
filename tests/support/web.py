"""The app of a project behind a real server on a free port, for tests."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from fogline.web import Access, create_app


@contextlib.contextmanager
def serving(project: Path, access: Access | None = None, *, app: FastAPI | None = None) -> Iterator[str]:
    """A server of a project, or of an app made of it; gives its address, without a slash at the end."""
    app = app or create_app(project, access=access)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 200
        while not server.started:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)

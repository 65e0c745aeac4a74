"""Fixtures for every test.

Policy: a fixture stands here when three packages use it; builders are plain functions in `tests/support`.
Nothing here reaches the network, and nothing needs the private reference material but what asks for `shared`.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("fogline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fogline")

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The private reference material beside the repository; the test skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the private reference material beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(autouse=True, scope="session")
def index_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Built indexes go to one place for the whole run: the user's own, or the one told by `FOGLINE_HOME`."""
    home = Path(os.environ.get("FOGLINE_HOME") or REPOSITORY / ".venv" / "fogline-home")
    home.mkdir(parents=True, exist_ok=True)
    before = os.environ.get("FOGLINE_HOME")
    os.environ["FOGLINE_HOME"] = str(home)
    yield home
    if before is None:
        del os.environ["FOGLINE_HOME"]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach a host other than this one fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)

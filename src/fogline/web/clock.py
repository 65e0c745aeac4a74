"""The only clock of the web app, so that everything else can be tested with another one."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time now as entries have it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

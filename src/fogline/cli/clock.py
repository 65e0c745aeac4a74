"""The clock of the command: the only place where the time of day is read."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present, as the ledger writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

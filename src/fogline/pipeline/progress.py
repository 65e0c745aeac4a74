"""How a run tells of itself while it goes: a protocol, and the silent one."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of a run's way; the command draws a bar from it."""

    def begin(self, stage: str, total: int) -> None:
        """A stage begins with so many inputs."""

    def step(self, name: str) -> None:
        """One input is done."""

    def end(self) -> None:
        """The stage is done."""


class Silent:
    """Tells nobody."""

    def begin(self, stage: str, total: int) -> None:
        """Does nothing."""

    def step(self, name: str) -> None:
        """Does nothing."""

    def end(self) -> None:
        """Does nothing."""

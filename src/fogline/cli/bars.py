"""The progress bar of a run: on standard error, only where a person sees it."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from fogline.cli.say import is_watched


class Bars:
    """Draws one bar a stage; draws nothing when nobody watches or quiet was asked for."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._drawn = is_watched() and not quiet
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if self._drawn:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description:9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def begin(self, stage: str, total: int) -> None:
        """Begins the bar of a stage; a total of 0 is not known."""
        if self._bar is not None:
            self._task = self._bar.add_task(stage, total=total or None)

    def step(self, name: str) -> None:  # noqa: ARG002 - the protocol tells the name; the bar has no room for it
        """Moves the bar by one."""
        if self._bar is not None:
            self._bar.advance(self._task)

    def end(self) -> None:
        """Ends the bar of a stage."""
        if self._bar is not None:
            self._bar.remove_task(self._task)

    def building(self, what: str, done: int, total: int) -> None:
        """Tells of the building of an index."""
        if self._bar is not None:
            if self._task is None or done == 0:
                self._task = self._bar.add_task(what[:9], total=total or None)
            self._bar.update(self._task, completed=done, total=total or None)

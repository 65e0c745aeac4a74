"""Spreads tasks over processes; results come back in the order of the tasks.

Only a bounded number of tasks is under way at once, so that a folder of a million reports does not fill the memory.
What must stay true: with one process or many, the same tasks give the same results in the same order.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Self

from fogline.errors import FoglineError
from fogline.model import Found
from fogline.pipeline.stages import Task, do
from fogline.pipeline.tools import Materials, Tools

UNDER_WAY = 4
"""Tasks handed out per process ahead of what has come back."""
Result = tuple[Task, tuple[Found, ...]]

_tools: list[Tools] = []


def _open_tools(materials: Materials) -> None:
    _tools[:] = [Tools(materials)]


def _do(stage: str, task: Task) -> tuple[Found, ...]:
    return do(stage, task, _tools[0])


class Workers:
    """Does tasks: here, or in a pool that is started when first needed."""

    def __init__(self, tools: Tools) -> None:
        told = tools.settings.processes
        self._tools = tools
        self.processes = told or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def results(self, stage: str, tasks: Iterable[Task]) -> Iterator[Result]:
        """Does every task of a stage, in order.

        Raises:
            FoglineError: a worker process died.
        """
        if self.processes == 1:
            yield from ((task, do(stage, task, self._tools)) for task in tasks)
            return
        try:
            yield from self._spread(stage, tasks)
        except BrokenProcessPool as error:
            raise FoglineError(
                "a worker process died, perhaps for want of memory; what was done is kept; run again, with "
                "processes = 1 in fogline.toml if it happens again"
            ) from error

    def _spread(self, stage: str, tasks: Iterable[Task]) -> Iterator[Result]:
        pool = self._started()
        waiting: deque[tuple[Task, Future[tuple[Found, ...]]]] = deque()
        for task in tasks:
            waiting.append((task, pool.submit(_do, stage, task)))
            if len(waiting) >= self.processes * UNDER_WAY:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_open_tools,
                initargs=(self._tools.materials,),
            )
        return self._pool

"""Times that can be compared on a machine that others use too: processor time, the best of several tries.

Tests compare two of them from one run and never one of them with a number of seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable


def effort(work: Callable[[], object], tries: int = 3) -> float:
    """Processor seconds of the quickest of several tries."""
    return min(_once(work) for _ in range(tries))


def _once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began

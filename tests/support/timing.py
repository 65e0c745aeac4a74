"""Times that can be compared on a machine that others use too: processor time, the best of several tries.

Tests compare two of them from one run and never one of them with a number of seconds. Where models are run too, whose
threads wait at the cost of processor time, calls are counted: they are the same on a busy machine.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType


def effort(work: Callable[[], object], tries: int = 3) -> float:
    """Processor seconds of the quickest of several tries."""
    return min(_once(work) for _ in range(tries))


def _once(work: Callable[[], object]) -> float:
    """Times one try without the cyclic garbage collector, as `timeit` does: its walks grow with the whole process."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        if collecting:
            gc.enable()


def calls_of(work: Callable[[], object]) -> int:
    """How many functions written in Python one run calls."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls

"""Lessons on their way from the environment that reads to the one that learns, as a file of one's own making."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def save(taught: Iterable[object], path: Path) -> int:
    """Keeps lessons in a file for the environment that learns; their number."""
    kept = list(taught)
    path.write_bytes(pickle.dumps(kept, protocol=5))
    return len(kept)


def load(path: Path) -> list[Any]:
    """Loads what `save` kept; only of one's own making, since the format runs code."""
    loaded: list[Any] = pickle.loads(path.read_bytes())  # noqa: S301  a file of one's own, made a step before
    return loaded

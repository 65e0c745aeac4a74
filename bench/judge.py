"""The judge of claims: the scorer that stands beside the shared gold, loaded from there by its path.

It is not part of the repository, so that the figures here and those of anyone else who scores Fogline's output are by
the same rules. Where it is absent, exams of claims say so and are skipped.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

from bench.errors import Absent

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
"""The private reference material beside the repository."""
SCORER = "bench/score_claims.py"


@cache
def load_judge(shared: Path = SHARED) -> Any:
    """Loads the scorer of claims.

    Raises:
        Absent: there is no scorer below `shared`.
    """
    path = shared / SCORER
    if not path.is_file():
        raise Absent(f"{path} is not there; claims are scored by that script: tell its folder with --shared DIR")
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise Absent(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

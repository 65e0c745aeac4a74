"""Fixtures of the pipeline's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.config import Settings
from fogline.pipeline.project import materials_of
from fogline.pipeline.tools import Tools


@pytest.fixture(scope="session")
def tools(index_home: Path) -> Tools:
    """The tools of the packs that ship, opened once."""
    return Tools(materials_of(Settings(packs=("world", "syria")), index_home))

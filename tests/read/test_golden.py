"""Golden cases of zones: texts with their expected zones, one file each under `tests/cases/read`.

A file is a text, a line `---`, and a line for each zone in order: `kind: its words` or `kind: first … last words`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.read.layout import split_units
from fogline.read.zones import find_zones

CASES = sorted((Path(__file__).parent.parent / "cases" / "read").glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 12


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_zones(path: Path) -> None:
    text, mark, expected = path.read_text(encoding="utf-8").rpartition("\n---\n")
    assert mark
    found = [(zone.kind, " ".join(text[zone.start : zone.end].split())) for zone in find_zones(text, split_units(text))]
    wanted = [tuple(line.split(": ", 1)) for line in expected.splitlines() if line.strip()]
    assert [kind for kind, _ in found] == [kind for kind, _ in wanted]
    for (_, words), (_, shown) in zip(found, wanted, strict=True):
        first, gap, last = shown.partition(" … ")
        assert words.startswith(first)
        assert words.endswith(last)
        assert gap or words == shown

"""Certainty: the golden cases of tests/cases/certainty, which anyone can extend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline.extract.certainty import certainty
from fogline.extract.parse import pipeline

CASES = Path(__file__).resolve().parent.parent / "cases" / "certainty"


def cases() -> Iterator[tuple[str, str]]:
    text = (CASES / "grades.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            yield lines[0], lines[1].strip()


def graded(marked: str) -> str:
    start = marked.index("[")
    parsed = pipeline()(marked.replace("[", "").replace("]", ""))
    token = next(token for token in parsed if token.idx == start)
    grade = certainty(parsed, token.i)
    words = [str(grade.value), grade.polarity, grade.time]
    words += ["conditional"] if grade.conditional else []
    words += ["denied"] if grade.denied else []
    words += [f'cue "{parsed.text[grade.cue[0] : grade.cue[1]]}"'] if grade.cue else []
    return " ".join(words)


@pytest.mark.parametrize(("sentence", "expected"), list(cases()))
def test_grades(sentence: str, expected: str) -> None:
    assert graded(sentence) == expected

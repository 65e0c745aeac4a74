"""The golden cases of tests/cases/timex: every expression of a sentence, its words and its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from fogline.model import When
from fogline.timex import Direction, normalise, recognise

CASES = Path(__file__).resolve().parent.parent / "cases" / "timex"


@dataclass(frozen=True)
class Case:
    name: str
    anchor: date
    direction: Direction
    previous: When | None
    text: str
    wanted: list[str]


def told(words: str) -> When:
    first, _, last = words.partition("/")
    return When(earliest=first, latest=last or first, precision="days" if last else "day", edtf=words)


def read_case(name: str, line: str) -> Case:
    head, text, wanted = (part.strip() for part in line.split(" | "))
    anchor, direction, *previous = head.split()
    return Case(
        name=name,
        anchor=date.fromisoformat(anchor),
        direction=cast(Direction, direction),
        previous=told(previous[0]) if previous else None,
        text=text,
        wanted=[] if wanted == "-" else [" ".join(one.split()) for one in wanted.split(" ; ")],
    )


def all_cases() -> list[Case]:
    return [
        read_case(f"{path.stem}:{number}", line)
        for path in sorted(CASES.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip()
    ]


def test_there_are_enough_cases() -> None:
    assert len(all_cases()) >= 150


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = []
    for expression in recognise(case.text):
        normal = normalise(expression, anchor=case.anchor, direction=case.direction, previous=case.previous)
        when = normal.when
        value = "none" if when is None else " ".join(filter(None, (when.edtf, when.part)))
        found.append(f"{expression.text} -> {value}")
    assert found == case.wanted, case.text

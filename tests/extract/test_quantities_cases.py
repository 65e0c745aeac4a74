"""Numbers and casualties: the golden cases of tests/cases/quantities, which anyone can extend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fogline.extract.parse import pipeline
from fogline.extract.quantities import Reading, read_quantities

CASES = Path(__file__).resolve().parent.parent / "cases" / "quantities"


@dataclass(frozen=True)
class Case:
    sentence: str
    expected: tuple[str, ...]


def cases(name: str) -> Iterator[Case]:
    text = (CASES / name).read_text(encoding="utf-8")
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            yield Case(lines[0], tuple(line.strip() for line in lines[1:]))


def read(sentence: str) -> tuple[str, Reading]:
    parsed = pipeline()(sentence)
    return parsed.text, read_quantities(parsed)


def bounds(low: int | None, high: int | None) -> str:
    return f"{'' if low is None else low}..{'' if high is None else high}"


def casualty_lines(sentence: str) -> list[str]:
    text, reading = read(sentence)
    lines = []
    for count in reading.casualties:
        said = "?" if count.unknown else bounds(count.count.low, count.count.high)
        line = f'{count.count.unit} {said} "{text[count.start : count.end]}"'
        if count.count.cumulative:
            line += " running"
        if count.part_of is not None:
            total = reading.casualties[count.part_of]
            line += f' part of "{text[total.start : total.end]}"'
        lines.append(line)
    return lines


def number_lines(sentence: str) -> list[str]:
    text, reading = read(sentence)
    return [
        f'{bounds(found.low, found.high)} {found.sort} "{text[found.start : found.end]}" {found.category}'.strip()
        for found in reading.quantities
    ]


@pytest.mark.parametrize("case", list(cases("casualties.txt")), ids=lambda case: case.sentence[:50])
def test_casualties(case: Case) -> None:
    assert casualty_lines(case.sentence) == list(case.expected)


@pytest.mark.parametrize("case", list(cases("numbers.txt")), ids=lambda case: case.sentence[:50])
def test_numbers(case: Case) -> None:
    assert number_lines(case.sentence) == list(case.expected)

"""Gapped coordination: cut only where every part has a day of its own."""

from __future__ import annotations

import pytest

from fogline.extract import gaps
from fogline.extract.gaps import parts
from fogline.timex import recognise
from support.extracting import candidate_in, stretch_of


def cut(text: str, predicate: str) -> list[str]:
    stretch = stretch_of(text)
    found = parts(stretch.parsed, candidate_in(stretch, predicate), recognise(text))
    return [stretch.parsed[one.candidate.left : one.candidate.right].text for one in found]


@pytest.mark.parametrize(
    ("text", "predicate", "words"),
    [
        (
            "The advance took the mill on Saturday, and the bridge by Sunday morning.",
            "took",
            ["The advance took the mill on Saturday", "the bridge by Sunday morning"],
        ),
        (
            "The army took Kilinochchi on Friday, Elephant Pass by Monday and Mullaitivu a week later.",
            "took",
            ["The army took Kilinochchi on Friday", "Elephant Pass by Monday", "Mullaitivu a week later"],
        ),
        ("Rebels captured Sake and Minova on Tuesday.", "captured", []),
        ("Rebels captured Sake on Tuesday.", "captured", []),
        ("Rebels captured Sake and Minova.", "captured", []),
    ],
)
def test_each_part_has_its_day(text: str, predicate: str, words: list[str]) -> None:
    assert cut(text, predicate) == words


def test_a_part_says_what_it_is_about() -> None:
    text = "Rebels captured Sake on Tuesday and Minova on Wednesday."
    stretch = stretch_of(text)
    found = parts(stretch.parsed, candidate_in(stretch, "captured"), recognise(text))
    assert [stretch.parsed[one.noun].text for one in found] == ["Sake", "Minova"]
    assert len({one.candidate.head for one in found}) == 1


def test_two_nouns_of_one_name_are_no_two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Rebels captured Gao and Old May Street on Friday."
    stretch = stretch_of(text)
    inside = [token for token in stretch.parsed if token.text in ("Gao", "May", "Street")]
    monkeypatch.setattr(gaps, "_coordinated", lambda _parsed, _candidate: iter(inside))
    monkeypatch.setattr(gaps, "_has_time", lambda _times, _start, _end: True)
    assert parts(stretch.parsed, candidate_in(stretch, "captured"), recognise(text)) == []

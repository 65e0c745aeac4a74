"""Grades by rule, with the marks of the Admiralty system: what speaks against itself is worth more than what gains."""

from __future__ import annotations

import pytest

from fogline.fuse.facts import Alliance, Facts
from fogline.fuse.grades import CREDIBILITY, GRADES, grade
from fogline.fuse.grades import Testimony as Told
from fogline.fuse.independence import Voice


def voice(name: str, side: str | None = None, basis: str = "statement", *, independent: bool = True) -> Voice:
    return Voice(key=name, name=name, side=side, independent=independent, basis=basis, why="")


WIRE, MONITOR = Told(voice=voice("Wire", basis="report")), Told(voice=voice("Monitor"))
CROWN, LEAGUE = voice("Crown", "crown"), voice("League", "league")


@pytest.mark.parametrize(
    ("told", "word", "rule", "admiralty"),
    [
        ([Told(voice=CROWN, against=True)], "confirmed", "against-interest", "A1"),
        ([Told(voice=voice("film", basis="geolocated-footage"))], "confirmed", "placed-pictures", "A1"),
        ([Told(voice=CROWN, gains=True), Told(voice=LEAGUE)], "confirmed", "enemies-agree", "C1"),
        ([WIRE, MONITOR], "fair", "independent-origins", "B2"),
        ([WIRE], "weak", "one-origin", "B3"),
        ([Told(voice=voice("Wire"), doubted=True)], "weak", "one-doubted", "B4"),
        ([Told(voice=CROWN, gains=True)], "weak", "gaining-side", "D4"),
        ([Told(voice=voice("someone", basis="unnamed"))], "weak", "one-origin", "F3"),
        (
            [Told(voice=voice("Wire"), blames=frozenset({"crown"})), Told(voice=LEAGUE, blames=frozenset({"clans"}))],
            "contested",
            "blame-disputed",
            "B4",
        ),
        ([WIRE, Told(voice=LEAGUE, denies=True)], "contested", "denied", "B5"),
        ([Told(voice=LEAGUE, denies=True)], "contested", "denied", "F5"),
        ([Told(voice=voice("copy", independent=False))], "discounted", "no-origin", "E6"),
    ],
)
def test_each_rule_gives_its_word_and_marks(told: list[Told], word: str, rule: str, admiralty: str) -> None:
    found = grade(told, Facts())
    assert (found.word, found.rule, found.admiralty) == (word, rule, admiralty)
    assert found.word in GRADES
    assert found.rule in CREDIBILITY


def test_blame_on_allies_or_by_one_origin_is_no_dispute() -> None:
    crown, coast = (Told(voice=voice("Wire"), blames=frozenset({side})) for side in ("crown", "coast"))
    monitor = Told(voice=voice("Monitor"), blames=frozenset({"coast"}))
    allied = Facts(alliances=(Alliance(side="crown", ally="coast"),))
    assert grade([crown, monitor], allied).rule == "independent-origins"
    assert grade([crown, coast], Facts()).rule == "one-origin"
    assert grade([crown, monitor], Facts()).rule == "blame-disputed"
    assert grade([crown, monitor, Told(voice=CROWN, against=True)], Facts()).rule == "against-interest"


def test_a_copy_beside_an_origin_changes_neither_grade_nor_marks() -> None:
    copy = Told(voice=voice("copy", independent=False))
    alone, beside = grade([WIRE], Facts()), grade([WIRE, copy], Facts())
    assert (alone.word, alone.rule, alone.admiralty) == (beside.word, beside.rule, beside.admiralty)

"""Hints: which kinds the lexicon sees in a clause, the most specific first."""

from __future__ import annotations

import pytest

from fogline.extract.hints import arguments, hints
from fogline.extract.lexicon import lexicon
from support.extracting import candidate_in, stretch_of


def hinted(text: str, predicate: str) -> list[str]:
    stretch = stretch_of(text)
    return hints(stretch.parsed, candidate_in(stretch, predicate), lexicon())


@pytest.mark.parametrize(
    ("text", "predicate", "kind"),
    [
        ("The army took the hill.", "took", "control.capture"),
        ("The army had captured the hill.", "captured", "control.capture"),
        ("Twelve soldiers captured by rebels were freed.", "captured", "harm.detained"),
        ("The army captured twelve soldiers.", "captured", "harm.detained"),
        ("Ethiopian forces withdrew from Mekelle.", "withdrew", "control.withdrawal"),
        ("Troops pulled out of the port.", "pulled", "control.withdrawal"),
        ("The rebels control the port.", "control", "control.hold"),
        ("Two rockets hit the airport.", "hit", "strike.shelling"),
        ("Warplanes hit the airport.", "hit", "strike.airstrike"),
        ("Bombers hit the airport.", "hit", "strike.airstrike"),
        ("A suicide bomber hit the airport.", "hit", "strike.bombing"),
        ("Two suicide bombers targeted a checkpoint.", "targeted", "strike.bombing"),
        ("Rebels cut the road to the coast.", "cut", "control.siege"),
        ("Engineers cut the electricity.", "cut", "civil.service"),
        ("The two sides held talks.", "held", "politics.talks"),
        ("Forty fighters surrendered.", "surrendered", "force.surrender"),
        ("The army launched an offensive.", "launched", "fighting.offensive"),
        ("Soldiers burned thirty houses.", "burned", "harm.damage"),
        ("The war could lead to a wider conflict.", "lead", "outlook.forecast"),
    ],
)
def test_the_first_hint(text: str, predicate: str, kind: str) -> None:
    assert hinted(text, predicate)[0] == kind


def test_a_verb_of_no_kind_gives_no_hint() -> None:
    assert hinted("The mayor walked home.", "walked") == []


def test_each_kind_is_named_once() -> None:
    found = hinted("Rebels besieged the town and laid siege to it.", "besieged")
    assert len(found) == len(set(found))


def test_arguments_are_read_with_what_is_joined_to_them() -> None:
    parsed = stretch_of("Shells destroyed a school and two houses.").parsed
    verb = next(token for token in parsed if token.text == "destroyed")
    assert [noun.text for noun in arguments(verb, frozenset({"dobj"}))] == ["school", "houses"]

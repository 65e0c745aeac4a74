"""Whose a role is where the grammar's subject is not the doer."""

from __future__ import annotations

import pytest

from fogline.extract.lexicon import lexicon
from fogline.extract.role_turns import (
    is_among_struck,
    is_clash,
    is_no_doer,
    named_behind,
    suffers_as_subject,
    told_among,
)
from support.extracting import stretch_of


@pytest.mark.parametrize(
    ("text", "subject", "verb", "family", "nothing"),
    [
        ("Villagers heard the blast.", "Villagers", "heard", "strike", True),
        ("The ministry recorded nine deaths.", "ministry", "recorded", "harm", True),
        ("The army shelled the port.", "army", "shelled", "strike", False),
        ("The ministry recorded a rise in trade.", "ministry", "recorded", "politics", False),
        ("It erupted in May.", "It", "erupted", "fighting", True),
        ("The offensive began in May.", "offensive", "began", "fighting", False),
    ],
)
def test_who_meets_with_violence_or_records_it_does_none(
    text: str, subject: str, verb: str, family: str, nothing: bool
) -> None:
    words = {token.text: token for token in stretch_of(text).parsed}
    assert is_no_doer(words[subject], words[verb], family) is nothing


@pytest.mark.parametrize(
    ("text", "subject", "suffers"),
    [
        ("Three children killed in Kutum.", "children", True),
        ("Soldiers killed nine farmers.", "Soldiers", False),
        ("A suicide bomber killed nine farmers.", "bomber", False),
        ("Shells killed nine farmers.", "Shells", False),
    ],
)
def test_unarmed_people_who_stand_before_killed_were_killed(text: str, subject: str, suffers: bool) -> None:
    words = {token.text: token for token in stretch_of(text).parsed}
    assert suffers_as_subject(words[subject], words["killed"], lexicon()) is suffers


def test_those_told_among_the_killed_are_victims() -> None:
    parsed = stretch_of("Among those killed were two nurses and a driver.").parsed
    killed = next(token for token in parsed if token.text == "killed")
    assert [token.text for token in told_among(killed)][:1] == ["nurses"]


def test_the_groups_behind_their_men_are_named() -> None:
    parsed = stretch_of("Militants from the groups known as Red Banner and Northern Front shelled the port.").parsed
    assert [token.text for token in named_behind(parsed[0], lexicon())] == ["Banner", "Front"]
    parsed = stretch_of("The coalition, known as the Joint Command, shelled the port.").parsed
    assert [token.text for token in named_behind(parsed[1], lexicon())] == ["Command"]
    parsed = stretch_of("Militants from the hills shelled the port.").parsed
    assert list(named_behind(parsed[0], lexicon())) == []


def test_a_conflict_is_laid_to_no_country() -> None:
    parsed = stretch_of("Thousands died in the Ruritanian conflict.").parsed
    assert is_clash(next(token for token in parsed if token.text == "conflict"))


@pytest.mark.parametrize(
    ("text", "predicate", "struck"),
    [
        ("A checkpoint of the militia was among the targets hit overnight.", "was", True),
        ("Two nurses were among the dead.", "were", True),
        ("The envoy was among the guests.", "was", False),
    ],
)
def test_who_is_told_among_the_struck_did_nothing(text: str, predicate: str, struck: bool) -> None:
    stretch = stretch_of(text)
    verb = next(one for one in stretch.parsed if one.text == predicate)
    assert is_among_struck(verb) is struck

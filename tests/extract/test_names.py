"""Names: which words of a noun phrase name a party or a place."""

from __future__ import annotations

import pytest

from fogline.extract.lexicon import lexicon
from fogline.extract.names import is_placelike, is_proper_adjective, name_range, party_in_phrase, with_conjuncts
from support.extracting import stretch_of


def named(text: str, head: str) -> str:
    parsed = stretch_of(text).parsed
    left, right = name_range(next(token for token in parsed if token.text == head))
    return str(parsed[left:right].text)


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("The Sudanese army shelled the town.", "army", "Sudanese army"),
        ("The Ministry of Defence denied it.", "Ministry", "Ministry of Defence"),
        ("Rebels blockaded the port of Hodeidah.", "port", "port of Hodeidah"),
        ("More than 40,000 people fled.", "people", "40,000 people"),
        ("Several rebel groups fled.", "groups", "rebel groups"),
        ("Hundreds of families fled.", "Hundreds", "Hundreds of families"),
        ("These fighters of the north fled.", "fighters", "fighters"),
        ("Their US-backed allies fled.", "allies", "US-backed allies"),
        ("The Lake Institute for Peace said so.", "Institute", "Lake Institute for Peace"),
        ("Suspected rebel gunmen fled.", "gunmen", "rebel gunmen"),
        ("On 1 April 1975 government troops left the town.", "troops", "government troops"),
        ("On 12 May rebel fighters entered the town.", "fighters", "rebel fighters"),
        ("The following day rebels recaptured the town.", "rebels", "rebels"),
    ],
)
def test_a_name_runs_from_its_first_modifier_to_its_head(text: str, head: str, name: str) -> None:
    assert named(text, head) == name


@pytest.mark.parametrize(
    ("text", "event", "party"),
    [
        ("Syrian government air raids hit Homs.", "raids", "Syrian government"),
        ("The Houthi missile attacks hit Riyadh.", "attacks", "Houthi"),
        ("Heavy air raids hit Homs.", "raids", None),
        ("Russian strikes hit Homs.", "strikes", "Russian"),
    ],
)
def test_the_party_before_the_noun_of_an_event(text: str, event: str, party: str | None) -> None:
    parsed = stretch_of(text).parsed
    found = party_in_phrase(next(token for token in parsed if token.text == event), lexicon())
    assert (parsed[found[0] : found[1]].text if found else None) == party


def test_at_a_sentence_start_only_peoples_are_proper_adjectives() -> None:
    parsed = stretch_of("Heavy shelling hit Homs. Kurdish forces fled.").parsed
    by_word = {token.text: token for token in parsed}
    assert not is_proper_adjective(by_word["Heavy"])
    assert is_proper_adjective(by_word["Kurdish"])


def test_joined_names_come_in_order() -> None:
    parsed = stretch_of("The army took Sake and Minova.").parsed
    sake = next(token for token in parsed if token.text == "Sake")
    assert [token.text for token in with_conjuncts(sake)] == ["Sake", "Minova"]


def test_what_can_be_a_place() -> None:
    by_word = {token.text: token for token in stretch_of("Rebels in Gao hold the bridge.").parsed}
    assert is_placelike(by_word["Gao"], lexicon())
    assert is_placelike(by_word["bridge"], lexicon())
    assert not is_placelike(by_word["Rebels"], lexicon())

"""Whose leaders and numbered units are, by the words beside their names."""

from __future__ import annotations

import pytest

from fogline.fuse.commanders import forces_beside
from fogline.fuse.facts import Facts
from fogline.fuse.sided import of_people, sided
from fogline.fuse.sides import SideWords
from fogline.model import Party
from support.battles import told
from support.claims import CITY, TOWN

FACTS = Facts(peoples={"ruhnish": "country:RU1", "talmarkian": "country:TA1"})


def words_of(name: str, *quotes: str) -> str | None:
    return forces_beside([name], quotes, lambda words: of_people(words, FACTS)).get(name)


@pytest.mark.parametrize(
    ("name", "quote", "force"),
    [
        ("Oskar", "the Ruhnish army under General Oskar took Lindow", "Ruhnish army"),
        ("Oskar’s troops", "Leaguer fighters led by Jan Oskar held the bridge", "Leaguer fighters"),
        ("General Oskar", "Oskar of the Ruhnish army encircled Lindow", "Ruhnish army"),
        ("Oskar", "Oskar's Ruhnish cavalry entered Lindow", "Ruhnish cavalry"),
        ("Eighth Army", "the Ruhnish Eighth Army entered Lindow", "Ruhnish army"),
    ],
)
def test_the_words_right_beside_a_name_tell_whose_it_is(name: str, quote: str, force: str) -> None:
    assert words_of(name, quote) == force


@pytest.mark.parametrize(
    ("name", "quotes"),
    [
        ("Oskar", ("Oskar and his men took Lindow",)),
        ("Oskar", ("the army under Oskar took Lindow",)),
        ("Oskar", ("the Ruhnish army under Oskar", "the Talmarkian army under Oskar")),
        ("Lindow", ("the Ruhnish army under Captain Deneth besieged Lindow",)),
        ("Eighth Army", ("The Eighth Army entered Lindow",)),
    ],
)
def test_other_words_and_two_forces_tell_nothing(name: str, quotes: tuple[str, ...]) -> None:
    assert words_of(name, *quotes) is None


def test_what_a_leader_takes_is_the_states_whose_army_it_is() -> None:
    oskar = Party(id="new:oskar", name="Oskar")
    led = Party(id="new:ruhnish-cavalry", name="Ruhnish cavalry", kind="armed group")
    claims = [
        told("control.capture", "Ruhnish cavalry under Oskar took Lindow", "2031-05-01", actors=[led], places=[TOWN]),
        told("control.capture", "Oskar took Ostrava", "2031-05-04", actors=[oskar], places=[CITY], at=90),
    ]
    assert [claim.actors[0].side for claim in sided(claims, FACTS).claims] == ["country:RU1", "country:RU1"]


def test_words_for_soldiers_do_not_tell_whose_a_named_army_is() -> None:
    state = Party(id="country:RU1", name="Ruhnland", side="ruhn", kind="state")
    claims = [told("fighting.battle", "Ruhnland fought", "2031-05-01", actors=[state], at=at) for at in (1, 2)]
    read = SideWords.of(claims, FACTS).read
    document = claims[0].document
    assert read("the army", document) == read("Government troops", document) == "ruhn"
    assert read("White troops", document) is None, "an army of another name is not the state's"


def test_a_peoples_rebels_are_not_its_state() -> None:
    facts = Facts(peoples={"ruhnish": "ruhn"})
    state = Party(id="ruhn", name="Ruhnish government", side="ruhn", kind="government")
    claims = [told("fighting.battle", "they fought", "2031-05-01", actors=[state], at=at) for at in (1, 2)]
    read = SideWords.of(claims, facts).read
    assert read("Ruhnish troops", claims[0].document) == "ruhn"
    assert read("Ruhnish guerrillas", claims[0].document) is None

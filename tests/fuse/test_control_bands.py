"""Armed people whose side nobody tells, and things without a name: what they say of control and what they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.control_bands import is_band
from fogline.fuse.control_sign import is_bare, settled
from fogline.model import Where
from support.battles import SIDES, told
from support.claims import ARMY, LEAGUE, TOWN, says

PLANT = Where(id=None, name="arms plant", precision="site", within=(TOWN.id or "", *TOWN.within))
HELD = {"actors": [ARMY], "places": [TOWN], "at": 0}


@pytest.mark.parametrize("words", ["Fighters", "dozens of armed men", "unidentified gunmen", "the militants"])
def test_words_for_armed_people_alone_tell_no_side(words: str) -> None:
    assert is_band(words)


@pytest.mark.parametrize("words", ["League fighters", "men", "soldiers", "rebels", "Clan gunmen", ""])
def test_a_name_or_a_word_of_one_side_beside_them_does(words: str) -> None:
    assert not is_band(words)


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("the League seized an arms plant", "held"),
        ("the League seized an arms plant in Lindow", "contested"),
    ],
)
def test_a_nameless_thing_contests_a_town_only_where_the_words_put_it_there(sentence: str, state: str) -> None:
    held = told("control.hold", "the army holds Lindow", "2031-04-09", **HELD)
    places = [PLANT, TOWN] if "Lindow" in sentence else [PLANT]
    taken = told(
        "control.capture", sentence, "2031-04-09", actors=[LEAGUE], places=places, at=40, said_by=[says(LEAGUE)]
    )
    assert control_table([held, taken], SIDES).holder_on("Lindow", "2031-04-10").state == state


def test_some_ground_of_a_nameless_thing_is_no_place() -> None:
    gained = told(
        "control.gain", "the League made gains at the arms plant", "2031-04-09", actors=[LEAGUE], places=[PLANT]
    )
    assert not control_table([gained], SIDES).rows


def test_an_edge_is_named_as_the_edge_of_its_place() -> None:
    assert settled(replace(TOWN, qualifier="northwestern edge")).name == "northwestern edge of Lindow"
    assert settled(replace(TOWN, qualifier="near")).name == "near Lindow"
    assert is_bare(PLANT)
    assert not is_bare(TOWN)

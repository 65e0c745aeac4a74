"""Ground that passes from one side to another in words that name no verb of taking, and names that say a thing once."""

from __future__ import annotations

import pytest

from fogline.fuse.control_holder_words import former_holder, new_holder
from fogline.fuse.control_part_words import heart_of
from fogline.fuse.control_rare import BROUGHT_OUT, RELIEVED, garrisons_of
from fogline.fuse.control_sign import settled
from fogline.model import Where


@pytest.mark.parametrize(
    ("quote", "holder"),
    [
        ("the League pulled out, leaving the city to the Crown's men", "Crown's men"),
        ("the fall of Vale to the League on 3 March", "League"),
        ("Vale fell to the League", "League"),
    ],
)
def test_to_whom_a_place_is_left(quote: str, holder: str) -> None:
    assert new_holder(quote) == holder


def test_whose_a_place_was_before_control_passed() -> None:
    assert former_holder("control of Vale passed from the Crown to the League") == "Crown"


def test_the_heart_of_a_town_is_a_part_of_it() -> None:
    assert heart_of("the League took the heart of Vale", "Vale") == "heart"
    assert heart_of("the League took Vale", "Vale") is None


def test_a_ring_that_is_broken_ends_a_siege() -> None:
    assert RELIEVED.search("the ring around Vale was broken by the League")


def test_people_who_are_brought_out_are_no_garrison() -> None:
    assert BROUGHT_OUT.search("300 civilians had been evacuated from Vale by the army")
    assert not BROUGHT_OUT.search("the army evacuated Vale")


def test_a_garrison_is_called_by_its_place() -> None:
    assert garrisons_of("the Vale garrison surrendered") == ["vale"]


@pytest.mark.parametrize(
    ("name", "qualifier", "shown"),
    [
        ("eastern Vale outskirts", "eastern outskirt", "eastern Vale outskirts"),
        ("northern Vale", "northern north", "northern Vale"),
        ("Vale", "rest", "rest of Vale"),
    ],
)
def test_each_qualifier_stands_in_a_name_once(name: str, qualifier: str, shown: str) -> None:
    assert settled(Where(id="x:vale", name=name, qualifier=qualifier)).name == shown

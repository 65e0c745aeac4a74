"""Roles that the noun of an event gives in its own phrase."""

from __future__ import annotations

from support.extracting import filled


def test_a_noun_says_whose_it_is_and_what_it_is_done_to() -> None:
    found = filled("The army's attack on the convoy was reported in Gao.", "attack", "strike.attack")
    assert found["actor"] == ["army"]
    assert found["target"] == ["convoy"]


def test_a_fall_says_to_whom() -> None:
    found = filled("The fall of Gao to the rebels was reported.", "fall", "control.capture")
    assert found["actor"] == ["rebels"]

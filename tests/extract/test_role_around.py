"""Who stands around a predicate's own arguments."""

from __future__ import annotations

from support.extracting import filled


def test_the_strike_in_which_people_came_to_harm_says_whose_it_was() -> None:
    found = filled("Nine farmers were killed in army air strikes on Gao.", "killed", "harm.killed")
    assert found["actor"] == ["army"]


def test_fire_is_brought_down_on_what_stands_after_on() -> None:
    found = filled("Jets dropped bombs on a hospital in Gao.", "dropped", "strike.bombing")
    assert "hospital" in found["target"]

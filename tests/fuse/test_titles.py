"""Titles of events as a person would write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.fuse.titles import event_title
from fogline.model import Count, Party
from support.claims import MILL, TOWN


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        ("fighting.battle", "near Lindow", "Fighting near Lindow"),
        ("fighting.battle", "north of Lindow", "Fighting north of Lindow"),
        ("strike.shelling", "around Lindow", "Shelling around Lindow"),
        ("fighting.battle", "Northam", "Fighting in Northam"),
    ],
)
def test_a_place_with_a_word_of_its_own_takes_no_other(kind: str, name: str, title: str) -> None:
    assert event_title(kind, (), (), (replace(TOWN, name=name),), ()) == title


def test_the_head_of_a_name_decides_on_the_verb() -> None:
    forces = Party(id="f", name="Armed Forces of Ruritania", kind="military")
    assert event_title("control.capture", [forces], [], [MILL], []).startswith("Armed Forces of Ruritania capture ")
    league = Party(id="l", name="League of Towns", kind="armed group")
    assert event_title("control.capture", [league], [], [MILL], []).startswith("League of Towns captures ")


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("League troops withdrew towards Lindow", "League of Towns withdraws to Lindow"),
        ("League troops fell back to the hills near Lindow", "League of Towns withdraws to Lindow"),
        ("League troops retreated to Ostrava and Lindow", "League of Towns withdraws to Lindow"),
        ("League troops withdrew to the hills, leaving Lindow", "League of Towns withdraws from Lindow"),
        ("League troops withdrew from Lindow to the hills", "League of Towns withdraws from Lindow"),
    ],
)
def test_where_troops_withdraw_to_is_not_where_they_leave(quote: str, title: str) -> None:
    league = Party(id="l", name="League of Towns", kind="armed group")
    assert event_title("control.withdrawal", [league], [], [replace(TOWN, name="Lindow")], [], quote) == title


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((("killed", 1),), "1 person killed in"),
        ((("children killed", 1),), "1 child killed in"),
        ((("aid workers killed", 2), ("killed", 58)), "58 people killed in"),
        ((("soldiers killed", 1),), "1 soldier killed in"),
    ],
)
def test_the_number_of_all_the_dead_leads_and_one_is_no_plural(counts: tuple[tuple[str, int], ...], title: str) -> None:
    told = [Count(unit=unit, low=number, best=number, high=number) for unit, number in counts]
    assert event_title("harm.killed", (), (), (TOWN,), told).startswith(title)

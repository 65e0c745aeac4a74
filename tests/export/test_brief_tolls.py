"""The brief's tolls: where they were, what vague words add, and what is too old to be news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.export.brief_tolls import tolls_section
from fogline.export.dataset import Dataset
from fogline.model import Count, Toll, Where
from support.claims import CITY, COUNTRY, TOWN, day, days
from support.tables import a_dataset


def told(dataset: Dataset, *tolls: Toll, since: str = "") -> list[str]:
    section, _ = tolls_section(replace(dataset, tolls=tolls), 5, since=since)
    return [sentence.text for sentence in section.sentences]


def test_a_toll_that_names_no_town_is_of_that_of_its_event() -> None:
    dataset = a_dataset()
    toll = replace(dataset.tolls[0], places=(COUNTRY,), event="event_x")
    event = replace(dataset.events[0], id="event_x", claims=toll.claims)
    section, _ = tolls_section(replace(dataset, tolls=(toll,), events=(event,)), 5)
    (sentence,) = section.sentences
    assert f"were killed in {CITY.name} on" in sentence.text
    assert set(sentence.claims) >= set(toll.claims)


@pytest.mark.parametrize("name", ["near Lindow", "outside Lindow"])
def test_what_was_next_to_a_town_was_not_in_it(name: str) -> None:
    dataset = a_dataset()
    toll = replace(dataset.tolls[0], places=(replace(TOWN, name=name, precision="vague"),))
    assert f"were killed {name} on" in told(dataset, toll)[0]


def test_hundreds_are_no_highest_figure() -> None:
    dataset = a_dataset()
    toll = dataset.tolls[0]
    assert toll.low
    vague = replace(dataset.by_id()[toll.claims[0]], counts=(Count(unit="killed", low=200, high=999),))
    others = [one for one in dataset.claims if one.id != vague.id]
    high = replace(toll.low, value=999)
    text = told(replace(dataset, claims=(*others, vague)), replace(toll, high=high))[0]
    assert text.startswith("At least 20 civilians were killed")
    assert text.endswith("told of hundreds.")


def test_a_higher_number_that_is_told_as_a_least_one_is_not_hidden() -> None:
    dataset = a_dataset()
    toll = dataset.tolls[0]
    assert toll.low
    more = Count(unit=toll.category, low=toll.low.value + 30, high=None)
    other = replace(dataset.by_id()[toll.claims[0]], id="claim_more", counts=(more,))
    claims = (*dataset.claims, other)
    text = told(replace(dataset, claims=claims), replace(toll, high=None, claims=(*toll.claims, other.id)))[0]
    assert text.startswith("From 20 to 50 or more civilians were killed")


def test_what_was_over_before_the_news_is_left_out() -> None:
    dataset = a_dataset()
    old = replace(dataset.tolls[0], when=days("2028-03-01", "2028-03-31"))
    assert told(dataset, old)
    assert told(dataset, old, since="2031-04-10") == []


def apart(place: Where) -> Where:
    return replace(place, id=f"{place.id}2", name=f"New {place.name}", within=())


def test_figures_that_agree_are_told_once_unless_the_towns_are_two() -> None:
    dataset = a_dataset()
    toll = dataset.tolls[0]
    assert toll.low
    assert toll.high
    more = replace(toll, id="toll_2", low=replace(toll.low, value=22), high=replace(toll.high, value=30))
    assert len(told(dataset, toll, more)) == 1
    assert len(told(dataset, toll, replace(more, when=day("2031-05-12")))) == 2
    elsewhere = replace(more, places=(apart(CITY),))
    assert len(told(dataset, toll, elsewhere)) == 2

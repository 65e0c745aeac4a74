"""Names of places in the bare text, and what all the names of a report mean together."""

from __future__ import annotations

from dataclasses import replace

from fogline.gazetteer import Candidate, Place, PlaceIndex
from fogline.model import Document
from fogline.resolve.place_context import read_context
from fogline.resolve.place_judge import spot_places
from fogline.resolve.place_senses import Name, settle
from support.invented import places, world_places


def spotted(text: str, index: PlaceIndex) -> list[str]:
    document = Document(capture="c", name="r", text=text, language="en")
    return [document.text[spot.start : spot.end] for spot in spot_places(document, index)]


def town(
    id_: str, country: str, lat: float, lon: float, *, weight: float = 0.4, parents: tuple[str, ...] = ()
) -> Place:
    return Place(
        id=id_, name="x", kind="town", country=country, latitude=lat, longitude=lon, weight=weight, parents=parents
    )


def named(folded: str, *found: Place, told: tuple[str, ...] = ()) -> Name:
    candidates = tuple(Candidate(place=place, score=1.0, how="exact", spelling=folded) for place in found)
    return Name(folded=folded, candidates=candidates, told=frozenset(told))


def test_places_are_seen_in_the_names_of_bodies_and_streets_and_surnames_are_not() -> None:
    text = (
        "The Lexington Arts Commission met on Monday. Its member Derek P. Moore said crews from Kentucky would close "
        "Harrow Street near Louisville until Friday. Moore did not vote."
    )

    assert spotted(text, world_places()) == ["Lexington", "Kentucky", "Harrow Street", "Louisville"]


def test_counties_and_shortened_states_are_places() -> None:
    assert spotted("Deputies in Cooke County found the car. It was sold in Bangor, Maine.", world_places()) == [
        "Cooke County",
        "Bangor",
        "Maine",
    ]


def test_a_county_is_that_of_the_state_the_report_names() -> None:
    document = Document(capture="c", name="r", text="Deputies in Madison County, Ky., met. ", language="en")
    county = read_context(document, world_places()).seen[0].place

    assert (county.id, county.kind) == ("fips:21151", "district_admin")


def test_the_name_of_a_listed_town_is_no_place_in_the_name_of_a_body() -> None:
    text = "Fighters of Jabhat Zenda shelled the road. The army of Ruritania answered from Strelsau on Monday."
    document = Document(capture="c", name="r", text=text, language="en")

    assert "Zenda" not in [text[s.start : s.end] for s in read_context(document, places(), ("XR",)).seen]


def test_a_homonym_is_the_one_near_the_other_places() -> None:
    far, near = town("far", "AA", 0, 0, weight=0.5), town("near", "BB", 40, 40)
    beside = town("beside", "BB", 40.2, 40.1)
    chances = settle([named("twin", far, near), named("beside", beside)], {}, None)

    assert chances["twin"]["near"] > 0.5 > chances["twin"]["far"]


def test_what_the_words_put_after_a_name_decides() -> None:
    large, small = town("large", "AA", 0, 0, weight=0.6), town("small", "BB", 40, 40, parents=("p", "country:BB"))
    chances = settle([named("twin", large, small, told=("p",))], {}, None)

    assert chances["twin"]["small"] > chances["twin"]["large"]


def test_a_name_that_a_town_shares_with_its_province_means_the_town_unless_it_is_called_a_city_only() -> None:
    province = Place(id="p", name="x", kind="province", country="AA", weight=0.62)
    seat = town("t", "AA", 1, 1, weight=0.6, parents=("p", "country:AA"))
    chances = [settle([named("x", province, one)], {}, None)["x"]["t"] for one in (seat, replace(seat, name="X City"))]

    assert chances[0] > 0.5 > chances[1]


def test_the_order_of_the_names_does_not_matter() -> None:
    names = [named("a", town("a1", "AA", 1, 1), town("a2", "BB", 9, 9)), named("b", town("b1", "BB", 9, 9.1))]

    assert settle(names, {"AA": 0.5}, None) == settle(names[::-1], {"AA": 0.5}, None)


def test_no_names_have_no_meaning() -> None:
    assert settle([], {"AA": 1.0}, None) == {}
    assert settle([Name(folded="nowhere", candidates=())], {}, None) == {}

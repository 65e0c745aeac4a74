"""Lines of lists: what contains may stand first or last, in brackets or after a stroke, or in a column of its own."""

from __future__ import annotations

import pytest

from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_lines import answer_line, within_line
from fogline.resolve.place_phrases import read_phrases
from fogline.resolve.place_seen import PlaceContext
from support.invented import world_places


def answerer() -> Answerer:
    return Answerer(world_places(), PlaceContext(country="SY", shares={"SY": 1.0}))


@pytest.mark.parametrize(
    ("line", "region", "place"),
    [
        ("Saraqeb: the blue well", "Idlib", "syria:saraqib"),
        ("Saraqeb, Qumbaz roundabout", "Idlib", "syria:saraqib"),
        ("Qumbaz (Saraqeb)", "Idlib", "syria:saraqib"),
        ("Qumbazli/Saraqeb", "Idlib", "syria:saraqib"),
        ("سراقب: بئر القمباز", "Idlib", "syria:saraqib"),
    ],
)
def test_an_unlisted_place_is_put_where_the_town_named_beside_it_lies(line: str, region: str, place: str) -> None:
    town, told = world_places().get(place), answer_line(answerer(), line, region)

    assert town is not None
    assert (told.latitude, told.longitude) == (town.latitude, town.longitude)
    assert told.fallback


def test_a_listed_place_is_no_fallback() -> None:
    told = answer_line(answerer(), "Saraqeb", "Idlib")

    assert told.latitude is not None
    assert not told.fallback


def test_nothing_is_put_outside_the_region_told() -> None:
    assert answer_line(answerer(), "Saraqeb", "Raqqa").latitude is None
    assert answer_line(answerer(), "Qumbaz near Saraqeb", "Raqqa").latitude is None


def test_what_lies_between_two_towns_is_put_between_them() -> None:
    index = world_places()
    one, other = index.get("syria:saraqib"), index.get("syria:maarat_numan")
    told = answer_line(answerer(), "the road between Saraqeb and Maarat al-Numan", "Idlib")

    assert one is not None
    assert other is not None
    assert told.fallback
    assert (
        min(one.latitude or 0, other.latitude or 0) < (told.latitude or 0) < max(one.latitude or 0, other.latitude or 0)
    )


def test_a_line_without_a_listed_name_stays_open() -> None:
    assert answer_line(answerer(), "Qumbazli, near Wurtak", "Idlib").latitude is None


def test_in_a_report_only_what_the_place_lies_in_is_told() -> None:
    reader = answerer()
    words = "Saraqeb: Qumbazli"
    (phrase,) = read_phrases(words, reader.known)
    told = within_line(reader, words, reader.answer(phrase, 0, definite=False))

    assert told.where is not None
    assert (told.where.latitude, told.where.within[:1]) == (None, ("syria:saraqib",))

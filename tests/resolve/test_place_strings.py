"""Place strings as lists of incidents write them: other spellings about a town, Arabic kind words and marks."""

from __future__ import annotations

import pytest

from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_phrases import PlacePhrase, read_phrases
from fogline.resolve.place_seen import PlaceContext
from support.invented import world_places


def answerer() -> Answerer:
    return Answerer(world_places(), PlaceContext(country="SY", shares={"SY": 1.0}))


def read(words: str) -> PlacePhrase:
    return read_phrases(words, answerer().known)[0]


@pytest.mark.parametrize(
    ("words", "name", "kind", "container"),
    [
        ("حي النورس، مدينة إدلب", "النورس", "neighbourhood", "مدينة إدلب"),
        ("شارع الزهور", "الزهور", "street", ""),
        ("مسجد الزهور في إدلب", "الزهور", "mosque", "إدلب"),
    ],
)
def test_an_arabic_kind_word_before_a_name_is_read(words: str, name: str, kind: str, container: str) -> None:
    phrase = read(words)

    assert (phrase.name, phrase.kind, phrase.container) == (name, kind, container)


def test_marks_of_direction_are_no_part_of_a_name() -> None:
    assert read("\u200fإدلب\u202c").name == "إدلب"


def test_another_spelling_at_home_comes_before_the_very_spelling_abroad() -> None:
    found = world_places().lookup("Sokhna", country="SY")

    assert found[0].place.id == "syria:sukhnah"


def test_a_place_is_told_by_a_town_nearby_as_well_as_by_what_contains_it() -> None:
    phrase = read("Khan Sheikhoun, Maarat al-Numan")
    where = answerer().answer(phrase, 0, definite=False).where

    assert where is not None
    assert where.id == "syria:khan_shaykhun"


def test_an_unlisted_street_is_in_its_town_and_has_no_point() -> None:
    where = answerer().answer(read("شارع الزهور في إدلب"), 0, definite=False).where

    assert where is not None
    assert (where.within[0], where.latitude, where.precision) == ("syria:idlib", None, "site")

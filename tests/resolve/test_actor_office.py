"""Offices by date, short forms and shared names: whom words mean that name nobody by a name of their own."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.gazetteer import ActorIndex, PlaceIndex, build_index, load_pack
from fogline.gazetteer.actor_offices import is_office, read_office
from fogline.model import Document, Resolution, span_of
from fogline.model.values import When
from fogline.resolve.actors import resolve_mention
from fogline.resolve.theatre import read_theatre


@pytest.fixture(scope="module")
def actors() -> ActorIndex:
    return ActorIndex([load_pack(name) for name in ("world", "syria", "iraq", "ukraine")])


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> PlaceIndex:
    packs = [load_pack(name) for name in ("world", "syria", "iraq", "ukraine")]
    return PlaceIndex.open(build_index(packs, [], tmp_path_factory.mktemp("home")))


def meant(text: str, mention: str, day: str, actors: ActorIndex, places: PlaceIndex) -> tuple[str, ...]:
    document = Document(capture="x", name="x", text=text, language="en")
    start = text.rindex(mention)
    told = When(earliest=day, latest=day, precision="day", edtf=day)
    theatre = read_theatre(document, [], actors, places).on(told)
    span = span_of(text, start, start + len(mention))
    found = resolve_mention(document, span, actors, on=date.fromisoformat(day), theatre=theatre)
    records = (one.record for one in found)
    return tuple(one.party.id for one in records if isinstance(one, Resolution) and one.party)


@pytest.mark.parametrize(
    ("words", "office", "owner", "former"),
    [
        ("the Ruritanian defence minister", "defence minister", "Ruritanian", False),
        ("Ruritania’s former top commander", "commander", "Ruritania", True),
        ("the interim prime minister", "prime minister", "", False),
        ("the commander of the Red Banner Brigade", "commander", "Red Banner Brigade", False),
    ],
)
def test_a_phrase_that_names_an_office_is_taken_to_pieces(words: str, office: str, owner: str, former: bool) -> None:
    found = read_office(words)

    assert found is not None
    assert (found.owner, found.former) == (owner, former)
    assert is_office(office, found.office)


@pytest.mark.parametrize("words", ["commanders", "the presidential guard", "a crowd", "Minister Karimov"])
def test_words_that_are_no_office_alone_are_left(words: str) -> None:
    assert read_office(words) is None


def test_one_of_many_is_nobody_in_particular(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "In Moscow a Russian defence ministry spokesman of some sort was seen."
    mention = "a Russian defence ministry spokesman"

    assert "world:konashenkov" not in meant(text, mention, "2016-05-01", actors, places)
    assert meant(text.replace(" a ", " the "), f"the{mention[1:]}", "2016-05-01", actors, places) == (
        "world:konashenkov",
    )


@pytest.mark.parametrize(
    ("day", "expected"), [("2016-05-01", "world:shoigu"), ("2010-05-01", "world:serdyukov"), ("1931-01-01", "")]
)
def test_an_office_is_held_by_whoever_held_it_on_the_day(
    day: str, expected: str, actors: ActorIndex, places: PlaceIndex
) -> None:
    found = meant("At noon the Russian defence minister spoke.", "the Russian defence minister", day, actors, places)

    if expected and actors.get(expected) is not None:
        assert found == (expected,)
    else:
        assert not any(one.startswith("world:") and actors.get(one).kind == "person" for one in found)  # type: ignore[union-attr]


def test_the_ministry_is_the_one_named_before(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "The Russian defence ministry counted nine raids. Hours later the ministry counted ten."

    assert meant(text, "the ministry", "2016-05-01", actors, places) == ("world:russia_mod",)


def test_a_name_of_a_place_after_a_word_of_place_is_no_party(actors: ActorIndex, places: PlaceIndex) -> None:
    assert meant("Snow fell in the streets of Moscow.", "Moscow", "2016-05-01", actors, places) == ()
    assert meant("Yesterday Moscow vetoed the text.", "Moscow", "2016-05-01", actors, places) != ()


def test_a_piece_of_a_longer_name_names_nobody(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Fatah al-Jibal, a choir, sang in the square."
    theatre = read_theatre(Document(capture="x", name="x", text=text, language="en"), [], actors, places)

    assert [piece.words for piece in theatre.scan.pieces] == []

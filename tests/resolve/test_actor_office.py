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
    return ActorIndex([load_pack(name) for name in ("world", "syria", "iraq", "ukraine", "libya")])


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> PlaceIndex:
    packs = [load_pack(name) for name in ("world", "syria", "iraq", "ukraine", "libya")]
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


@pytest.mark.parametrize(
    ("text", "mention", "day", "party"),
    [
        ("Sergei Lavrov rang his Ukrainian counterpart at noon.", "his Ukrainian counterpart", "2021-06-01", "kuleba"),
        ("Volodymyr Zelensky rang his Russian counterpart.", "his Russian counterpart", "2021-06-01", "putin"),
    ],
)
def test_a_counterpart_holds_the_same_office_of_the_other_country(
    text: str, mention: str, day: str, party: str, actors: ActorIndex, places: PlaceIndex
) -> None:
    assert [one.partition(":")[2] for one in meant(text, mention, day, actors, places)] == [party]


def test_a_counterpart_of_nobody_in_office_is_nobody(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "The baker rang his Ukrainian counterpart at noon."

    assert meant(text, "his Ukrainian counterpart", "2021-06-01", actors, places) == ("new:ukrainian-counterpart",)


def test_a_body_is_of_the_country_of_the_place_right_after_it(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Syria is at war. Kyiv was quiet. The Ukrainian mission left. The president in Kyiv spoke."

    assert meant(text, "The president", "2021-06-01", actors, places) == ("world:zelensky",)
    assert meant(text.replace("president in Kyiv", "president in Damascus"), "The president", "2021-06-01", actors,
                 places) == ("syria:bashar_al_assad",)  # fmt: skip


def test_an_envoy_of_another_country_is_not_that_of_the_united_nations(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Syria: in Damascus the Norwegian envoy spoke. The envoy left."

    assert "syria:de_mistura" not in meant(text, "the Norwegian envoy", "2016-05-01", actors, places)
    assert meant(text, "The envoy", "2016-05-01", actors, places) == ("syria:de_mistura",)


def test_who_serves_a_body_names_it(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Nasrallah spoke in Beirut of Syria; the Resistance would stay, he added."

    assert meant(text, "the Resistance", "2013-05-25", actors, places) == ("syria:hezbollah",)


@pytest.mark.parametrize(
    ("text", "mention", "party"),
    [
        ("In San Salvador the FMLN attacked.", "FMLN", "world:fmln"),
        ("In Belfast the Irish Republican Army claimed it.", "Irish Republican Army", "world:ira"),
        ("In Bogota the Colombian Red Cross spoke.", "Colombian Red Cross", "world:red_cross_co"),
        ("In Addis Ababa the Ethiopian army spoke.", "the Ethiopian army", "world:ethiopia_military"),
    ],
)
def test_parties_of_wars_without_a_pack(
    text: str, mention: str, party: str, actors: ActorIndex, places: PlaceIndex
) -> None:
    assert meant(text, mention, "1989-11-12", actors, places) == (party,)


@pytest.mark.parametrize(
    ("text", "mention", "day"),
    [
        ("In Sagaing the rebels burned a lorry; Myanmar mourned.", "the rebels", "2022-03-14"),
        ("In Bogota the opposition spoke of the dead.", "the opposition", "2021-05-03"),
        ("In Mekelle the militants hid their guns; Ethiopia waited.", "the militants", "2021-06-29"),
        ("At Stalingrad the regime counted its dead.", "the regime", "1943-02-02"),
    ],
)
def test_a_war_without_a_pack_gets_no_party_of_another(
    text: str, mention: str, day: str, actors: ActorIndex, places: PlaceIndex
) -> None:
    packs = tuple(one.partition(":")[0] for one in meant(text, mention, day, actors, places))

    assert not {"syria", "iraq", "ukraine"}.intersection(packs)


def test_of_two_who_hold_an_office_the_one_nearer_to_the_state_is_meant(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Libya: the prime minister in Tripoli spoke of a truce in Sirte."

    assert meant(text, "the prime minister", "2018-05-02", actors, places) == ("world:sarraj",)
    assert meant(text, "the prime minister", "2022-05-02", actors, places) == ("world:dbeibah",)


def test_a_name_is_not_short_for_the_phrase_that_it_stands_in(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Syria: near Idlib the men of the Zorvan Front waited."

    assert meant(text, "the Zorvan Front", "2016-05-01", actors, places) != ("new:men-of-the-zorvan-front",)


def test_a_name_that_is_a_word_is_a_party_only_with_its_capital(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Libya: in Tripoli Dawn was quiet. In Tripoli dawn was quiet."

    assert meant(text, "dawn", "2014-08-20", actors, places) == ("new:dawn",)


def test_a_militia_is_named_by_its_leader_while_it_lasted(actors: ActorIndex, places: PlaceIndex) -> None:
    text = "Iraq: in Najaf and Baghdad Sadr's militia held the gates."

    assert meant(text, "Sadr's militia", "2004-05-20", actors, places) == ("world:mahdi_army",)


@pytest.mark.parametrize(
    ("text", "mention", "day", "party"),
    [
        ("Putin met the Russian defence minister.", "the Russian defence minister", "2024-05-15", "belousov"),
        ("Putin replaced the Russian defence minister.", "the Russian defence minister", "2024-05-15", "shoigu"),
        ("Syria: the ministry spoke (the Russian defence ministry).", "the ministry", "2016-05-01", "russia_mod"),
        ("WASHINGTON (wire) – The president wrote of Syria to the Pentagon.", "The president", "2018-06-01", "trump"),
        ("BEIRUT (wire) – The president spoke of Syria.", "The president", "2018-06-01", "bashar_al_assad"),
        ("In Gaza the health ministry counted beds.", "the health ministry", "2023-06-01", "gaza_health_ministry"),
        ("In Khartoum RSF, the press freedom charity, counted its jailed.", "RSF", "2023-06-01", "rsf"),
        ("In Khartoum RSF counted its jailed.", "RSF", "2023-06-01", "rsf_sudan"),
        ("Syria: Civil Defence under the interior ministry.", "Civil Defence", "2015-06-01", "gov_civil_defence"),
        ("At dusk the Tigers moved up.", "the Tigers", "2016-06-01", "tiger_forces"),
        ("At dusk the Tigers moved up.", "the Tigers", "2008-06-01", "ltte"),
        ("AT DUSK THE TIGERS MOVED UP.", "THE TIGERS", "2016-06-01", ""),
        ("In Lima the Tigers moved up.", "the Tigers", "2016-06-01", ""),
    ],
)  # fmt: skip
def test_what_stands_beside_words_says_whom_they_mean(
    text: str, mention: str, day: str, party: str, actors: ActorIndex, places: PlaceIndex
) -> None:
    found = [one.partition(":")[2] for one in meant(text, mention, day, actors, places) if not one.startswith("new:")]

    assert found == ([party] if party else [])

"""Names as sentences take them, and which places and speakers may be named at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.export.brief_names import (
    common_name,
    in_a_row,
    is_presentable,
    is_told_whole,
    place_name,
    teller_of,
    with_article,
    with_sure_speakers,
)
from fogline.model import Party, SpeakerName, Where
from support.claims import CITY, Report, day, read_claim


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Vale Observatory for Human Rights", "the Vale Observatory for Human Rights"),
        ("United Nations", "the United Nations"),
        ("Ministry of Defence", "the Ministry of Defence"),
        ("Institute for the Study of the Vale", "the Institute for the Study of the Vale"),
        ("Forces of the Council", "Forces of the Council"),
        ("Vale Programme", "the Vale Programme"),
        ("Crown Ministry of Defence", "the Crown Ministry of Defence"),
        ("Crown government", "the Crown government"),
        ("Valish forces", "Valish forces"),
        ("Crown government forces", "Crown government forces"),
        ("Vale Democratic Forces and Hill Units", "the Vale Democratic Forces and Hill Units"),
        ("Coast and allied groups", "Coast and allied groups"),
        ("The Orchard Report", "The Orchard Report"),
        ("Vale Republic of the Coast", "the Vale Republic of the Coast"),
        ("Abu Yusuf", "Abu Yusuf"),
    ],
)
def test_names_take_the_article_that_english_gives_them(name: str, words: str) -> None:
    assert with_article(name) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rescue service", "a rescue service"),
        ("official of the ministry", "an official of the ministry"),
        ("rescuers", "rescuers"),
        ("police", "police"),
        ("military source quoted by state television", "a military source quoted by state television"),
        ("army's command in Ostrava", "the army's command in Ostrava"),
        ("two officers", "two officers"),
        ("their neighbours", "their neighbours"),
    ],
)
def test_words_that_describe_somebody_take_an_article_too(name: str, words: str) -> None:
    assert common_name(name) == words


def test_a_row_with_an_and_inside_keeps_its_names_apart() -> None:
    assert in_a_row(["A", "B and C", "D"]) == "A, B and C, and D"
    assert in_a_row(["A", "B"]) == "A and B"
    assert in_a_row(["A", "A"]) == "A"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Where(id="v:1", name="Mill quarter", kind="neighbourhood", precision="neighbourhood"), True),
        (Where(name="north-eastern districts of Ostrava"), True),
        (Where(name="three villages of Ostrava"), True),
        (Where(name="ground"), False),
        (Where(name="quarter"), False),
        (Where(name="near Ostrava"), False),
        (Where(name="parts of Ostrava"), False),
        (Where(name="high ground of Ostrava"), False),
        (Where(name="Base"), False),
        (Where(id="v:lindow", name="Lindow highway", kind="city", precision="settlement"), False),
        (Where(id="v:vale", name="Vale", kind="country", precision="country"), False),
    ],
)
def test_a_place_is_shown_when_a_reader_could_tell_where_it_is(place: Where, shown: bool) -> None:
    assert is_presentable(place) is shown


def test_ways_and_buildings_take_an_article() -> None:
    assert place_name(Where(id="v:r", name="North Road", kind="road")) == "the North Road"
    assert place_name(Where(id="v:o", name="Old City of Ostrava")) == "the Old City of Ostrava"
    assert place_name(Where(name="south-west of Ostrava")) == "the south-west of Ostrava"
    assert place_name(CITY) == "Ostrava"


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Ostrava", True), ("the city of Ostrava", True), ("Ostrava's", True),
        ("three Ostrava districts", False), ("outskirts of Ostrava", False), ("countryside", False),
        ("Three Districts", False),
    ],
)  # fmt: skip
def test_words_for_a_part_are_not_the_place(words: str, whole: bool) -> None:
    assert is_told_whole(CITY, words) is whole


@pytest.mark.parametrize("name", ["Both", "it", "Ostrava", "12 people"])
def test_what_is_no_speaker_is_not_named_and_the_outlet_stands_for_it(name: str) -> None:
    speaker = SpeakerName(party=Party(id="new:x", name=name), basis="statement", text=name)
    claim = read_claim("strike.shelling", "Shells hit Ostrava", places=[CITY], said_by=[speaker], report=Report())
    (sure,) = with_sure_speakers([claim])

    assert sure.says == ()
    assert teller_of(sure) == with_article(claim.source or "")


def test_a_report_without_an_outlet_is_named_by_its_title_or_its_day() -> None:
    claim = read_claim("strike.shelling", "Shells hit Ostrava", places=[CITY], when=day("2031-05-09"))

    assert teller_of(replace(claim, source=None, title="A Night of Shells")) == "the report ‘A Night of Shells’"
    assert teller_of(replace(claim, source=None, title=None, published="2031-05-10")) == "a report of 10 May 2031"
    assert teller_of(replace(claim, source=None, title=None, published=None)) == "an undated report"

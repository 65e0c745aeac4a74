"""Words for people: verbs agree with who does something, and who denies an act is its doer, not the outlet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.fuse.facts import Facts
from fogline.fuse.prose import denier_of, does, spares, words_of
from fogline.fuse.tolls import tolls
from fogline.model import ReadClaim, Where
from support.claims import ARMY, CITY, MILL, MONITOR, Report, count_of, day, read_claim, says

WIRE = Report(name="wire-1", source="Lake Wire")


@pytest.mark.parametrize(
    ("names", "verb", "told"),
    [
        (["the army"], "tells", "the army tells"),
        (["the army", "Lake Wire"], "tells", "the army and Lake Wire tell"),
        (["residents"], "denies", "residents deny"),
        (["United Nations"], "denies", "United Nations denies"),
        (["the mayor", "the mayor"], "denies", "the mayor denies"),
        (["a", "b", "c"], "says", "a, b and c say"),
    ],
)
def test_a_verb_has_the_number_of_those_who_do_it(names: list[str], verb: str, told: str) -> None:
    assert does(names, verb) == told


def test_a_denial_without_a_speaker_is_its_doers() -> None:
    denial = read_claim("strike.shelling", "having shelled the mill", actors=[ARMY], places=[MILL], report=WIRE)
    denial = replace(denial, claim=replace(denial.claim, denial=True, polarity="negative"))
    assert denier_of(denial) == ARMY
    assert words_of(denial) == ARMY.name


def test_a_denial_with_a_speaker_and_what_is_told_have_no_other_denier() -> None:
    told = read_claim("strike.shelling", "shelled the mill", actors=[ARMY], places=[MILL], report=WIRE)
    said = read_claim("strike.shelling", "shelled it", actors=[ARMY], said_by=[says(MONITOR)], report=WIRE)
    said = replace(said, claim=replace(said.claim, denial=True, polarity="negative"))
    assert denier_of(told) is None
    assert denier_of(said) is None
    assert words_of(said) == MONITOR.name


def test_a_toll_is_at_the_place_that_is_told_not_at_the_one_assumed() -> None:
    def killed(place: Where, words: str, teller: str) -> ReadClaim:
        return read_claim(
            "harm.killed", words, places=[place], when=day("2031-05-08"), counts=[count_of("killed", 9)],
            report=Report(name=teller, source=teller),
        )  # fmt: skip

    told = killed(MILL, "nine died at the mill", "Lake Wire")
    assumed = replace(killed(CITY, "nine died", "Hill Post"), place_assumed=(True,))
    assert {place.name for toll in tolls([told], Facts()) for place in toll.places} == {MILL.name}
    assert {place.name for toll in tolls([assumed], Facts()) for place in toll.places} == {CITY.name}
    both = replace(told, places=(MILL, CITY), place_assumed=(False, True))
    assert {place.name for toll in tolls([both], Facts()) for place in toll.places} == {MILL.name}


def test_nobody_harmed_denies_harm_and_no_strike() -> None:
    shells = read_claim("strike.shelling", "four shells fell at the mill", places=[MILL], report=WIRE)
    unhurt = read_claim("harm.injured", "nobody was hurt", places=[MILL], report=WIRE)
    unhurt = replace(unhurt, claim=replace(unhurt.claim, polarity="negative"))
    hurt = read_claim("harm.injured", "nine were hurt", places=[MILL], report=WIRE)
    assert spares(unhurt, [shells, unhurt])
    assert not spares(unhurt, [shells, unhurt, hurt])
    assert not spares(shells, [shells, unhurt])

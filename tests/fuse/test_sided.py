"""Sides that no pack gives: a state with its army and its people, and parties that share the word that tells them."""

from __future__ import annotations

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.control_effects import effect_of
from fogline.fuse.control_rare import rare_effect
from fogline.fuse.facts import Facts
from fogline.fuse.sided import of_people, sided
from fogline.model import Party, ReadClaim
from support.battles import told
from support.claims import TANNERY, TOWN

STATES = Facts(
    states={
        "world:osterland": "world:osterland",
        "country:VA": "country:VA",
        "world:osterland_army": "world:osterland",
    },
    peoples={"osterish": "world:osterland", "osters": "world:osterland", "varnish": "country:VA"},
    state_names={"world:osterland": "Osterland", "country:VA": "Varnia"},
)
OSTERLAND = Party(id="world:osterland", name="Osterland", kind="state")
OSTER_ARMY = Party(id="world:osterland_army", name="Osterish Armed Forces", kind="military")
OSTERS = Party(id="new:osters", name="Osters", kind="population")
VARNISH = Party(id="country:VA.army", name="Varnish army", kind="military")


def minted(name: str, kind: str = "armed group") -> Party:
    return Party(id=f"new:{name.lower().replace(' ', '-')}", name=name, kind=kind)


def side(claims: list[ReadClaim], party: Party, facts: Facts = STATES) -> str | None:
    found = (one for claim in sided(claims, facts).claims for one in claim.actors if one.id == party.id)
    return next(found).side


def took(*by: Party) -> list[ReadClaim]:
    return [
        told("control.capture", f"{one.name} took Lindow", f"1921-03-{at:02}", actors=[one], places=[TOWN], at=at)
        for at, one in enumerate(by, start=1)
    ]


def test_a_state_its_army_and_its_people_are_one_side() -> None:
    claims = took(OSTERLAND, OSTER_ARMY, OSTERS, VARNISH)
    assert [side(claims, one) for one in (OSTERLAND, OSTER_ARMY, OSTERS)] == ["world:osterland"] * 3
    assert side(claims, VARNISH) == "country:VA"


def test_a_state_that_a_pack_has_on_a_side_is_on_it_wherever_it_is_named() -> None:
    sworn = Party(id=OSTER_ARMY.id, name=OSTER_ARMY.name, kind="military", side="crown")
    assert side(took(sworn, OSTERS), OSTERS) == "crown"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Osterish 4th Brigade", "world:osterland"),
        ("the Osters", "world:osterland"),
        ("Osterish rebels", None),
        ("Osterish-backed militia", None),
        ("Osterish Salt League", None),
        ("troops", None),
    ],
)
def test_a_countrys_soldiers_are_its_state_and_its_rebels_are_not(words: str, state: str | None) -> None:
    assert of_people(words, STATES) == state


def test_parties_that_share_the_word_that_tells_them_are_one() -> None:
    plain, troops, garrison = minted("Leaguers", ""), minted("Leaguer troops"), minted("whose Leaguer garrison", "")
    other, unit = minted("Saltmen militia"), minted("2nd Division")
    claims = took(plain, troops, garrison, other, unit)
    assert {side(claims, one) for one in (plain, troops, garrison)} == {"new:leaguers"}
    assert side(claims, other) == other.id
    assert side(claims, unit) is None, "a number tells no side"


def test_a_listed_name_in_a_minted_one_is_its_side_where_the_report_has_that_side() -> None:
    facts = Facts(name_sides={"salters": "salt"}, side_names={"salt": "the Salters"})
    salters = Party(id="vale:salters", name="Salters", kind="armed group", side="salt")
    convoy = minted("Salters convoy guards")
    assert side(took(salters, convoy), convoy, facts) == "salt"
    assert side(took(convoy), convoy, facts) is None, "a side of another war"


def test_a_history_of_two_states_presumes_what_one_takes_the_others() -> None:
    claims = [
        told("control.capture", "the army took the quarter", f"1921-03-{on:02}", actors=[by], places=[TANNERY], at=on)
        for on, by in ((1, OSTER_ARMY), (6, VARNISH), (11, OSTERS), (16, VARNISH))
    ]
    claims.append(
        told("control.capture", "the Osters took Lindow", "1921-03-21", actors=[OSTERS], places=[TOWN], at=30)
    )
    table = control_table(claims, STATES)
    assert table.holder_on("Lindow", "1921-03-22").holder == "world:osterland"
    before = table.holder_on("Lindow", "1921-03-15")
    assert (before.holder, before.state) == ("country:VA", "held")
    assert "Varnia" in before.why


@pytest.mark.parametrize(
    ("kind", "sentence", "effect"),
    [
        ("politics.other", "Fort Lindow surrendered to the Osters on 6 February", "takes"),
        ("civil.evacuation", "Osterish troops evacuated Lindow", "loses"),
        ("politics.other", "the Osters invested Lindow on 2 November", "besieges"),
        ("politics.other", "the Osters invested in roads and schools", None),
        ("fighting.offensive", "the army attacked at dawn and liberated Lindow", "takes"),
        ("fighting.offensive", "the army attacked Lindow at dawn", None),
        ("control.siege", "Lindow was surrounded on three sides", None),
        ("control.siege", "shells fell on the countryside surrounding Lindow", None),
        ("control.siege", "Lindow was surrounded", "besieges"),
    ],
)
def test_rare_words_of_control_under_other_kinds(kind: str, sentence: str, effect: str | None) -> None:
    claim = told(kind, sentence, "1921-03-01", actors=[OSTER_ARMY], places=[TOWN])
    assert effect_of(claim) == effect
    assert kind.startswith("control.") or rare_effect(claim) == effect


def test_civilians_who_are_brought_out_leave_the_town_to_its_holder() -> None:
    out = told("civil.evacuation", "the troops evacuated 300 people from Lindow", "1921-03-01", actors=[OSTER_ARMY])
    assert rare_effect(out) is None


def test_who_is_driven_out_by_whom() -> None:
    claims = [
        *took(OSTERS),
        told(
            "control.loss", "the Osters were driven out of Lindow by the Varnish 2nd Division", "1921-03-20",
            actors=[VARNISH], places=[TOWN], at=40,
        ),
    ]  # fmt: skip
    assert control_table(claims, STATES).holder_on("Lindow", "1921-03-25").holder == "country:VA"


def test_who_besieges_a_place_has_it_when_its_holder_gives_it_up() -> None:
    claims = [
        told("control.hold", "the Osters held Lindow", "1921-03-01", actors=[OSTERS], places=[TOWN], at=1),
        told("control.siege", "the Varnish army besieged Lindow", "1921-03-05", actors=[VARNISH], places=[TOWN], at=2),
        told("control.loss", "the Osters abandoned Lindow", "1921-03-20", actors=[OSTERS], places=[TOWN], at=3),
    ]
    table = control_table(claims, STATES)
    assert table.holder_on("Lindow", "1921-03-10").besieged_by == "country:VA"
    after = table.holder_on("Lindow", "1921-03-25")
    assert (after.holder, after.besieged_by) == ("country:VA", None)


def test_who_comes_in_where_the_others_have_gone_has_the_place() -> None:
    claims = [
        told("control.loss", "the Osters abandoned Lindow", "1921-03-20", actors=[OSTERS], places=[TOWN], at=1),
        told("control.entry", "Varnish troops entered Lindow", "1921-03-22", actors=[VARNISH], places=[TOWN], at=2),
    ]
    assert control_table(claims, STATES).holder_on("Lindow", "1921-03-25").holder == "country:VA"

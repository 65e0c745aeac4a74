"""What the words of control do and do not say: goals and near misses, sites, lists, attacks, and who is presumed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.control_camps import Camps
from fogline.fuse.control_effects import effect_of
from fogline.fuse.control_places import places_of
from fogline.fuse.facts import Alliance, Facts
from fogline.fuse.sides import SideWords
from fogline.model import Party
from support.battles import SIDES, asked, course, told
from support.claims import ARMY, CITY, CLANS, COAST, CROWN, LEAGUE, MONITOR, TOWN, says

COAST_ARMY = Party(id="vale:coastarmy", name="Coast military", side="coast", kind="military")
STIFF = Party(id="new:stiff-resistance", name="stiff resistance forces", kind="armed group")


@pytest.mark.parametrize(
    "sentence",
    [
        "to recapture the town of Lindow from the League",
        "in order to fully seize Lindow",
        "on the verge of seizing Lindow",
        "the wounded were taken to Lindow",
        "three hundred inmates were freed in Lindow",
        "the unit lost nearly half of its men in Lindow",
    ],
)
def test_goals_near_misses_people_and_losses_of_men_change_nothing(sentence: str) -> None:
    assert effect_of(told("control.capture", sentence, "2031-05-08", actors=[ARMY], places=[TOWN])) is None


@pytest.mark.parametrize(
    ("kind", "sentence", "effect"),
    [
        ("control.capture", "the army took at least partial control of Lindow", "present"),
        ("control.hold", "the army does not control all of Lindow", "present"),
        ("control.change", "the army re-established the siege of Lindow", "besieges"),
        ("control.capture", "the army took Lindow", "takes"),
    ],
)
def test_a_part_of_control_is_presence_and_a_siege_begun_again_is_a_siege(
    kind: str, sentence: str, effect: str
) -> None:
    assert effect_of(told(kind, sentence, "2031-05-08", actors=[ARMY], places=[TOWN])) == effect


def test_whose_army_it_is_goes_before_that_it_is_an_army() -> None:
    crowns = [
        told("fighting.battle", "the Crown government fought", "2031-05-01", actors=[CROWN], at=at) for at in (1, 2)
    ]
    coasts = told("fighting.battle", "the Coast military fought", "2031-05-01", actors=[COAST_ARMY], at=3)
    words = SideWords.of([*crowns, coasts], Facts())
    assert words.read("Coast military", coasts.document) == "coast"
    assert words.read("the government", coasts.document) == "crown"


def test_allies_fight_as_one_and_a_nameless_enemy_is_no_second_one() -> None:
    facts = Facts(alliances=(Alliance(side="crown", ally="coast"),))
    fights = [
        told("fighting.battle", "they fought", "2031-05-01", actors=[CROWN], targets=[target], at=at)
        for at, target in enumerate((LEAGUE, STIFF, STIFF))
    ]
    fights.append(told("fighting.battle", "they fought", "2031-05-01", actors=[COAST], targets=[LEAGUE], at=9))
    fights.append(told("fighting.battle", "they fought", "2031-05-01", actors=[COAST], targets=[CLANS], at=10))
    camps = Camps.of(fights, facts, SideWords.of(fights, facts), lambda _: ())
    assert camps.opponent("crown") is None, "two of three are of the League"
    camps = Camps.of(fights[:-1], facts, SideWords.of(fights, facts), lambda _: ())
    assert camps.opponent("coast") == camps.opponent("crown") == "league"


def test_what_is_attacked_is_presumed_the_other_sides_until_it_is_told_whose_it_is() -> None:
    attack = told(
        "fighting.offensive", "the Crown army launched an assault on Lindow", "2031-04-09", actors=[ARMY],
        places=[TOWN], at=200,
    )  # fmt: skip
    answer = asked([*course(), attack], "Lindow", "2031-04-01")
    assert (answer.holder, answer.state) == ("league", "held")
    held = told("control.hold", "the Clans held Lindow", "2031-03-20", actors=[CLANS], places=[TOWN], at=300)
    assert asked([*course(), attack, held], "Lindow", "2031-04-09").holder == "clans"
    assert asked([attack], "Lindow", "2031-04-09").holder is None, "news of one day presumes nothing"


def test_they_who_fall_back_on_a_place_have_it() -> None:
    back = told(
        "control.withdrawal", "the Crown army retreated to Lindow", "2031-04-09", actors=[ARMY], places=[TOWN], at=200
    )
    assert asked([*course(), back], "Lindow", "2031-04-12").holder == "crown"


def test_the_site_is_taken_and_not_the_town_it_stands_in() -> None:
    taken = told(
        "control.capture", "the League seized the Coast consulate in Lindow", "2031-04-09", actors=[LEAGUE],
        places=[TOWN], at=200,
    )  # fmt: skip
    record = [*course(), taken]
    assert asked(record, "Coast consulate in Lindow", "2031-04-10").holder == "league"
    assert asked(record, "Lindow", "2031-04-10").holder is None
    left = told(
        "control.withdrawal", "the League withdrew from the prison in Lindow", "2031-04-20", actors=[LEAGUE],
        places=[TOWN], at=300,
    )  # fmt: skip
    assert asked([*record, left], "prison in Lindow", "2031-04-19").holder == "league"
    assert asked([*record, left], "prison in Lindow", "2031-04-21").holder == "crown"


def test_villages_that_are_named_are_taken_each_as_a_whole() -> None:
    taken = told(
        "control.capture", "the League seized the villages of Lindow and Kapell", "2031-04-09", actors=[LEAGUE],
        places=[TOWN], place_words=["the villages of Lindow"], at=200,
    )  # fmt: skip
    record = [*course(), taken]
    assert asked(record, "Lindow", "2031-04-10").state == asked(record, "Kapell", "2031-04-10").state == "held"


def test_sides_that_one_clause_names_hold_a_place_together() -> None:
    taken = told(
        "control.capture", "the League and the Hill Clans took Lindow", "2031-04-09", actors=[LEAGUE, CLANS],
        places=[TOWN], at=200,
    )  # fmt: skip
    answer = asked([taken], "Lindow", "2031-04-10")
    assert (answer.holder, answer.state) == ("league", "held")
    assert answer.row is not None
    assert answer.row.holders == ("league", "clans")
    assert "together" in answer.why


def test_a_denied_claim_of_the_taker_leaves_the_place_to_its_one_opponent_whoever_denies() -> None:
    claimed = told(
        "control.capture", "the Crown army took Lindow", "2031-04-09", actors=[ARMY], places=[TOWN],
        said_by=[says(CROWN)], at=200,
    )  # fmt: skip
    denied = told(
        "control.capture", "the Crown army took Lindow", "2031-04-09", actors=[ARMY], places=[TOWN], denial=True,
        said_by=[says(MONITOR)], at=300,
    )  # fmt: skip
    answer = asked([*course(), claimed, denied], "Lindow", "2031-04-09")
    assert (answer.holder, answer.state) == ("league", "contested")


def test_what_is_only_presumed_does_not_stand_against_an_earlier_holder_who_was_told() -> None:
    held = told("control.capture", "the Clans took Lindow", "2030-01-09", actors=[CLANS], places=[TOWN], at=200)
    taken = told("control.capture", "the Crown army took Lindow", "2031-04-09", actors=[ARMY], places=[TOWN], at=300)
    assert asked([*course(), held, taken], "Lindow", "2031-03-30").holder == "clans"


def test_what_an_ally_is_told_to_take_stays_with_its_holder() -> None:
    first = told("control.capture", "the Crown army took Lindow", "2031-04-09", actors=[ARMY], places=[TOWN], at=200)
    then = told("control.capture", "the Coast took Lindow", "2031-04-19", actors=[COAST], places=[TOWN], at=300)
    facts = Facts(side_names=SIDES.side_names, alliances=(Alliance(side="crown", ally="coast"),))
    answer = control_table([first, then], facts).holder_on("Lindow", "2031-04-20")
    assert answer.holder == "crown"
    assert answer.row is not None
    assert answer.row.holders == ("crown", "coast")


def test_most_of_the_city_is_of_the_city_and_not_of_a_part() -> None:
    most = told(
        "control.hold", "the League held most of the city", "2031-04-09", actors=[LEAGUE],
        places=[CITY], place_words=["the city"], at=200,
    )  # fmt: skip
    assert asked([*course(), most], "Ostrava", "2031-04-10").holder == "league"


def test_what_is_handed_over_was_the_givers_and_is_the_takers() -> None:
    given = told(
        "politics.other",
        "the Coast handed control of Lindow to the Crown government",
        "2031-04-09",
        actors=[COAST],
        places=[TOWN],
        at=200,
    )
    record = [*course(), given]
    assert asked(record, "Lindow", "2031-04-08").holder == "coast"
    assert asked(record, "Lindow", "2031-04-09").holder == "crown"
    talk = told("politics.other", "the Coast handed a letter to the Crown", "2031-04-09", actors=[COAST], at=200)
    assert effect_of(talk) is None


def test_a_capture_that_is_only_named_is_its_takers_and_not_the_last_ones_named() -> None:
    taken = told("control.capture", "the Crown army took Lindow", "2031-04-09", actors=[ARMY], places=[TOWN], at=200)
    struck = told("control.entry", "the League entered Ostrava", "2031-04-09", actors=[LEAGUE], places=[CITY], at=240)
    named = told(
        "control.capture", "the capture of Lindow", "2031-04-09", places=[TOWN], said_by=[says(MONITOR)], at=300
    )
    assert asked([*course(), taken, struck, named], "Lindow", "2031-04-10").holder == "crown"


def test_a_quarter_that_has_a_number_is_a_place_of_its_own() -> None:
    quarter = replace(CITY, id=None, qualifier="neighbourhood 2 district", within=("v:ostrava", *CITY.within))
    taken = told(
        "control.capture",
        "the League took the neighbourhood 2 district",
        "2031-04-09",
        actors=[LEAGUE],
        places=[quarter],
        place_words=["neighbourhood 2 district"],
        at=200,
    )
    record = [*course(), taken]
    assert asked(record, "neighbourhood 2", "2031-04-10").holder == "league"
    assert asked(record, "Ostrava", "2031-04-10").holder is None


def test_units_are_of_every_side_and_not_of_the_one_that_has_them_in_its_name() -> None:
    guards = Party(id="vale:guards", name="Hill Guard Units", side="clans", kind="armed group")
    fight = told("fighting.battle", "the Hill Guard Units fought", "2031-05-01", actors=[guards], at=1)
    words = SideWords.of([fight], Facts())
    assert words.read("Coast units", fight.document) is None
    assert words.read("the Hill Guard Units", fight.document) == "clans"


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("the League no longer held any part of Lindow", "loses"),
        ("the League no longer controlled Lindow", "loses"),
        ("Lindow was no longer under League control", "loses"),
        ("the League did not hold Lindow any longer", "loses"),
        ("the League did not hold Lindow", "denied"),
        ("the League never controlled Lindow", "denied"),
    ],
)
def test_a_state_that_is_over_is_a_loss_and_one_that_never_was_is_denied(sentence: str, effect: str) -> None:
    claim = told("control.hold", sentence, "2031-05-08", actors=[LEAGUE], places=[TOWN], polarity="negative")
    assert effect_of(claim) == effect


def test_who_no_longer_holds_any_part_has_lost_the_whole() -> None:
    gone = told(
        "control.hold", "the League no longer held any part of Lindow", "2031-05-08", actors=[LEAGUE], places=[TOWN],
        polarity="negative",
    )  # fmt: skip
    assert asked([gone], "Lindow", "2031-05-07").holder == "league"
    assert asked([gone], "Lindow", "2031-05-08").state == "unknown"


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("more than 100 Crown soldiers surrendered to the League in Lindow", None),
        ("at least 200 men have surrendered to the League at Lindow", None),
        ("40 policemen in Lindow surrendered to the League", None),
        ("Lindow surrendered to the League", "takes"),
        ("the fortress of Lindow surrendered to the League", "takes"),
        ("the men of the garrison of Lindow surrendered to the League", "takes"),
    ],
)
def test_men_who_surrender_give_up_no_place(sentence: str, effect: str | None) -> None:
    assert effect_of(told("force.surrender", sentence, "2031-05-08", actors=[LEAGUE], places=[TOWN])) == effect


@pytest.mark.parametrize(
    ("sentence", "lost"),
    [
        ("the League withdrew towards Lindow and Ostrava", set()),
        ("the League withdrew to Kapell, Lindow and Ostrava", set()),
        ("the League withdrew from Lindow and Ostrava to Kapell", {"Lindow", "Ostrava"}),
        ("the League withdrew from Lindow to Kapell and Ostrava", {"Lindow"}),
    ],
)
def test_those_who_withdraw_to_several_places_leave_none_of_them(sentence: str, lost: set[str]) -> None:
    gone = told("control.withdrawal", sentence, "2031-05-08", actors=[LEAGUE], places=[TOWN, CITY])
    assert {where.name for where in places_of(gone, "loses")} == lost


def test_a_town_that_lies_off_another_one_is_meant_itself() -> None:
    held = told(
        "control.hold", "Lindow, 20 km west of Ostrava, is held by the League", "2031-05-08", actors=[LEAGUE],
        places=[TOWN], place_words=["Ostrava"],
    )  # fmt: skip
    assert asked([held], "Lindow", "2031-05-08").holder == "league"

"""Who holds what in a history: unlisted names, shares of a place, sieges, breaks-in and what is left open."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.control_camps import is_history
from fogline.fuse.control_effects import effect_of
from fogline.fuse.control_holder_words import new_holder
from fogline.fuse.control_names import Known, places_named
from fogline.fuse.control_shares import share_told
from fogline.model import Party, ReadClaim
from support.battles import SIDES, asked, course, told
from support.claims import ARMY, CITY, LEAGUE, MILL, REBELS, TOWN

MEMBERS = Party(id="new:league-members", name="League members", kind="population")


def test_a_page_that_tells_of_many_days_is_a_history_and_a_days_news_is_not() -> None:
    assert is_history(course())
    assert not is_history(course()[:2])


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("the League retook both Lindow and Upper Vale in the spring offensive", ["Upper Vale"]),
        ("the League captured the suburbs of Lindow and Kapell from the army", ["Kapell"]),
        ("the League seized most of Lindow, including Vale Castle, near Oskar Ridge", ["Vale Castle"]),
        ("the League seized Lindow, killing soldiers from Marsh", []),
        ("the League took the Crown army post near Lindow", []),
        ("Lindow and Al-Kapell were captured by the League", ["Al-Kapell"]),
    ],
)
def test_names_that_no_role_has_are_read_from_what_the_verb_acts_on(sentence: str, names: list[str]) -> None:
    claim = told("control.capture", sentence, "2031-05-08", actors=[LEAGUE], places=[TOWN])
    known = Known.of([claim, told("control.capture", "the Crown army took it", None, actors=[ARMY])], ("the Crown",))
    assert [where.name for where, _ in places_named(claim, "takes", known)] == names


def test_each_name_of_a_list_has_the_day_told_after_it() -> None:
    sentence = "the League freed Lindow on May 8, Kapell on May 10, and Oskar and Upper Vale on May 12"
    claim = told("control.capture", sentence, "2031-05-08", actors=[LEAGUE], places=[TOWN])
    assert asked([claim], "Kapell", "2031-05-09").holder is None
    assert asked([claim], "Kapell", "2031-05-10").holder == "league"
    assert asked([claim], "Upper Vale", "2031-05-11").holder is None
    assert asked([claim], "Oskar", "2031-05-12").holder == "league"


def test_a_party_that_no_pack_knows_is_of_the_side_that_its_name_means() -> None:
    taken = told("control.capture", "League members took Lindow", "2031-05-08", actors=[MEMBERS], places=[TOWN])
    named = told("fighting.battle", "the League fought on", "2031-05-07", actors=[LEAGUE], at=90)
    assert asked([taken, named], "Lindow", "2031-05-09").holder == "league"


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("seized most of Lindow", "most"),
        ("held about 75% of the city", "most"),
        ("took almost all of Lindow", "all"),
        ("retook the remaining districts of Lindow", "all"),
        ("seized parts of Lindow", None),
        ("took the most important town, Lindow", None),
    ],
)
def test_how_much_of_a_place_a_clause_tells_of(sentence: str, share: str | None) -> None:
    assert share_told(sentence, "Lindow", "") == share


def test_whoever_has_most_of_a_place_in_a_history_holds_it_contested() -> None:
    before = told("control.capture", "the Crown army took Lindow", "2031-04-01", actors=[ARMY], places=[TOWN], at=200)
    most = told(
        "control.capture", "the League took most of Lindow", "2031-04-09", actors=[LEAGUE], places=[TOWN], at=300
    )
    answer = asked([*course(), before, most], "Lindow", "2031-04-10")
    assert (answer.holder, answer.state) == ("league", "contested")


def test_a_break_in_leaves_the_rest_to_the_one_opponent() -> None:
    entered = told("control.entry", "the Crown army entered Lindow", "2031-04-09", actors=[ARMY], places=[TOWN], at=200)
    answer = asked([*course(), entered], "Lindow", "2031-04-10")
    assert (answer.holder, answer.state) == ("league", "contested")
    alone = asked([entered], "Lindow", "2031-04-10")
    assert (alone.holder, alone.state) == (None, "contested"), "news of one day presumes nothing"


def test_who_is_besieged_in_a_place_has_it() -> None:
    ring = told(
        "control.siege", "the Crown army besieged the League in Lindow", "2031-04-09",
        actors=[ARMY], targets=[LEAGUE], places=[TOWN], at=200,
    )  # fmt: skip
    answer = asked([*course(), ring], "Lindow", "2031-04-12")
    assert (answer.holder, answer.besieged_by) == ("league", "crown")


def test_a_withdrawal_that_says_who_has_it_now_is_a_capture() -> None:
    left = told(
        "control.withdrawal", "the rebels left, leaving Lindow under Crown control", "2031-05-08",
        actors=[REBELS], places=[TOWN],
    )  # fmt: skip
    named = told("fighting.battle", "the Crown army fought", "2031-05-01", actors=[ARMY], at=90)
    assert asked([left, named], "Lindow", "2031-05-08").holder == "crown"
    assert new_holder("the rebels left Lindow on Monday") is None


def test_a_place_named_beside_what_lies_in_it_is_taken_too() -> None:
    both = told(
        "control.capture",
        "the League took Ostrava and its Mill quarter",
        "2031-05-08",
        actors=[LEAGUE],
        places=[MILL, CITY],
    )
    assert asked([both], "Ostrava", "2031-05-09").holder == "league"
    inside = told(
        "control.capture",
        "the League took the Mill quarter of Ostrava",
        "2031-05-08",
        actors=[LEAGUE],
        places=[MILL, CITY],
    )
    assert asked([inside], "Ostrava", "2031-05-09").holder is None


def test_leaving_ones_posts_in_a_place_leaves_the_place() -> None:
    left = told("control.loss", "the army abandoned their posts in Lindow", "2031-05-08", actors=[ARMY], places=[TOWN])
    assert asked([left], "Lindow", "2031-05-07").holder == "crown"
    assert asked([left], "Lindow", "2031-05-09").holder is None


def test_the_table_is_of_what_is_told_and_not_of_ids_or_of_the_order_of_claims() -> None:
    besieged = told("control.siege", "the Crown army besieged Lindow", "2031-04-02", actors=[ARMY], places=[TOWN], at=7)
    entered = told("control.entry", "the League entered Lindow", "2031-04-02", actors=[LEAGUE], places=[TOWN], at=8)
    claims = [*course(), besieged, entered]
    kept = ("place", "start", "end", "holder", "holders", "state", "besieged_by", "says", "why")
    tables = [
        [
            tuple(getattr(row, name) for name in kept)
            for row in control_table([_called_anew(claim, salt) for claim in order], SIDES).rows
        ]
        for salt in ("a", "b", "c", "d")
        for order in (claims, claims[::-1])
    ]
    assert tables[0]
    assert all(table == tables[0] for table in tables)


def _called_anew(claim: ReadClaim, salt: str) -> ReadClaim:
    return replace(claim, id=f"claim:{sha256((salt + claim.id).encode()).hexdigest()}")


@pytest.mark.parametrize(
    ("kind", "sentence", "effect"),
    [
        ("control.change", "the League had taken tremendous losses at Lindow", None),
        ("control.capture", "the League had nearly taken Lindow", None),
        ("control.change", "the Crown commander handed Lindow over to the League", "loses"),
        ("control.change", "the League gave up Lindow", "loses"),
        ("control.change", "the League gave up the siege", "siege-ends"),
        ("control.entry", "a League relief column reached Lindow", "siege-ends"),
        ("fighting.offensive", "the League attacked and besieged Lindow", "besieges"),
        ("harm.other", "the League abandoned Lindow", "loses"),
        ("harm.other", "the League abandoned its wounded", None),
    ],
)
def test_what_a_clause_says_of_control_in_rarer_words(kind: str, sentence: str, effect: str | None) -> None:
    army = replace(LEAGUE, kind="armed group")
    assert effect_of(told(kind, sentence, "2031-03-02", actors=[army], places=[TOWN])) == effect


def test_most_of_a_place_is_contested_with_whoever_has_it_ahead() -> None:
    most = told(
        "control.hold", "the League controlled 75% of Lindow", "2031-03-22", actors=[LEAGUE], places=[TOWN], at=7
    )
    answer = asked([*course(), most], "Lindow", "2031-03-23")
    assert (answer.state, answer.holder) == ("contested", "league")
    every = told("control.capture", "the League captured Lindow", "2031-03-24", actors=[LEAGUE], places=[TOWN], at=8)
    assert asked([*course(), most, every], "Lindow", "2031-03-25").state == "held"

"""Denials without a place or a day of their own, against what their report tells close by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.fuse.disputes import disputes
from fogline.fuse.events import events
from fogline.fuse.facts import Facts
from fogline.fuse.independence import Independence
from fogline.model import Dispute, Party, ReadClaim, Where
from support.claims import ARMY, CITY, CLANS, EAST, LEAGUE, MILL, MONITOR, ROAD, TOWN, Report, day, read_claim, says

FACTS = Facts(side_names={"crown": "the Crown", "league": "the League"})
REPORT = Report(name="a.txt", published="2031-05-10")
PLANT = Where(id=None, name="powder plant", precision="site", within=("v:ostrava",))
WORKS = Where(id=None, name="factory", precision="site", within=("v:vale",))
LANE = Where(id=None, name="road", precision="site", within=("v:vale",))


def denials_of(*claims: ReadClaim) -> list[Dispute]:
    """The denials of a record in which every claim is an event of its own."""
    made = events([[one.id] for one in claims], claims, Independence.of(claims, {}))
    return [one for one in disputes(claims, events=made, facts=FACTS) if one.sort == "denial"]


def told(kind: str, words: str, *places: Where, by: Party = LEAGUE, on: str = "2031-05-10", at: int = 0) -> ReadClaim:
    return read_claim(kind, words, actors=[by], places=places, when=day(on), report=REPORT, said_by=[says(by)], at=at)


def denied(kind: str, words: str, *places: Where, of: Party | None = None, at: int = 100) -> ReadClaim:
    return read_claim(
        kind, words, actors=[of] if of else [], places=places, when=day("2031-05-10"), report=REPORT,
        said_by=[says(ARMY)], denial=True, polarity="negative", at=at,
    )  # fmt: skip


def test_the_road_that_was_cut_is_the_road_that_is_denied_to_be() -> None:
    one = told("control.siege", "had cut the main road into the town", ROAD)
    no = denied("control.siege", "the road had been cut", LANE)
    (dispute,) = denials_of(one, no)
    assert (dispute.left, dispute.right) == ((one.id,), (no.id,))
    assert "League" in dispute.about


@pytest.mark.parametrize(
    ("kind", "words", "places", "no", "number"),
    [
        ("control.hold", "remained in control of the powder plant", [PLANT], "the factory had fallen", 1),
        ("control.hold", "remained in control of the bridge", [], "the factory had fallen", 0),
        ("control.siege", "had cut off the powder plant", [PLANT], "the factory had fallen", 0),
        ("strike.shelling", "shelled the powder plant", [PLANT], "the factory had fallen", 0),
        ("control.capture", "had captured Lindow", [TOWN], "the town had fallen", 1),
        ("control.capture", "had captured Lindow", [TOWN], "Ostrava had fallen", 0),
        ("control.entry", "had entered Lindow", [TOWN], "the town had fallen", 0),
    ],
)
def test_kinds_and_nouns_of_ground(kind: str, words: str, places: list[Where], no: str, number: int) -> None:
    where = [CITY] if "Ostrava" in no else [WORKS] if "factory" in no else []
    assert len(denials_of(told(kind, words, *places), denied("control.capture", no, *where))) == number


@pytest.mark.parametrize(
    ("by", "of", "kind", "no", "number"),
    [
        (LEAGUE, ARMY, "control.loss", "losing the town", 1),
        (LEAGUE, ARMY, "control.withdrawal", "its men had withdrawn from the town", 1),
        (LEAGUE, LEAGUE, "control.capture", "the League had taken the town", 1),
        (LEAGUE, CLANS, "control.capture", "the clans had taken the town", 0),
        (ARMY, None, "control.capture", "the town had fallen", 0),
    ],
)
def test_whom_it_clears(by: Party, of: Party | None, kind: str, no: str, number: int) -> None:
    assert (
        len(denials_of(told("control.capture", "had captured Lindow", TOWN, by=by), denied(kind, no, of=of))) == number
    )


@pytest.mark.parametrize(("on", "at", "number"), [("2031-05-06", 0, 1), ("2030-05-06", 0, 0), ("2031-05-06", 900, 0)])
def test_close_by_and_of_those_days(on: str, at: int, number: int) -> None:
    one = told("control.capture", "had captured Lindow", TOWN, on=on, at=at)
    assert len(denials_of(one, denied("control.capture", "the town had fallen"))) == number


def bombed(place: Where, on: str) -> ReadClaim:
    return read_claim(
        "strike.airstrike", "the army's planes bombed homes", actors=[ARMY], places=[place], when=day(on),
        report=Report(name="b.txt", published=on), said_by=[says(MONITOR)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "on", "number"),
    [(CITY, "2031-05-09", 1), (CITY, "2031-05-05", 0), (TOWN, "2031-05-09", 0), (MILL, "2031-05-09", 0)],
)
def test_the_strike_that_is_denied_happened_shortly_before(place: Where, on: str, number: int) -> None:
    hit = read_claim(
        "strike.airstrike", "an air strike in Ostrava", places=[CITY], when=day("2031-05-10"), report=REPORT, at=0
    )
    no = denied("strike.airstrike", "carrying out the strike", of=ARMY)
    assert len(denials_of(hit, bombed(place, on), no)) == number


def test_a_strike_on_a_part_of_the_city() -> None:
    part = Where(id=CITY.id, name=f"eastern {CITY.name}", precision="city-part", within=EAST.within[1:])
    hit = read_claim("strike.airstrike", "an air strike in Ostrava", places=[CITY], report=REPORT, at=0)
    no = denied("strike.airstrike", "carrying out the strike", of=ARMY)
    assert len(denials_of(hit, bombed(part, "2031-05-09"), no)) == 1


def test_bombing_the_hospital_is_the_air_strike_on_it() -> None:
    other = told("strike.airstrike", "League jets hit the Oak Hospital", MILL)
    did = read_claim(
        "strike.airstrike", "army jets hit the Oak Hospital", actors=[ARMY], places=[MILL], when=day("2031-05-10"),
        report=REPORT, said_by=[says(LEAGUE)], at=0,
    )  # fmt: skip
    no = denied("strike.bombing", "bombing the hospital", of=ARMY)
    assert len(denials_of(did, no)) == 1
    assert not denials_of(other, no)


def test_people_killed_by_the_strike_and_a_road_that_was_not_cut() -> None:
    hit = told("harm.killed", "a League strike killed nine at the Oak Hospital", MILL)
    assert len(denials_of(hit, denied("strike.bombing", "bombing the hospital", of=LEAGUE))) == 1
    cut = told("control.siege", "had cut the main road into the town", ROAD)
    no = read_claim(
        "control.siege", "the League had not cut the road", actors=[LEAGUE], places=[LANE], when=day("2031-05-10"),
        report=REPORT, said_by=[says(ARMY)], polarity="negative", at=100,
    )  # fmt: skip
    assert len(denials_of(cut, no)) == 1


def test_who_denies_a_retreat_of_nobody_named_denies_its_own() -> None:
    left = told("control.withdrawal", "troops left Mill", MILL, by=ARMY)
    took = told("control.capture", "the League took the quarter", MILL, at=40)
    no = denied("control.withdrawal", "its men were pulling out", at=120)
    (found,) = denials_of(replace(left, says=()), replace(took, says=()), no)
    assert set(found.left) | set(found.right) == {left.id, no.id}

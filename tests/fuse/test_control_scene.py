"""Which places inside a place still count when all of it is told of."""

from __future__ import annotations

from support.city import asked, capture
from support.claims import ARMY, CITY, CROWN, LEAGUE, MILL, MONITOR, RESIDENTS, TANNERY, Report, day, read_claim, says


def test_a_part_held_by_another_side_is_not_overwritten_by_a_claim_to_the_whole() -> None:
    remain = read_claim(
        "control.hold", "some districts in Ostrava remain under government control", places=[CITY],
        when=day("2031-05-08"), said_by=[says(RESIDENTS, "witness")],
    )  # fmt: skip
    named = read_claim("politics.statement", "the government spoke", actors=[CROWN])
    whole = capture(CITY, LEAGUE, "2031-05-09")
    answer = asked([remain, named, whole])
    assert answer.state == "contested"
    assert answer.row is not None
    assert set(answer.row.holders) == {"crown", "league"}
    assert "some districts of Ostrava" in answer.why


def test_all_of_it_said_in_so_many_words_ends_what_parts_held_before() -> None:
    remain = capture(MILL, ARMY, "2031-05-01")
    entire = read_claim(
        "control.capture", "the League took the entire city of Ostrava", actors=[LEAGUE], places=[CITY],
        when=day("2031-05-09"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([remain, entire]).holder == "league"
    again = capture(MILL, ARMY, "2031-05-12")
    later = asked([remain, entire, again], on="2031-05-12")
    assert (later.holder, later.state) == ("league", "contested"), "it had all of it; now another side is in a part"


def test_a_report_that_goes_on_to_tell_of_the_whole_has_told_of_its_parts() -> None:
    report = Report(source="Wire")
    part = read_claim(
        "control.capture", "the army took the Mill quarter", actors=[ARMY], places=[MILL], when=day("2031-05-01"),
        report=report, at=0,
    )  # fmt: skip
    whole = read_claim(
        "control.capture", "the League took Ostrava", actors=[LEAGUE], places=[CITY], when=day("2031-05-09"),
        report=report, at=200,
    )  # fmt: skip
    assert asked([part, whole]).state == "held"


def test_a_division_does_not_reach_into_a_battle_years_later() -> None:
    divided = read_claim(
        "control.hold", "Ostrava is divided", places=[CITY], when=day("2021-03-01"), said_by=[says(MONITOR)]
    )
    claims = [divided, capture(TANNERY, LEAGUE, "2031-05-08"), capture(MILL, ARMY, "2031-05-09")]
    assert asked(claims, on="2021-03-01").state == "divided"
    assert asked(claims, on="2026-01-01").state == "unknown"
    assert asked(claims, on="2031-05-10").state == "contested"
    assert asked([divided], on="2026-01-01").state == "divided", "nothing later is known"

"""The rules by which a place is held, claimed, contested or divided, and on whose word."""

from __future__ import annotations

import pytest

from fogline.fuse.control import control_table
from fogline.model import Party, ReadClaim, Where
from support.city import ALLIED, TAKEN, asked, capture
from support.claims import (
    ARMY,
    CITY,
    CLANS,
    COAST,
    CROWN,
    EAST,
    HERALD,
    LEAGUE,
    MILL,
    MONITOR,
    TANNERY,
    Report,
    day,
    days,
    read_claim,
    says,
)


def test_a_capture_told_by_a_third_party_is_held_from_its_day_on() -> None:
    answer = asked([capture()], "Mill quarter")
    assert (answer.holder, answer.state) == ("crown", "held")
    assert asked([capture()], "Mill quarter", "2031-05-07").state == "unknown"
    assert asked([capture()], "Mill quarter", "2040-01-01").holder == "crown"
    assert "8 May 2031" in answer.why
    assert "Vale Monitor" in answer.why


@pytest.mark.parametrize("teller", [ARMY, CROWN, HERALD])
def test_the_takers_word_alone_is_a_claim(teller: Party) -> None:
    assert asked([capture(teller=teller)], "Mill quarter").state == "claimed"


def test_an_ally_vouches_for_nothing() -> None:
    assert asked([capture(teller=COAST)], "Mill quarter").state == "claimed"


def test_the_losing_side_granting_it_makes_it_held() -> None:
    answer = asked([capture(teller=ARMY), capture(teller=LEAGUE)], "Mill quarter")
    assert answer.state == "held"
    assert "grants" in answer.why


def test_a_report_of_unknown_source_says_flatly_who_has_it_and_unsurely_who_is_said_to() -> None:
    def told(name: str, certainty: int) -> ReadClaim:
        report = Report(name=name, source=None)
        return read_claim(
            "control.capture", TAKEN, actors=[ARMY], places=[MILL], when=day("2031-05-08"), report=report,
            certainty=certainty,
        )  # fmt: skip

    flat = asked([told("a.txt", 3)], "Mill quarter")
    assert flat.state == "held"
    assert "one report that names no source" in flat.why
    assert asked([told("a.txt", 1)], "Mill quarter").state == "claimed"
    assert asked([told("a.txt", 1), told("b.txt", 1)], "Mill quarter").state == "held"


def test_a_machine_written_text_alone_is_a_claim_however_often() -> None:
    reports = [Report(name=name, machine_written=True) for name in ("a.txt", "b.txt")]
    claims = [
        read_claim("control.capture", TAKEN, actors=[ARMY], places=[MILL], when=day("2031-05-08"), report=report)
        for report in reports
    ]
    assert asked(claims, "Mill quarter").state == "claimed"


def test_flat_sentences_of_a_report_stand_on_the_word_it_names_elsewhere() -> None:
    report = Report(source="Wire")
    said = read_claim(
        "control.capture", "to have captured three quarters of Ostrava", actors=[ARMY], places=[MILL],
        said_by=[says(ARMY)], when=day("2031-05-08"), report=report, certainty=1,
    )  # fmt: skip
    flat = read_claim(
        "control.capture", "The advance took the Tannery quarter", places=[TANNERY], when=day("2031-05-08"),
        report=report, at=200,
    )  # fmt: skip
    told = read_claim("fighting.offensive", "a push by the army", actors=[ARMY], report=report, at=100)
    answer = asked([said, told, flat], "Tannery quarter")
    assert (answer.holder, answer.state) == ("crown", "claimed")


def test_a_denial_contests_a_capture() -> None:
    denial = read_claim(
        "control.capture", "the League denied that the army had taken the Mill quarter", actors=[ARMY], places=[MILL],
        when=day("2031-05-09"), said_by=[says(LEAGUE)], polarity="negative", denial=True,
    )  # fmt: skip
    answer = asked([capture(teller=ARMY), denial], "Mill quarter")
    assert answer.state == "contested"
    assert "says otherwise" in answer.why


def test_two_sides_each_with_quarters_divide_a_city_of_which_nothing_else_is_told() -> None:
    def holds(where: Where, by: Party) -> ReadClaim:
        return read_claim(
            "control.hold", f"{by.name} holds {where.name}", actors=[by], places=[where, CITY], when=day("2031-05-05"),
            said_by=[says(MONITOR)],
        )  # fmt: skip

    east, west = holds(EAST, LEAGUE), capture(MILL, ARMY, "2031-05-06")
    table = control_table([east, west], ALLIED)
    assert table.holder_on("East Ostrava", "2031-05-06").state == "contested"
    stated = read_claim(
        "control.hold", "Ostrava has been divided since 2029", places=[CITY], when=days("2029-01-01", None)
    )
    assert asked([stated]).state == "divided"
    assert asked([stated], on="2029-06-01").state == "divided"


def test_an_ally_in_a_part_does_not_contest_the_whole() -> None:
    claims = [capture(CITY, ARMY, "2031-05-01"), capture(MILL, COAST, "2031-05-02")]
    assert asked(claims).holder == "crown"
    assert asked([*claims, capture(TANNERY, CLANS, "2031-05-02")]).state == "contested"

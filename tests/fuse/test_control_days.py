"""The days of what a clause says of control."""

from __future__ import annotations

from fogline.fuse.control import control_table
from support.city import ALLIED, asked
from support.claims import ARMY, CITY, CROWN, MILL, MONITOR, REBELS, Report, day, read_claim, says


def test_what_was_held_before_is_told_as_past() -> None:
    report = Report(published="2031-05-10")
    before = read_claim(
        "control.hold", "Ostrava, which was previously under government control", places=[CITY], background=True,
        report=report,
    )  # fmt: skip
    government = read_claim("politics.statement", "the Crown government spoke", actors=[CROWN], report=report)
    entered = read_claim(
        "control.entry", "the rebels have entered Ostrava", actors=[REBELS], places=[CITY], when=day("2031-05-09"),
        report=report,
    )  # fmt: skip
    claims = [before, government, entered]
    assert asked(claims, on="2031-05-08").holder == "crown"
    assert asked(claims, on="2031-05-09").holder is None
    assert asked(claims, on="2031-05-09").state == "contested"


def test_a_former_holder_long_after_another_state_leaves_the_time_between_unknown() -> None:
    divided = read_claim(
        "control.hold", "Ostrava is divided", places=[CITY], when=day("2023-03-01"), said_by=[says(MONITOR)]
    )
    before = read_claim("control.hold", "previously held by the Crown army", places=[CITY], background=True)
    army = read_claim("force.deployment", "the Crown army moved", actors=[ARMY])
    claims = [divided, before, army]
    assert asked(claims, on="2023-03-01").state == "divided"
    assert asked(claims, on="2027-01-01").state == "unknown"
    assert asked(claims, on="2031-05-09").holder == "crown"


def test_what_is_told_without_a_day_is_so_by_the_report_and_not_on_its_day() -> None:
    told = read_claim("control.capture", "the army took the Mill quarter", actors=[ARMY], places=[MILL])

    (row, *_) = [row for row in control_table([told], ALLIED).rows if row.place.id == MILL.id]
    assert "aken by" in row.why

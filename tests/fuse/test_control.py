"""Who holds what: captures, losses, sieges, parts, denials, and the law that parts are never overwritten."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.fuse.control import control_table
from fogline.model import Control, ReadClaim
from support.city import ALLIED, TAKEN, asked, capture
from support.claims import (
    ARMY,
    CITY,
    CLANS,
    COAST,
    CROWN,
    EAST,
    LEAGUE,
    MILL,
    MONITOR,
    PROVINCE,
    REBELS,
    RESIDENTS,
    ROAD,
    TANNERY,
    TOWN,
    Report,
    day,
    days,
    read_claim,
    says,
)


def test_a_later_capture_ends_the_earlier_one() -> None:
    claims = [capture(by=LEAGUE, on="2031-05-01"), capture(by=ARMY, on="2031-05-08")]
    table = control_table(claims, ALLIED)
    assert [(row.holder, row.start, row.end) for row in table.rows if row.place == MILL] == [
        ("league", "2031-05-01", "2031-05-07"),
        ("crown", "2031-05-08", None),
    ]


def test_a_change_on_an_unknown_day_is_unknown_until_it_is_known() -> None:
    later = read_claim(
        "control.capture", TAKEN, actors=[ARMY], places=[MILL], when=days("2031-05-03", "2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    claims = [capture(by=LEAGUE, on="2031-05-01"), later]
    assert asked(claims, "Mill quarter", "2031-05-02").holder == "league"
    assert asked(claims, "Mill quarter", "2031-05-05").state == "unknown"
    assert asked(claims, "Mill quarter", "2031-05-08").holder == "crown"


def test_a_word_within_days_that_the_other_side_still_holds_it_contests_it() -> None:
    still = read_claim(
        "control.hold", "the League holds the Mill quarter", actors=[LEAGUE], places=[MILL], when=day("2031-05-09"),
        said_by=[says(RESIDENTS, "witness")],
    )  # fmt: skip
    answer = asked([capture(), still], "Mill quarter")
    assert (answer.state, answer.holder) == ("contested", None)
    assert asked([capture(), still], "Mill quarter", "2031-05-08").holder == "crown"


def test_much_later_the_newer_word_holds() -> None:
    later = read_claim(
        "control.hold", "the League holds the Mill quarter", actors=[LEAGUE], places=[MILL], when=day("2031-07-09"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([capture(), later], "Mill quarter", "2031-07-10").holder == "league"


def test_where_somebody_goes_is_not_what_they_lose() -> None:
    left = read_claim(
        "control.withdrawal", "the army retreated from Ostrava to the village of Lindow", actors=[ARMY],
        places=[CITY, TOWN], when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert {row.place.name for row in control_table([left], ALLIED).rows} == {"Ostrava"}


def test_of_two_captures_of_one_day_the_report_s_last_word_holds() -> None:
    report = Report(source="Wire")
    first = read_claim(
        "control.capture", "the League took Lindow", actors=[LEAGUE], places=[TOWN], when=day("2031-05-08"),
        report=report, at=0,
    )  # fmt: skip
    back = read_claim(
        "control.capture", "the army took it back", actors=[ARMY], places=[TOWN], when=day("2031-05-08"),
        report=report, at=100,
    )  # fmt: skip
    assert asked([first, back], "Lindow").holder == "crown"


def test_a_siege_lasts_until_it_is_broken_or_the_besieger_is_in() -> None:
    siege = read_claim(
        "control.siege", "the army besieged East Ostrava", actors=[ARMY], places=[EAST], when=day("2031-05-01"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    broken = read_claim(
        "control.siege_broken", "the siege of East Ostrava was broken", places=[EAST], when=day("2031-05-06"),
        said_by=[says(LEAGUE)],
    )  # fmt: skip
    held = capture(EAST, LEAGUE, "2031-04-01")
    assert asked([siege, held], "East Ostrava").besieged_by == "crown"
    assert asked([siege, held], "East Ostrava").holder == "league"
    assert asked([siege, held, broken], "East Ostrava").besieged_by is None
    assert asked([siege, capture(EAST, ARMY, "2031-05-09")], "East Ostrava").besieged_by is None


def test_a_cut_road_is_told_as_cut() -> None:
    cut = read_claim(
        "control.siege", "the army cut the North Road", actors=[ARMY], places=[ROAD], when=day("2031-05-01"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    answer = asked([cut], "North Road")
    assert (answer.besieged_by, answer.holder, answer.state) == ("crown", None, "unknown")


def test_a_road_cut_between_towns_besieges_neither() -> None:
    cut = read_claim(
        "control.siege", "the rebels cut the North Road between Ostrava and the coast", actors=[REBELS],
        places=[ROAD, CITY], when=day("2031-05-01"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([cut], "North Road").besieged_by == "league"
    assert asked([cut]).besieged_by is None


@pytest.mark.parametrize(
    ("kind", "words", "state"),
    [
        ("control.hold", "the Mill quarter came under rebel control", "held"),
        ("control.change", "the Mill quarter had been in rebel hands", "held"),
        ("control.change", "the rebels freed the Mill quarter", "held"),
        ("control.change", "the Mill quarter was spoken of", "unknown"),
    ],
)
def test_changes_told_in_other_words(kind: str, words: str, state: str) -> None:
    claim = read_claim(
        kind, words, actors=[REBELS] if "freed" in words else [], places=[MILL], when=day("2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    named = read_claim("politics.statement", "the rebels spoke", actors=[REBELS])
    assert asked([claim, named], "Mill quarter").state == state


def test_of_two_holders_in_one_clause_the_first_is_meant_and_being_surrounded_is_a_siege() -> None:
    named = read_claim("politics.statement", "they spoke", actors=[CROWN, CLANS])
    both = read_claim(
        "control.hold", "Lindow remains under government control, along with areas held by the Hill Clans",
        places=[TOWN], when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([both, named], "Lindow").holder == "crown"
    ringed = read_claim(
        "control.hold", "Lindow, surrounded by government troops", places=[TOWN], when=day("2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([ringed, named], "Lindow").besieged_by == "crown"
    assert asked([ringed, named], "Lindow").holder is None


def test_who_has_the_whole_of_a_place_ends_its_division() -> None:
    divided = read_claim(
        "control.hold", "Ostrava is divided", places=[CITY], when=day("2031-03-01"), said_by=[says(MONITOR)],
        report=Report(published="2031-03-02"),
    )  # fmt: skip
    whole = read_claim(
        "control.hold", "the whole city was under its control", actors=[ARMY], places=[CITY], when=day("2031-05-09"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([divided, whole], on="2031-05-08").state == "divided"
    assert asked([divided, whole], on="2031-05-09").holder == "crown"


def test_losing_leaves_nobody_unless_somebody_is_there() -> None:
    held = capture(by=LEAGUE, on="2031-05-01")
    lost = read_claim(
        "control.loss", "the League lost the Mill quarter", actors=[LEAGUE], places=[MILL], when=day("2031-05-05"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([held, lost], "Mill quarter").state == "unknown"
    entered = read_claim(
        "control.entry", "the army entered the Mill quarter", actors=[ARMY], places=[MILL], when=day("2031-05-04"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([held, entered, lost], "Mill quarter").holder == "crown"


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        ("control.capture", {"time": "planned", "certainty": 1}),
        ("control.capture", {"time": "forecast"}),
        ("control.capture", {"opinion": True}),
        ("fighting.battle", {}),
    ],
)
def test_plans_forecasts_opinions_and_fighting_move_nothing(kind: str, extra: dict[str, object]) -> None:
    claim = read_claim(kind, TAKEN, actors=[ARMY], places=[MILL], when=day("2031-05-08"), **extra)  # type: ignore[arg-type]
    assert control_table([claim], ALLIED).rows == ()


def test_places_around_answer_where_nothing_is_told_of_the_place() -> None:
    before = capture(MILL, LEAGUE, "2031-05-08")
    around = capture(CITY, ARMY, "2031-04-01")
    answer = asked([before, around], "Mill quarter", "2031-04-05")
    assert answer.holder == "crown"
    assert answer.why.startswith("Nothing is told of it on 5 April 2031; around it")


def test_what_no_report_dates_is_told_without_a_day() -> None:
    claim = read_claim("control.capture", TAKEN, actors=[ARMY], places=[MILL], report=Report(published=None))
    (row,) = control_table([claim], ALLIED).rows
    assert (row.start, row.end, row.state, row.holder, row.holders) == (None, None, "unknown", None, ("crown",))
    assert "no report says when" in row.why
    dated = capture(by=LEAGUE)
    assert [one.holder for one in control_table([claim, dated], ALLIED).rows if one.place == MILL] == ["league"]


PLACES = [MILL, TANNERY, EAST, CITY, PROVINCE]
SIDES = [ARMY, LEAGUE, CLANS, COAST]
KINDS = ["control.capture", "control.hold", "control.loss", "control.entry", "control.siege", "control.gain"]


@st.composite
def stories(draw: st.DrawFn) -> list[ReadClaim]:
    claims = []
    for number in range(draw(st.integers(1, 8))):
        where, by = draw(st.sampled_from(PLACES)), draw(st.sampled_from(SIDES))
        first = draw(st.integers(1, 28))
        last = draw(st.integers(first, 28))
        claim = read_claim(
            draw(st.sampled_from(KINDS)),
            f"{by.name} did something at {where.name}",
            actors=[by],
            places=[where],
            when=days(f"2031-05-{first:02}", f"2031-05-{last:02}"),
            said_by=[says(draw(st.sampled_from([ARMY, MONITOR])))],
            polarity=draw(st.sampled_from(["positive", "negative"])),
            background=draw(st.booleans()),
            report=Report(name=f"{number}.txt"),
            at=number * 100,
        )
        claims.append(claim)
    return claims


@given(stories(), st.randoms())
def test_rows_never_overlap_name_a_holder_only_when_one_has_it_and_order_makes_no_difference(
    claims: list[ReadClaim], shuffle: Random
) -> None:
    table = control_table(claims, ALLIED)
    by_place: dict[str, list[Control]] = {}
    ids = {claim.id for claim in claims}
    for row in table.rows:
        assert (row.holder is not None) or row.state not in ("held", "claimed")
        assert row.holder is None or row.state in ("held", "claimed", "contested")
        assert row.holder is None or row.holder in row.holders
        assert row.claims
        assert set(row.claims) <= ids
        assert row.why
        assert row.start is None or row.end is None or row.start <= row.end
        by_place.setdefault(f"{row.place.id}{row.place.name}{row.place.qualifier}", []).append(row)
    for rows in by_place.values():
        for earlier, later in pairwise(rows):
            assert earlier.end is not None
            assert later.start is not None
            assert earlier.end < later.start
    again = list(claims)
    shuffle.shuffle(again)
    assert control_table(again, ALLIED).rows == table.rows

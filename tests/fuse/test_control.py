"""Who holds what: captures, losses, sieges, parts, denials, and the law that parts are never overwritten."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.fuse.control import ControlAnswer, control_table
from fogline.fuse.facts import Alliance, Facts
from fogline.model import Control, Party, ReadClaim, Where
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

ALLIED = Facts(
    side_names={"crown": "the Crown", "league": "the League", "clans": "the Hill Clans", "coast": "the Coast"},
    alliances=(Alliance(side="crown", ally="coast", start="2030-01-01"),),
)
TAKEN = "Crown troops took the Mill quarter"


def asked(claims: list[ReadClaim], place: str = CITY.id or "", on: str = "2031-05-10") -> ControlAnswer:
    return control_table(claims, ALLIED).holder_on(place, on)


def capture(
    where: Where = MILL, by: Party = ARMY, on: str = "2031-05-08", *, teller: Party = MONITOR, report: str = "a.txt"
) -> ReadClaim:
    sentence = f"{by.name} troops took {where.name}"
    return read_claim(
        "control.capture", sentence, actors=[by], places=[where], when=day(on), said_by=[says(teller)],
        report=Report(name=report),
    )  # fmt: skip


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


def test_a_denial_contests_a_capture() -> None:
    denial = read_claim(
        "control.capture", "the League denied that the army had taken the Mill quarter", actors=[ARMY], places=[MILL],
        when=day("2031-05-09"), said_by=[says(LEAGUE)], polarity="negative", denial=True,
    )  # fmt: skip
    answer = asked([capture(teller=ARMY), denial], "Mill quarter")
    assert answer.state == "contested"
    assert "says otherwise" in answer.why


def test_a_party_that_says_its_quarter_has_not_fallen_is_said_to_have_it() -> None:
    stands = read_claim(
        "control.capture", "the Mill quarter has not fallen", places=[MILL], when=day("2031-05-08"),
        said_by=[says(LEAGUE)], polarity="negative", report=Report(name="a.txt"),
    )  # fmt: skip
    assert asked([stands], "Mill quarter").holder == "league"
    both = asked([capture(teller=ARMY), stands], "Mill quarter")
    assert both.state == "contested"


@pytest.mark.parametrize(
    "words",
    [
        "captured large parts of Ostrava",
        "seized most of Ostrava",
        "took some neighbourhoods in Ostrava",
        "took three Ostrava districts",
        "took Ostrava’s eastern suburbs",
    ],
)
def test_a_part_taken_makes_the_city_contested_and_not_held(words: str) -> None:
    partial = read_claim(
        "control.capture", f"the rebels {words}", actors=[REBELS], places=[CITY], when=day("2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    answer = asked([partial])
    assert (answer.state, answer.holder) == ("contested", None)
    assert answer.claims == (partial.id,)


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


def test_who_lost_a_place_or_had_it_taken_from_them_had_it_before() -> None:
    taken = read_claim(
        "control.capture", "the army took Lindow from the League", actors=[ARMY], targets=[LEAGUE], places=[TOWN],
        when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([taken], "Lindow", "2031-05-07").holder == "league"
    lost = read_claim(
        "control.withdrawal", "the army withdrew from Lindow", actors=[ARMY], places=[TOWN], when=day("2031-06-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([lost], "Lindow", "2031-06-07").holder == "crown"
    assert asked([lost], "Lindow", "2031-06-08").holder is None


def fought(by: Party, against: Party, report: Report) -> ReadClaim:
    sentence = f"{by.name} attacked {against.name}"
    return read_claim("fighting.offensive", sentence, actors=[by], targets=[against], report=report)


@pytest.mark.parametrize(
    ("others", "holder"), [((LEAGUE, LEAGUE), "league"), ((LEAGUE, CLANS), None), ((LEAGUE,), None)]
)
def test_a_side_with_one_opponent_takes_from_that_one(others: tuple[Party, ...], holder: str | None) -> None:
    report = Report(source="Wire")
    taken = read_claim(
        "control.capture", "the army took Lindow", actors=[ARMY], places=[TOWN], when=day("2031-05-08"), report=report
    )
    claims = [taken, *(fought(ARMY, other, report) for other in others)]
    before = asked(claims, "Lindow", "2031-05-07")
    assert before.holder == holder
    assert before.state == ("claimed" if holder else "unknown"), "it is presumed, and nobody says so"
    assert asked(claims, "Lindow", "2030-05-07").holder is None, "long before nothing is presumed"
    assert asked(claims, "Lindow").holder == "crown"


def test_whoever_throws_the_other_side_out_has_the_place() -> None:
    thrown = read_claim(
        "control.loss", "the League expelled the army from Lindow", actors=[LEAGUE], targets=[ARMY], places=[TOWN],
        when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([thrown], "Lindow").holder == "league"
    driven = read_claim(
        "control.loss", "the army was driven out of Lindow", actors=[ARMY], places=[TOWN], when=day("2031-05-08"),
        said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([driven], "Lindow").holder is None


def test_where_somebody_goes_is_not_what_they_lose() -> None:
    left = read_claim(
        "control.withdrawal", "the army retreated from Ostrava to the village of Lindow", actors=[ARMY],
        places=[CITY, TOWN], when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert {row.place.name for row in control_table([left], ALLIED).rows} == {"Ostrava"}


def test_a_town_in_which_a_checkpoint_falls_is_not_taken() -> None:
    told = read_claim(
        "control.capture", "the League seized two checkpoints in Lindow", actors=[LEAGUE], places=[TOWN],
        when=day("2031-05-08"), said_by=[says(MONITOR)],
    )  # fmt: skip
    assert asked([told], "Lindow").state == "contested"


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


def test_an_ally_in_a_part_does_not_contest_the_whole() -> None:
    claims = [capture(CITY, ARMY, "2031-05-01"), capture(MILL, COAST, "2031-05-02")]
    assert asked(claims).holder == "crown"
    assert asked([*claims, capture(TANNERY, CLANS, "2031-05-02")]).state == "contested"


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


def test_a_district_taken_says_nothing_of_the_whole_city() -> None:
    whole = read_claim("fighting.battle", "battle for Ostrava", places=[CITY])
    answer = asked([capture(), whole])
    assert (answer.state, answer.holder) == ("unknown", None)


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


def test_beside_a_place_is_not_in_it() -> None:
    outside = read_claim(
        "control.capture", "the rebels took villages outside Ostrava", actors=[REBELS], places=[CITY],
        when=day("2031-05-08"),
    )  # fmt: skip
    assert asked([outside]).state == "unknown"
    assert control_table([outside], ALLIED).holder_on("outside Ostrava", "2031-05-09").holder == "league"


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


def test_a_division_does_not_reach_into_a_battle_years_later() -> None:
    divided = read_claim(
        "control.hold", "Ostrava is divided", places=[CITY], when=day("2021-03-01"), said_by=[says(MONITOR)]
    )
    claims = [divided, capture(TANNERY, LEAGUE, "2031-05-08"), capture(MILL, ARMY, "2031-05-09")]
    assert asked(claims, on="2021-03-01").state == "divided"
    assert asked(claims, on="2026-01-01").state == "unknown"
    assert asked(claims, on="2031-05-10").state == "contested"
    assert asked([divided], on="2026-01-01").state == "divided", "nothing later is known"


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


def test_what_is_told_without_a_day_is_so_by_the_report_and_not_on_its_day() -> None:
    told = read_claim("control.capture", "the army took the Mill quarter", actors=[ARMY], places=[MILL])

    (row, *_) = [row for row in control_table([told], ALLIED).rows if row.place.id == MILL.id]
    assert "aken by" in row.why

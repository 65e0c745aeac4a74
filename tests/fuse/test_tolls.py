"""Tolls: bounds with their claims, running totals apart from incidents, parts, the unknown, and nothing added up."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.fuse.facts import Facts
from fogline.fuse.tolls import tolls
from fogline.model import Count, Party, Quantity, ReadClaim, Span, Toll, Where
from support.claims import (
    ARMY,
    CITY,
    CIVILIANS,
    COUNTRY,
    LEAGUE,
    MILL,
    MONITOR,
    PROVINCE,
    RESIDENTS,
    TOWN,
    WIRE,
    Report,
    at_least,
    count_of,
    day,
    days,
    read_claim,
    says,
)

KILLED = "harm.killed"


def killed(
    *counts: Count,
    sentence: str = "people were killed",
    where: Where = MILL,
    on: str = "2031-05-08",
    teller: Party = MONITOR,
    report: str = "a.txt",
    published: str = "2031-05-10",
) -> ReadClaim:
    return read_claim(
        KILLED, sentence, places=[where], when=day(on), said_by=[says(teller)], counts=counts,
        report=Report(name=report, published=published),
    )  # fmt: skip


def bounds(toll: Toll) -> tuple[int | None, int | None, int | None]:
    low, best, high = (None if bound is None else bound.value for bound in (toll.low, toll.best, toll.high))
    return low, best, high


def only(*claims: ReadClaim) -> Toll:
    (toll,) = tolls(claims)
    return toll


def test_an_exact_number_sets_all_bounds() -> None:
    toll = only(killed(count_of("killed", 12)))
    assert bounds(toll) == (12, 12, 12)
    assert (toll.category, toll.scope, toll.side) == ("killed", "incident", None)
    assert toll.low is not None
    assert toll.low.says == "Vale Monitor"


def test_at_least_has_no_best_and_no_high() -> None:
    assert bounds(only(killed(at_least("killed", 370)))) == (370, None, None)


def test_nearly_has_no_low() -> None:
    assert bounds(only(killed(Count(unit="killed", low=None, best=600, high=600)))) == (None, None, 600)


def test_dozens_have_bounds_and_no_best() -> None:
    toll = only(killed(Count(unit="killed", low=24, high=99)))
    assert bounds(toll) == (24, None, 99)


def test_several_tellers_make_a_range_and_each_bound_names_its_claim() -> None:
    low, high = killed(count_of("killed", 9)), killed(count_of("killed", 14), teller=RESIDENTS, report="b.txt")
    third = killed(count_of("killed", 14), teller=WIRE, report="c.txt")
    toll = only(low, high, third)
    assert bounds(toll) == (9, 14, 14)
    assert toll.low is not None
    assert toll.low.claim == low.id
    assert set(toll.says) == {"Vale Monitor", "residents", "Meadow Wire"}


def test_a_tellers_later_figure_replaces_the_earlier_one() -> None:
    first = killed(count_of("killed", 9), published="2031-05-09")
    later = killed(count_of("killed", 14), report="b.txt", published="2031-05-10")
    assert bounds(only(first, later)) == (14, 14, 14)


def test_at_least_beyond_the_highest_leaves_the_high_open() -> None:
    claims = killed(count_of("killed", 9)), killed(at_least("killed", 20), teller=RESIDENTS, report="b.txt")
    assert bounds(only(*claims)) == (9, 9, None)


def test_populations_are_kept_apart_however_equal_the_numbers() -> None:
    people = killed(at_least("killed", 300000, cumulative=True), where=COUNTRY, sentence="the war has killed people")
    civilians = killed(
        at_least("civilians killed", 300000, cumulative=True), where=COUNTRY, sentence="civilian deaths in the war",
        report="b.txt",
    )  # fmt: skip
    made = tolls([people, civilians])
    assert {toll.category for toll in made} == {"killed", "civilians killed"}
    assert all(bounds(toll) == (300000, None, None) for toll in made)
    assert all("whole war" in toll.note for toll in made)
    assert all(toll.part_of is None for toll in made)


def test_a_stated_part_names_its_whole() -> None:
    claim = killed(
        at_least("killed", 370, cumulative=True), at_least("civilians killed", 20, cumulative=True),
        sentence="The toll has risen to over 370, including at least 20 civilians",
    )  # fmt: skip
    whole, part = sorted(tolls([claim]), key=lambda toll: toll.category != "killed")
    assert part.part_of == whole.id
    assert (part.category, part.scope, whole.part_of) == ("civilians killed", "running", None)


def test_a_part_in_a_clause_of_its_own_names_its_whole() -> None:
    whole = killed(count_of("killed", 14), sentence="14 people were killed")
    part = read_claim(
        KILLED, "five of them children", counts=[count_of("children killed", 5)], places=[MILL],
        when=day("2031-05-08"), said_by=[says(MONITOR)], at=whole.claim.span.end + 2, report=Report(name="a.txt"),
    )  # fmt: skip
    made = {toll.category: toll for toll in tolls([whole, part])}
    assert made["children killed"].part_of == made["killed"].id


def test_some_of_those_told_of_are_no_toll_that_others_could_meet() -> None:
    some = killed(
        count_of("soldiers killed", 13),
        count_of("killed", 9),
        sentence="thirteen soldiers died, including nine Hillmen",
    )
    others = killed(at_least("killed", 100), sentence="at least 100 bodies lay there", report="b.txt", teller=WIRE)

    found = {(toll.category, bounds(toll), toll.part_of is not None) for toll in tolls([some, others])}

    assert found == {
        ("soldiers killed", (13, 13, 13), False),
        ("killed", (9, 9, 9), True),
        ("killed", (100, None, None), False),
    }


def test_another_body_comes_on_top_and_meets_no_other_number() -> None:
    one = Count(unit="killed", low=1, best=1, high=1)
    found = killed(one, sentence="another body was found")
    span = Span(start=found.claim.span.start, end=found.claim.span.start + 7, quote="another")
    claim = replace(found, claim=replace(found.claim, quantities=(Quantity(span=span, count=one),)))
    total = killed(count_of("killed", 12), report="b.txt", teller=WIRE)

    assert sorted(bounds(toll) for toll in tolls([claim, total])) == [(1, 1, 1), (12, 12, 12)]


def test_two_numbers_beside_each_other_are_no_part_of_each_other() -> None:
    claim = killed(
        count_of("civilians killed", 5), count_of("soldiers killed", 7), sentence="5 civilians and 7 soldiers died"
    )
    assert [toll.part_of for toll in tolls([claim])] == [None, None]


def test_running_totals_and_incidents_are_never_one() -> None:
    total = killed(at_least("killed", 370, cumulative=True), where=PROVINCE, on="2031-05-09")
    incident = killed(count_of("killed", 12), report="b.txt", teller=RESIDENTS)
    made = {toll.scope: toll for toll in tolls([total, incident])}
    assert bounds(made["running"]) == (370, None, None)
    assert bounds(made["incident"]) == (12, 12, 12)
    assert made["incident"].note == "May be part of the at least 370 killed told by Vale Monitor: never added to it."
    assert made["incident"].part_of is None


def test_a_figure_from_one_day_to_a_much_later_one_is_a_periods_total() -> None:
    period = read_claim(
        KILLED, "people were killed between April and May", places=[CITY], when=days("2031-04-15", "2031-05-08"),
        said_by=[says(MONITOR)], counts=[count_of("killed", 225)],
    )  # fmt: skip
    assert only(period).scope == "running"
    assert only(killed(count_of("killed", 225))).scope == "incident"


def test_an_army_telling_its_own_loss_is_told_as_such() -> None:
    claim = read_claim(
        KILLED, "dozens of its soldiers have been killed", counts=[Count(unit="soldiers killed", low=24, high=99)],
        said_by=[says(ARMY)], places=[CITY], when=day("2031-05-09"),
    )  # fmt: skip
    toll = only(claim)
    assert (toll.side, toll.category) == ("crown", "soldiers killed")
    assert "against its interest" in toll.note


def test_the_other_sides_count_is_told_as_such() -> None:
    claim = read_claim(
        KILLED, "80 fighters were killed", counts=[at_least("fighters killed", 80)], victims=[LEAGUE],
        said_by=[says(ARMY)], places=[CITY], when=day("2031-05-09"),
    )  # fmt: skip
    assert "Told by the other side" in only(claim).note


def test_a_large_number_is_unknown_and_not_zero() -> None:
    claim = read_claim(
        KILLED, "they killed “a large number of rebels”", places=[CITY], when=day("2031-05-09"), said_by=[says(ARMY)]
    )
    toll = only(claim)
    assert bounds(toll) == (None, None, None)
    assert "a large number of rebels" in toll.note
    assert "not zero" in toll.note
    assert toll.claims == (claim.id,)


def growing(sentence: str, number: int, published: str) -> ReadClaim:
    return killed(
        count_of("killed", number, cumulative=True), sentence=sentence, where=CITY, on="2031-05-08", teller=WIRE,
        report=f"{published}.txt", published=published,
    )  # fmt: skip


def test_later_totals_of_one_strike_pass_the_earlier_ones() -> None:
    first = killed(
        at_least("killed", 5), sentence="a missile struck a school, killing five", where=CITY, published="2031-05-08"
    )
    second = growing("the toll of the missile strike rose to 30", 30, "2031-05-09")
    third = growing("the number of dead of the strike stood at 45", 45, "2031-05-11")
    toll = only(first, second, third)
    assert (toll.scope, bounds(toll)) == ("incident", (45, 45, 45))
    assert set(toll.claims) == {first.id, second.id, third.id}


@pytest.mark.parametrize(
    "sentence", ["45 people have been killed in the city since January", "the fighting has killed 45", "45 were dead"]
)
def test_a_battles_total_is_not_that_of_a_strike_in_it(sentence: str) -> None:
    first = killed(
        at_least("killed", 5), sentence="a missile struck a school, killing five", where=CITY, published="2031-05-08"
    )
    total = growing(sentence, 45, "2031-05-09")
    assert sorted(toll.scope for toll in tolls([first, total])) == ["incident", "running"]


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("a group put the number of civilians killed at 60", "civilians killed"),
        ("civilians killed in the city at 60", "civilians killed"),
        ("the number of people killed stood at 60", "killed"),
        ("60 were killed in a raid on a camp of soldiers", "killed"),
    ],
)
def test_whom_a_number_counts_may_stand_before_it(sentence: str, category: str) -> None:
    assert only(killed(count_of("killed", 60), sentence=sentence)).category == category


def test_running_totals_of_one_battle_follow_each_other() -> None:
    early = killed(
        at_least("killed", 231, cumulative=True), where=CITY, on="2031-05-01", published="2031-05-01", report="a.txt"
    )
    late = killed(
        at_least("killed", 398, cumulative=True), where=CITY, on="2031-05-08", published="2031-05-08", teller=WIRE,
        report="b.txt",
    )  # fmt: skip
    toll = only(early, late)
    assert bounds(toll) == (398, None, None), "the outdated total bounds nothing any more"
    assert set(toll.claims) == {early.id, late.id}


def test_a_provinces_dead_are_not_those_of_the_province_beside_it() -> None:
    north = Where(name="Northmark", id="v:north", precision="province", within=("v:vale",))
    town = Where(name="Karst", id="v:karst", precision="settlement", within=("v:south", "v:vale"))
    whole = killed(at_least("killed", 850, cumulative=True), where=north, published="2031-05-09")
    part = killed(count_of("killed", 12), where=town, report="b.txt")
    assert all("May be part" not in toll.note for toll in tolls([whole, part]))


def test_battles_years_apart_have_tolls_of_their_own() -> None:
    old = killed(at_least("killed", 200, cumulative=True), where=CITY, on="2023-05-01", published="2023-05-02")
    new = killed(at_least("killed", 300, cumulative=True), where=CITY, on="2031-05-01", published="2031-05-02")
    assert len(tolls([old, new])) == 2


def test_two_places_on_one_day_are_two_incidents() -> None:
    assert len(tolls([killed(count_of("killed", 5)), killed(count_of("killed", 5), where=TOWN, report="b.txt")])) == 2


def test_facilities_hit_are_counted() -> None:
    claim = read_claim(
        "harm.damage", "air strikes hit five hospitals and a clinic", places=[CITY], when=day("2031-05-08"),
        counts=[count_of("hospitals", 5), count_of("clinic", 1), count_of("rockets", 9)],
    )  # fmt: skip
    assert {(toll.category, bounds(toll)) for toll in tolls([claim])} == {
        ("hospitals hit", (5, 5, 5)),
        ("clinics hit", (1, 1, 1)),
    }


@pytest.mark.parametrize(
    "extra", [{"time": "forecast"}, {"time": "planned"}, {"opinion": True}, {"denial": True}, {"polarity": "negative"}]
)
def test_what_did_not_happen_has_no_toll(extra: dict[str, object]) -> None:
    claim = read_claim(KILLED, "12 may die", counts=[count_of("killed", 12)], **extra)  # type: ignore[arg-type]
    assert tolls([claim]) == ()


def test_claims_of_one_event_are_one_toll() -> None:
    one = read_claim(KILLED, "12 died", counts=[count_of("killed", 12)], report=Report(name="a.txt"))
    other = read_claim(KILLED, "15 died", counts=[count_of("killed", 15)], report=Report(name="b.txt"))
    assert len(tolls([one, other])) == 2
    (toll,) = tolls([one, other], events={one.id: "event_1", other.id: "event_1"})
    assert (toll.event, bounds(toll)) == ("event_1", (12, 12, 15))


def test_a_population_in_the_victims_gives_no_side() -> None:
    claim = read_claim(KILLED, "4 civilians died", victims=[CIVILIANS], counts=[count_of("civilians killed", 4)])
    assert only(claim).side is None


@st.composite
def reports(draw: st.DrawFn) -> list[ReadClaim]:
    made = []
    for number in range(draw(st.integers(1, 8))):
        low = draw(st.none() | st.integers(0, 500))
        high = draw(st.none() | st.integers(low or 0, 900))
        best = draw(st.sampled_from([low, high]))
        unit = draw(st.sampled_from(["killed", "civilians killed", "injured", "soldiers killed"]))
        first = draw(st.integers(1, 20))
        claim = read_claim(
            KILLED,
            draw(st.sampled_from(["some died", "including these", "many died in the war"])),
            counts=[Count(unit=unit, low=low, best=best, high=high, cumulative=draw(st.booleans()))],
            places=[draw(st.sampled_from([MILL, CITY, TOWN]))],
            when=days(f"2031-05-{first:02}", f"2031-05-{draw(st.integers(first, 22)):02}"),
            said_by=[says(draw(st.sampled_from([ARMY, MONITOR, WIRE])))],
            report=Report(name=f"{number}.txt"),
            at=number * 40,
        )
        made.append(claim)
    return made


@given(reports(), st.randoms())
def test_bounds_are_in_order_come_from_claims_and_nothing_is_added_up(claims: list[ReadClaim], shuffle: Random) -> None:
    by_id = {claim.id: claim for claim in claims}
    made = tolls(claims, Facts())
    ids = {toll.id for toll in made}
    assert len(ids) == len(made)
    for toll in made:
        told = [value for value in bounds(toll) if value is not None]
        assert told == sorted(told)
        assert toll.part_of is None or toll.part_of in ids
        for bound in (toll.low, toll.best, toll.high):
            if bound is not None:
                counts = by_id[bound.claim].counts
                assert any(bound.value in (count.low, count.best, count.high) for count in counts)
    again = list(claims)
    shuffle.shuffle(again)
    assert tolls(again, Facts()) == made


def test_people_counted_in_a_clause_about_something_else_are_counted() -> None:
    sentence = "The situation led to an exodus, with 40 people fleeing"
    told = read_claim("politics.other", sentence, places=[CITY], counts=[count_of("displaced", 40)])
    meant = read_claim("outlook.forecast", sentence, time="forecast", counts=[count_of("displaced", 40)])

    assert [(toll.category, toll.low.value if toll.low else None) for toll in tolls([told, meant])] == [
        ("displaced", 40)
    ]


def test_a_whole_and_a_part_of_one_claim_are_two_tolls() -> None:
    counts = [count_of("children killed", 3), count_of("children killed", 1)]
    words = "three children were killed, and another one in hospital"
    claim = read_claim("harm.killed", words, places=[MILL], when=day("2031-05-08"), counts=counts)
    at = claim.claim.span.start + words.index("another")
    further = Quantity(span=Span(start=at, end=at + 11, quote="another one"), count=counts[1])
    made = tolls([replace(claim, claim=replace(claim.claim, quantities=(further,)))])
    assert len(made) == 2
    assert len({one.id for one in made}) == 2


def test_a_state_that_tells_its_armys_dead_tells_its_own_loss() -> None:
    army = Party(id="country:XR.army", name="Ruritanian army", kind="military")
    state = Party(id="country:XR", name="Ruritania", kind="state")
    claim = read_claim(
        "harm.killed", "nine of its soldiers had been killed", victims=[army], places=[TOWN], when=day("2031-05-08"),
        said_by=[says(state)], counts=[Count(unit="soldiers killed", low=9, high=9)],
    )  # fmt: skip
    told = Facts(states={"country:XR": "country:XR"})
    notes = [toll.note for toll in tolls([claim], facts=told)]
    assert notes
    assert not any(note.startswith("Told by the other side") for note in notes)

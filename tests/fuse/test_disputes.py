"""Disputes: what cannot both be true, what is to be read side by side, and what is no dispute at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from fogline.fuse.control import control_table
from fogline.fuse.disputes import disputes
from fogline.fuse.events import events
from fogline.fuse.facts import Facts, Term
from fogline.fuse.independence import Independence
from fogline.fuse.tolls import tolls
from fogline.link import link
from fogline.model import Dispute, Party, Quantity, ReadClaim, Span, Where
from support.claims import (
    ARMY,
    CITY,
    CIVILIANS,
    CLANS,
    COAST,
    COUNTRY,
    CROWN,
    LEAGUE,
    MILL,
    MONITOR,
    PROVINCE,
    REBELS,
    RESIDENTS,
    TANNERY,
    WIRE,
    Report,
    at_least,
    count_of,
    day,
    days,
    read_claim,
    says,
)

FACTS = Facts(
    terms=(Term(name="League", party="vale:league", start="2028-03-01"),), conflict_start="2025-01-01",
    side_names={"crown": "the Crown", "league": "the League", "clans": "the Clans"},
)  # fmt: skip


def found(*claims: ReadClaim, sort: str = "") -> list[Dispute]:
    groups = [cluster.claims for cluster in link(claims)]
    made = events(groups, claims, Independence.of(claims, {}))
    told = disputes(claims, events=made, tolls=tolls(claims, FACTS), control=control_table(claims, FACTS), facts=FACTS)
    return [one for one in told if not sort or one.sort == sort]


def killed(number: int, report: str, teller: Party, *, on: str = "2031-05-08", unit: str = "killed") -> ReadClaim:
    return read_claim(
        "harm.killed", f"{number} died at the mill", places=[MILL], when=day(on), counts=[count_of(unit, number)],
        said_by=[says(teller)], report=Report(name=report),
    )  # fmt: skip


def test_numbers_that_do_not_meet_are_a_dispute_and_those_that_do_are_none() -> None:
    (dispute,) = found(killed(9, "a.txt", MONITOR), killed(14, "b.txt", RESIDENTS), sort="number")
    assert dispute.hard
    assert "9 killed" in dispute.why
    assert "14" in dispute.why
    open_above = read_claim(
        "harm.killed", "at least 5 died at the mill", places=[MILL], when=day("2031-05-08"),
        counts=[at_least("killed", 5)], said_by=[says(RESIDENTS)], report=Report(name="b.txt"),
    )  # fmt: skip
    assert not found(killed(9, "a.txt", MONITOR), open_above, sort="number")


def test_a_running_total_that_a_later_report_finds_higher_is_no_dispute_and_one_found_lower_is() -> None:
    def total(number: int, report: str, published: str, teller: Party) -> ReadClaim:
        return read_claim(
            "harm.killed", "the death toll", places=[MILL], when=day("2031-05-08"), said_by=[says(teller)],
            counts=[count_of("killed", number, cumulative=True)], report=Report(name=report, published=published),
        )  # fmt: skip

    first = total(8, "a.txt", "2031-05-09", MONITOR)
    higher, lower = total(12, "b.txt", "2031-05-10", WIRE), total(3, "b.txt", "2031-05-10", WIRE)

    assert not [one for one in found(first, higher) if one.sort == "number"]
    assert [one.sort for one in found(first, lower)] == ["number"]


def told_dead(
    words: str, number: int, report: str, *, high: int | None = -1, published: str = "2031-05-11"
) -> ReadClaim:
    """A toll at the mill in words of its own."""
    top = number if high == -1 else high
    return read_claim(
        "harm.killed", words, places=[MILL], when=day("2031-05-08"), counts=[count_of("killed", number, top)],
        report=Report(name=report, published=published), said_by=[says(Party(id=f"new:{report}", name=report))],
    )  # fmt: skip


def with_number(claim: ReadClaim, words: str) -> ReadClaim:
    """The claim with its number standing in these of its words."""
    at = claim.claim.span.start + claim.claim.span.quote.index(words)
    spot = Span(start=at, end=at + len(words), quote=words)
    return replace(claim, claim=replace(claim.claim, quantities=(Quantity(span=spot, count=claim.counts[0]),)))


def test_a_toll_that_many_tell_is_one_dispute() -> None:
    low = [told_dead("nine died at the mill", 9, f"{name}.txt") for name in "ab"]
    high = [told_dead("30 died at the mill", 30, f"{name}.txt") for name in "cd"]
    (dispute,) = found(*low, *high, sort="number")
    assert {*dispute.left} == {one.id for one in low}
    assert {*dispute.right} == {one.id for one in high}


def test_words_that_are_no_numbers_bound_nothing_above_and_round_ones_little() -> None:
    dozens = with_number(told_dead("dozens died at the mill", 24, "a.txt", high=99), "dozens")
    assert not found(dozens, told_dead("210 died at the mill", 210, "b.txt"), sort="number")
    assert "“dozens”" in found(dozens, told_dead("four died at the mill", 4, "b.txt"), sort="number")[0].why
    some = with_number(told_dead("some 60 died at the mill", 60, "a.txt"), "some 60")
    assert not found(some, told_dead("64 died at the mill", 64, "b.txt"), sort="number")
    assert found(some, told_dead("95 died at the mill", 95, "b.txt"), sort="number")


def test_a_higher_toll_of_the_next_day_corrects_the_first_one() -> None:
    first = told_dead("nine died at the mill", 9, "a.txt", published="2031-05-09")
    assert not found(first, told_dead("14 died there", 14, "b.txt", published="2031-05-10"), sort="number")
    assert found(first, told_dead("14 died there", 14, "b.txt", published="2031-05-09"), sort="number")


def test_a_bomb_that_was_brought_and_a_raid_from_the_air_are_two_happenings() -> None:
    bomb, raid = told_dead("a suicide bomb killed nine", 9, "a.txt"), told_dead("an air raid killed 14", 14, "b.txt")
    assert not found(bomb, raid, sort="number")


def test_a_report_that_tells_two_numbers_tells_of_two_happenings_where_one_has_no_place() -> None:
    whole = told_dead("60 died at the mill", 60, "a.txt")
    other = replace(told_dead("five died in the attack", 5, "a.txt"), place_assumed=(True,))
    other = replace(other, says=(says(Party(id="new:envoy", name="the envoy")),))
    assert not found(whole, other, told_dead("58 died at the mill", 58, "b.txt"), sort="number")[1:]
    assert not [one for one in found(whole, other, killed(58, "b.txt", WIRE), sort="number") if other.id in one.left]


def test_numbers_of_other_days_are_no_dispute() -> None:
    assert not found(killed(9, "a.txt", MONITOR), killed(14, "b.txt", RESIDENTS, on="2031-05-20"), sort="number")


def test_one_figure_for_two_populations_is_a_dispute() -> None:
    def toll(unit: str, report: str) -> ReadClaim:
        return read_claim(
            "harm.killed", "the war has killed over 300,000", places=[COUNTRY], report=Report(name=report),
            counts=[at_least(unit, 300_000, cumulative=True)],
        )  # fmt: skip

    (dispute,) = found(toll("killed", "a.txt"), toll("civilians killed", "b.txt"), sort="population")
    assert dispute.hard
    assert not found(toll("killed", "a.txt"), toll("civilians killed", "a.txt"), sort="population")


def test_all_of_a_city_against_parts_of_it() -> None:
    whole = read_claim(
        "control.capture", "the League took Ostrava", actors=[LEAGUE], places=[CITY], when=day("2031-05-09"),
        report=Report(name="a.txt"),
    )  # fmt: skip
    part = read_claim(
        "control.hold", "the army holds the Tannery quarter", actors=[ARMY], places=[TANNERY], when=day("2031-05-09"),
        report=Report(name="b.txt"),
    )  # fmt: skip
    (dispute,) = found(whole, part, sort="holder")
    assert (dispute.left, dispute.right) == ((whole.id,), (part.id,))
    assert dispute.hard
    assert not found(whole, sort="holder")
    assert not found(part, sort="holder")


def test_a_hold_and_its_denial_elsewhere() -> None:
    holds = read_claim(
        "control.capture", "the League took Ostrava", actors=[LEAGUE], places=[CITY], when=day("2031-05-09"),
        report=Report(name="a.txt"),
    )  # fmt: skip
    no_hold = read_claim(
        "control.gain", "the League has not established positions in Ostrava", actors=[LEAGUE], places=[CITY],
        when=day("2031-05-10"), polarity="negative", said_by=[says(ARMY)], report=Report(name="b.txt"),
    )  # fmt: skip
    assert "does not have" in found(holds, no_hold, sort="holder")[0].why


def test_a_denied_quarter_says_nothing_of_the_next_one() -> None:
    mill = read_claim(
        "control.capture", "the army took the mill", actors=[ARMY], places=[MILL], when=day("2031-05-08"),
        said_by=[says(ARMY)],
    )  # fmt: skip
    tannery = read_claim(
        "control.capture", "the tannery has not fallen to the army", actors=[ARMY], places=[TANNERY],
        when=day("2031-05-08"), said_by=[says(LEAGUE)], polarity="negative", report=Report(name="other.txt"),
    )  # fmt: skip
    assert not found(mill, tannery, sort="holder")


def test_a_denied_event() -> None:
    told = read_claim(
        "control.capture", "the army took the mill", actors=[ARMY], places=[MILL], when=day("2031-05-08"),
        report=Report(name="a.txt"), said_by=[says(ARMY)],
    )  # fmt: skip
    denied = read_claim(
        "control.capture", "the League denied the army took the mill", actors=[ARMY], places=[MILL],
        when=day("2031-05-08"), report=Report(name="b.txt"), said_by=[says(LEAGUE)], denial=True, polarity="negative",
    )  # fmt: skip
    (dispute,) = found(told, denied, sort="denial")
    assert (dispute.left, dispute.right) == ((told.id,), (denied.id,))


def test_what_is_negative_and_of_no_nearer_kind_denies_nothing() -> None:
    told = read_claim(
        "harm.killed", "12 died at the mill", places=[MILL], when=day("2031-05-08"), report=Report(name="a.txt")
    )
    unnamed = read_claim(
        "harm.other", "six more had no names yet", places=[MILL], when=day("2031-05-08"), polarity="negative",
        report=Report(name="b.txt"),
    )  # fmt: skip
    groups = [[told.id, unnamed.id]]
    made = events(groups, [told, unnamed], Independence.of([told, unnamed], {}))
    assert not [one for one in disputes([told, unnamed], events=made, facts=FACTS) if one.sort == "denial"]


def used(by: Party, words: str, report: str, **more: Any) -> ReadClaim:
    return read_claim(
        "strike.attack", words, actors=[by], places=[MILL], when=day("2031-05-08"), report=Report(name=report), **more
    )


def denial_between(*claims: ReadClaim) -> list[Dispute]:
    made = events([[one.id for one in claims]], claims, Independence.of(claims, {}))
    return [one for one in disputes(claims, events=made, facts=FACTS) if one.sort == "denial"]


def test_a_denial_stands_against_those_who_lay_that_act_to_that_side() -> None:
    gassed = used(ARMY, "the army attacked the mill with gas", "a.txt")
    shelled = used(LEAGUE, "the League shelled the mill", "b.txt")
    denied = used(ARMY, "had used chemical weapons", "c.txt", said_by=[says(ARMY)], denial=True, polarity="negative")
    (dispute,) = denial_between(gassed, shelled, denied)
    assert (dispute.left, dispute.right) == ((gassed.id,), (denied.id,))
    assert not denial_between(shelled, denied)


@pytest.mark.parametrize(
    "words",
    [
        "the gas of that day had never been used",
        "gave no toll for the army",
        "did not say whether anybody was hurt",
        "used on the mill",
        "the killing had not stopped since dawn",
    ],
)
def test_what_is_new_or_not_told_yet_denies_nothing(words: str) -> None:
    told = read_claim("harm.killed", "12 died at the mill", places=[MILL], when=day("2031-05-08"))
    other = read_claim(
        "harm.killed", words, places=[MILL], when=day("2031-05-08"), polarity="negative", report=Report(name="b.txt")
    )
    assert not denial_between(told, other)


def test_who_accuses_is_not_who_did_it() -> None:
    blamed = used(CROWN, "the Crown was behind the attack", "a.txt")
    accusing = used(LEAGUE, "the League blamed the Crown for the attack", "b.txt")
    made = events([[blamed.id, accusing.id]], [blamed, accusing], Independence.of([blamed, accusing], {}))
    assert not [one for one in disputes([blamed, accusing], events=made, facts=FACTS) if one.sort == "blame"]


def test_a_province_has_a_holder_while_others_hold_towns_in_it_and_some_of_a_town_is_not_the_town() -> None:
    def held(by: Party, words: str, where: Where, report: str) -> ReadClaim:
        return read_claim(
            "control.hold", words, actors=[by], places=[where], when=day("2031-05-09"), report=Report(name=report)
        )

    town = held(ARMY, "the army holds Ostrava", CITY, "b.txt")
    assert not found(held(LEAGUE, "the League holds the province", PROVINCE, "a.txt"), town, sort="holder")
    assert not found(held(LEAGUE, "the League holds villages near Ostrava", CITY, "a.txt"), town, sort="holder")
    assert not found(held(LEAGUE, "the League holds Ostrava", CITY, "b.txt"), town, sort="holder")


def strike(by: Party, report: str, *hit: Party, where: Where = MILL, on: str = "2031-05-08") -> ReadClaim:
    return read_claim(
        "strike.shelling", "the market at the mill was shelled", actors=[by], targets=hit, places=[where], when=day(on),
        report=Report(name=report),
    )  # fmt: skip


def test_two_sides_blamed_for_one_strike_but_not_two_allies() -> None:
    def blamed(by: Party, report: str) -> ReadClaim:
        shelled = strike(by, report, CIVILIANS)
        dead = killed(12, report, MONITOR)
        return shelled if by is ARMY else read_claim(
            "strike.shelling", "12 died when the market at the mill was shelled", actors=[by], places=[MILL],
            when=day("2031-05-08"), targets=[CIVILIANS], counts=dead.counts, report=Report(name=report),
        )  # fmt: skip

    one, other = blamed(ARMY, "a.txt"), blamed(LEAGUE, "b.txt")
    groups = [[one.id, other.id]]
    made = events(groups, [one, other], Independence.of([one, other], {}))
    (dispute,) = [one for one in disputes([one, other], events=made, facts=FACTS) if one.sort == "blame"]
    assert "the Crown" in dispute.why
    assert "the League" in dispute.why


def test_each_sides_own_strikes_at_one_place_are_no_blame() -> None:
    raid = used(ARMY, "the army's planes killed 13 at the mill", "a.txt", counts=[count_of("killed", 13)])
    shells = used(LEAGUE, "the League's shells killed 5 at the mill", "b.txt", counts=[count_of("killed", 5)])
    made = events([[raid.id, shells.id]], [raid, shells], Independence.of([raid, shells], {}))
    assert not [told for told in disputes([raid, shells], events=made, facts=FACTS) if told.sort == "blame"]


def test_things_destroyed_by_one_are_not_what_the_other_hit() -> None:
    trucks = Party(id="new:trucks", name="trucks", kind="thing")
    one, other = strike(ARMY, "a.txt", trucks), strike(LEAGUE, "b.txt", CIVILIANS)
    made = events([[one.id, other.id]], [one, other], Independence.of([one, other], {}))
    assert not [told for told in disputes([one, other], events=made, facts=FACTS) if told.sort == "blame"]


def test_whom_strikes_hit_is_told_in_two_ways() -> None:
    (dispute,) = found(strike(ARMY, "a.txt", CIVILIANS, LEAGUE), strike(ARMY, "b.txt", LEAGUE), sort="target")
    assert not dispute.hard
    assert not found(strike(ARMY, "a.txt", CIVILIANS), strike(COAST, "b.txt", LEAGUE), sort="target")
    far = strike(ARMY, "b.txt", LEAGUE, on="2031-06-08")
    assert not found(strike(ARMY, "a.txt", CIVILIANS), far, sort="target")


def test_days_that_do_not_meet_for_one_event() -> None:
    def on(value: str, report: str) -> ReadClaim:
        return read_claim(
            "control.capture", "the army took the mill", actors=[ARMY], places=[MILL], when=day(value),
            report=Report(name=report),
        )  # fmt: skip

    one, other = on("2031-05-08", "a.txt"), on("2031-05-09", "b.txt")
    assert "on 8 May 2031" in found(one, other, sort="date")[0].why
    assert not found(one, on("2031-05-08", "b.txt"), sort="date")


def test_strikes_of_two_days_at_one_place_are_two_strikes() -> None:
    one, other = strike(ARMY, "a.txt", on="2031-05-08"), strike(ARMY, "b.txt", on="2031-05-09")
    made = events([[one.id, other.id]], [one, other], Independence.of([one, other], {}))
    assert not [told for told in disputes([one, other], events=made, facts=FACTS) if told.sort == "date"]


def test_both_sides_on_the_attack() -> None:
    def attack(by: Party, words: str, report: str = "a.txt", on: str = "2031-05-08") -> ReadClaim:
        return read_claim(
            "fighting.offensive", words, actors=[by], places=[CITY], when=day(on), report=Report(name=report)
        )

    one = attack(ARMY, "the army launched an offensive in Ostrava")
    assert len(found(one, attack(LEAGUE, "the League launched an attack", "b.txt"), sort="initiative")) == 1
    third = attack(LEAGUE, "the League launched an attack against the clans", "b.txt")
    assert not found(one, replace(third, targets=(CLANS,)), sort="initiative"), "another fight"
    assert not found(one, attack(COAST, "the Coast joined the attack"), attack(ARMY, "the attack"), sort="blame")
    assert not found(one, attack(LEAGUE, "the League launched an attack", "b.txt", on="2031-07-08"), sort="initiative")


def test_little_fighting_and_heavy_losses_stand_side_by_side() -> None:
    light = read_claim(
        "fighting.battle", "there was minimal resistance in Ostrava", places=[CITY], when=day("2031-05-08"),
        said_by=[says(RESIDENTS, "witness")], report=Report(name="a.txt"),
    )  # fmt: skip
    heavy = read_claim(
        "harm.killed", "dozens of soldiers died in Ostrava", places=[CITY], when=day("2031-05-09"),
        counts=[count_of("soldiers killed", 24, 99)], said_by=[says(ARMY)], report=Report(name="b.txt"),
    )  # fmt: skip
    (dispute,) = found(light, heavy, sort="account")
    assert not dispute.hard
    assert "side by side" in dispute.why


def test_ground_called_by_two_names_of_one_side() -> None:
    clan = Party(id="vale:old_league", name="Old League", side="league", kind="armed group")

    def told(words: str, by: Party) -> ReadClaim:
        return read_claim(
            "fighting.offensive", words, actors=[by], places=[CITY], when=day("2031-05-08"), report=Report(name="a.txt")
        )

    one, other = told("a push into the Old League-held quarters", clan), told("people fled rebel areas", REBELS)
    (dispute,) = found(one, other, sort="account")
    assert "“old league”" in dispute.why
    assert "“rebel”" in dispute.why
    plain = told("people fled opposition-held quarters", REBELS)
    assert not found(plain, other, sort="account"), "two words for one side"


def test_ground_newly_taken_that_was_already_held_by_the_same_report() -> None:
    before = read_claim(
        "politics.agreement", "a truce in the rebel-held Marsh province", places=[PROVINCE],
        when=days("2029-01-01", "2029-12-31"), report=Report(name="a.txt"),
    )  # fmt: skip
    reached = read_claim(
        "control.capture", "the rebels reached Ostrava", actors=[REBELS], places=[CITY], when=day("2031-05-08"),
        report=Report(name="a.txt"),
    )  # fmt: skip
    (dispute,) = found(before, reached, sort="date")
    assert "inconsistent within the report" in dispute.why


@pytest.mark.parametrize(
    ("words", "when", "expected"),
    [
        ("the League has fought since the beginning of the civil war", None, 1),
        ("the League has fought since the civil war began", None, 1),
        ("the League took the mill", "2027-05-01", 1),
        ("the League, then known as the Reed Band, took the mill", "2027-05-01", 0),
        ("the League took the mill", "2029-05-01", 0),
        ("the League took the mill", None, 0),
    ],
)
def test_a_party_told_of_before_its_founding(words: str, when: str | None, expected: int) -> None:
    claim = read_claim("control.capture", words, actors=[LEAGUE], places=[MILL], when=day(when) if when else None)
    assert len(found(claim, sort="date")) == expected


@pytest.mark.parametrize(("words", "expected"), [("the League has held the mill", 1), ("the League took the mill", 0)])
def test_what_has_been_so_until_the_report_was_so_when_it_began(words: str, expected: int) -> None:
    report = Report(name="a.txt", published="2031-05-11")
    claim = read_claim("control.hold", words, actors=[LEAGUE], when=days("2027-01-01", "2031-05-11"), report=report)
    assert len(found(claim, sort="date")) == expected


@pytest.mark.parametrize(("on", "expected"), [("2031-05-09", True), ("2034-05-09", False)])
def test_parts_that_others_have_years_later_are_no_dispute_about_the_whole(on: str, expected: bool) -> None:
    whole = read_claim(
        "control.capture", "the army took Ostrava", actors=[CROWN], places=[CITY], when=day("2031-05-08"),
        said_by=[says(WIRE)], report=Report(name="a.txt", published="2031-05-08"),
    )  # fmt: skip
    part = read_claim(
        "control.hold", "the League holds the mill", actors=[LEAGUE], places=[MILL, CITY], when=day(on),
        said_by=[says(MONITOR)], report=Report(name="b.txt", published=on),
    )  # fmt: skip
    assert bool(found(whole, part, sort="holder")) is expected


def test_a_view_that_places_a_party_before_its_founding_is_told_too() -> None:
    claim = read_claim(
        "judgement.assessment", "the League has been a danger since the start of the war", actors=[LEAGUE], opinion=True
    )
    assert len(found(claim, sort="date")) == 1


def test_agreeing_reports_are_no_dispute() -> None:
    def told(report: str, teller: Party) -> Sequence[ReadClaim]:
        capture = read_claim(
            "control.capture", "the army took the mill", actors=[CROWN], places=[MILL, CITY], when=day("2031-05-08"),
            said_by=[says(teller)], report=Report(name=report),
        )  # fmt: skip
        return capture, killed(9, report, teller)

    assert found(*told("a.txt", MONITOR), *told("b.txt", WIRE)) == []
    assert found(*told("a.txt", MONITOR), *told("b.txt", CLANS)) == []

"""Forecasts: whose, what sort, how likely, on what condition, and an outcome only where the record plainly tells it."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.fuse.forecasts import forecasts, overdue, probability
from fogline.model import Forecast, Party, ReadClaim, Where
from support.claims import (
    ARMY,
    CITY,
    LEAGUE,
    MILL,
    MONITOR,
    TOWN,
    WIRE,
    Report,
    at_least,
    day,
    read_claim,
    says,
)


def ahead(words: str, *, kind: str = "outlook.forecast", where: Where = CITY, by: Party | None = None) -> ReadClaim:
    return read_claim(
        kind, words, time="planned" if kind in ("outlook.intent", "politics.threat") else "forecast", places=[where],
        actors=[by] if by else [], report=Report(published="2031-05-01"), certainty=1,
    )  # fmt: skip


def only(*claims: ReadClaim) -> Forecast:
    (made,) = forecasts(claims)
    return made


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("the siege is likely to be broken", (0.55, 0.8)),
        ("very likely", (0.8, 0.95)),
        ("unlikely to hold", (0.2, 0.45)),
        ("highly unlikely", (0.05, 0.2)),
        ("almost certainly", (0.95, 0.99)),
        ("may fall", None),
        ("could fall", None),
    ],
)
def test_probability_words_are_the_ranges_of_the_directive(words: str, bounds: tuple[float, float] | None) -> None:
    assert probability(words) == bounds


@pytest.mark.parametrize(
    ("words", "kind", "sort"),
    [
        ("the battle will go on", "outlook.forecast", "forecast"),
        ("this could lead to a wider war", "outlook.forecast", "warning"),
        ("they mean to turn to ambushes", "outlook.intent", "intent"),
        ("they vowed to punish the town", "politics.threat", "threat"),
    ],
)
def test_sorts(words: str, kind: str, sort: str) -> None:
    assert only(ahead(words, kind=kind)).sort == sort


def test_the_forecaster_is_the_speaker_the_one_who_intends_or_the_report() -> None:
    said = read_claim("outlook.forecast", "the siege may break", time="forecast", said_by=[says(MONITOR), says(WIRE)])
    assert only(said).forecaster == "Vale Monitor through Meadow Wire"
    assert only(ahead("means to take Ostrava", kind="outlook.intent", by=LEAGUE)).forecaster == "League"
    assert only(ahead("the battle will go on")).forecaster == "North Wire"
    assert only(ahead("more men are to follow", kind="force.other", by=LEAGUE)).forecaster != "League"


def test_a_condition_is_found_in_the_clause_or_its_sentence() -> None:
    assert only(ahead("if the road is cut the city may fall")).condition == "if the road is cut the city may fall"
    text = "Nobody knows. If the present course holds, we may see a long war. Rain fell."
    words = "we may see a long war"
    claim = read_claim("outlook.forecast", words, time="forecast", at=text.index(words))
    (made,) = forecasts([claim], {claim.document: text})
    assert made.condition == "If the present course holds"
    assert only(ahead("the city may fall")).condition is None


def test_a_siege_that_may_be_broken_and_was() -> None:
    broken = read_claim(
        "control.siege_broken", "the siege was broken", places=[CITY], when=day("2031-05-06"), said_by=[says(MONITOR)]
    )
    made = only(ahead("may break the siege of Ostrava"), broken)
    assert (made.outcome, made.outcome_claims) == ("happened", (broken.id,))
    assert "6 May 2031" in made.outcome_why


@pytest.mark.parametrize(
    "later",
    [
        read_claim("control.siege_broken", "the siege was broken", places=[TOWN], when=day("2031-05-06")),
        read_claim("control.siege_broken", "the siege was broken", places=[CITY], when=day("2031-04-20")),
        read_claim("control.siege_broken", "the siege was broken", places=[CITY], when=day("2032-05-06")),
        read_claim("control.siege_broken", "not broken", places=[CITY], when=day("2031-05-06"), polarity="negative"),
        read_claim("control.siege_broken", "said to be broken", places=[CITY], when=day("2031-05-06"), certainty=1),
        read_claim("control.siege", "the siege goes on", places=[CITY], when=day("2031-05-06")),
    ],
    ids=["elsewhere", "before", "a year on", "denied", "doubtful", "still besieged"],
)
def test_what_does_not_plainly_tell_the_outcome_leaves_it_open(later: ReadClaim) -> None:
    assert only(ahead("may break the siege of Ostrava"), later).outcome == "open"


def test_another_sides_capture_does_not_fulfil_a_sides_intent() -> None:
    taken = read_claim(
        "control.capture", "the army took the mill", actors=[ARMY], places=[MILL], when=day("2031-05-06")
    )
    assert (
        only(ahead("means to capture the mill", kind="outlook.intent", where=MILL, by=LEAGUE), taken).outcome == "open"
    )
    assert (
        only(ahead("means to capture the mill", kind="outlook.intent", where=MILL, by=ARMY), taken).outcome
        == "happened"
    )


def total(number: int, published: str, unit: str = "killed") -> ReadClaim:
    return read_claim(
        "harm.killed", "the death toll stands there", counts=[at_least(unit, number, cumulative=True)], places=[CITY],
        report=Report(name=f"{published}.txt", published=published),
    )  # fmt: skip


def test_a_toll_expected_to_rise_did_when_a_later_total_is_higher() -> None:
    expected = ahead("the death toll is expected to rise")
    made = only(expected, total(100, "2031-04-30"), total(140, "2031-05-06"))
    assert made.outcome == "happened"
    assert only(expected, total(100, "2031-04-30"), total(90, "2031-05-06")).outcome == "open"
    assert only(expected, total(140, "2031-05-06")).outcome == "open", "without an earlier total there is no rise"
    assert only(expected, total(100, "2031-04-30"), total(300_000, "2031-05-06")).outcome == "open"


def dead(words: str, number: int, published: str, where: Where = MILL, on: str = "2031-04-30") -> ReadClaim:
    return read_claim(
        "harm.killed", words, counts=[at_least("killed", number)], places=[where], when=day(on),
        report=Report(name=f"{published}.txt", published=published), at=100,
    )  # fmt: skip


def test_a_toll_expected_to_rise_is_the_one_its_report_told_just_before() -> None:
    told = dead("a bomb at the mill killed at least 20", 20, "2031-05-01")
    expected = read_claim(
        "outlook.forecast", "the toll is expected to rise", time="forecast", at=2_000,
        report=Report(name="2031-05-01.txt", published="2031-05-01"),
    )  # fmt: skip
    later = dead("the bomb at the mill killed at least 31", 31, "2031-05-03")
    made = only(expected, told, later)
    assert (made.outcome, made.outcome_claims) == ("happened", (later.id,))
    assert only(expected, told, dead("a raid killed 31", 31, "2031-05-03", where=TOWN)).outcome == "open"
    assert only(expected, told, dead("31 died", 31, "2031-05-03", on="2031-05-02")).outcome == "open"
    assert only(expected, told, total(31, "2031-05-03")).outcome == "open", "the total of another place"


def test_what_hangs_on_a_fall_does_not_foretell_it() -> None:
    taken = read_claim("control.capture", "the army took Ostrava", places=[CITY], when=day("2031-05-06"))
    part = read_claim("control.capture", "the army took ground outside Ostrava", places=[CITY], when=day("2031-05-06"))
    assert only(ahead("the capture of Ostrava would open the road"), taken).outcome == "open"
    assert only(ahead("the army will capture Ostrava"), taken).outcome == "happened"
    assert only(ahead("the army will capture Ostrava"), part).outcome == "open"


def test_a_toll_expected_to_pass_a_number() -> None:
    expected = ahead("the total is expected to pass 500 before Wednesday")
    assert only(expected, total(521, "2031-05-06")).outcome == "happened"
    assert only(expected, total(480, "2031-05-06")).outcome == "open"


def test_horizons() -> None:
    soon = only(ahead("the city may fall soon"))
    assert soon.horizon is not None
    assert (soon.horizon.earliest, soon.horizon.latest) == ("2031-05-01", "2031-05-15")
    assert overdue(soon, date(2031, 6, 1))
    assert not overdue(soon, date(2031, 5, 2))
    assert only(ahead("the city may fall")).horizon is None


def test_history_and_facts_are_no_forecasts_and_a_sentence_is_one() -> None:
    told = read_claim("outlook.forecast", "was expected", time="forecast", background=True)
    fact = read_claim("control.capture", "took the mill")
    outer = read_claim("outlook.forecast", "this could lead to a wider war", time="forecast", at=1000)
    inner = read_claim("fighting.battle", "a wider war", time="forecast", at=1019)
    made = forecasts([told, fact, outer, inner])
    assert [one.claim for one in made] == [outer.id]


def test_what_is_only_feared_of_somebody_is_not_that_partys_intent() -> None:
    words = "the League to bolster the towns"
    text = f"Concerns rise over the potential for {words}."
    claim = read_claim("force.support", words, time="planned", actors=[LEAGUE], at=text.index(words))

    (feared,) = forecasts([claim], {claim.document: text})
    (meant,) = forecasts([claim], {claim.document: f"{'It was announced that on Friday:':<36} {words}."})

    assert (feared.forecaster, feared.sort) == ("North Wire", "forecast")
    assert (meant.forecaster, meant.sort) == ("League", "intent")


def test_a_word_given_before_still_stands() -> None:
    vowed = read_claim(
        "politics.statement", "the crown had promised to punish attackers", time="planned", background=True
    )
    hoped = read_claim("politics.statement", "the crown had hoped for rain", time="planned", background=True)

    assert [one.claim for one in forecasts([vowed, hoped])] == [vowed.id]

"""Which claims are about the same thing: joined on what they share, kept apart on what they cannot, people first."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.link import Cluster, explain_pair, link
from fogline.model import Link, Party, ReadClaim, When, Where
from support.claims import (
    ARMY,
    CITY,
    CLANS,
    CROWN,
    LEAGUE,
    MILL,
    REBELS,
    TANNERY,
    TOWN,
    Report,
    count_of,
    day,
    days,
    read_claim,
    says,
)
from support.timing import effort


def capture(
    report: str,
    where: Where = MILL,
    by: Party = ARMY,
    on: When | None = None,
    *,
    published: str = "2031-05-10",
    at: int | None = None,
) -> ReadClaim:
    return read_claim(
        "control.capture", f"{by.name} took {where.name}", actors=[by], places=[where], when=on or day("2031-05-08"),
        report=Report(name=report, published=published), at=at,
    )  # fmt: skip


def together(*claims: ReadClaim, links: tuple[Link, ...] = ()) -> bool:
    return len(link(claims, links)) == 1


def told(a: ReadClaim, b: ReadClaim, verdict: str) -> Link:
    left, right = sorted((a.id, b.id))
    return Link(left=left, right=right, verdict=verdict)  # type: ignore[arg-type]


def test_two_reports_of_one_capture_are_one() -> None:
    assert together(capture("a.txt"), capture("b.txt", by=CROWN))


def test_a_loss_told_by_one_side_is_the_capture_told_by_the_other() -> None:
    loss = read_claim(
        "control.loss", "The League lost the Mill quarter", actors=[LEAGUE], places=[MILL], when=day("2031-05-08"),
        report=Report(name="b.txt"), said_by=[says(LEAGUE)],
    )  # fmt: skip
    assert together(capture("a.txt"), loss)


@pytest.mark.parametrize(
    "other",
    [
        capture("b.txt", where=TANNERY),
        capture("b.txt", where=TOWN),
        capture("b.txt", by=LEAGUE),
        capture("b.txt", on=day("2031-05-20"), published="2031-05-21"),
        capture("b.txt", on=day("2023-05-08"), published="2023-05-10"),
        read_claim(
            "fighting.battle", "fighting in the Mill quarter", actors=[ARMY], places=[MILL], when=day("2031-05-08")
        ),
        replace(capture("b.txt"), claim=replace(capture("b.txt").claim, background=True)),
    ],
    ids=["other quarter", "other town", "other side", "other week", "other battle", "other kind", "history"],
)
def test_what_cannot_be_one_is_kept_apart(other: ReadClaim) -> None:
    assert not together(capture("a.txt"), other)


def test_a_strike_and_the_deaths_it_caused_are_one() -> None:
    strike = read_claim(
        "strike.airstrike", "jets bombed the market in the Mill quarter", actors=[ARMY], places=[MILL],
        when=day("2031-05-08"), report=Report(name="a.txt"),
    )  # fmt: skip
    deaths = read_claim(
        "harm.killed", "twelve died in the bombed market", places=[MILL], when=day("2031-05-08"),
        counts=[count_of("killed", 12)], report=Report(name="b.txt"),
    )  # fmt: skip
    assert together(strike, deaths)


def test_two_strikes_on_one_day_with_far_other_numbers_and_victims_are_two() -> None:
    def strike(report: str, number: int, victims: Party, words: str) -> ReadClaim:
        return read_claim(
            "harm.killed", words, places=[CITY], when=day("2031-05-08"), counts=[count_of("killed", number)],
            victims=[victims], report=Report(name=report),
        )  # fmt: skip

    small, large = strike("a.txt", 3, LEAGUE, "3 died at a bridge"), strike("b.txt", 60, CLANS, "60 died at a market")
    assert not together(small, large)


def test_a_denial_joins_what_it_denies() -> None:
    denial = read_claim(
        "control.capture", "the League denied that the army took the Mill quarter", actors=[ARMY], places=[MILL],
        when=day("2031-05-08"), said_by=[says(LEAGUE)], denial=True, polarity="negative", report=Report(name="b.txt"),
    )  # fmt: skip
    assert together(capture("a.txt"), denial)


def test_forecasts_plans_and_opinions_are_no_events() -> None:
    base = {"actors": [ARMY], "places": [MILL]}
    claims = [
        read_claim("control.capture", "may fall", time="forecast", **base),  # type: ignore[arg-type]
        read_claim("control.capture", "will be taken", time="planned", **base),  # type: ignore[arg-type]
        read_claim("outlook.forecast", "more to come", **base),  # type: ignore[arg-type]
        read_claim("control.capture", "a turning point", opinion=True, **base),  # type: ignore[arg-type]
    ]
    assert link(claims) == []


def test_a_persons_same_joins_what_the_machine_would_not_and_different_parts_what_it_would() -> None:
    a, b, far = capture("a.txt"), capture("b.txt"), capture("c.txt", where=TOWN)
    assert not together(a, far)
    assert together(a, far, links=(told(a, far, "same"),))
    assert not together(a, b, links=(told(a, b, "different"),))
    assert together(a, b, links=(told(a, b, "unsure"),))


def test_different_holds_also_by_way_of_a_third_claim() -> None:
    a, b, c = capture("a.txt"), capture("b.txt"), capture("c.txt")
    clusters = link([a, b, c], [told(a, b, "different")])
    assert len(clusters) == 2
    assert not any({a.id, b.id} <= set(cluster.claims) for cluster in clusters)


def test_the_decision_on_a_pair_can_be_read() -> None:
    decision = explain_pair(capture("a.txt"), capture("b.txt"))
    assert decision.probability > 0.5
    assert "same place (+1.9)" in decision.in_words()
    refused = explain_pair(capture("a.txt"), capture("b.txt", on=day("2023-05-08")))
    assert refused.refused
    assert "days apart" in refused.in_words()


def test_what_two_undated_reports_tell_weeks_apart_is_not_one() -> None:
    def undated(report: str, published: str) -> ReadClaim:
        return replace(capture(report, published=published), when=None)

    assert together(undated("a.txt", "2031-05-10"), undated("b.txt", "2031-05-11"))
    assert not together(undated("a.txt", "2031-05-10"), undated("b.txt", "2031-08-11"))


@st.composite
def piles(draw: st.DrawFn) -> list[ReadClaim]:
    made = []
    for number in range(draw(st.integers(1, 9))):
        first = draw(st.integers(1, 26))
        claim = capture(
            f"{number}.txt",
            draw(st.sampled_from([MILL, TANNERY, CITY, TOWN])),
            draw(st.sampled_from([ARMY, CROWN, LEAGUE, REBELS])),
            days(f"2031-05-{first:02}", f"2031-05-{draw(st.integers(first, 28)):02}"),
            at=number * 100,
        )
        made.append(claim)
    return made


@given(piles(), st.randoms(), st.data())
def test_every_claim_is_in_one_cluster_order_makes_no_difference_and_people_prevail(
    claims: list[ReadClaim], shuffle: Random, data: st.DataObject
) -> None:
    pairs = [(a, b) for a in claims for b in claims if a.id < b.id]
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique_by=lambda pair: pair[0].id)) if pairs else []
    links = [told(a, b, "different") for a, b in chosen]
    clusters = link(claims, links)
    assert sorted(name for cluster in clusters for name in cluster.claims) == sorted(claim.id for claim in claims)
    for a, b in chosen:
        assert not any({a.id, b.id} <= set(cluster.claims) for cluster in clusters)
    again = list(claims)
    shuffle.shuffle(again)
    assert link(again, links) == clusters


@pytest.mark.slow
def test_ten_times_the_claims_is_not_a_hundred_times_the_work() -> None:
    few, many = in_a_year(1_000), in_a_year(10_000)
    clusters: list[Cluster] = []
    work = effort(lambda: clusters.extend(link(many)), tries=1)
    assert work < 40 * effort(lambda: link(few), tries=1)  # about 19 times, as it stands
    assert 3_000 < len(clusters) <= 10_000


def in_a_year(number: int) -> list[ReadClaim]:
    """Claims of captures in 300 villages on the days of a year."""
    random = Random(7)
    places = [replace(TOWN, id=f"v:{index}", name=f"Village {index}") for index in range(300)]
    return [
        capture(
            f"{index // 5}.txt",
            random.choice(places),
            random.choice([ARMY, LEAGUE, CLANS]),
            day(f"2031-{random.randint(1, 12):02}-{random.randint(1, 28):02}"),
        )
        for index in range(number)
    ]


def test_reports_of_unknown_date_are_not_joined_on_what_any_war_has() -> None:
    def flight(name: str) -> ReadClaim:
        report = Report(name=name, published=None)
        return read_claim("harm.displaced", "Civilians fled the city", places=[CITY], when=None, report=report)

    assert not together(flight("a.txt"), flight("b.txt"))


def test_times_so_vague_that_they_need_not_meet_join_nothing() -> None:
    def flight(name: str) -> ReadClaim:
        report = Report(name=name, published=None)
        vague = days("2012-01-01", "2019-12-31")
        return read_claim("harm.displaced", "Civilians fled the city", places=[CITY], when=vague, report=report)

    assert not together(flight("a.txt"), flight("b.txt"))

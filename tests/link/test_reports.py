"""Whole reports: what two of them share joins their main happenings, and what they do not share keeps those apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from fogline.link import explain_pair, link, main_claims_of
from fogline.link.cluster import joined
from fogline.link.profile import profile
from fogline.link.report_features import MANY, compare_reports
from fogline.link.reports import Report as Whole
from fogline.link.reports import alike, main_claims, reports_of
from fogline.link.spread import Spread
from fogline.link.words import read_words
from fogline.model import Link, ReadClaim, When
from support.claims import CITY, LEAGUE, MILL, TOWN, Report, count_of, day, read_claim

FERRY = (
    "A ferryman, Anselm Orrick, 54, was shot at the Heron landing in Ostrava on Thursday evening. Constable Maud "
    "Tresk said that two men had run towards Cooper Lane. Orrick died in the Saint Brannoc hospital."
)
AFTER = (
    "Constable Maud Tresk named a suspect in the death of the ferryman Anselm Orrick, who fell at the Heron landing. "
    "The man, 31, of Cooper Lane, was taken on Sunday; Orrick was 54 years old."
)
OTHER = (
    "A baker was shot on Thursday evening in Lindow behind the Lantern tavern on Quill Street. Wilmot Dace, aged 22, "
    "died. Two men had run away, a neighbour, Petra Sallow, told the night watch."
)

FIRST = date.fromordinal(738000)


def shot(report: str, published: str = "2031-05-09", when: When | None = None, words: str = "was shot") -> ReadClaim:
    claim = read_claim(
        "harm.killed", f"a man {words}", places=[CITY], when=when or day("2031-05-08"),
        counts=[count_of("men killed", 1)], report=Report(name=report, published=published), at=3,
    )  # fmt: skip
    return replace(claim, title="A man is shot in Ostrava")


def test_one_killing_told_twice_is_one_and_another_that_evening_is_not() -> None:
    one, later, other = shot("a.txt"), shot("b.txt", "2031-05-13"), shot("c.txt")
    unplaced = replace(other, places=())
    texts = {one.document: FERRY, later.document: AFTER, other.document: OTHER}
    clusters = link([one, later, unplaced], (), texts)
    assert [set(cluster.claims) for cluster in clusters if len(cluster.claims) > 1] == [{one.id, later.id}]
    assert len(link([one, later, other])) == 1  # by the claims alone they could all be one


def test_what_reports_plainly_share_outweighs_a_day_read_from_a_few_words() -> None:
    one, later = shot("a.txt"), shot("b.txt", "2031-05-13", day("2031-05-12"), "fell")
    assert len(link([one, later])) == 2
    assert len(link([one, later], (), {one.document: FERRY, later.document: FERRY})) == 1


def test_a_persons_word_stands_above_whole_reports() -> None:
    one, later = shot("a.txt"), shot("b.txt", "2031-05-13")
    left, right = sorted((one.id, later.id))
    texts = {one.document: FERRY, later.document: AFTER}
    assert len(link([one, later], [Link(left=left, right=right, verdict="different")], texts)) == 2


def test_the_reason_names_what_the_reports_share() -> None:
    one, later = shot("a.txt"), shot("b.txt", "2031-05-13")
    (cluster,) = link([one, later], (), {one.document: FERRY, later.document: AFTER})
    assert "both name anselm" in cluster.why()
    assert "both give the age 54" in cluster.why()


def test_ground_goes_by_its_place_whatever_the_reports_share() -> None:
    def taken(report: str, mill: bool) -> ReadClaim:
        where = MILL if mill else TOWN
        return read_claim(
            "control.capture", f"the League took {where.name}", actors=[LEAGUE], places=[where], when=day("2031-05-08"),
            report=Report(name=report),
        )  # fmt: skip

    one, other = taken("a.txt", True), taken("b.txt", False)
    assert len(link([one, other], (), {one.document: FERRY, other.document: FERRY})) == 2


def test_the_main_claim_is_the_headlines_and_of_the_reports_own_days() -> None:
    report = Report(name="a.txt")
    old = read_claim("harm.killed", "ten died in the flood of 2019", background=True, report=report, at=0)
    talk = read_claim("politics.statement", "the mayor mourned", report=report, at=40)
    fire = read_claim("harm.killed", "a shell killed three at the mill", report=report, at=900)
    claims = [replace(one, title="Shell kills three at the mill") for one in (old, talk, fire)]
    assert main_claims_of(claims) == {report.id: claims[2].id}


def test_the_order_of_claims_makes_no_difference_with_texts() -> None:
    claims = [shot("a.txt"), shot("b.txt", "2031-05-13"), shot("c.txt")]
    texts = {claims[0].document: FERRY, claims[1].document: AFTER, claims[2].document: OTHER}
    assert link(claims, (), texts) == link(claims[::-1], (), texts)


def test_names_are_words_that_are_never_written_small() -> None:
    words = read_words("The Heron landing. A heron flew over Cooper's Lane, aged 54.", "Cooper")
    assert words.names == {"cooper", "lane"}
    assert words.ages == {54}
    assert words.counts["cooper"] == 2


def test_full_names_and_addresses_stand_side_by_side() -> None:
    words = read_words("Anselm J. Orrick of 31 Cooper Lane fell. Police saw Lane. The police left.", "")
    assert words.full == {("anselm", "orrick"), ("31", "cooper"), ("cooper", "lane")}


def test_ages_are_read_in_words_too() -> None:
    assert read_words("A four-year-old boy and a weeks-old girl; Petra Sallow, 61.").ages == {4, 61}


def test_a_full_name_that_two_reports_share_is_a_reason() -> None:
    few = report_of("a.txt", names={("anselm", "orrick"): 0.9, ("cooper", "lane"): 0.5}, one_subject=0.0)
    same = report_of("b.txt", names={("anselm", "orrick"): 0.8, ("cooper", "lane"): 0.6}, one_subject=0.0)
    found = {one.name: one for one in compare_reports(few, same).features}
    assert found["reports: full name"].words == "both name Anselm Orrick"
    assert found["reports: full name"].weight == pytest.approx(0.8 * MANY["full name"])


def test_in_a_record_of_one_war_reports_must_share_more_to_be_one() -> None:
    words, ages = {"harbour": 0.8, "orrick": 0.6}, frozenset({54})
    pairs = [
        [report_of(name, one_subject=one, weights=words, ages=ages) for name in ("a.txt", "b.txt")]
        for one in (0.0, 0.5, 1.0)
    ]
    many, between, war = (compare_reports(left, right).log_odds for left, right in pairs)
    assert many > between > war


def test_a_follow_up_says_again_when_it_happened() -> None:
    dates = frozenset({(FIRST.month, FIRST.day)})
    first = replace(report_of("a.txt", one_subject=0.0), days=((738000, 738000),))
    later = replace(report_of("b.txt", one_subject=0.0), told=738060, days=((738059, 738059),))
    decision = compare_reports(first, replace(later, dates=dates))
    assert decision.log_odds > compare_reports(first, later).log_odds + 4
    assert [one.words for one in decision.features] == ["the later report tells the other's day again"]
    # What the first report writes out says nothing of the later one's day.
    assert compare_reports(replace(first, dates=dates), later) == compare_reports(first, later)


def test_in_a_war_a_day_told_again_is_no_follow_up() -> None:
    first = replace(report_of("a.txt"), days=((738000, 738000),))
    later = replace(report_of("b.txt"), told=738060, days=((738059, 738059),))
    again = replace(later, dates=frozenset({(FIRST.month, FIRST.day)}))
    assert compare_reports(first, again).log_odds == compare_reports(first, later).log_odds


def test_dates_are_read_as_they_are_written_out() -> None:
    words = read_words("Shot on June 8 or 11 Sept. 2016, not in May 2016; at 12:47 on Mar. 3, on June 8:30.")
    assert words.days == {(6, 8), (9, 11), (3, 3)}


def test_a_record_is_of_one_subject_where_its_reports_share_names() -> None:
    towns = [f"Quill{number} came to Town{number} with Smith{number}." for number in range(20)]
    war = [f"The League shelled Ostrava near the Lantern Mill; Orrick{number} fled." for number in range(20)]
    assert Spread.of(towns).one_subject == 0.0 < Spread.of(war).one_subject == 1.0
    assert Spread.of(towns[:4]).one_subject == 1.0  # too few to tell: the stricter way


def report_of(
    name: str,
    *,
    weights: Mapping[str, float] | None = None,
    names: Mapping[tuple[str, str], float] | None = None,
    ages: frozenset[int] = frozenset(),
    one_subject: float = 1.0,
) -> Whole:
    return Whole(
        document=name, weights=weights or {}, names=frozenset(), naming=0.0, rarity={}, full=names or {}, ages=ages,
        told=738000, days=(), dates=frozenset(), places=frozenset(), around=frozenset(), spots=(), counts={},
        main=frozenset(), one_subject=one_subject,
    )  # fmt: skip


def test_reports_without_a_telling_word_in_common_are_not_compared() -> None:
    claims = [shot("a.txt"), shot("b.txt")]
    profiles = {claim.id: profile(claim) for claim in claims}
    main = {document: frozenset([lead]) for document, lead in main_claims(claims, profiles).items()}
    texts = {claims[0].document: "Bread rose at the mill.", claims[1].document: "Ships sailed from harbour."}
    claims = [replace(claim, title=None) for claim in claims]
    reports = reports_of(claims, profiles, main, texts)
    assert list(alike(reports, 90)) == []
    assert len(list(alike({name: replace(one, weights={"x": 1.0}) for name, one in reports.items()}, 90))) == 1


def test_a_decision_between_two_claims_without_reports_is_as_before() -> None:
    one, other = shot("a.txt"), shot("b.txt")
    joiner = joined([one, other], (), {})
    assert joiner.decide(one.id, other.id).probability == explain_pair(one, other).probability

"""One number from several reports: a vote of the reports, copies apart, nothing added up, unknown kept unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.fuse import Independence, agreed, agreements, gathered, told_by_reports
from fogline.fuse.events import fuse_event
from fogline.model import Agreement, Count, Party, ReadClaim
from support.claims import CITY, MONITOR, RESIDENTS, WIRE, Report, at_least, count_of, day, read_claim, says


def killed(report: str, *counts: Count, words: str = "people were killed", told: str = "2031-05-10") -> ReadClaim:
    return read_claim(
        "harm.killed", words, places=[CITY], when=day("2031-05-08"), counts=counts,
        report=Report(name=report, published=told),
    )  # fmt: skip


def number(*claims: ReadClaim, copies: tuple[str, ...] = ()) -> int | None:
    stands = agreed(told_by_reports(claims, "killed"), copies)
    return stands.number if stands else None


def test_the_number_most_reports_give_stands() -> None:
    three, four = count_of("killed", 3), count_of("killed", 4)
    assert number(killed("a", three), killed("b", four), killed("c", three)) == 3


def test_a_copy_has_no_vote_of_its_own() -> None:
    three, four = count_of("killed", 3), count_of("killed", 4)
    claims = [killed("a", four), killed("b", four), killed("c", three), killed("d", three), killed("e", three)]
    assert number(*claims) == 3
    assert number(*claims, copies=("document_d", "document_e")) == 4


def test_an_agreement_tells_how_many_reports_give_it_and_whose_words() -> None:
    three, four = count_of("killed", 3), count_of("killed", 4)
    claims = [killed("a", three), killed("b", four), killed("c", three), killed("d", three)]
    (made,) = agreements(claims, ["document_d"])
    assert made == Agreement(unit="killed", low=3, high=3, claim=claims[2].id, reports=4, telling=3, copies=1)
    assert made.claim != claims[3].id, "the words are those of a report that has them of its own"


def test_one_report_and_its_copies_agree_on_nothing() -> None:
    three = count_of("killed", 3)
    claims = [killed("a", three), killed("b", three), killed("c", words="shots were heard")]
    assert agreements(claims[:1]) == agreements(claims, ["document_b"]) == ()
    assert [one.unit for one in agreements(claims)] == ["killed"]


def test_the_injured_have_an_agreement_of_their_own_that_stays_open() -> None:
    claims = [killed(name, at_least("killed", 3), at_least("injured", 9)) for name in "ab"]
    assert [(one.unit, one.low, one.high) for one in agreements(claims)] == [("killed", 3, None), ("injured", 9, None)]


def test_an_event_has_the_number_of_its_reports_beside_the_range_of_all() -> None:
    claims = [
        killed("a", count_of("killed", 3)),
        killed("b", count_of("killed", 4)),
        killed("c", count_of("killed", 4)),
    ]
    event = fuse_event(claims, Independence.of(claims, {}))
    assert [(one.low, one.high) for one in event.counts] == [(3, 4)]
    assert [(one.low, one.telling, one.reports) for one in event.agreed] == [(4, 2, 3)]


def test_each_report_gives_its_total_and_parts_are_not_added() -> None:
    total = killed("a", count_of("killed", 9))
    part = killed("a", count_of("children killed", 4))
    (told,) = told_by_reports([part, total], "killed")
    assert (told.low, told.high) == (9, 9)


def test_of_equal_votes_the_lower_stands() -> None:
    assert number(killed("a", count_of("killed", 5)), killed("b", count_of("killed", 2))) == 2


def test_at_least_stays_open_above() -> None:
    (told,) = told_by_reports([killed("a", at_least("killed", 6))], "killed")
    assert (told.low, told.high) == (6, None)


@pytest.mark.parametrize(("words", "found"), [("the ferryman died", 1), ("shots were heard", None)])
def test_where_nobody_counts_a_plain_word_is_at_least_one(words: str, found: int | None) -> None:
    assert number(killed("a", words=words)) == found
    assert number(killed("a", words=words), killed("b", count_of("killed", 2))) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the ferryman was wounded", 1),
        ("the baker was shot in the leg", 1),
        ("a guard shot himself with his own gun", 1),
        ("the miller was not hurt", None),
        ("the ferryman died of his wounds", None),
    ],
)
def test_where_nobody_counts_the_hurt_a_plain_wound_is_at_least_one(words: str, found: int | None) -> None:
    told = told_by_reports([_hurt("a", words)], "injured")
    assert [one.number for one in told] == ([found] if found else [])


def test_wounds_told_where_somebody_died_are_not_taken_for_anothers() -> None:
    claims = [_hurt("a", "the ferryman was wounded"), killed("b", count_of("killed", 1))]
    assert told_by_reports(claims, "injured") == ()


def _hurt(report: str, words: str) -> ReadClaim:
    return read_claim("harm.injured", words, places=[CITY], when=day("2031-05-08"), report=Report(name=report))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_the_number_is_one_that_a_report_tells(numbers: list[int]) -> None:
    claims = [killed(f"r{position}", count_of("killed", value)) for position, value in enumerate(numbers)]
    assert number(*claims) in numbers
    assert number(*claims[::-1]) == number(*claims)


def cited(who: Party, *counts: Count) -> ReadClaim:
    report = Report(name="digest", published="2031-05-10")
    said = [says(who)]
    return read_claim(
        "harm.killed", "people died", places=[CITY], when=day("2031-05-08"), counts=counts, report=report, said_by=said
    )


def test_what_a_digest_says_itself_is_not_lowered_by_whom_it_cites() -> None:
    early, wide = cited(RESIDENTS, count_of("killed", 5)), cited(MONITOR, count_of("killed", 30))
    assert gathered([early, killed("digest", count_of("killed", 22)), wide], "killed") == (22, 22)


def test_those_it_cites_fill_in_the_end_it_leaves_open() -> None:
    wide = cited(MONITOR, count_of("killed", 9))
    assert gathered([killed("digest", at_least("killed", 6)), wide], "killed") == (6, 9)
    assert gathered([killed("digest", at_least("killed", 12)), wide], "killed") == (12, 12)


def test_where_it_says_nothing_itself_those_it_cites_make_the_range() -> None:
    voices = [cited(RESIDENTS, count_of("killed", 6)), cited(MONITOR, count_of("killed", 9))]
    some = cited(WIRE, count_of("killed", 2))
    assert gathered(voices, "killed") == gathered([*voices, some], "killed") == (6, 9)
    assert gathered([], "killed") == (None, None)


def test_one_death_of_its_own_is_no_total_beside_counts_by_others() -> None:
    named, count = killed("digest", count_of("killed", 1)), cited(MONITOR, count_of("killed", 7))
    assert gathered([named, count], "killed") == (7, 7)
    assert gathered([named], "killed") == (1, 1)


def test_a_campaign_is_no_happening() -> None:
    whole = cited(MONITOR, count_of("killed", 40_000))
    assert gathered([whole, killed("digest", at_least("killed", 3))], "killed") == (3, 3)


def digest(at: int, *counts: Count, said: bool = False) -> ReadClaim:
    """What a digest tells at a place of its text, itself or by somebody it cites."""
    report = Report(name="digest", published="2031-05-10")
    return read_claim(
        "harm.killed", "people died", places=[CITY], when=day("2031-05-08"), counts=counts, report=report, at=at,
        said_by=[says(MONITOR)] if said else (),
    )  # fmt: skip


def test_what_a_digest_tells_first_is_its_summary() -> None:
    first, later = digest(0, count_of("killed", 16)), digest(900, count_of("killed", 65))
    assert gathered([later, first], "killed") == (16, 16)
    cited_first, own = digest(0, at_least("killed", 14), said=True), digest(600, count_of("killed", 4))
    assert gathered([cited_first, own], "killed") == (14, 14), "an opening sums up, whomever it cites"
    late = digest(600, at_least("killed", 14), said=True)
    assert gathered([late, own], "killed") == (4, 4)


def test_at_least_and_up_to_in_one_sentence_are_one_range() -> None:
    up_to = Count(unit="killed", low=None, best=None, high=15)
    assert gathered([digest(0, at_least("killed", 11), up_to)], "killed") == (11, 15)


def test_some_of_the_dead_are_no_summary_beside_all_of_them() -> None:
    some, every = digest(0, count_of("children killed", 5)), digest(80, count_of("killed", 13))
    assert gathered([some, every], "killed") == (13, 13)
    assert gathered([some], "killed") == (5, 5)


def test_an_open_end_is_filled_by_what_is_near_enough() -> None:
    up_to = digest(0, Count(unit="killed", low=None, best=None, high=20))
    near, far = digest(300, count_of("killed", 11), said=True), digest(400, count_of("killed", 2), said=True)
    assert gathered([up_to, near, far], "killed") == (11, 20)
    assert gathered([up_to, far], "killed") == (20, 20)
    lower = digest(0, at_least("killed", 5))
    many, beyond = digest(300, count_of("killed", 14), said=True), digest(400, count_of("killed", 90), said=True)
    assert gathered([lower, many, beyond], "killed") == (5, 14)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 60), st.booleans(), st.booleans()), max_size=7))
def test_both_ends_of_a_range_are_told(told: list[tuple[int, int, bool, bool]]) -> None:
    claims = [
        digest(at, at_least("killed", number) if least else count_of("killed", number), said=said)
        for at, number, least, said in told
    ]
    low, high = gathered(claims, "killed")
    numbers = {number for _, number, _, _ in told}
    assert (low is None) == (high is None) == (not told)
    assert low is None or high is None or ({low, high} <= numbers and low <= high)

"""Words on events become words on pairs of their claims."""

from __future__ import annotations

import pytest

from fogline.errors import UsageError
from fogline.model import TURNED, Link
from fogline.review.happening import (
    MOST_PAIRS,
    MOST_TIED,
    Pair,
    code_of_pairs,
    one_event,
    pair_entries,
    tied_events,
    two_events,
)
from fogline.review.identity import code_in

AT = "2031-03-10T00:00:00Z"


@pytest.mark.parametrize(("left", "right"), [(1, 1), (1, 5), (4, 2), (3, 3)])
def test_a_merge_outlives_the_rejection_of_any_one_claim(left: int, right: int) -> None:
    one, other = [f"a{number}" for number in range(left)], [f"b{number}" for number in range(right)]
    pairs = one_event(one, other)

    assert {claim for pair in pairs for claim in pair[:2]} == {*one, *other}
    for gone in (*one, *other):
        kept = [pair for pair in pairs if gone not in pair]
        assert kept or len(one) == 1 or len(other) == 1


@pytest.mark.parametrize(("left", "right"), [(1, 1), (1, 5), (4, 2), (3, 3)])
def test_the_words_of_a_merge_hold_all_claims_together_and_any_but_one_of_them(left: int, right: int) -> None:
    one, other = [f"a{number}" for number in range(left)], [f"b{number}" for number in range(right)]
    pairs = one_event(one, other)

    for gone in (None, *one, *other):
        rest = {*one, *other} - {gone}
        reached = {min(rest)}
        for _ in rest:
            reached |= {claim for pair in pairs if set(pair[:2]) & reached for claim in pair[:2]} & rest
        assert reached == rest


def test_what_is_split_off_is_apart_from_all_that_stays_and_together_only_if_said() -> None:
    apart = two_events(["a", "b"], ["c", "d", "e"], together=False)

    assert {pair[:2] for pair in apart} == {(one, other) for one in "ab" for other in "cde"}
    assert {pair[2] for pair in apart} == {"different"}
    assert [pair for pair in two_events(["a", "b"], ["c"], together=True) if pair[2] == "same"] == [("a", "b", "same")]


@pytest.mark.parametrize(("left", "right"), [(1, 1), (1, 5), (4, 2), (3, 3), (90, 2)])
def test_a_word_on_a_tie_outlives_the_rejection_of_any_one_claim(left: int, right: int) -> None:
    one, other = [f"a{number}" for number in range(left)], [f"b{number}" for number in range(right)]
    pairs = tied_events(one, other, "part-of")

    assert len(pairs) <= MOST_TIED
    assert {pair[2] for pair in pairs} == {"part-of"}
    assert all(pair[0] in one and pair[1] in other for pair in pairs)
    for gone in (*one, *other):
        assert [pair for pair in pairs if gone not in pair] or [gone] in (one, other)


def test_a_later_word_on_a_tie_is_on_every_pair_that_was_spoken_of() -> None:
    spoken = [("a2", "b1"), ("a0", "b0")]

    assert {pair[:2] for pair in tied_events(["a0", "a1", "a2"], ["b0", "b1"], "no-tie", spoken)} >= set(spoken)
    assert tied_events([], ["b0"], "follows") == []


def test_a_word_on_a_tie_is_the_same_from_either_end() -> None:
    for said, meant in TURNED.items():
        (one,) = pair_entries("tie", [("claim_2", "claim_1", said)], "w", person="amira", at=AT, about="“x” and “y”")
        assert isinstance(one.record, Link)
        assert (one.record.left, one.record.verdict) == ("claim_1", meant)
        assert code_in(one)


def test_each_entry_is_signed_rests_on_both_claims_and_carries_the_code() -> None:
    pairs: list[Pair] = [("claim_2", "claim_1", "same")]
    (entry,) = pair_entries("merge", pairs, "one raid", person="amira", at=AT)

    assert isinstance(entry.record, Link)
    assert (entry.by, entry.basis) == ("human:amira", ("claim_1", "claim_2"))
    assert code_in(entry) == code_of_pairs("merge", pairs, "one raid", person="amira", at=AT)
    assert "one raid" in entry.record.note
    again = pair_entries("merge", pairs, "one raid", person="amira", at="2031-03-11T00:00:00Z")
    assert again[0].record.id != entry.record.id


def test_without_a_reason_or_without_end_nothing_is_said() -> None:
    many: list[Pair] = [(f"claim_{number}", "claim_x", "same") for number in range(MOST_PAIRS + 1)]
    for pairs, why in (([("claim_1", "claim_2", "same")], " "), ([], "why"), (many, "why")):
        with pytest.raises(UsageError):
            pair_entries("merge", pairs, why, person="amira", at=AT)  # type: ignore[arg-type]

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.model import Claim, Link, Resolution, Review, Span, Where, span_of
from fogline.review.carry import carried_entries, carry, carry_link, overlap

TEXT = "On Monday the fleet shelled the harbour and two dockers died. By night the fleet had left the harbour mouth."
AT = "2024-12-05T00:00:00Z"


def a_claim(start: int, end: int, kind: str = "strike.shelling", document: str = "document_a") -> Claim:
    return Claim(document=document, kind=kind, span=span_of(TEXT, start, end))


def words(text: str, kind: str = "strike.shelling") -> Claim:
    start = TEXT.index(text)
    return a_claim(start, start + len(text), kind)


OLD = words("the fleet shelled the harbour")
NEW = words("On Monday the fleet shelled the harbour", "strike.bombardment")
DEATHS = words("two dockers died", "harm.killed")


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_word_moves_with_its_claim_and_names_its_predecessor(verdict: str) -> None:
    review = Review(subject=OLD.id, verdict=verdict, note="seen on film")  # type: ignore[arg-type]  # parametrised
    result = carry([OLD, DEATHS], [NEW, DEATHS], [review])
    (moved,) = result.carried
    assert (moved.subject, moved.verdict) == (NEW.id, verdict)
    assert moved.note == f"seen on film [carried from {review.id}]"
    assert result.predecessors == (review.id,)
    assert (result.changed, result.lost, result.moves) == (1, (), ((OLD.id, NEW.id),))


def test_what_is_carried_twice_names_its_last_predecessor_only() -> None:
    first = Review(subject=OLD.id, verdict="accept")
    (second,) = carry([OLD], [NEW], [first]).carried
    (third,) = carry([NEW], [OLD], [second]).carried
    assert third.note == f"[carried from {second.id}]"
    assert third.id != first.id


def test_claims_that_did_not_change_are_left_alone() -> None:
    reviews = [Review(subject=DEATHS.id, verdict="accept"), Review(verdict="add", claim=OLD)]
    result = carry([OLD, DEATHS], [NEW, DEATHS], reviews)
    assert (result.carried, result.lost, result.changed) == ((), (), 1)


def test_another_family_document_polarity_or_place_is_no_partner() -> None:
    review = Review(subject=OLD.id, verdict="reject")
    far = words("the fleet had left the harbour mouth")
    others = [replace(NEW, kind="harm.killed"), replace(NEW, document="document_b"), far]
    others += [replace(NEW, polarity="negative"), replace(NEW, denial=True)]
    for other in others:
        result = carry([OLD], [other], [review])
        assert (result.carried, result.lost, result.changed) == ((), (review,), 1), other


def test_half_of_the_characters_in_common_are_enough_and_less_is_not() -> None:
    old, review = a_claim(0, 10), Review(subject=a_claim(0, 10).id, verdict="accept")
    assert carry([old], [a_claim(0, 20)], [review]).carried
    assert not carry([old], [a_claim(0, 21)], [review]).carried
    assert carry([old], [a_claim(0, 5)], [review]).carried
    assert not carry([old], [a_claim(0, 4)], [review]).carried


def test_the_best_pair_goes_first_and_no_partner_is_shared() -> None:
    one, two = a_claim(0, 20), a_claim(0, 30)
    come = a_claim(0, 28)
    reviews = [Review(subject=one.id, verdict="accept"), Review(subject=two.id, verdict="accept")]
    result = carry([one, two], [come], reviews)
    assert result.moves == ((two.id, come.id),)
    assert result.lost == (reviews[0],)


def test_of_equal_overlap_the_same_kind_wins() -> None:
    same, other = a_claim(0, 24), a_claim(0, 24, "strike.airstrike")
    result = carry([a_claim(0, 20)], [other, same], [])
    assert result.moves == ((a_claim(0, 20).id, same.id),)


def test_a_correction_moves_with_the_corrected_claim() -> None:
    corrected = words("the fleet shelled the harbour and two dockers died", "harm.killed")
    review = Review(subject=OLD.id, verdict="correct", claim=corrected)
    (moved,) = carry([OLD], [NEW], [review]).carried
    assert (moved.subject, moved.verdict, moved.claim) == (NEW.id, "correct", corrected)


def test_a_reader_that_now_says_what_the_person_said_is_accepted() -> None:
    corrected = replace(OLD, kind="harm.killed")
    review = Review(subject=OLD.id, verdict="correct", claim=corrected)
    (moved,) = carry([OLD], [NEW, corrected], [review]).carried
    assert (moved.subject, moved.verdict, moved.claim) == (corrected.id, "accept", None)


def test_words_on_resolutions_move_as_resolutions_of_the_partner() -> None:
    place = Where(name="the harbour")
    machine = Resolution(subject=OLD.id, matter="place", where=place)
    better = replace(machine, where=Where(name="the old harbour"))
    accept = Review(subject=machine.id, verdict="accept")
    correct = Review(subject=machine.id, verdict="correct", resolution=better)
    added = Review(verdict="add", resolution=better)
    reject = Review(subject=machine.id, verdict="reject")
    result = carry([OLD], [NEW], [accept, correct, added, reject], [machine])
    assert [review.resolution for review in result.carried] == [
        replace(machine, subject=NEW.id),
        replace(better, subject=NEW.id),
        replace(better, subject=NEW.id),
    ]
    assert {review.verdict for review in result.carried} == {"add"}
    assert result.lost == (reject,)


def test_entries_stay_the_word_of_who_said_it() -> None:
    review = Review(subject=OLD.id, verdict="accept")
    result = carry([OLD], [NEW], [review])
    (entry,) = carried_entries(result, {review.id: "human:ana"}, AT)
    assert (entry.by, entry.at, entry.basis, entry.record) == ("human:ana", AT, (review.id,), result.carried[0])


def test_links_move_with_their_claims_in_order() -> None:
    low, high = sorted((OLD.id, DEATHS.id))
    link = Link(left=low, right=high, verdict="different")
    moved = carry_link(link, {OLD.id: NEW.id})
    assert moved is not None
    assert {moved.left, moved.right} == {NEW.id, DEATHS.id}
    assert moved.left < moved.right
    assert carry_link(link, {}) == link
    assert carry_link(link, {OLD.id: DEATHS.id}) is None


edges = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
kinds = st.sampled_from(["strike.a", "strike.b", "harm.a"])
drawn = st.lists(
    st.builds(
        lambda edge, kind: a_claim(edge[0], edge[1], kind), edges, st.sampled_from(["strike.a", "strike.b", "harm.a"])
    ),
    max_size=6,
)


@given(drawn, drawn, st.randoms(use_true_random=False))
def test_the_order_given_does_not_matter_and_nothing_is_dropped(
    old: list[Claim], new: list[Claim], chance: random.Random
) -> None:
    reviews = [Review(subject=claim.id, verdict="accept") for claim in {claim.id: claim for claim in old}.values()]
    result = carry(old, new, reviews)
    gone = {claim.id for claim in old} - {claim.id for claim in new}
    assert result.changed == len(gone)
    assert {review.subject for review in result.lost} | {one for one, _ in result.moves} == gone
    assert len(result.carried) + len(result.lost) == len(gone)
    assert len({other for _, other in result.moves}) == len(result.moves)
    claims = {claim.id: claim for claim in (*old, *new)}
    for one, other in result.moves:
        assert claims[one].family == claims[other].family
        assert overlap(claims[one].span, claims[other].span) >= 0.5
    chance.shuffle(old)
    chance.shuffle(new)
    assert carry(old, new, reviews) == result


@given(edges, edges)
def test_overlap_counts_common_characters(one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = set(range(*one)), set(range(*other))
    spans = [Span(start=start, end=end, quote="x" * (end - start)) for start, end in (one, other)]
    assert (overlap(*spans) > 0) == bool(first & second)
    if first & second:
        assert overlap(*spans) == pytest.approx(len(first & second) / len(first | second))

"""B³, MUC, CEAF-e and the CoNLL mean against cases worked out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from bench.clusters import Groups, b_cubed, best_pairing, ceaf_e, groups_of, muc_score, restricted, scores
from hypothesis import given
from hypothesis import strategies as st


def grouped(*words: str) -> Groups:
    return [frozenset(word) for word in words]


def test_a_perfect_grouping_scores_one() -> None:
    gold = grouped("abc", "de", "f")
    found = scores(gold, gold)
    assert all(value == pytest.approx(1.0) for value in found.values())


def test_the_case_of_bagga_and_baldwin() -> None:
    """Twelve things in 5, 2 and 5; the answer joins the 2 with the second 5 (their example's first response)."""
    gold = grouped("abcde", "fg", "hijkl")
    found = scores(grouped("abcde", "fghijkl"), gold)
    # Precision: five things of 1, two of 2/7, five of 5/7: (5 + 4/7 + 25/7) / 12 = 16/21.
    assert found["b3_p"] == pytest.approx(16 / 21)
    assert found["b3_r"] == pytest.approx(1.0)
    # MUC: 9 links needed, 9 found, 10 told.
    assert muc_score(grouped("abcde", "fghijkl"), gold).f1 == pytest.approx(2 * 0.9 / 1.9)


def test_split_and_wrongly_joined() -> None:
    gold, predicted = grouped("abc", "de", "f"), grouped("ab", "cd", "e", "f")
    cubed = b_cubed(predicted, gold)
    # a, b: 1; c, d: 1/2; e, f: 1.
    assert cubed.right / cubed.predicted == pytest.approx(5 / 6)
    # a, b: 2/3; c: 1/3; d, e: 1/2; f: 1.
    assert cubed.recalled / cubed.gold == pytest.approx((4 / 3 + 1 / 3 + 1 + 1) / 6)
    # Links: gold has 2 + 1, of which ab is there; told are 2, of which ab is right.
    muc = muc_score(predicted, gold)
    assert (muc.recalled, muc.gold, muc.right, muc.predicted) == (1, 3, 1, 2)
    # Pairs: abc with ab 4/5, f with f 1, de with cd 2/4 or e 2/3; the best is 4/5 + 1 + 2/3.
    pairs = ceaf_e(predicted, gold)
    assert pairs.right == pytest.approx(4 / 5 + 1 + 2 / 3)
    assert (pairs.predicted, pairs.gold) == (4, 3)


def test_everything_alone() -> None:
    found = scores(grouped("a", "b", "c", "d"), grouped("ab", "cd"))
    assert found["b3_f1"] == pytest.approx(2 / 3)
    assert found["muc_f1"] == 0.0
    # Each gold pair with one of its things: 2/3 each; of 4 told and 2 gold groups.
    precision, recall = (4 / 3) / 4, (4 / 3) / 2
    assert found["ceafe_f1"] == pytest.approx(2 * precision * recall / (precision + recall))


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=3))
def test_the_best_pairing_is_the_best_of_all(rows: list[list[int]]) -> None:
    values = {(left, right): float(value) for left, row in enumerate(rows) for right, value in enumerate(row)}
    best = max(sum(rows[left][right] for left, right in enumerate(order)) for order in permutations(range(3)))
    assert best_pairing(values) == pytest.approx(best)


def test_groups_by_label_and_restricted() -> None:
    groups = groups_of({"a": 1, "b": 1, "c": 2})
    assert sorted(sorted(str(one) for one in group) for group in groups) == [["a", "b"], ["c"]]
    assert restricted(groups, {"a"}) == [frozenset("a")]

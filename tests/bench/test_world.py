"""The synthetic war: the same from the same seed, told in order, and put together again within stated bounds."""

from __future__ import annotations

from itertools import islice, pairwise

import pytest
from bench.world import World
from bench.world_exam import b_cubed, run

from fogline.model import ReadClaim


def drawn(seed: int, size: int = 200) -> list[ReadClaim]:
    return [claim for report in islice(World(seed=seed).reports(), size) for claim in report.claims]


def test_a_seed_is_a_war() -> None:
    assert [claim.id for claim in drawn(3)] == [claim.id for claim in drawn(3)]
    assert [claim.id for claim in drawn(3)] != [claim.id for claim in drawn(4)]


def test_reports_come_in_the_order_of_their_days_and_quote_their_text() -> None:
    reports = list(islice(World(seed=5).reports(), 300))
    days = [report.claims[0].published or "" for report in reports]
    assert all(earlier <= later for earlier, later in pairwise(days))
    for report in reports:
        for claim in report.claims:
            for span in claim.claim.spans():
                span.check(report.text)
    assert any(report.false for report in reports), "a war without false claims would test little"
    assert len({report.origin for report in reports}) < len(reports), "some reports are copies"


def test_the_truth_is_what_was_drawn_last() -> None:
    world = World(seed=5)
    list(islice(world.reports(), 300))
    town, captures = next(iter(world.truth.captures.items()))
    for day, side in captures:
        assert world.truth.holder_on(town, day) == side
    assert world.truth.holder_on(town, "2030-12-31") == ("north" if town % 2 else "south")


def test_b_cubed_by_hand() -> None:
    found = b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    assert found["b3_p"] == pytest.approx(1.0)
    assert found["b3_r"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)


BOUNDS = {
    "events_b3_f1": 0.95,
    "origins_right": 0.65,
    "tolls_within": 0.7,
    "control_accuracy": 0.95,
}
"""What a war of 1,200 claims must give at the least."""


def test_a_small_war_is_put_together_again() -> None:
    figures = run(1200, seed=11)["figures"]
    short = {name: figures[name] for name, least in BOUNDS.items() if figures[name] < least}
    assert not short
    assert figures["events_b3_f1"] > figures["baseline_events_b3_f1"] - 0.02
    assert figures["control_accuracy"] >= figures["baseline_control_accuracy"]

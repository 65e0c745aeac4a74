"""Scores of forecasters: what counts, what does not, and that a probability is held against what came."""

from __future__ import annotations

import pytest

from fogline.fuse.forecast_scores import Foretold, scores
from fogline.fuse.forecasts import Outcome


def made(outcome: Outcome, *chance: float, by: str = "Institute") -> Foretold:
    return Foretold(forecaster=by, outcome=outcome, probability=chance or None)


def test_scores_are_of_what_can_be_judged() -> None:
    (score,) = scores(
        [made("open", 0.9), made("happened", 0.8, 0.8), made("did not happen", 0.5), made("happened"),
         made("cannot be judged", 0.1)]
    )  # fmt: skip

    assert (score.made, score.judged, score.open, score.chances) == (5, 3, 1, 2)
    assert score.brier == pytest.approx((0.04 + 0.25) / 2)


def test_who_told_no_probability_has_no_score_rather_than_a_bad_one() -> None:
    assert scores([made("happened"), made("open", 0.9)])[0].brier is None


def test_a_range_stands_for_its_middle() -> None:
    assert scores([made("did not happen", 0.55, 0.85)])[0].brier == pytest.approx(0.49)


def test_who_can_be_judged_most_stands_first_and_then_by_name() -> None:
    told = [made("open", by=name) for name in "CBBA"]

    assert [one.name for one in scores([*told, made("happened", by="Z")])] == ["Z", "B", "A", "C"]

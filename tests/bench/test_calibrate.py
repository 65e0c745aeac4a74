"""Calibration: the fitted line finds what made the answers, and the error is the mean gap over tenths."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from bench.calibrate import fit, fold_of
from bench.sureness import calibration_error as error
from bench.train_grades import rising

from fogline.extract.judge import calibrated


def answers(slope: float, level: float, count: int = 4000) -> list[tuple[float, bool]]:
    chance = random.Random(5)
    found = []
    for _ in range(count):
        share = chance.uniform(0.05, 0.98)
        true = 1 / (1 + math.exp(-(slope * math.log(share / (1 - share)) + level)))
        found.append((share, chance.random() < true))
    return found


def test_the_fit_finds_the_line_that_made_the_answers() -> None:
    slope, level = fit(answers(0.5, 0.4))
    assert slope == pytest.approx(0.5, abs=0.08)
    assert level == pytest.approx(0.4, abs=0.12)


def test_the_error_is_the_mean_gap_over_tenths() -> None:
    assert error([(0.95, True)] * 9 + [(0.95, False)]) == pytest.approx(0.05)
    assert error([(0.15, False)] * 5 + [(0.85, True)] * 5) == pytest.approx(0.15)


def test_a_report_is_always_left_out_of_the_same_fold() -> None:
    folds = [fold_of(f"report {n}") for n in range(300)]
    assert folds == [fold_of(f"report {n}") for n in range(300)]
    assert set(folds) == {0, 1, 2}


def test_confidence_rises_with_the_chance_and_stays_a_chance() -> None:
    told = [calibrated(n / 100) for n in range(101)]
    assert told == sorted(told)
    assert 0 < told[0] < 0.5 < told[-1] < 1


def test_the_line_of_grades_rises_and_lowers_the_error() -> None:
    chance = random.Random(3)
    scores = np.array([chance.uniform(-3, 3) for _ in range(500)])
    grades = np.where(scores > 2, 3.0, np.where(scores < 0, -1.0, scores))
    points = (-3.0, -1.0, 0.0, 1.0, 2.0, 3.0)
    heights = rising(scores, grades, points)
    assert list(heights) == sorted(heights)
    before = np.abs(scores - grades).mean()
    assert np.abs(np.interp(scores, points, heights) - grades).mean() < before / 3

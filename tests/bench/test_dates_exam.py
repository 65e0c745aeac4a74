"""The exam of time expressions: how much is left open, and whether it is as sure as it is right."""

from __future__ import annotations

from bench.dates import Mark, Score, calibration, compare
from bench.table import flat


def mark(start: int, value: str, sure: float = 0.9) -> Mark:
    return Mark(start, start + 4, "DATE", value, "then", sure)


def test_what_is_missed_or_given_an_empty_value_is_left_open() -> None:
    score = Score()
    gold = [mark(0, "2031-05-09"), mark(10, "2031-W19"), mark(20, "PAST_REF"), mark(30, "2031-05")]
    compare(score, gold, [mark(0, "2031-05-09"), mark(10, "2031-W20", 0.8), mark(20, "XXXX-XX-XX")], "")
    figures = score.figures()
    assert (figures["coverage"], figures["left_open"]) == (0.5, 0.5)
    assert score.answers == [(0.9, True), (0.8, False)]


def test_confidence_is_set_beside_rightness() -> None:
    figures = calibration([(0.95, True)] * 8 + [(0.95, False)] * 2 + [(0.6, True)] * 5 + [(0.6, False)] * 5)
    assert figures["confident"] == 0.5
    assert figures["confident_right"] == 0.8
    told = dict(flat(figures))
    assert told["reliability.calibration_error"] == 0.125
    assert told["reliability.0,95 to 1.right"] == 0.8
    assert calibration([])["confident"] == 0.0

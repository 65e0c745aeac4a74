"""The exam of toponyms: names found in a text against gold names."""

from __future__ import annotations

from bench.toponyms import Tally, _recognise


def test_names_found_are_counted_one_to_one_from_an_overlap_on() -> None:
    tally = Tally()

    _recognise(tally, [(0, 5), (2, 5), (40, 45)], [{"start": 0, "end": 8}, {"start": 20, "end": 25}])

    assert (tally.named, tally.seen, tally.hit) == (2, 3, 1)
    assert tally.figures()["recognition_f1"] == 0.4
    assert tally.figures()["recognition_recall"] == 0.5


def test_coverage_and_calibration_are_told_of_what_was_answered() -> None:
    tally = Tally(n=4, answered=2, told=[(0.95, True), (0.75, False)])
    figures = tally.figures()

    assert figures["answered"] == 0.5
    assert figures["calibration_error"] == 0.4
    assert (figures["sure"], figures["sure_right"]) == (0.5, 1.0)

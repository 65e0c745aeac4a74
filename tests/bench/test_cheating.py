"""The scorers of the other exams against known answers: perfect copies, whole texts, repeats and constants."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from bench.attribution import Pair, figures, tally
from bench.casualties import measure
from bench.dates import Mark, Score, compare
from bench.factuality import error, pearson
from bench.places import Verdict, language_figures, rates
from bench.places import run as run_places
from bench.speed import Turn, ratios
from bench.toponyms import Tally, summed
from bench.toponyms import run as run_toponyms

GOLD = [Pair(((start, start + 40),), ((start + 45, start + 55),)) for start in range(0, 1000, 100)]


def test_attribution_copies_score_one() -> None:
    assert set(figures([tally(GOLD, GOLD)]).values()) == {1.0}


def test_attribution_damage_scores_what_a_person_computes() -> None:
    cut = Pair(((0, 20),), GOLD[0].source)  # half of the content: still found, no longer exact
    lost = Pair(GOLD[1].content, ((900, 910),))  # another source
    counted = figures([tally(GOLD, [cut, lost, *GOLD[2:8]])])
    assert counted["content_f1"] == pytest.approx(2 * 8 / 18, abs=1e-4)
    assert counted["content_source_f1"] == pytest.approx(2 * 7 / 18, abs=1e-4)
    assert counted["content_exact_f1"] == pytest.approx(2 * 7 / 18, abs=1e-4)
    assert counted["content_source_exact_f1"] == pytest.approx(2 * 6 / 18, abs=1e-4)


def test_attribution_whole_texts_and_repeats_score_next_to_nothing() -> None:
    whole = [Pair(((0, 1000),), ((0, 1000),))]
    assert figures([tally(GOLD, whole)])["content_f1"] == 0.0
    assert figures([tally(GOLD, GOLD * 40)])["content_f1"] < 0.1


def test_factuality_constants_do_not_correlate() -> None:
    grades = [3.0, -3.0, 1.5, 0.0]
    assert error(grades, grades) == 0.0
    assert pearson(grades, grades) == pytest.approx(1.0)
    assert pearson([3.0] * 4, grades) == 0.0
    assert error([3.0] * 4, grades) == pytest.approx((0 + 6 + 1.5 + 3) / 4)
    assert pearson([-grade for grade in grades], grades) == pytest.approx(-1.0)


def test_casualty_constants_score_next_to_nothing() -> None:
    gold = [(low, low + 2) for low in range(1, 21)]
    perfect = measure([(one, one) for one in gold])
    constant = measure([((3, 5), one) for one in gold])
    assert (perfect["both_exact"], perfect["log_error"]) == (1.0, 0.0)
    assert constant["both_exact"] == 0.05
    assert measure([((None, None), one) for one in gold])["both_exact"] == 0.0


def scored(gold: list[Mark], found: list[Mark], text: str) -> dict[str, float]:
    score = Score()
    compare(score, gold, found, text)
    return score.figures()


def test_dates_copies_whole_texts_repeats_and_constants() -> None:
    text = "On Monday the bridge fell; on Friday it was mended; on Sunday it fell again."
    days = ("Monday", "2031-03-03"), ("Friday", "2031-03-07"), ("Sunday", "2031-03-09")
    gold = [Mark(text.index(word), text.index(word) + 6, "DATE", value, word) for word, value in days]
    perfect = scored(gold, gold, text)
    assert perfect.pop("left_open") == 0.0
    assert set(perfect.values()) == {1.0}
    whole = scored(gold, [Mark(0, len(text), "DATE", "2031-03-03", text)], text)
    assert (whole["relaxed_f1"], whole["strict_f1"]) == (0.5, 0.0)  # one mark overlaps one of three
    repeated = scored(gold, gold * 40, text)
    assert repeated["relaxed_f1"] < 0.06
    constant = scored(gold, [Mark(g.start, g.end, g.kind, "2031", g.text) for g in gold], text)
    assert (constant["strict_f1"], constant["value_f1"]) == (1.0, 0.0)


def test_places_count_open_and_far_as_wrong() -> None:
    verdicts = [
        Verdict("town", 0.0, 3.0, oracle=0.0),
        Verdict("town", 12.0, None, oracle=12.0, fallback=True),
        Verdict("site", None, 400.0, oracle=4.0),
    ]
    assert rates(verdicts) == {
        "answered": pytest.approx(2 / 3),
        "fallbacks": pytest.approx(1 / 3),
        "wrong20": 0.0,
        "open_listed": pytest.approx(1 / 3),
        "open_unlisted": 0.0,
        "ceiling_within5": pytest.approx(2 / 3),
        "ceiling_within20": pytest.approx(1.0),
        "within5": pytest.approx(1 / 3),
        "baseline_within5": pytest.approx(1 / 3),
        "within20": pytest.approx(2 / 3),
        "baseline_within20": pytest.approx(1 / 3),
    }
    figures = language_figures("en", verdicts)
    assert (figures["en.by_accuracy.town.n"], figures["en.by_accuracy.town.within5"]) == (2, 0.5)
    assert figures["en.by_accuracy.site.within20"] == 0.0


def test_toponyms_are_summed_over_documents() -> None:
    told = summed([Tally(n=3, right=1, oracle=2, answered=2, distances=[1.0, 900.0]), Tally(n=1, right=1, answered=1)])
    figures = told.figures()
    assert (figures["acc161"], figures["oracle_acc161"], figures["answered"]) == (0.5, 0.5, 0.75)
    assert figures["median_km"] == pytest.approx(450.5)


def test_ratios_of_speed_are_of_the_sums() -> None:
    turns = [
        Turn(read=3.0, parser=1.0, encoder=0.5, stock=2.0),
        Turn(read=5.0, parser=3.0, encoder=0.5, stock=2.0),
    ]
    assert ratios(turns) == {"ratio_to_models": 1.6, "ratio_to_parser": 2.0, "ratio_to_stock": 2.0}


def packed(path: Path, *records: dict[str, Any]) -> Path:
    path.write_bytes(gzip.compress("\n".join(json.dumps(record) for record in records).encode()))
    return path


@pytest.mark.slow
def test_toponyms_count_right_wrong_and_open(tmp_path: Path) -> None:
    text = "Fighting reached Khartoum and Brackwater Nowhere in Sudan."
    named = [("Khartoum", 15.5, 32.5), ("Brackwater Nowhere", 1.0, 1.0), ("Sudan", 80.0, 0.0)]
    marked = [
        {"start": text.index(name), "end": text.index(name) + len(name), "lat": lat, "lon": lon}
        for name, lat, lon in named
    ]
    report = run_toponyms([packed(tmp_path / "own.jsonl.gz", {"id": "1", "text": text, "toponyms": marked})])
    assert report["n"] == 3
    assert report["figures"]["own.acc161"] == pytest.approx(1 / 3, abs=1e-4)
    assert report["figures"]["own.answered"] == pytest.approx(2 / 3, abs=1e-4)


@pytest.mark.slow
def test_places_count_by_script_and_distance(tmp_path: Path) -> None:
    record = {"location_en": "Tall Rif'at", "location_ar": "حلب", "region": "Aleppo", "lat": 36.47, "lon": 37.10}
    report = run_places([packed(tmp_path / "gold.jsonl.gz", record)], gazetteer=tmp_path / "none")
    assert report["figures"]["en.within5"] == 1.0
    assert report["figures"]["ar.answered"] == 1.0
    assert report["figures"]["ar.within20"] == 0.0

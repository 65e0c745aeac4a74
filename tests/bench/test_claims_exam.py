"""The exam of claims against known answers, on invented reports.

A perfect copy scores 1, a damaged one what a person computes, and what is meant to cheat next to nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bench.agreement import as_line
from bench.claims import Tally, examine, level_figures, reliability, role_figures, tally_all, without_false_quotes
from bench.judge import load_judge
from hypothesis import given
from hypothesis import strategies as st

Row = dict[str, Any]
TEXTS = {
    "mill.txt": "Militia fighters captured the northern mill of Brackwater on Monday evening. At least 12 civilians "
    "were killed in the market of Osterby, the mayor said. The army denied that it had shelled the lighthouse. "
    "Officials expect a new offensive against the ferry port next week.",
    "canal.txt": "No ambulance reached the canal quarter on Tuesday. About 200 residents fled Osterby for the hills. "
    "The truce is a sham, a deputy said. Two jets bombed the radio mast near Brackwater at dawn.",
}


def gold_claim(doc: str, quote: str, facet: str, **labels: Any) -> Row:
    start = TEXTS[doc].index(quote)
    plain: Row = {"who": [], "whom": [], "where": [], "when": None, "counts": [], "says": [], "status": "happened"}
    return {"doc": doc, "start": start, "end": start + len(quote), "quote": quote, "facet": facet, **plain, **labels}


GOLD = [
    gold_claim(
        "mill.txt",
        "Militia fighters captured the northern mill of Brackwater on Monday evening",
        "control",
        who=["Militia"],
        where=["Brackwater"],
        when="2031-03-03",
    ),
    gold_claim(
        "mill.txt",
        "At least 12 civilians were killed in the market of Osterby",
        "harm",
        whom=["civilians"],
        where=["Osterby"],
        counts=[{"unit": "civilians killed", "low": 12, "high": None}],
        says=["mayor of Osterby"],
    ),
    gold_claim(
        "mill.txt", "it had shelled the lighthouse", "strike", who=["Army"], status="denied", polarity="negative"
    ),
    gold_claim(
        "mill.txt", "a new offensive against the ferry port next week", "outlook", status="forecast", says=["officials"]
    ),
    gold_claim("canal.txt", "No ambulance reached the canal quarter on Tuesday", "civil", polarity="negative"),
    gold_claim(
        "canal.txt",
        "About 200 residents fled Osterby for the hills",
        "harm",
        where=["Osterby"],
        counts=[{"unit": "displaced", "low": 200, "high": 200}],
    ),
    gold_claim("canal.txt", "The truce is a sham", "judgement", says=["deputy"], status="opinion"),
    gold_claim("canal.txt", "Two jets bombed the radio mast near Brackwater at dawn", "strike", where=["Brackwater"]),
]


@pytest.fixture
def scored(shared: Path) -> Any:
    """Scores predicted lines against the invented gold."""
    return lambda lines: examine(GOLD, lines, TEXTS, shared)


def copies() -> list[Row]:
    return [as_line(claim) for claim in GOLD]


@pytest.mark.shared
def test_a_perfect_copy_scores_one(scored: Any) -> None:
    figures = scored(copies())
    assert {figures[level]["f1"] for level in ("located", "typed", "strict", "full")} == {1.0}
    assert set(figures["roles"].values()) == {1.0}
    for scope in ("minority", "minority_end_to_end"):
        assert {name: one["f1"] for name, one in figures[scope].items()} == {
            "negative": 1.0,
            "future": 1.0,
            "opinion": 1.0,
            "denied": 1.0,
        }
    assert figures["false_quotes"] == 0
    assert figures["interval"]["full.f1"] == [1.0, 1.0]
    assert figures["interval"]["roles.places"] == [1.0, 1.0]


@pytest.mark.shared
def test_damaged_copies_score_what_a_person_computes(scored: Any) -> None:
    lines = copies()[1:]  # one missed
    lines[0]["counts"] = [{"unit": "killed", "low": 12, "high": 12}]  # one with a wrong bound
    lines[1]["kind"] = "fighting.clash"  # one of a wrong family, the denial
    lines[4]["actors"] = [{"name": "Somebody"}]  # one with a wrong actor, which strict does not ask for
    figures = scored(lines)
    assert figures["predicted"] == 7
    assert figures["located"] == {"p": 1.0, "r": 0.875, "f1": 0.933}  # 7 of 7, 7 of 8
    assert figures["typed"] == {"p": 0.857, "r": 0.75, "f1": 0.8}  # 6 of 7, 6 of 8
    assert figures["strict"] == {"p": 0.714, "r": 0.625, "f1": 0.667}  # 5 of 7, 5 of 8
    assert figures["full"] == {"p": 0.571, "r": 0.5, "f1": 0.533}  # 4 of 7, 4 of 8
    assert figures["roles"]["counts"] == pytest.approx(5 / 6, abs=1e-3)
    assert figures["minority"]["denied"] == {"f1": None, "gold": 0, "predicted": 0}  # its only claim is not typed
    assert figures["minority_end_to_end"]["denied"] == {"f1": 1.0, "gold": 1, "predicted": 1}


@pytest.mark.shared
def test_classes_count_what_is_missed_and_what_is_spurious(scored: Any) -> None:
    lines = copies()
    lines[4]["polarity"] = "positive"  # one of two negatives lost
    lines[5]["polarity"] = "negative"  # and one put where none is
    lines[6]["status"] = "happened"  # the only opinion lost
    figures = scored(lines)
    assert figures["minority"]["negative"] == {"f1": 0.5, "gold": 2, "predicted": 2}
    assert figures["minority"]["opinion"] == {"f1": 0.0, "gold": 1, "predicted": 0}
    assert figures["roles"]["polarity"] == 0.75


@pytest.mark.shared
def test_whole_documents_as_claims_score_nothing(scored: Any) -> None:
    whole = [
        {"document": {"name": name}, "start": 0, "end": len(text), "quote": text, "kind": "harm"}
        for name, text in TEXTS.items()
    ]
    figures = scored(whole)
    assert figures["located"]["f1"] == 0.0
    assert figures["typed"]["f1"] == 0.0


@pytest.mark.shared
def test_repeats_score_next_to_nothing(scored: Any) -> None:
    figures = scored(copies() * 40)
    assert figures["typed"]["r"] == 1.0
    assert figures["typed"]["f1"] < 0.1


@pytest.mark.shared
def test_constants_score_next_to_nothing(scored: Any) -> None:
    """The right spans, all of one family that is rare, nothing negative, planned or denied."""
    constant = [
        {**{key: line[key] for key in ("document", "start", "end", "quote")}, "kind": "politics"} for line in copies()
    ]
    figures = scored(constant)
    assert figures["located"]["f1"] == 1.0
    assert figures["typed"]["f1"] == 0.0
    assert figures["strict"]["f1"] == 0.0
    assert {one["f1"] for one in figures["minority_end_to_end"].values()} == {0.0}


@pytest.mark.shared
def test_the_baseline_locates_and_types_little(scored: Any) -> None:
    baseline = scored(copies())["baseline"]
    assert baseline["family"] in ("harm", "strike")
    assert baseline["located"]["f1"] > 0.6
    assert baseline["typed"]["f1"] < 0.4
    assert baseline["full"]["f1"] <= baseline["strict"]["f1"] < 0.3


@pytest.mark.shared
def test_a_quote_that_is_not_in_the_text_matches_nothing(scored: Any) -> None:
    lines = copies()
    lines[0]["quote"] = lines[0]["quote"].upper()
    figures = scored(lines)
    assert figures["false_quotes"] == 1
    assert figures["located"] == {"p": 0.875, "r": 0.875, "f1": 0.875}


def test_quotes_of_texts_that_are_not_at_hand_are_left_alone() -> None:
    line = {"document": {"name": "else.txt"}, "start": 0, "end": 3, "quote": "new"}
    assert without_false_quotes([line], TEXTS) == ([line], 0)


@pytest.mark.shared
def test_claims_of_documents_beyond_the_gold_are_told(scored: Any) -> None:
    stray = {"document": {"name": "stray.txt"}, "start": 0, "end": 5, "quote": "Stray", "kind": "harm"}
    figures = scored([*copies(), stray])
    assert figures["unknown_documents"] == ["stray.txt"]
    assert figures["elsewhere"] == 1
    assert figures["full"]["f1"] == 1.0


DAMAGE = st.lists(st.sampled_from(["keep", "drop", "mistype", "shift", "repeat", "silence"]), min_size=8, max_size=8)


@pytest.mark.shared
@given(damage=DAMAGE)
def test_the_sums_are_those_of_the_judge(damage: list[str], shared: Path) -> None:
    """However a copy is damaged, counts by document add up to the judge's own figures."""
    judge = load_judge(shared)
    lines = [line for how, line in zip(damage, copies(), strict=True) for line in damaged(how, line)]
    official, _ = judge.score(GOLD, lines)
    tallies = tally_all(judge, GOLD, lines)
    assert sum(one.predicted for one in tallies) == official["predicted"]
    for name, value in level_figures(tallies).items():
        assert round(value, 3) == official[name.removesuffix(".f1")]["f1"]
    for name, value in role_figures(tallies).items():
        assert round(value, 3) == official["roles"].get(name.removeprefix("roles."), 0.0)


def damaged(how: str, line: Row) -> list[Row]:
    if how == "drop":
        return []
    if how == "mistype":
        return [{**line, "kind": "politics"}]
    if how == "shift":
        return [{**line, "start": line["start"] + 20, "end": line["end"] + 20}]
    if how == "silence":
        return [{**line, "says": [], "places": []}]
    return [line] * (3 if how == "repeat" else 1)


def test_reliability_says_how_many_of_each_tenth_are_right() -> None:
    tallies = [
        Tally(gold=2, predicted=2, hits=Counter(), sure=((0.92, True), (0.98, True), (0.91, False))),
        Tally(gold=2, predicted=1, hits=Counter(), sure=((0.25, False), (1.0, True))),
    ]
    told = reliability(tallies)
    assert told["reliability"] == [
        {"confidence": 0.25, "right": 0.0, "n": 1},
        {"confidence": 0.953, "right": 0.75, "n": 4},
    ]
    assert told["calibration_error"] == pytest.approx((0.25 + 4 * abs(0.9525 - 0.75)) / 5, abs=1e-3)

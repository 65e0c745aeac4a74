"""Certainty: bounds, attribution, explanation, and text of any kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.extract.certainty import AttributionStrength, certainty, steps
from fogline.extract.parse import pipeline

PIECES = [
    "if", "the army", "did not", "may", "fail", "to", "capture", "planned", "that", "rebels", "said", "without", ",",
    "leaving", "?", "would", "never", "deny", "no", "attack", "was", "likely", "unless", "and", "or", ".",
]  # fmt: skip
STRENGTHS: list[AttributionStrength] = [
    "none", "neutral", "affirming", "distancing", "doubting", "denying", "forecasting", "demanding",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20), st.sampled_from(STRENGTHS))
def test_any_sequence_of_words_is_graded_within_bounds(pieces: list[str], strength: AttributionStrength) -> None:
    parsed = pipeline()(" ".join(pieces))
    for token in parsed:
        grade = certainty(parsed, token.i, attribution_strength=strength)
        assert -3 <= grade.value <= 3
        assert -3.0 <= grade.score <= 3.0
        assert grade.value >= 0 or grade.polarity == "negative"
        assert grade.value <= 0 or grade.polarity == "positive"
        if grade.cue:
            assert parsed.text[grade.cue[0] : grade.cue[1]].strip()


def of(sentence: str, word: str, strength: AttributionStrength = "none") -> tuple[int, str, bool]:
    parsed = pipeline()(sentence)
    token = next(token for token in parsed if token.text == word)
    grade = certainty(parsed, token.i, attribution_strength=strength)
    return grade.value, grade.time, grade.denied


@pytest.mark.parametrize(
    ("strength", "expected"),
    [
        ("none", (3, "past", False)), ("neutral", (3, "past", False)), ("affirming", (3, "past", False)),
        ("distancing", (1, "past", False)), ("doubting", (1, "past", False)), ("denying", (-2, "past", True)),
        ("forecasting", (1, "forecast", False)), ("demanding", (0, "planned", False)),
    ],
)  # fmt: skip
def test_attribution_colours_what_it_reports(strength: AttributionStrength, expected: tuple[int, str, bool]) -> None:
    assert of("The brigade captured the hill.", "captured", strength) == expected


def test_a_neutral_report_is_no_doubt_but_a_claim_is() -> None:
    assert of("The militia said it had captured the hill.", "captured")[0] == 3
    assert of("The militia claimed it had captured the hill.", "captured")[0] == 1


def test_the_fine_score_orders_what_the_words_order() -> None:
    parsed = pipeline()("They captured the hill. They may capture the hill. They did not capture the hill.")
    scores = [certainty(parsed, token.i).score for token in parsed if token.lemma_ == "capture"]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 2
    assert scores[-1] < 0


def test_steps_explain_a_grade() -> None:
    parsed = pipeline()("They did not fail to hold the hill.")
    held = next(token.i for token in parsed if token.text == "hold")

    assert steps(parsed, held)[:2] == ("neg", "emb:hinder:-")


@pytest.mark.parametrize("strength", STRENGTHS)
def test_without_the_fine_score_all_else_is_the_same(strength: AttributionStrength) -> None:
    parsed = pipeline()("They may capture the hill if the bridge, which they did not destroy, holds.")
    for token in parsed:
        finely = certainty(parsed, token.i, attribution_strength=strength)
        plainly = certainty(parsed, token.i, attribution_strength=strength, finely=False)
        assert replace(finely, score=plainly.score) == plainly


def test_an_index_outside_the_text_is_the_nearest_token() -> None:
    parsed = pipeline()("They never captured it.")

    assert certainty(parsed, 99) == certainty(parsed, len(parsed) - 1)

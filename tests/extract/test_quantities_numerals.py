"""Numerals: every whole number reads back from its digits and its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.extract.quantities.lexicon import lexicon
from fogline.extract.quantities.numerals import TENS, UNITS, read_numeral
from fogline.extract.quantities.phrases import read_phrases

WORDS = {value: word for word, value in UNITS.items()} | {value: word for word, value in TENS.items()}


def spelled(number: int) -> str:
    """The English words of a number, hyphens set apart as the tokenizer does."""
    if number in WORDS:
        return WORDS[number]
    if number < 100:
        return f"{WORDS[number - number % 10]} - {WORDS[number % 10]}"
    for size, word in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // size)} {word}" + (f"{joint}{spelled(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**12))
def test_words_read_back(number: int) -> None:
    words = spelled(number).split()
    found = read_numeral(words, 0)

    assert found is not None
    assert (found.value, found.length) == (number, len(words))


@given(st.integers(0, 10**12), st.sampled_from(["", ","]))
def test_digits_read_back(number: int, mark: str) -> None:
    found = read_numeral([f"{number:,}".replace(",", mark)], 0)

    assert found is not None
    assert found.value == number


@given(st.integers(1000, 10**9))
def test_groups_set_apart_read_back(number: int) -> None:
    words = f"{number:,}".split(",")
    found = read_numeral(words, 0)

    assert found is not None
    assert (found.value, found.length) == (number, len(words))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5 million", 1_500_000), ("1,5 million", 1_500_000), ("2.500", 2500), ("5k", 5000), ("half a dozen", 6),
        ("half - a - million", 500_000), ("a hundred and twenty", 120), ("two dozen", 24), ("a couple", 2),
    ],
)  # fmt: skip
def test_written_forms(text: str, value: int) -> None:
    words = text.split()
    found = read_numeral(words, 0)

    assert found is not None
    assert (found.value, found.length) == (value, len(words))


@pytest.mark.parametrize("text", ["people", "hundred", "million", "a man", "and five", "- five", "4:30", "1.2.3"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    assert read_numeral(text.split(), 0) is None


def test_a_string_of_digits_beyond_any_count_is_refused() -> None:
    assert read_numeral(["9" * 40], 0) is None


@given(st.lists(st.sampled_from([*lexicon().before, *WORDS.values(), "people", "2", "300", "-", "to", "or", "of"])))
def test_phrases_never_overlap_and_bounds_never_cross(words: list[str]) -> None:
    position = 0
    for phrase in read_phrases([word for entry in words for word in entry.split()], lexicon()):
        assert position <= phrase.start < phrase.end
        if phrase.low is not None and phrase.high is not None:
            assert phrase.low <= phrase.high
        position = phrase.end


@given(st.integers(2, 1800) | st.integers(2200, 10**6))
def test_bounding_words_open_the_right_side(number: int) -> None:
    def only(text: str) -> tuple[int | None, int | None]:
        (phrase,) = read_phrases(text.split(), lexicon())
        return phrase.low, phrase.high

    assert only(f"at least {number}") == (number, None)
    assert only(f"no more than {number}") == (None, number)
    assert only(f"about {number}") == (number, number)
    assert only(f"{number} to {number + 5}") == (number, number + 5)


def test_years_make_no_range_of_people() -> None:
    found = list(read_phrases("2016 to 2018".split(), lexicon()))

    assert [(phrase.low, phrase.high) for phrase in found] == [(2016, 2016), (2018, 2018)]

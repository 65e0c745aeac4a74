"""The law of text: nothing is searched in a transformed copy without a map back that holds for any characters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fogline.model import fold, span_of
from fogline.model.folding import fold_character

HARD = [
    "İzmir",
    "ﬁve",
    "ﷺ",
    "Київ",
    "e\u0301\u0323",
    "👩\u200d👩\u200d👧",
    "ǅ",
    "ß",
    "ΐ",
    "½",
    "…",
    "\u00a0",
    "ｶﾞ",
    "각",
]
texts = st.lists(st.sampled_from(HARD) | st.characters() | st.text(max_size=4), max_size=12).map("".join)


@given(texts)
@example("".join(HARD))
def test_every_folded_character_comes_from_one_original_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.origins) == len(folded.text)
    assert folded.length == len(text)
    assert list(folded.origins) == sorted(folded.origins)
    for offset, character in enumerate(text):
        made = "".join(c for c, origin in zip(folded.text, folded.origins, strict=True) if origin == offset)
        assert made == fold_character(character)


@given(texts, st.data())
@example("".join(HARD), None)
def test_what_is_found_in_folded_text_maps_to_words_that_fold_to_it(text: str, data: st.DataObject | None) -> None:
    folded = fold(text)
    if not folded.text:
        return
    pairs = [(0, len(folded.text)), (0, 1), (len(folded.text) - 1, len(folded.text))]
    if data is not None:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        pairs = [(start, data.draw(st.integers(start + 1, len(folded.text))))]
    for start, end in pairs:
        first, last = folded.original(start, end)
        assert 0 <= first < last <= len(text)
        span = span_of(text, first, last)
        span.check(text)
        assert folded.text[start:end] in fold(span.quote).text


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("near İzmir, today", "izmir", "İzmir"),
        ("the ﬁve men", "five", "ﬁve"),
        ("the ﬁve men", "fiv", "ﬁv"),
        ("the ﬁve men", "i", "ﬁ"),
        ("it is ﷺ said", "صلى", "ﷺ"),
        ("КИЇВ and Київ", "киів", "КИЇВ"),
        ("caf\u00e9 and cafe\u0301 here", "cafe and cafe", "caf\u00e9 and cafe\u0301"),
        ("caf\u00e9 and cafe\u0301 here", "here", "here"),
        ("in 👩\u200d👧 Aleppo", "aleppo", "Aleppo"),
        ("Großstraße 5", "grossstrasse", "Großstraße"),
        ("al‑Bab’s edge", "al-bab's", "al‑Bab’s"),
    ],
)
def test_words_are_found_where_they_stand(text: str, words: str, quote: str) -> None:
    folded = fold(text)
    start = folded.text.index(fold(words).text)
    first, last = folded.original(start, start + len(fold(words).text))
    assert span_of(text, first, last).quote.strip() == quote


def test_an_empty_range_has_no_original() -> None:
    with pytest.raises(ValueError, match="empty range"):
        fold("abc").original(1, 1)

"""The parse: marks that are no words are blanked, and nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.extract.parse import without_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("They took the **mill** and _half_ of the quay.", "They took the   mill   and  half  of the quay."),
        ("**07:40** – Shells fell.", "            Shells fell."),
        ("- The army left.", "  The army left."),
        ("2. The army left.", "   The army left."),
        ("## The port", "   The port"),
        ("a * b and snake_case_word", "a * b and snake_case_word"),
        ("The 3. Brigade left at 07:40 – in haste.", "The 3. Brigade left at 07:40 – in haste."),
    ],
)
def test_marks_of_lists_headings_and_emphasis_are_blanked(text: str, plain: str) -> None:
    assert without_marks(text) == plain


@given(st.text(alphabet="ab *_#-–1:7.\n", max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    blanked = without_marks(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))

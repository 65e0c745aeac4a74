"""Where sentences end by their marks alone."""

from __future__ import annotations

from fogline.model.sentences import SENTENCE_END


def test_a_sentence_ends_with_its_closing_marks_or_its_line() -> None:
    text = 'The army said "it fell." Nobody else did.\nThe League (see above.) did not'
    assert [text[found.start() : found.end()] for found in SENTENCE_END.finditer(text)] == ['." ', ".\n", ".) "]

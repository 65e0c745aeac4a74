"""Which nouns are asked about for a role of a claim."""

from __future__ import annotations

import pytest

from fogline.extract.candidates import candidates
from fogline.extract.lexicon import lexicon
from fogline.extract.role_nouns import nouns_asked
from support.extracting import stretch_of


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The Lake Defence Forces (LDF) shelled the mill.", {"Lake Defence Forces", "mill"}),
        ("The LDF shelled the mill.", {"LDF", "mill"}),
    ],
)
def test_the_short_form_beside_a_name_is_nobody_else(text: str, asked: set[str]) -> None:
    parsed = stretch_of(text).parsed
    event = next(one for one in candidates(parsed, lexicon()) if parsed[one.event].lower_ == "shelled")
    found = {parsed[one.tokens[0] : one.tokens[1]].text for one in nouns_asked(parsed, event, (), lexicon())}
    assert {words.removeprefix("The ").removeprefix("the ") for words in found} == asked

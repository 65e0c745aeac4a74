"""What a person is stands before the name and is no part of it."""

from __future__ import annotations

import pytest

from fogline.resolve.actor_persons import PERSON_TITLES


@pytest.mark.parametrize("words", ["Magistrate Ada Holm", "Judge Ada Holm", "Journalist Ada Holm", "Deputy Ada Holm"])
def test_what_a_person_is_is_left_out(words: str) -> None:
    assert PERSON_TITLES.sub("", words) == "Ada Holm"


@pytest.mark.parametrize("words", ["Justiceville League", "Judges of Lindow", "Officers Ada Holm"])
def test_names_that_only_begin_alike_stay(words: str) -> None:
    assert PERSON_TITLES.sub("", words) == words

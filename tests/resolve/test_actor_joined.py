"""A listed name with an "and" in it, of which the parse makes two parties, is one party's."""

from __future__ import annotations

import pytest

from fogline.model import Span
from fogline.resolve.actor_joined import joined_name

LISTED = frozenset({"Salt League of Vale and the Coast", "Vale and Coast Front"})


def named(text: str, words: str) -> str | None:
    start = text.index(words)
    found = joined_name(text, Span(start=start, end=start + len(words), quote=words), LISTED.__contains__)
    return found.quote if found else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Salt League of Vale and the Coast took Kapell.", "Salt League of Vale"),
        ("Men of the Salt League of Vale and the Coast took Kapell.", "Men of the Salt League of Vale"),
        ("The Salt League of Vale and the Coast took Kapell.", "Coast"),
        ("The Salt League of Vale and the Coast fighters took Kapell.", "Coast fighters"),
    ],
)
def test_either_half_is_the_whole_name(text: str, words: str) -> None:
    assert named(text, words) == "Salt League of Vale and the Coast"


@pytest.mark.parametrize("words", ["League of Vale", "Kapell", "Kapell militia"])
def test_two_parties_are_two_where_no_list_has_them_as_one(words: str) -> None:
    assert named("The League of Vale and the Kapell militia took Oskar.", words) is None

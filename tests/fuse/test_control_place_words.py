"""The words before a place that say how a clause stands to it."""

from __future__ import annotations

import pytest

from fogline.fuse.control_place_words import AWAY, NAME_BEFORE, OUT_OF, SHORT_OF, is_beside, stands_beside


@pytest.mark.parametrize(("qualifier", "beside"), [("near", True), ("13 km southeast of", True), ("eastern", False)])
def test_a_qualifier_puts_ground_beside_a_place(qualifier: str, beside: bool) -> None:
    assert is_beside(qualifier) == beside


@pytest.mark.parametrize(("before", "beside"), [("on the outskirts of ", True), ("north of ", True), ("took ", False)])
def test_words_before_a_place_put_the_clause_beside_it(before: str, beside: bool) -> None:
    assert stands_beside(before) == beside


def test_where_somebody_goes_leaves_and_arrives_are_told_apart() -> None:
    assert AWAY.search("they withdrew to the town of ")
    assert OUT_OF.search("they withdrew from ")
    assert SHORT_OF.search("they approached ")
    assert not any(pattern.search("they took ") for pattern in (AWAY, OUT_OF, SHORT_OF))


@pytest.mark.parametrize(
    ("before", "listed"),
    [
        ("withdrew towards Asab'a and ", True),
        ("withdrew to Mill Hill, ", True),
        ("withdrew to Mill, and then the ", True),
        ("left after Mill ", False),
        ("withdrew and left ", False),
    ],
)
def test_a_name_before_another_one_in_a_list(before: str, listed: bool) -> None:
    assert (NAME_BEFORE.search(before) is not None) == listed

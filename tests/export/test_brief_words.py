"""Clauses that a brief makes of what a claim says happened."""

from __future__ import annotations

import pytest

from fogline.export.brief_words import clause_of, is_plural
from fogline.model import Where
from support.claims import CITY, LEAGUE, PROVINCE, TOWN, read_claim


@pytest.mark.parametrize(
    ("sentence", "places", "clause"),
    [
        ("The League withdrew to Lindow on Monday", [TOWN], "the League withdrew to Lindow"),
        ("The League pulled back towards Lindow", [TOWN], "the League withdrew towards Lindow"),
        ("The League retreated towards Ostrava and Lindow", [CITY, TOWN], "withdrew towards Ostrava and Lindow"),
        ("The League withdrew from Ostrava to Lindow", [CITY, TOWN], "the League withdrew from Ostrava to Lindow"),
        ("The League fell back from Lindow into Marsh province", [TOWN, PROVINCE], "from Lindow to Marsh province"),
        ("The League withdrew from Lindow to the hills", [TOWN], "the League withdrew from Lindow"),
        ("The League withdrew to the hills, leaving Lindow to the army", [TOWN], "the League withdrew from Lindow"),
        ("The League withdrew from Lindow and Ostrava", [TOWN, CITY], "withdrew from Lindow and Ostrava"),
    ],
)
def test_where_troops_go_is_not_where_they_were(sentence: str, places: list[Where], clause: str) -> None:
    claim = read_claim("control.withdrawal", sentence, actors=[LEAGUE], places=places)
    told = clause_of(claim) or ""
    assert told.lower().endswith(clause.lower().removeprefix("the "))


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("the Hill Support Forces", True),
        ("Forces of the Crown", True),
        ("rebels of the coast", True),
        ("the League of Towns", False),
        ("the Ministry of Defence", False),
        ("the United Nations", False),
    ],
)
def test_the_head_of_a_name_makes_it_plural(name: str, plural: bool) -> None:
    assert is_plural(name) is plural

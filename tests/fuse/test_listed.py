"""How many people one clause lists: members are joined, never guessed, and who they are is not told twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.fuse import gathered, told_by_reports
from fogline.fuse.listed import listed_people, tells_of_several
from fogline.model import Mention, Span
from support.claims import CITY, Report, count_of, day, read_claim


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("resulting in the death of a stranger and his daughter", None),
        ("resulting in the death of a farmer and his daughter", 2),
        ("a shepherd and her infant were killed at the well", 2),
        ("Orla Venn and 54-year-old Tam Orr were killed", 2),
        ("Tam Orr (36 years old) was killed along with his three children", 4),
        ("Orla Venn was killed with her small daughter, Mia Venn", 2),
        ("Tam Orr, a journalist of the Courier, and his mother were killed", 2),
        ("a soldier, a nurse and a child were shot dead", 3),
        ("at least seven members of the family along with 18 other civilians were killed", 25),
        ("killing the mayor alongside 11 members of his staff", 12),
        ("it killed the father, mother and sister of the mayor", 3),
        ("killed three of his grandchildren and himself", 4),
        ("found the bodies of a child, a man and a woman", 3),
        ("claimed the lives of one woman and her children", None),
        ("killed two people, a man and a woman", None),
        ("killing seven people, including two children and a woman", None),
        ("killed a man and wounded two others", None),
        ("two soldiers and a civilian were killed or wounded", None),
        ("a soldier was killed with a knife", None),
        ("killed a cook and driver of the camp", None),
        ("on Tuesday, 3 March 2031, a soldier was killed", None),
    ],
)
def test_the_length_of_a_list_is_told_only_where_every_member_counts(words: str, size: int | None) -> None:
    assert listed_people(words, "killed") == size


def test_the_hurt_are_listed_like_the_dead_and_others_are_not() -> None:
    assert listed_people("a man and two women were wounded", "injured") == 3
    assert listed_people("a man and two women were wounded", "killed") is None
    assert listed_people("a man and two women were displaced", "displaced") is None


@given(st.lists(st.integers(2, 9), min_size=2, max_size=5))
def test_a_list_is_as_long_as_its_numbers(numbers: list[int]) -> None:
    nouns = ["soldiers", "nurses", "farmers", "teachers", "guards"]
    words = " and ".join(f"{number} {noun}" for number, noun in zip(numbers, nouns, strict=False))
    assert listed_people(f"{words} were killed", "killed") == sum(numbers)


def test_a_plural_tells_of_several() -> None:
    assert tells_of_several("displaced civilians")
    assert not tells_of_several("the mayor")


def test_a_list_is_the_total_of_its_report() -> None:
    claim = read_claim(
        "harm.killed", "One woman and three children were killed", places=[CITY], when=day("2031-05-08"),
        counts=[count_of("women killed", 1), count_of("children killed", 3)], report=Report(name="digest"),
    )  # fmt: skip
    assert gathered([claim], "killed") == (4, 4)
    assert [one.number for one in told_by_reports([claim], "killed")] == [4]


def test_uncounted_dead_in_the_plural_are_at_least_two() -> None:
    words = "civilians were killed"
    claim = read_claim("harm.killed", words, places=[CITY], when=day("2031-05-08"), report=Report(name="digest"))
    span = Span(start=claim.claim.span.start, end=claim.claim.span.start + 9, quote="civilians")
    told = replace(claim, claim=replace(claim.claim, mentions=(Mention(role="victim", span=span),)))
    assert gathered([claim], "killed") == (1, 1)
    assert gathered([told], "killed") == (2, 2)

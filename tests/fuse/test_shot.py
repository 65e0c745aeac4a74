"""How many people were shot, and how many wounded that makes of a report that counts no wounded."""

from __future__ import annotations

import pytest

from fogline.fuse import agreed, told_by_reports
from fogline.fuse.shot import people_shot
from fogline.model import Count, ReadClaim
from support.claims import CITY, Report, count_of, day, read_claim


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Five people were shot outside the mill", (5, 0)),
        ("4 shot, one fatally, at the ferry", (4, 1)),
        ("six men were shot, two of whom died", (6, 2)),
        ("a gunman shot three young men", (3, 0)),
        ("3 boys shot in Veldin", (3, 0)),
        ("three people were shot dead", None),
        ("27 shots were fired", None),
        ("Tam Orr, 17, was shot", None),
        ("the farmer and two children were shot", None),
        ("police shot at four men", None),
    ],
)
def test_those_who_were_shot_are_counted_and_shots_are_not(words: str, found: tuple[int, int] | None) -> None:
    assert people_shot(words) == found


def wounded(*claims: ReadClaim) -> int | None:
    stands = agreed(told_by_reports(claims, "injured"))
    return stands.number if stands else None


def test_who_was_shot_and_did_not_die_was_wounded() -> None:
    dead = _told("harm.killed", "one woman died", count_of("killed", 1))
    assert wounded(_told("strike.shooting", "Five people were shot")) == 5
    assert wounded(_told("strike.shooting", "Five people were shot, two fatally")) == 3
    assert wounded(_told("strike.shooting", "Five people were shot"), dead) == 4


def test_counted_wounded_are_more_than_those_who_were_shot_only_where_more_are_told() -> None:
    hurt = _told("harm.injured", "seven people were wounded", count_of("injured", 7))
    assert wounded(_told("strike.shooting", "Five people were shot"), hurt) == 7


def _told(kind: str, words: str, *counts: Count) -> ReadClaim:
    return read_claim(kind, words, places=[CITY], when=day("2031-05-08"), counts=counts, report=Report(name="report"))

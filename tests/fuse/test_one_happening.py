"""Who is said to have done it where somebody accuses: the accused, though the words name them otherwise than we do."""

from __future__ import annotations

from fogline.fuse.one_happening import doers
from support.claims import ARMY, REBELS, read_claim


def test_the_accused_did_it_and_not_the_accuser() -> None:
    told = read_claim("strike.attack", "Vale rebels accused the Crown army of shelling it", actors=[REBELS, ARMY])
    assert doers(told) == ("crown",)


def test_an_accuser_told_elsewhere_leaves_the_accused_alone() -> None:
    told = read_claim("strike.attack", "It accused Crown army guns of firing them", actors=[ARMY])
    assert doers(told) == ("crown",)

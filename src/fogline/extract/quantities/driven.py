"""People forced or driven, who are displaced only where they leave where they live."""

from __future__ import annotations

from fogline.extract.quantities.found import Harm
from fogline.extract.quantities.words import Words

DRIVEN = frozenset("force forces forcing forced drive drives driving drove driven".split())
HOMES = frozenset(
    "home homes house houses village villages land lands camp camps neighbourhood neighbourhoods neighborhood "
    "neighborhoods flee leave abandon exile".split()
)
"""Words that tell that somebody forced or driven left where they live."""
LEAVING = 8
"""Words after those counted in which that is told."""


def is_made_to_do_else(words: Words, harm: Harm, predicate: int, end: int) -> bool:
    """Whether people "forced" or "driven" do not leave where they live ("forced 20 soldiers to surrender").

    Args:
        words: the text.
        harm: what the predicate does.
        predicate: where it stands.
        end: where the words that count end.
    """
    if harm != "displaced" or words.at(predicate) not in DRIVEN:
        return False
    return not HOMES.intersection(words.lower[predicate : end + LEAVING])

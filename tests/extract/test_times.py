"""Time phrases go to the predicate they modify; when something was told is not when it happened."""

from __future__ import annotations

import pytest

from support.extracting import claims_of, words_in


def times_of(text: str, words: str) -> list[str]:
    claims = [claim for claim in claims_of(text) if words in claim.span.quote]
    assert claims, [claim.span.quote for claim in claims_of(text)]
    return words_in(claims[0], "time")


@pytest.mark.parametrize(
    ("text", "words", "times"),
    [
        ("Rebels shelled the port of Gao on 3 May 1992.", "Rebels shelled", ["3 May 1992"]),
        ("Rebels shelled the port of Gao, the mayor said on Friday.", "Rebels shelled", []),
        ("The mayor said on Friday that rebels shelled the port on Tuesday.", "rebels shelled", ["Tuesday"]),
        ("On Monday, militants ambushed a convoy, killing nine soldiers.", "killing nine soldiers", ["Monday"]),
        ("The town, which fell in 2012, was shelled on Friday.", "was shelled", ["Friday"]),
        ("Rebels held the port until 9 May 1992, when soldiers entered it.", "entered it", ["until 9 May 1992"]),
        ("Rebels shell the port every day.", "Rebels shell", []),
        ("Since 2014 the war has killed 9,000 people.", "has killed 9,000", ["Since 2014"]),
    ],
)
def test_which_phrase_is_whose(text: str, words: str, times: list[str]) -> None:
    assert times_of(text, words) == times


def test_a_part_that_names_no_day_is_of_the_day_named_last() -> None:
    text = "The mill was captured on Saturday, the dam on Sunday before midday, and the bridge after dark."
    assert times_of(text, "bridge") == ["Sunday"]

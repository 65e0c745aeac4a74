"""What did not come to be because something else did not."""

from __future__ import annotations

import pytest

from fogline.extract.certainty import certainty
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("text", "event", "polarity", "forestalled"),
    [
        ("Without the new guns, Orsa would have fallen in May.", "fallen", "negative", True),
        ("Had the bridge fallen, Orsa would have starved.", "fallen", "negative", True),
        ("If the league had held the bridge, the army would not have entered Orsa.", "entered", "positive", True),
        ("If the league had held the bridge, the army could have lost Orsa.", "lost", "negative", True),
        ("Two miners could have been killed by a mine.", "killed", "positive", False),
        ("Orsa would fall within days.", "fall", "positive", False),
        ("If the bridge falls, Orsa will starve.", "starve", "positive", False),
    ],
)
def test_a_past_that_was_not_is_none(text: str, event: str, polarity: str, forestalled: bool) -> None:
    parsed = pipeline()(text)
    token = next(token for token in parsed if token.text == event)
    found = certainty(parsed, token.i, finely=False)
    assert (found.polarity, found.forestalled) == (polarity, forestalled)

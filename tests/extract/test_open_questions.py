"""Questions that words leave open assert no act, and doubts about an act are no open questions."""

from __future__ import annotations

import pytest

from fogline.extract.open_questions import is_left_open
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("text", "event", "wanted"),
    [
        ("It is unclear who shelled the market.", "shelled", True),
        ("It remains unknown how many people were killed.", "killed", True),
        ("It was not immediately clear who fired the rocket.", "fired", True),
        ("The ministry did not know whether soldiers or rebels burned the mill.", "burned", True),
        ("It was unclear whether the town had fallen.", "fallen", False),
        ("It is clear who shelled the market.", "shelled", False),
        ("The judge found out who shelled the market.", "shelled", False),
        ("The planes shelled the market, and little is known of the pilots.", "shelled", False),
    ],
)
def test_open_questions(text: str, event: str, wanted: bool) -> None:
    token = next(one for one in pipeline()(text) if one.text == event)
    assert is_left_open(token) is wanted

"""What the grammar of a line settles by itself."""

from __future__ import annotations

import pytest

from fogline.extract.parse import pipeline
from fogline.extract.settled import settled_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The siege of Orsa entered its fourth month on Friday.", "control.siege"),
        ("The shelling of Orsa entered its third day.", "strike.shelling"),
        ("The league entered Orsa on Friday.", ""),
        ("The talks entered the town hall.", ""),
    ],
)
def test_what_enters_a_further_week_enters_no_place(text: str, kind: str) -> None:
    (token,) = [token for token in pipeline()(text) if token.text == "entered"]
    assert settled_kind(token) == kind

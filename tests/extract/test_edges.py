"""A claim ends with a word of its own: none that only leads to what another clause tells."""

from __future__ import annotations

import pytest

from fogline.extract.edges import trim
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("sentence", "cut_before", "head", "ends"),
    [
        ("Ten people were killed in an attack on the mill.", "attack", "killed", "killed"),
        ("Six were hurt as a result of the shelling of the mill.", "shelling", "hurt", "result"),
        ("The army pulled out on Friday.", "on", "pulled", "out"),
        ("They were shot in the mill on Friday.", "on", "shot", "mill"),
    ],
)
def test_what_leads_to_another_clause_is_dropped(sentence: str, cut_before: str, head: str, ends: str) -> None:
    parsed = pipeline()(sentence)
    place = {token.text: token.i for token in parsed}
    left, right = trim(0, place[cut_before], parsed, place[head])
    assert parsed[left:right].text.endswith(ends)

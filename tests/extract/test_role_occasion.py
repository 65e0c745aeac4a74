"""Who did what people came to harm by, and where."""

from __future__ import annotations

import pytest

from fogline.model import Role
from support.extracting import claims_of


def roles(text: str, kind: str, role: Role = "actor") -> list[str]:
    return [mention.span.quote for one in claims_of(text) if one.kind == kind for mention in one.in_role(role)]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Two nurses were wounded when soldiers shelled Gao.", ["soldiers"]),
        ("Two nurses were wounded as they fled Gao.", []),
        ("Two nurses died when their truck hit a landmine in Gao.", []),
        ("Two nurses were wounded when soldiers did not shell Gao.", []),
    ],
)
def test_whose_blow_it_was(text: str, doers: list[str]) -> None:
    found = [one for kind in ("harm.killed", "harm.injured") for one in roles(text, kind)]
    assert found == doers


def test_where_the_blow_fell_is_where_the_harm_was() -> None:
    text = "In Ruritania, 40 people were killed when a drone hit a wedding in Gao on Saturday."
    assert "Gao" in roles(text, "harm.killed", "place")
    apart = "Forty people were killed in Gao when soldiers shelled the road to Mopti."
    assert roles(apart, "harm.killed", "place") == ["Gao"]


def test_who_is_killed_in_a_fight_tells_who_killed() -> None:
    text = "Three {} were killed in clashes between the army and the Red Banner near Gao."
    assert roles(text.format("soldiers"), "harm.killed") == ["Red Banner"]
    assert roles(text.format("rebels"), "harm.killed") == ["army"]
    assert sorted(roles(text.format("farmers"), "harm.killed")) == ["Red Banner", "army"]
    assert roles(text.format("fighters"), "harm.killed") == []

"""Who acts beside a doer, who agreed and who left."""

from __future__ import annotations

import pytest

from fogline.model import Role
from support.extracting import claims_of


def roles(text: str, kind: str, role: Role = "actor") -> list[str]:
    return [mention.span.quote for one in claims_of(text) if one.kind == kind for mention in one.in_role(role)]


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        ("The army, together with allied militias, shelled Gao.", "strike.shelling", ["army", "allied militias"]),
        ("Troops took Gao in cooperation with the coast guard.", "control.capture", ["Troops", "coast guard"]),
        ("Troops took Gao in a week.", "control.capture", ["Troops"]),
        ("A deal between the Red Banner and the navy was signed.", "politics.agreement", ["Red Banner", "navy"]),
        ("Some 2,000 soldiers were deployed to Gao.", "force.deployment", ["2,000 soldiers"]),
    ],
)
def test_doers_that_the_grammar_names(text: str, kind: str, doers: list[str]) -> None:
    assert sorted(roles(text, kind)) == sorted(doers)

"""The act of denying: what people say they did not do, and what they only turn down."""

from __future__ import annotations

import pytest

from fogline.extract.denying import denies_what_is_said, is_told_of_denied
from support.extracting import stretch_of


@pytest.mark.parametrize(
    ("text", "verb", "denies"),
    [
        ("She also denied the accusations.", "denied", True),
        ("The ministry rejected the allegations on Monday.", "rejected", True),
        ("The report was denied by the navy.", "denied", True),
        ("It was an accusation that the brigade has denied.", "denied", True),
        ("The junta rejected the proposal.", "rejected", False),
        ("The council denied the envoy access.", "denied", False),
        ("The navy did not deny the report.", "deny", None),
        ("The army denied shelling the camp.", "denied", True),
        ("New footage contradicts the claim.", "contradicts", None),
    ],
)
def test_what_a_verb_of_denying_is_said_of(text: str, verb: str, denies: bool | None) -> None:
    (head,) = [token for token in stretch_of(text).parsed if token.text == verb]
    assert denies_what_is_said(head) is denies


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("The junta denied involvement in the raid on the mill, which killed nine.", "killed", True),
        ("The league was not responsible for a raid that killed nine.", "killed", True),
        ("The junta denied that its men had killed nine.", "killed", False),
        ("The junta confirmed the raid on the mill, which killed nine.", "killed", False),
    ],
)
def test_a_clause_only_describes_what_is_denied(text: str, event: str, told: bool) -> None:
    (token,) = [token for token in stretch_of(text).parsed if token.text == event]
    assert is_told_of_denied(token) is told

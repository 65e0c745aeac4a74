"""Who finds or buries the dead is not who killed them."""

from __future__ import annotations

import pytest

from fogline.extract.candidates import Candidate
from fogline.extract.finders import without_finders
from fogline.extract.parse import pipeline
from fogline.model import Mention, span_of


@pytest.mark.parametrize(
    ("text", "verb", "kept"),
    [
        ("Herders buried 43 bodies near Orsa.", "buried", 0),
        ("Medics received dozens of bodies in Orsa.", "received", 0),
        ("Divers recovered the remains of two miners.", "recovered", 0),
        ("Soldiers left 12 bodies in the street.", "left", 1),
        ("Soldiers found three herders and shot them.", "found", 1),
    ],
)
def test_finders_are_no_killers(text: str, verb: str, kept: int) -> None:
    parsed = pipeline()(text)
    (event,) = [token.i for token in parsed if token.text == verb]
    who = Mention(role="actor", span=span_of(text, 0, len(parsed[0])))
    clause = Candidate(head=event, event=event, left=0, right=len(parsed))
    assert len(without_finders([who], parsed, clause, "harm.killed")) == kept

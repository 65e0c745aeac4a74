"""Markets, weather, sport and culture are no claims; what war does to them is."""

from __future__ import annotations

import pytest

from fogline.extract.candidates import candidates
from fogline.extract.hints import hints
from fogline.extract.idle import is_idle
from fogline.extract.lexicon import lexicon
from support.extracting import claims_of, stretch_of


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("Oil prices fell by two per cent on Monday.", True),
        ("Shares in the shipyard rose sharply.", True),
        ("The national team beat the visitors in Kutum.", True),
        ("The goalkeeper fired the ball over the stand.", True),
        ("The central bank raised interest rates by half a point.", True),
        ("The temperature fell below zero in Kutum.", True),
        ("The film captured the mood of the old quarter.", True),
        ("The museum was shelled on Monday.", False),
        ("The goalkeeper died in the bombing of the stadium.", False),
        ("The medical team reached the village.", False),
        ("The rebels raised the price of bread in Kutum.", False),
    ],
)
def test_what_is_idle(text: str, idle: bool) -> None:
    parsed = stretch_of(text).parsed
    root = next(token for token in parsed if token.dep_ == "ROOT")
    (one,) = [one for one in candidates(parsed, lexicon()) if one.head == root.i]
    assert is_idle(parsed, one, hints(parsed, one, lexicon())) is idle


def test_what_is_idle_is_no_claim() -> None:
    assert not claims_of("The national team beat the visitors in Kutum. The temperature fell below zero in Kutum.")
    assert claims_of("The museum in Kutum was shelled on Monday.")

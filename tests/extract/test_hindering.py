"""Attacks that somebody kept from happening."""

from __future__ import annotations

import pytest

from fogline.extract.hindering import hindering_kind, is_hindered
from fogline.extract.lexicon import lexicon
from fogline.extract.parse import pipeline


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Police foiled a bomb attack on the mill.", "foiled", "fighting.battle"),
        ("An air raid on the port was averted.", "averted", "fighting.battle"),
        ("Guards stopped a gunman at the gate.", "stopped", "fighting.battle"),
        ("Sappers disarmed two mines near the dam.", "disarmed", "civil.other"),
        ("Police prevented a march through the town.", "prevented", ""),
        ("The army stopped the shelling at noon.", "stopped", ""),
        ("Gunmen launched an attack on the mill.", "launched", ""),
        ("The army disarmed the militia.", "disarmed", ""),
    ],
)
def test_what_keeps_an_attack_from_happening_is_none(text: str, verb: str, kind: str) -> None:
    (token,) = [token for token in pipeline()(text) if token.text == verb]
    assert hindering_kind(token, lexicon()) == kind


@pytest.mark.parametrize(
    ("text", "hindered"),
    [("Police foiled an attack on the mill.", True), ("Gunmen launched an attack on the mill.", False)],
)
def test_who_hinders_did_not_do_it(text: str, hindered: bool) -> None:
    (token,) = [token for token in pipeline()(text) if token.text == "attack"]
    assert is_hindered(token) is hindered

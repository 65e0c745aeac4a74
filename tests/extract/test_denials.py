"""Denials without a verb of denying: a party's word on its own acts, and what is none."""

from __future__ import annotations

import pytest

from fogline.extract.denials import denies_own_act
from fogline.model import Mention, Span, Speaker


def words(text: str, start: int = 0) -> Span:
    return Span(start=start, end=start + len(text), quote=text)


def denies(speaker: str, actor: str, family: str = "strike", antecedent: str | None = None) -> bool:
    fuller = words(antecedent) if antecedent else None
    mention = Mention(role="actor", span=words(actor), antecedent=fuller)
    return denies_own_act(family, (Speaker(span=words(speaker)),), (mention,))


@pytest.mark.parametrize(
    ("speaker", "actor", "antecedent"),
    [
        ("rebel spokesman", "We", None),
        ("rebel spokesman", "our fighters", None),
        ("Darmian coordination centre", "the Darmian air force", None),
        ("the Ridge Brigade", "it", "the Ridge Brigade"),
        ("Brigade of the Ridge", "Ridge's gunners", None),
        ("a source in the Darmian army", "the army", None),
        ("military spokesman", "the army", None),
    ],
)
def test_a_partys_word_on_its_own_act_is_a_denial(speaker: str, actor: str, antecedent: str | None) -> None:
    assert denies(speaker, actor, antecedent=antecedent)


@pytest.mark.parametrize(
    ("speaker", "actor", "family"),
    [
        ("defence minister", "the rebels", "strike"),
        ("Darmian Observatory for Human Rights", "Darmian forces", "strike"),
        ("the army", "the army", "control"),
        ("the army", "forces", "strike"),
        ("the police", "the army", "strike"),
    ],
)
def test_a_word_on_others_or_on_what_nobody_is_blamed_for_is_none(speaker: str, actor: str, family: str) -> None:
    assert not denies(speaker, actor, family)


def test_without_a_speaker_or_an_actor_nothing_is_denied() -> None:
    assert not denies_own_act("strike", (), ())

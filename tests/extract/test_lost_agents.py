"""Who does an act that a noun tells, and to what."""

from __future__ import annotations

import pytest

from support.extracting import stretch_of


def head_of_of(text: str) -> str:
    """What the first "of" of a sentence hangs on."""
    return str(next(one.head.text for one in stretch_of(text).parsed if one.text == "of"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Three people were killed in the shelling by Ruritanian forces of the village of Gao.", "shelling"),
        ("Nine people died on Monday in the bombardment by allied forces of a quarter of Gao.", "bombardment"),
        ("The killing by soldiers of three farmers near Gao led to protests.", "killing"),
        ("The bombing by jets of a hospital in Gao killed ten people.", "bombing"),
    ],
)
def test_what_it_is_done_to_hangs_on_the_act(text: str, act: str) -> None:
    assert head_of_of(text) == act


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The shelling by members of the militia killed three people.", "members"),
        ("The shelling by the Armed Forces of Ruritania killed three people.", "Forces"),
        ("The statement by leaders of the party was read on Monday.", "leaders"),
    ],
)
def test_a_doer_with_an_of_of_its_own_keeps_it(text: str, doer: str) -> None:
    assert head_of_of(text) == doer

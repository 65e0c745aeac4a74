"""The words by which a clause names a holder or taker otherwise than as its subject."""

from __future__ import annotations

import pytest

from fogline.fuse.control_holder_words import former_holder, named_holder, new_holder, ringed_by


@pytest.mark.parametrize(
    ("quote", "holder"),
    [
        ("the League pulled out, leaving the city to the Crown's men", "Crown's men"),
        ("the fall of Vale to the League on 3 March", "League"),
        ("Vale fell to the League", "League"),
    ],
)
def test_to_whom_a_place_is_left(quote: str, holder: str) -> None:
    assert new_holder(quote) == holder


def test_whose_a_place_was_before_control_passed() -> None:
    assert former_holder("control of Vale passed from the Crown to the League") == "Crown"


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("the army took Lindow, the last town in League hands", "League"),
        ("the army took Lindow, the only village still held by the League in the valley", "League"),
        ("the army seized the League stronghold of Lindow", "League"),
        ("the army took Lindow", None),
    ],
)
def test_whose_a_place_is_called_that_is_taken(sentence: str, whose: str | None) -> None:
    assert former_holder(sentence) == whose
    assert named_holder(sentence, "takes") is None


def test_how_it_was_before_names_no_new_holder() -> None:
    assert named_holder("Lindow was recaptured after being under constant League occupation since 2019") is None
    assert named_holder("Lindow was held by the League") == "League"


def test_who_lays_a_siege_that_a_place_is_under_is_named_after_it() -> None:
    assert ringed_by("Lindow has been under siege by the League since May") == "League"

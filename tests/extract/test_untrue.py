"""What is called untrue without a verb of denying, and what only sounds like it."""

from __future__ import annotations

import pytest

from fogline.extract.untrue import disowns, is_called_untrue
from support.extracting import stretch_of


@pytest.mark.parametrize(
    ("text", "event", "untrue"),
    [
        ("The ministry dismissed reports that the town had fallen.", "fallen", True),
        ("The navy rejected rumours of a mutiny on the frigate.", "mutiny", True),
        ("Reports that the dam was mined are false.", "mined", True),
        ("The claims of a retreat from the ridge are not true.", "retreat", True),
        ("The general described reports of a retreat from the ridge as lies.", "retreat", True),
        ("It is untrue that our men looted the shops.", "looted", True),
        ("It is true that our men looted the shops.", "looted", False),
        ("The brigade had nothing to do with the raid on the mill.", "raid", True),
        ("The brigade had no part in the raid on the mill.", "raid", True),
        ("The brigade had a part in the raid on the mill.", "raid", False),
        ("The navy confirmed reports that the dam was mined.", "mined", False),
        ("The navy did not dismiss reports that the dam was mined.", "mined", False),
        ("The council rejected a plan to mine the dam.", "mine", False),
    ],
)
def test_an_act_is_untrue_by_the_words_over_it(text: str, event: str, untrue: bool) -> None:
    (token,) = [token for token in stretch_of(text).parsed if token.text == event]
    assert is_called_untrue(token) is untrue


@pytest.mark.parametrize(
    ("text", "head", "disowned"),
    [
        ("There were no raids on the mill.", "were", True),
        ("There were no casualties.", "were", False),
        ("No such raid took place.", "took", True),
        ("The brigade played no part in it.", "played", True),
        ("Its gunners had not shelled the mill.", "shelled", True),
        ("The gunners had not shelled the mill.", "shelled", False),
    ],
)
def test_a_clause_disowns_by_its_form(text: str, head: str, disowned: bool) -> None:
    (token,) = [token for token in stretch_of(text).parsed if token.text == head]
    assert disowns(token) is disowned

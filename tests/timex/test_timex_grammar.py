"""The rule table: heads are complete, names tell rules apart, and times cost little more to read than words."""

from __future__ import annotations

import random
import re

import pytest

from fogline.timex import recognise
from fogline.timex.lexicon import WORDS
from fogline.timex.rules_dates import DATE_RULES
from fogline.timex.rules_units import UNIT_RULES
from support.timing import effort

RULES = (*DATE_RULES, *UNIT_RULES)
LETTERS = sorted({letter for letter, _ in WORDS.values()} | set("0123456IYyCNxXuZm"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.heads}")
def test_heads_are_all_the_letters_a_shape_can_begin_with(rule: object) -> None:
    entry = next(one for one in RULES if one is rule)
    chance = random.Random(7)
    begun = set()
    for _ in range(6000):
        letters = "".join(chance.choice(LETTERS) for _ in range(7))
        if entry.shape.match(letters):
            begun.add(letters[0])
    assert begun <= set(entry.heads)


def test_the_cost_grows_with_the_text_and_stays_near_that_of_finding_its_words() -> None:
    sentence = (
        "The column left the depot near the river on Saturday and reached the first houses by the evening, a driver "
        "said while men in two other districts waited for bread that had not come since the road was cut in early May. "
        "Nobody could say who had fired, and the officer who answered the telephone hung up without a word about it. "
    )
    short, long = sentence * 40, sentence * 400
    recognise(sentence)
    whole = effort(lambda: recognise(long))
    words = effort(lambda: [word.group().casefold() for word in re.finditer(r"\w+", long)])

    assert whole < 25 * effort(lambda: recognise(short))
    assert whole < 100 * words  # about 20 times, as it stands

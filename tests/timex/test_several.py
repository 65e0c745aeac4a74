"""Days that are told as a set."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.timex import normalise, recognise, simple

MONDAY = date(2031, 8, 4)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("on 1 and 3 August", "days {2031-08-01,2031-08-03}"),
        ("on Tuesday and Friday", "days {2031-07-29,2031-08-01}"),
        ("on both Tuesday and Wednesday", "days-on-end"),
        ("every Friday in July", "days {2031-07-04,2031-07-11,2031-07-18,2031-07-25}"),
        ("each Friday in August", "days {2031-08-01}"),
    ],
)
def test_the_rule_of_a_set_names_its_days(words: str, rule: str) -> None:
    (found,) = recognise(words)
    assert normalise(found, anchor=MONDAY, direction="past").rule == rule


def test_a_set_opens_into_what_it_is_made_of() -> None:
    (found,) = recognise("Guns fired on 1, 4 and 9 May 2030.")
    assert [one.text for one in simple(found)] == ["1", "4", "9 May 2030"]

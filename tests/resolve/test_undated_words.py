"""Words that take no day from what is told around them, headlines in the present, and reports dated a day too early."""

from __future__ import annotations

import pytest

from support.dated import said_in, times_in

FELL = ("The mill fell on Friday", "control.capture", "on Friday")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The van carried fighters battling the crown", "fighting.battle"),
        ("The hill was held by rebels fighting to topple the crown", "fighting.battle"),
        ("Attacks of this kind spread fear in the valley", "harm.other"),
        ("The shrine was the target of several attacks", "strike.attack"),
    ],
)
def test_words_for_a_party_or_a_kind_of_act_take_no_day(words: str, kind: str) -> None:
    assert times_in(f"The mill fell on Friday. {words}.", FELL, (words, kind, ""))[1] is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Rebels fought the guard in the yard", "fighting.battle"),
        ("Fighting went on in the yard", "fighting.battle"),
        ("The attack killed two millers", "harm.killed"),
    ],
)
def test_one_act_is_of_the_day_of_the_telling(words: str, kind: str) -> None:
    assert times_in(f"The mill fell on Friday. {words}.", FELL, (words, kind, ""))[1] == "2031-08-01"


HEADLINE = "Blast kills nine in Zenda"


@pytest.mark.parametrize(("kind", "day"), [("harm.killed", "2031-08-01"), ("control.hold", None)])
def test_a_headline_in_the_present_tells_the_happening_of_its_report(kind: str, day: str | None) -> None:
    text = f"{HEADLINE}\n\nA bomb went off in Zenda on Friday."
    bomb = ("A bomb went off in Zenda on Friday", "strike.bombing", "on Friday")
    assert times_in(text, (HEADLINE, kind, ""), bomb, now=frozenset({HEADLINE}))[0] == day


def test_an_agency_before_the_first_sentence_tells_of_its_day_where_nothing_is_dated() -> None:
    guns = ("Guns hit the mill", "strike.shelling", "")
    assert times_in("Port Vale, NPA – Guns hit the mill.", guns) == ["2031-08-03~"]
    assert times_in("ZENDA (Vale Press) - Guns hit the mill.", guns) == ["2031-08-03~"]
    assert times_in("Guns hit the mill - an NPA desk report.", guns) == [None]


EARLY = "{head} Guns hit the mill of Zenda on Monday"


@pytest.mark.parametrize(
    ("head", "day"),
    [("Last updated Aug 4, 2031.", "2031-08-04"), ("Last updated Aug 3, 2031.", "2031-07-28"), ("", "2031-07-28")],
)
def test_a_report_headed_with_the_day_after_its_date_is_of_that_day(head: str, day: str) -> None:
    text = EARLY.format(head=head)
    assert times_in(f"{text}.", ("Guns hit the mill of Zenda on Monday", "strike.shelling", "on Monday")) == [day]


def test_a_bare_weekday_six_days_gone_is_not_when_it_was_told() -> None:
    text = "The harbour office said Monday that the coast road was cut."
    assert said_in(text, "the coast road was cut", "said") is None

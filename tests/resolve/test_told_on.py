"""Claims dated by the telling: the day of the speech, looks back, and what the perfect leaves without a day."""

from __future__ import annotations

import pytest

from support.dated import said_in, times_in

LEAD = "Shells killed four porters in Zenda on Saturday, the harbour office said. "


def test_a_telling_before_the_report_dates_what_was_told() -> None:
    text = "On Thursday the ministry announced that its guns had fallen silent. The league smiled."
    assert said_in(text, "its guns had fallen silent", "announced") == "2031-07-31"


def test_the_report_s_own_day_is_no_day_of_an_earlier_telling() -> None:
    text = "On Sunday the ministry announced that its guns had fallen silent."
    assert said_in(text, "its guns had fallen silent", "announced") is None


def test_words_with_a_time_of_their_own_need_no_telling() -> None:
    text = "On Thursday the ministry announced that its guns had fallen silent in June."
    assert said_in(text, "its guns had fallen silent in June", "announced", phrase="in June") == "2031-06"


@pytest.mark.parametrize("kind", ["judgement.assessment", "outlook.forecast"])
def test_what_is_thought_or_expected_is_of_no_telling(kind: str) -> None:
    text = "On Thursday the ministry announced that its guns had fallen silent."
    assert said_in(text, "its guns had fallen silent", "announced", kind) is None


def test_after_a_look_back_the_telling_is_of_its_own_days_again() -> None:
    news = "Gunmen burned the mill of Zenda on Saturday"
    back = "A raid on 2 July burned the bakery"
    after = "Two millers died in the fire"
    filler = "The owner of the mill could not be reached and the road was closed. " * 12
    text = f"{news}. {filler}{back}. {after}."
    found = times_in(
        text, (news, "strike.attack", "on Saturday"), (back, "strike.attack", "on 2 July"), (after, "harm.killed", "")
    )
    assert found == ["2031-08-02", "2031-07-02", "2031-08-02"]


def test_a_clause_that_hangs_on_a_look_back_is_of_its_day() -> None:
    news = "Gunmen burned the mill of Zenda on Saturday"
    text = f"{news}. The last raid was on 2 July, when six people died."
    found = times_in(
        text,
        (news, "strike.attack", "on Saturday"),
        ("The last raid was on 2 July", "strike.attack", "on 2 July"),
        ("six people died", "harm.killed", ""),
    )
    assert found[2] == "2031-07-02"


PAGE = LEAD + "The office keeps a list of the dead and gives it to the families who ask for it in writing. " * 4


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The league has seized several oil fields", "control.capture"),
        ("Crown planes have repeatedly bombed the valley", "strike.airstrike"),
        ("The crown has strongly denied such accusations", "politics.statement"),
    ],
)
def test_the_perfect_past_the_lead_tells_no_day(words: str, kind: str) -> None:
    lead = (LEAD[:48], "harm.killed", "on Saturday")
    assert times_in(f"{PAGE}{words}.", lead, (words, kind, ""))[1] is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("{words}. " + PAGE, "Gunmen have seized the customs house", "control.capture"),
        (PAGE + "{words}.", "Gunmen seized the customs house", "control.capture"),
        (PAGE + "{words}.", "The toll has risen to nine dead", "harm.killed"),
    ],
)
def test_the_lead_the_simple_past_and_tolls_keep_the_day_of_the_telling(text: str, words: str, kind: str) -> None:
    lead = (LEAD[:48], "harm.killed", "on Saturday")
    assert times_in(text.format(words=words), lead, (words, kind, ""))[1] == "2031-08-02"

"""Times told from another event of the report."""

from __future__ import annotations

import pytest

from support.dated import times_in

VETO = ("The guild vetoed the charter on Tuesday", "politics.statement", "on Tuesday")


@pytest.mark.parametrize(
    ("count", "day"),
    [
        ("A day after", "2031-07-30"),
        ("Two days before", "2031-07-27"),
        ("Hours after", "2031-07-29"),
        ("The night after", "2031-07-30"),
        ("Days after", "2031-07-31/2031-08-03"),
        ("Shortly after", "2031-07-29"),
        ("The week before", "2031-07-22/2031-07-29"),
    ],
)
def test_a_count_from_an_event_starts_on_the_day_on_which_the_report_tells_it(count: str, day: str) -> None:
    text = f"The guild vetoed the charter on Tuesday. {count} it vetoed the charter, guns hit the mill, killing two."
    found = times_in(
        text, VETO, ("it vetoed the charter", "politics.statement", ""), ("guns hit the mill", "strike.shelling", "")
    )
    assert found == ["2031-07-29", "2031-07-29", day]


def test_a_count_dates_what_stands_before_it_and_what_goes_on_behind() -> None:
    text = "Guns hit the mill a day after the veto, killing two. The guild vetoed the charter on Tuesday."
    found = times_in(text, ("Guns hit the mill", "strike.shelling", ""), ("killing two", "harm.killed", ""), VETO)
    assert found == ["2031-07-30", "2031-07-30", "2031-07-29"]


def test_an_event_is_found_by_another_word_for_it_and_by_whom_it_struck() -> None:
    text = (
        "Shells struck Stone Ford on Monday. Rockets struck Reed Ferry on Thursday. "
        "Two days after the attack on Stone Ford, drones burned the depot."
    )
    found = times_in(
        text,
        ("Shells struck Stone Ford on Monday", "strike.shelling", "on Monday"),
        ("Rockets struck Reed Ferry on Thursday", "strike.airstrike", "on Thursday"),
        ("drones burned the depot", "strike.airstrike", ""),
    )
    assert found[2] == "2031-07-30"


@pytest.mark.parametrize(
    "told",
    [
        "The truce was signed on Monday. A day after the truce collapsed",
        "Shells struck Stone Ford on Monday. A day after the attack on Reed Ferry",
        "Guards held the pass on Monday. Months after the vote",
    ],
)
def test_what_is_told_from_an_event_of_no_known_day_stays_open(told: str) -> None:
    text = f"{told}, guns hit the mill."
    first = told.partition(".")[0]
    found = times_in(text, (first, "strike.other", "on Monday"), ("guns hit the mill", "strike.shelling", ""))
    assert found == ["2031-07-28", None]


def test_into_an_event_counts_from_its_beginning_and_within_from_it_on() -> None:
    siege = ("The guard laid siege to the mill on 20 July", "control.siege", "on 20 July")
    text = "The guard laid siege to the mill on 20 July. Ten days into the siege, guns hit the dam."
    assert times_in(text, siege, ("guns hit the dam", "strike.shelling", ""))[1] == "2031-07-30"
    text = "The guard laid siege to the mill on 20 July. Within two days of the siege, guns hit the dam."
    assert times_in(text, siege, ("guns hit the dam", "strike.shelling", ""))[1] == "2031-07-20/2031-07-22"


def test_what_lasts_since_an_event_told_elsewhere_is_from_its_day_to_the_report() -> None:
    text = "The truce collapsed on 20 July. Forty people have been killed since the truce collapsed."
    found = times_in(
        text,
        ("The truce collapsed on 20 July", "politics.other", "on 20 July"),
        ("Forty people have been killed", "harm.killed", ""),
        ("since the truce collapsed", "politics.other", ""),
    )
    assert found == ["2031-07-20", "2031-07-20/2031-08-03", "2031-07-20"]


def test_a_day_in_the_words_of_the_event_itself_is_counted_from() -> None:
    text = "The reeve was seized two weeks after the vote, which was held on 6 July."
    found = times_in(
        text,
        ("The reeve was seized", "harm.detained", ""),
        ("the vote, which was held on 6 July", "politics.other", "on 6 July"),
    )
    assert found[0] == "2031-07-20~"


def test_an_event_named_without_a_comma_behind_it_dates_the_rest_of_its_sentence() -> None:
    text = "Guns hit the mill on Friday. The day after the attack the guard left the valley."
    found = times_in(
        text,
        ("Guns hit the mill on Friday", "strike.shelling", "on Friday"),
        ("The day after the attack the guard left the valley", "control.withdrawal", ""),
    )
    assert found[1] == "2031-08-02"


def test_a_day_after_that_counts_from_what_was_told_last() -> None:
    text = "Guns hit the mill on Thursday. A day after that, the guard left the valley."
    found = times_in(
        text,
        ("Guns hit the mill on Thursday", "strike.shelling", "on Thursday"),
        ("the guard left the valley", "control.withdrawal", ""),
    )
    assert found[1] == "2031-08-01"

"""Times of claims: which phrase dates them, what they take from the telling, and what stays open."""

from __future__ import annotations

from dataclasses import replace

from fogline.model import Resolution
from fogline.resolve.times import resolve_times
from support.dated import SUNDAY
from support.dated_claims import claim, report, times


def test_a_weekday_dates_more_than_current() -> None:
    document = report("The current offensive by the Vale rebels began on Wednesday near the mill.")
    told = claim(
        document, "The current offensive by the Vale rebels began on Wednesday", "fighting.offensive", "current",
        "on Wednesday",
    )  # fmt: skip

    assert times(document, told) == ["2031-07-30"]


def test_a_since_clause_is_dated_by_what_was_told_before_it_and_dates_the_clause_before_it() -> None:
    document = report(
        "Last month the crown encircled the port. Shells have hit two clinics since the army took the coast road. "
        "On Friday the league struck back."
    )
    ring = claim(document, "Last month the crown encircled the port", "control.siege", "Last month")
    shells = claim(document, "Shells have hit two clinics", "strike.shelling")
    road = claim(document, "since the army took the coast road", "control.capture")
    back = claim(document, "On Friday the league struck back", "fighting.offensive", "On Friday")

    assert times(document, ring, shells, road, back) == ["2031-07", "2031-07-01/2031-08-03", "2031-07", "2031-08-01"]


def test_now_dates_no_act_that_is_told_near_it() -> None:
    document = report("On Friday the league took the mill. It now holds both banks. Three guards were killed.")
    taken = claim(document, "On Friday the league took the mill", "control.capture", "On Friday")
    holds = claim(document, "It now holds both banks", "control.hold", "now")
    killed = claim(document, "Three guards were killed", "harm.killed")

    assert times(document, taken, holds, killed)[2] == "2031-08-01"


def test_a_since_clause_with_nothing_before_it_stays_open() -> None:
    document = report("Shells have hit two clinics since the army took the coast road. On Friday the league struck.")
    shells = claim(document, "Shells have hit two clinics", "strike.shelling")
    road = claim(document, "since the army took the coast road", "control.capture")
    back = claim(document, "On Friday the league struck", "fighting.offensive", "On Friday")

    assert times(document, shells, road, back) == [None, None, "2031-08-01"]


def test_two_days_told_as_between_are_the_days_from_one_to_the_other() -> None:
    document = report("The monitor counts ninety dead in Zenda between 3 May and the truce of 29 May.")
    dead = claim(
        document, "ninety dead in Zenda between 3 May and the truce of 29 May", "harm.killed", "3 May", "29 May"
    )

    assert times(document, dead) == ["2031-05-03/2031-05-29"]


def test_a_since_clause_that_opens_a_sentence_dates_what_follows_it() -> None:
    document = report(
        "Since shelling resumed on 15 July it has recorded ninety people killed in Zenda. The army slept."
    )
    shells = claim(document, "Since shelling resumed on 15 July", "strike.shelling", "15 July")
    dead = claim(document, "ninety people killed in Zenda", "harm.killed")

    assert times(document, shells, dead)[1] == "2031-07-15/2031-08-03"


def test_harm_of_a_whole_operation_is_of_all_its_days() -> None:
    document = report(
        "The army took Hentzau on Friday. It took Zenda by Saturday morning. At least 90 people fled during the "
        "offensive."
    )
    first = claim(document, "The army took Hentzau on Friday", "control.capture", "on Friday")
    second = claim(document, "It took Zenda by Saturday morning", "control.capture", "Saturday morning")
    flight = claim(document, "At least 90 people fled during the offensive", "harm.displaced")

    assert times(document, first, second, flight)[2] == "2031-08-01/2031-08-02"


def test_a_claim_without_a_phrase_is_of_the_telling_it_stands_in() -> None:
    document = report("The army took Hentzau on Friday. Nine people were killed. The league holds the mill.")
    taken = claim(document, "The army took Hentzau on Friday", "control.capture", "on Friday")
    killed = claim(document, "Nine people were killed", "harm.killed")
    holds = claim(document, "The league holds the mill", "control.hold")

    assert times(document, taken, killed, replace(holds, time="now"))[:2] == ["2031-08-01", "2031-08-01"]
    assert times(document, taken, replace(killed, background=True))[1] is None
    assert times(document, taken, replace(killed, time="forecast"))[1] is None


def test_a_claim_takes_the_day_told_before_it_though_the_next_one_is_nearer() -> None:
    document = report(
        "On Friday the guard shelled the mill from both banks of the river, as everybody in the valley could hear. "
        "Two millers died. On Saturday the league burned the ferry."
    )
    shelled = claim(document, "On Friday the guard shelled the mill", "strike.shelling", "On Friday")
    died = claim(document, "Two millers died", "harm.killed")
    burned = claim(document, "On Saturday the league burned the ferry", "harm.damage", "On Saturday")

    assert times(document, shelled, died, burned) == ["2031-08-01", "2031-08-01", "2031-08-02"]


def test_an_hour_is_of_the_day_told_last_and_not_of_one_told_within_that_clause() -> None:
    document = report("The league, which on Thursday changed its name, attacked on Saturday. By nightfall it was gone.")
    words = "The league, which on Thursday changed its name, attacked on Saturday"
    attacked = claim(document, words, "fighting.battle", "on Saturday")
    changed = claim(document, "which on Thursday changed its name", "politics.other", "on Thursday")
    gone = claim(document, "By nightfall it was gone", "control.loss", "By nightfall")

    assert [one and one[:10] for one in times(document, attacked, changed, gone)][2] == "2031-08-02"


def test_every_claim_gets_one_answer_and_its_reason() -> None:
    document = report("The army took Hentzau on Friday. The league left.")
    taken = claim(document, "The army took Hentzau on Friday", "control.capture", "on Friday")
    left = claim(document, "The league left", "control.withdrawal")
    found = list(resolve_times(document, [left, taken], SUNDAY))

    assert sorted(one.record.subject for one in found if isinstance(one.record, Resolution)) == sorted(
        [taken.id, left.id]
    )
    assert all(one.reasons for one in found)
    own = next(one for one in found if isinstance(one.record, Resolution) and one.record.subject == taken.id)
    assert "“on Friday” → 2031-08-01" in own.reasons[0]


def test_what_happened_at_a_beginning_is_of_it_alone() -> None:
    text = "The valley has been shelled since 2027 when the league mutinied in Zenda."
    document = report(text)
    mutiny = claim(document, "2027 when the league mutinied in Zenda", "politics.other", "since 2027")
    shells = claim(document, "The valley has been shelled since 2027", "strike.shelling", "since 2027")

    assert times(document, mutiny, shells) == ["2027", "2027-01-01/2031-08-03"]


def test_what_a_record_is_measured_from_does_not_date_it() -> None:
    document = report(
        "Guns hit the mill on Friday. It was the first raid on Zenda since the outbreak of war in 2027. The league won "
        "since the outbreak of war in 2028 and after."
    )
    mill = claim(document, "Guns hit the mill on Friday", "strike.shelling", "on Friday")
    raid = claim(document, "It was the first raid on Zenda since the outbreak of war in 2027", "strike.attack", "2027")
    won = claim(document, "The league won since the outbreak of war in 2028", "fighting.battle", "2028")

    assert times(document, mill, raid, won) == ["2031-08-01", "2031-08-01", "2028-01-01/2031-08-03"]

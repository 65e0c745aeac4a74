"""Times of claims: which phrase dates them, what they take from the telling, and what stays open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fogline.model import Claim, Document, Mention, Quantity, Resolution, When, Zone, span_of
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")


def report(text: str) -> Document:
    return Document(capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),))


def claim(document: Document, words: str, kind: str, *phrases: str, quantities: tuple[Quantity, ...] = ()) -> Claim:
    start = document.text.index(words)
    mentions = []
    for phrase in phrases:
        at = document.text.index(phrase)
        mentions.append(Mention(role="time", span=span_of(document.text, at, at + len(phrase))))
    span = span_of(document.text, start, start + len(words))
    return Claim(document=document.id, kind=kind, span=span, mentions=tuple(mentions), quantities=quantities)


def times(document: Document, *claims: Claim, published: When | None = SUNDAY) -> list[str | None]:
    found = [one.record for one in resolve_times(document, claims, published)]
    by_claim = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    return [when.edtf if (when := by_claim[one.id]) else None for one in claims]


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


def test_in_a_report_between_two_days_a_phrase_is_between_two_days() -> None:
    published = When(earliest="2031-08-01", latest="2031-08-20", precision="days", edtf="2031-08-01/2031-08-20")
    document = report("Yesterday the army took Hentzau.")
    told = claim(document, "Yesterday the army took Hentzau", "control.capture", "Yesterday")

    assert times(document, told, published=published) == ["2031-07-31/2031-08-19"]


def test_in_a_report_after_some_day_a_phrase_is_after_some_day() -> None:
    published = When(earliest="2031-08-01", latest=None, precision="open", edtf="2031-08-01/..")
    document = report("Yesterday the army took Hentzau.")
    told = claim(document, "Yesterday the army took Hentzau", "control.capture", "Yesterday")

    assert times(document, told, published=published) == ["2031-07-31/.."]


def placed(
    text: str, words: str, *phrases: str, kind: str = "control.capture", published: When | None = SUNDAY, **how: Any
) -> str | None:
    document = report(text)
    told = replace(claim(document, words, kind, *phrases), **how)
    return times(document, told, published=published)[0]


def test_a_weekday_lies_behind_what_was_done_and_before_what_is_planned() -> None:
    assert placed("The army took Hentzau on Friday.", "The army took Hentzau", "on Friday") == "2031-08-01"
    ahead = placed("The army will take Hentzau on Friday.", "The army will take Hentzau", "on Friday", time="planned")
    assert ahead == "2031-08-08"


def test_what_goes_on_since_a_month_began_in_it_before_the_report() -> None:
    text = "Since October rockets have been hitting Hentzau."
    words = "Since October rockets have been hitting Hentzau"
    going_on = placed(text, words, "Since October", kind="strike.shelling", time="now")
    assert (going_on or "").startswith("2030-10")


def test_without_a_report_date_only_the_calendar_dates() -> None:
    calendar = placed("The army took Hentzau on 2 May 2029.", "The army took Hentzau", "on 2 May 2029", published=None)
    assert calendar == "2029-05-02"
    assert placed("The army took Hentzau on Friday.", "The army took Hentzau", "on Friday", published=None) is None


def test_without_a_report_date_an_hour_is_of_no_day() -> None:
    document = report("In 2031 the crown sold the mill. A strike at 9:01 PM killed four people.")
    sold = claim(document, "In 2031 the crown sold the mill", "politics.other", "In 2031")
    struck = claim(document, "A strike at 9:01 PM killed four people", "harm.killed", "at 9:01 PM")

    assert times(document, sold, struck, published=None) == ["2031", None]


def test_what_was_done_was_not_done_after_the_report() -> None:
    assert placed("The army took Hentzau in August.", "The army took Hentzau", "in August") == "2031-08-01/2031-08-03"
    late = placed("The army took Hentzau on 9 August 2031.", "The army took Hentzau", "on 9 August 2031")
    assert late is None


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


def test_a_day_for_which_something_is_set_lies_ahead_and_does_not_date_the_setting() -> None:
    document = report(
        "The crown called talks for Wednesday. Talks are planned for Wednesday. It paid for Friday's raid."
    )
    called = claim(document, "The crown called talks for Wednesday", "politics.talks", "Wednesday")
    at = document.text.index("Talks are")
    span, phrase = span_of(document.text, at, at + 31), document.text.rindex("Wednesday")
    ahead = Claim(
        document=document.id, kind="politics.talks", span=span, time="planned",
        mentions=(Mention(role="time", span=span_of(document.text, phrase, phrase + 9)),),
    )  # fmt: skip
    raid = claim(document, "Friday's raid", "strike.airstrike", "Friday")

    assert times(document, called, ahead, raid) == [None, "2031-08-06", "2031-08-01"]

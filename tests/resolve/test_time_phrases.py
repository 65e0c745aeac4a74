"""One time phrase of a claim: the days it means, by the report's day and the direction of its clause."""

from __future__ import annotations

from fogline.model import Claim, Mention, When, span_of
from support.dated_claims import claim, placed, report, times


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

"""What a report tells as new and dates nowhere is of about its own day, where it says on what day it was told."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Mention, Resolution, When, Zone, span_of
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")
AUGUST = When(earliest="2031-08-01", latest="2031-08-31", precision="month", edtf="2031-08")
KILLED = ("Rockets killed three porters", "harm.killed", "")


def times(text: str, *claims: tuple[str, str, str], published: When | None = SUNDAY) -> list[str | None]:
    """The times of claims, told as their words, their kind and the phrase that the reader gave them, if any."""
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="r", text=text, language="en", zones=(zone,))
    made = []
    for words, kind, phrase in claims:
        start, at = text.index(words), text.index(phrase)
        told = (Mention(role="time", span=span_of(text, at, at + len(phrase))),) if phrase else ()
        span = span_of(text, start, start + len(words))
        made.append(Claim(document=document.id, kind=kind, span=span, mentions=told))
    found = [one.record for one in resolve_times(document, made, published)]
    by_claim = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    return [when.edtf if (when := by_claim[one.id]) else None for one in made]


@pytest.mark.parametrize("saying", ["a source said on Sunday", "a source said today", "it was told on 3 August"])
def test_an_act_told_on_the_report_s_day_is_of_about_that_day(saying: str) -> None:
    assert times(f"Rockets killed three porters, {saying}.", KILLED) == ["2031-08-03~"]


@pytest.mark.parametrize(
    "text",
    [
        "Rockets killed three porters.",
        "3 August 2031 Rockets killed three porters.",
        "Rockets killed three porters, a source said on Friday.",
        "Rockets killed three porters, a source said in August.",
    ],
)
def test_where_no_saying_is_of_the_report_s_day_the_act_stays_open(text: str) -> None:
    assert times(text, KILLED) == [None]


def test_a_report_that_dates_an_act_lends_its_own_day_to_none() -> None:
    text = "On 4 May 2031 the league took the hill. Rockets killed three porters, a source said on Sunday."
    taken, killed = times(text, ("the league took the hill", "control.capture", "On 4 May 2031"), KILLED)
    assert (taken, killed) == ("2031-05-04", "2031-05-04")


def test_a_phrase_that_cannot_be_is_not_replaced_by_the_report_s_day() -> None:
    words = "Rockets killed three porters on 9 August 2031"
    assert times(f"{words}, a source said on Sunday.", (words, "harm.killed", "on 9 August 2031")) == [None]


@pytest.mark.parametrize("published", [AUGUST, None])
def test_a_report_without_a_day_has_none_to_lend(published: When | None) -> None:
    assert times("Rockets killed three porters, a source said on Sunday.", KILLED, published=published) == [None]


def test_a_state_takes_no_day() -> None:
    words = "The league held the hill"
    assert times(f"{words}, a source said on Sunday.", (words, "control.hold", "")) == [None]

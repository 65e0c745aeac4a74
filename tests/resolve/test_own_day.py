"""What a report tells as new and dates nowhere is of about its own day, where it says on what day it was told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.model import Claim, Document, Resolution, StatedDate, When, Zone, span_of
from fogline.model.claim import Time
from fogline.resolve.own_day import is_dispatch
from fogline.resolve.times import resolve_times
from support.dated import SUNDAY, said_in, times_in

AUGUST = When(earliest="2031-08-01", latest="2031-08-31", precision="month", edtf="2031-08")
KILLED = ("Rockets killed three porters", "harm.killed", "")


@pytest.mark.parametrize("saying", ["a source said on Sunday", "a source said today", "it was told on 3 August"])
def test_an_act_told_on_the_report_s_day_is_of_about_that_day(saying: str) -> None:
    assert times_in(f"Rockets killed three porters, {saying}.", KILLED) == ["2031-08-03~"]


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
    assert times_in(text, KILLED) == [None]


def test_a_report_that_dates_an_act_lends_its_own_day_to_none() -> None:
    text = "On 4 May 2031 the league took the hill. Rockets killed three porters, a source said on Sunday."
    taken, killed = times_in(text, ("the league took the hill", "control.capture", "On 4 May 2031"), KILLED)
    assert (taken, killed) == ("2031-05-04", "2031-05-04")


def test_a_phrase_that_cannot_be_is_not_replaced_by_the_report_s_day() -> None:
    words = "Rockets killed three porters on 9 August 2031"
    assert times_in(f"{words}, a source said on Sunday.", (words, "harm.killed", "on 9 August 2031")) == [None]


@pytest.mark.parametrize("published", [AUGUST, None])
def test_a_report_without_a_day_has_none_to_lend(published: When | None) -> None:
    assert times_in("Rockets killed three porters, a source said on Sunday.", KILLED, published=published) == [None]


def test_a_state_takes_no_day() -> None:
    words = "The league held the hill"
    assert times_in(f"{words}, a source said on Sunday.", (words, "control.hold", "")) == [None]


def headed(head: str, day: str = "3 AUG 31") -> Document:
    text = f"{head}{day} (MPA) -- Rockets killed three porters."
    at = len(head)
    zones = (Zone(kind="dateline", start=0, end=at + len(day) + 9), Zone(kind="body", start=at + 18, end=len(text)))
    dates = (StatedDate(value="2031-08-03", basis="dateline", start=at, end=at + len(day)),)
    return Document(capture="c", name="r", text=text, language="en", zones=zones, dates=dates)


@pytest.mark.parametrize("head", ["STONE FORD, ", "STONE FORD (MILL COUNTY), ", "Stone Ford, Mill County, "])
def test_a_town_and_a_day_head_a_dispatch(head: str) -> None:
    assert is_dispatch(headed(head), SUNDAY)


@pytest.mark.parametrize("head", ["", "Posted on ", "Sunday, ", "Sun, "])
def test_a_day_without_a_town_heads_none(head: str) -> None:
    assert not is_dispatch(headed(head), SUNDAY)


@pytest.mark.parametrize("published", [AUGUST, None, replace(SUNDAY, earliest="2031-08-05", latest="2031-08-05")])
def test_a_dispatch_is_of_the_day_it_is_headed_with(published: When | None) -> None:
    assert not is_dispatch(headed("STONE FORD, "), published)


@pytest.mark.parametrize(
    ("kind", "time", "edtf"),
    [
        ("harm.killed", "past", "2031-08-03"),
        ("force.deploy", "past", "2031-08-03"),
        ("control.hold", "now", "2031-08-03"),
        ("politics.statement", "past", None),
        ("outlook.forecast", "now", None),
        ("judgement.assessment", "past", None),
    ],
)
def test_what_a_dispatch_tells_of_its_day(kind: str, time: Time, edtf: str | None) -> None:
    document = headed("STONE FORD, ")
    start = document.text.index("Rockets")
    span = span_of(document.text, start, len(document.text) - 1)
    found = next(resolve_times(document, [Claim(document=document.id, kind=kind, span=span, time=time)], SUNDAY)).record
    assert isinstance(found, Resolution)
    assert (found.when.edtf if found.when else None) == edtf


@pytest.mark.parametrize(
    ("kind", "time", "edtf"),
    [
        ("harm.other", "now", "2031-08-03"),
        ("fighting.battle", "now", "2031-08-03"),
        ("harm.deprivation", "now", None),
        ("politics.other", "now", None),
        ("harm.other", "forecast", None),
    ],
)
def test_how_people_fare_is_so_on_the_day_somebody_says_it(kind: str, time: Time, edtf: str | None) -> None:
    text = "The ward is full of wounded porters, said the matron of the harbour clinic."
    assert said_in(text, "The ward is full of wounded porters", "said", kind, time=time) == edtf

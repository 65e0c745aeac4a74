"""Histories: in which year and on which day a telling stands that names the year once."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.model import Claim, Document, Mention, Resolution, Zone, span_of
from fogline.resolve.narration import Narration, is_history
from fogline.resolve.times import resolve_times
from fogline.timex import recognise

HISTORY = (
    "The Battle of Ostrava was fought between 3 October 2031 and 12 February 2032 for the city of Ostrava.\n\n"
    "## Background\nThe league had held the city since 2019. On 3 October, the crown moved against it.\n\n"
    "## Course\nTwo days later, the crown took the mill. On 28 December, it reached the harbour, which had been "
    "rebuilt in 2024. The next day, it fell back. On 5 January, the crown came again; four days later, on 9 January, "
    "it held the quay. On the 11th, the league left."
)


def read(text: str, title_years: tuple[int, ...] = ()) -> dict[str, str]:
    """The days of each phrase of a text."""
    told = Narration.of(text, recognise(text), title_years).told
    return {text[one.start : one.end]: one.when.edtf for one in told}


def test_a_day_without_a_year_is_of_the_year_in_which_the_telling_goes_on() -> None:
    days = read(HISTORY)
    assert days["3 October"] == "2031-10-03"
    assert days["28 December"] == "2031-12-28"
    assert days["5 January"] == "2032-01-05"


def test_what_is_counted_is_counted_from_what_was_told_before_and_not_from_a_look_back() -> None:
    days = read(HISTORY)
    assert days["Two days later"] == "2031-10-05"
    assert days["The next day"] == "2031-12-29"
    assert days["the 11th"] == "2032-01-11"


def test_a_year_of_the_title_outweighs_one_of_the_background() -> None:
    text = (
        "The crown struck at Vale, which a truce of 2029 had left alone.\n\n## Course\nOn 18 May, the crown attacked. "
        "On 20 May, it took the mill. On 22 May, the league fled."
    )
    assert read(text)["18 May"] == "2029-05-18"
    assert read(text, (2033,))["18 May"] == "2033-05-18"


def test_what_names_no_time_is_of_where_the_telling_stands_within_its_section() -> None:
    narration = Narration.of(HISTORY, recognise(HISTORY))

    def standing(words: str) -> str | None:
        start = HISTORY.index(words)
        told = narration.standing_at(start, start + len(words))
        return told.when.edtf if told else None

    assert standing("the crown took the mill") == "2031-10-05"
    assert standing("it fell back") == "2031-12-29"
    assert standing("it held the quay") == "2032-01-09"
    assert standing("The league had held the city") is None  # nothing is told before it in its section


@pytest.mark.parametrize(
    ("text", "published", "answer"),
    [
        (HISTORY, None, True),
        (HISTORY, date(2040, 1, 1), True),
        (HISTORY, date(2032, 2, 20), False),
        ("On Monday the crown took the mill. On Tuesday it left. The league came on 3 May 2031.", None, False),
        ("On 3 May the crown came. On 5 May it left. On 7 May it rained.", None, False),
    ],
)
def test_a_history_goes_from_day_to_day_and_names_a_year(text: str, published: date | None, answer: bool) -> None:
    assert is_history(recognise(text), published) is answer


def claim(document: Document, words: str, phrases: tuple[str, ...] = (), kind: str = "control.capture") -> Claim:
    start = document.text.index(words)
    mentions = []
    for phrase in phrases:
        at = document.text.index(phrase)
        mentions.append(Mention(role="time", span=span_of(document.text, at, at + len(phrase))))
    span = span_of(document.text, start, start + len(words))
    return Claim(document=document.id, kind=kind, span=span, mentions=tuple(mentions))


def test_claims_of_a_history_take_their_days_from_its_telling() -> None:
    zones = (Zone(kind="body", start=0, end=len(HISTORY)),)
    document = Document(capture="c", name="h", text=HISTORY, language="en", zones=zones)
    claims = [
        claim(document, "the crown took the mill", ("Two days later",)),
        claim(document, "it held the quay", ("four days later", "9 January"), "control.hold"),
        claim(document, "the league left", (), "control.withdrawal"),
    ]
    found = [one.record for one in resolve_times(document, claims, None)]
    days = [one.when.edtf if isinstance(one, Resolution) and one.when else None for one in found]
    assert days == ["2031-10-05", "2032-01-09", "2032-01-11"]

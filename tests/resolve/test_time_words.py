"""Times that stand in a claim's words and were given to no claim, and reports that date nothing they tell."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Mention, Resolution, When, Zone, span_of
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")
MONTH = When(earliest="2031-08-01", latest="2031-08-31", precision="month", edtf="2031-08")


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


LORRY = "A lorry drove into a crowd watching the parade in Port Vale on Thursday night"


def test_a_phrase_in_its_words_dates_a_claim_to_which_the_reader_gave_none() -> None:
    assert times(f"{LORRY}.", (LORRY, "strike.attack", "")) == ["2031-07-31"]


def test_what_is_dated_by_its_words_lends_its_time() -> None:
    text = f"{LORRY}. Four people were killed."
    lent = times(text, (LORRY, "strike.attack", ""), ("Four people were killed", "harm.killed", ""))
    assert lent == ["2031-07-31", "2031-07-31"]


def test_a_phrase_that_another_claim_has_is_not_used_again() -> None:
    whole = "The guard shelled the hill that the league took on Friday"
    inner = "the league took on Friday"
    text = f"{whole}. Nothing moved on Saturday."
    found = times(text, (whole, "strike.shelling", ""), (inner, "control.capture", "on Friday"))
    assert found[1] == "2031-08-01"
    assert times(text, (whole, "strike.shelling", ""), (inner, "control.capture", "")) == ["2031-08-01", "2031-08-01"]


@pytest.mark.parametrize(
    "words",
    ["The guard shelled the mill for two hours", "The guard shelled the mill again recently"],
)
def test_words_that_name_no_day_leave_it_to_the_telling(words: str) -> None:
    text = f"On Friday the league took the hill. {words}."
    found = times(text, ("the league took the hill", "control.capture", "On Friday"), (words, "strike.shelling", ""))
    assert found == ["2031-08-01", "2031-08-01"]


def test_nothing_is_dated_after_its_report() -> None:
    words = "The guard shelled the hall of the talks of 20 August"
    assert times(f"{words}.", (words, "strike.shelling", "")) == [None]


def test_a_report_that_dates_nothing_leaves_its_acts_open() -> None:
    killed = ("Rockets killed three porters", "harm.killed", "")
    text = "Rockets killed three porters. The guard blamed the league."
    for published in (SUNDAY, MONTH, None):
        assert times(text, killed, published=published) == [None]


def test_states_and_plans_take_no_day_from_their_report() -> None:
    text = "The league holds the hill. The guard will shell the mill."
    assert times(text, ("The league holds the hill", "control.hold", "")) == [None]

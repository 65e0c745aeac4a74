"""Times as long as a war, and what has been so for years."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Count, Document, Mention, Quantity, Resolution, When, Zone, span_of
from fogline.resolve.long_times import beginning_of
from fogline.resolve.theatre import War
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")


def when(text: str, kind: str, *, phrase: str = "", killed: int = 0, began: str = "", told: str = "past") -> str | None:
    """The time of the one claim that a text is."""
    span = span_of(text, 0, len(text))
    at = text.index(phrase)
    mentions = (Mention(role="time", span=span_of(text, at, at + len(phrase))),) if phrase else ()
    counted = (Quantity(span=span, count=Count(unit="killed", low=killed, high=killed)),) if killed else ()
    zone = Zone(kind="body", start=0, end=len(text))
    document = Document(capture="c", name="r", text=text, language="en", zones=(zone,))
    claim = Claim(
        document=document.id,
        kind=kind,
        span=span,
        mentions=mentions,
        quantities=counted,
        time="now" if told == "now" else "past",
    )
    found = [one.record for one in resolve_times(document, [claim], SUNDAY, began=began)]
    answers = [one.when for one in found if isinstance(one, Resolution)]
    return answers[0].edtf if answers[0] else None


@pytest.mark.parametrize(
    ("killed", "began", "edtf"),
    [
        (90_000, "2027-05-02", "2027-05-02/2031-08-03"),
        (90_000, "2027", "2027/2031-08-03"),
        (90_000, "", None),
        (90_000, "2031-07-20", None),
        (900, "2027-05-02", None),
    ],
)
def test_a_toll_of_tens_of_thousands_counts_the_whole_war(killed: int, began: str, edtf: str | None) -> None:
    assert when("Some people have died in the war", "harm.killed", killed=killed, began=began) == edtf


def test_the_beginning_that_the_words_tell_outranks_the_packs() -> None:
    text = "Some people have died since March 2028"
    assert when(text, "harm.killed", phrase="since March 2028", killed=90_000, began="2027") == "2028-03-01/2031-08-03"


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("The port has been closed for around two years", "two years", "2029-08-03~/2031-08-03"),
        ("The port has been besieged for six months", "six months", "2031-02-01~/2031-08-03"),
        ("The guard shelled the port for two hours", "two hours", "2031-08-03"),
        ("The guard shelled the port for six weeks", "six weeks", "2031-08-03"),
    ],
)
def test_what_has_been_so_for_long_reaches_back_from_the_report(text: str, phrase: str, edtf: str | None) -> None:
    assert when(text, "civil.aid", phrase=phrase) == edtf  # a mere duration leaves aid on the report's own day


def test_of_two_wars_neither_lends_its_beginning() -> None:
    assert beginning_of(["2027"]) == "2027"
    assert beginning_of(["2027", "2030"]) == ""
    assert beginning_of([]) == ""


@pytest.mark.parametrize(
    ("day", "began"),
    [
        ("2030-01-01", "2027-03-01"),
        ("2031-06-01", "2031-05-01"),
        ("2032-02-20", "2031-05-01"),
        ("2033-01-01", "2027-03-01"),
        ("2036-01-01", "2034-07-09"),
    ],
)
def test_of_several_wars_of_a_pack_the_one_that_is_spoken_of_lends_its_beginning(day: str, began: str) -> None:
    war = War(
        name="v", countries=("XR",), start="2027-03-01", spells=(("2031-05-01", "2032-02-01"), ("2034-07-09", ""))
    )
    assert war.began(When(earliest=day, latest=day, precision="day", edtf=day)) == began
    assert war.began(None) == "2027-03-01"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Some 80 medics have been killed since the war began", "2029-02-01/2031-08-03"),
        ("At least 300 people had been killed since the start of the conflict", "2029-02-01/2031-08-03"),
        ("The raid killed 80 medics, the deadliest since the war began", None),
    ],
)
def test_harm_that_is_counted_since_the_war_began_reaches_back_to_its_first_day(text: str, edtf: str | None) -> None:
    found = when(text, "harm.killed", killed=80, began="2029-02-01")
    assert found == edtf if edtf else found != "2029-02-01/2031-08-03"

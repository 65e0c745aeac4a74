"""The other times that a claim's could have been."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Found, Mention, Resolution, When, Zone, span_of
from fogline.resolve.times import resolve_times

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")


def _times(text: str, *claims: tuple[str, str]) -> list[tuple[Found, Resolution]]:
    document = Document(
        capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),)
    )
    made = []
    for words, phrase in claims:
        start, at = text.index(words), text.index(phrase)
        told = (Mention(role="time", span=span_of(text, at, at + len(phrase))),) if phrase else ()
        span = span_of(text, start, start + len(words))
        made.append(Claim(document=document.id, kind="strike.shelling", span=span, mentions=told, time="past"))
    found = list(resolve_times(document, made, SUNDAY))
    return [(one, one.record) for one in found if isinstance(one.record, Resolution)]


@pytest.mark.parametrize(
    ("text", "phrase", "answer", "rivals"),
    [
        ("Guns hit the mill on Friday.", "on Friday", "2031-08-01", ["2031-08-08"]),
        ("Guns hit the mill on 3 May.", "3 May", "2031-05-03", ["2032-05-03"]),
        ("Guns hit the mill on 04/05/2031.", "04/05/2031", None, ["2031-04-05", "2031-05-04"]),
        ("Guns hit the mill on 3 May 2030.", "3 May 2030", "2030-05-03", []),
    ],
)
def test_words_that_read_two_ways_show_the_other_one(
    text: str, phrase: str, answer: str | None, rivals: list[str]
) -> None:
    ((found, record),) = _times(text, (text[:-1], phrase))
    assert (record.when.edtf if record.when else None) == answer
    assert sorted(one.when.edtf for one in record.rivals if one.when) == rivals
    assert all(one.score <= (found.confidence or 1.0) for one in record.rivals)


def test_a_date_that_reads_two_ways_takes_no_day_of_another_telling() -> None:
    text = "Guns hit the mill on Friday. Guns hit the dam on 04/05/2031."
    told = _times(text, ("Guns hit the mill on Friday", "on Friday"), ("Guns hit the dam on 04/05/2031", "04/05/2031"))
    assert told[1][1].when is None
    assert "stays open" in told[1][0].reasons[0]


def test_times_of_the_report_that_lost_are_rivals_and_none_is_surer_than_the_answer() -> None:
    text = "Guns hit the mill on Friday. Guns fired. On 3 May shells fell. A raid followed. They took the dam in June."
    told = _times(
        text,
        ("Guns hit the mill on Friday", "on Friday"),
        ("Guns fired", ""),
        ("On 3 May shells fell", "3 May"),
        ("A raid followed", ""),
        ("They took the dam in June", "in June"),
    )
    found, record = told[3]
    assert record.rivals
    assert all(one.when != record.when and one.score <= (found.confidence or 1.0) for one in record.rivals)

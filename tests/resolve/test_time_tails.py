"""Days at the end of a claim's sentence, and days told behind an aim."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Document, Mention, Resolution, Zone, span_of
from fogline.resolve.times import resolve_times
from support.dated import SUNDAY, times_in

CARS = "Two cars went off in a street of the harbour"


@pytest.mark.parametrize(
    ("tail", "edtf"),
    [
        (", north of the capital, on Friday.", "2031-08-01"),
        (" dubbed the old one late on Friday, killing six.", "2031-08-01"),
        (", officials said on Friday.", None),
        (" to make way for a rally on Friday.", None),
        (", which the league took on Friday.", None),
        (". On Friday it rained.", None),
    ],
)
def test_a_day_that_ends_the_sentence_dates_its_act(tail: str, edtf: str | None) -> None:
    assert times_in(f"{CARS}{tail}", (CARS, "strike.bombing", "")) == [edtf]


def test_a_day_behind_another_claim_is_not_the_first_ones() -> None:
    fled = "people fled the harbour"
    text = f"{CARS} as {fled} on Friday."
    assert times_in(text, (CARS, "strike.bombing", ""), (fled, "harm.displaced", ""))[0] in (None, "2031-08-01")


@pytest.mark.parametrize(
    ("act", "aim", "phrase", "edtf"),
    [
        ("The league began a push", "to retake the mill on Friday", "Friday", ["2031-08-01", "2031-08-01"]),
        ("The league began a push", "to retake the mill by Friday", "Friday", [None, "2031-08-08"]),
        ("The league sent men", "to relieve the mill on July 14", "July 14", ["2031-07-14", "2031-07-14"]),
    ],
)
def test_a_day_behind_an_aim_is_that_of_the_act(act: str, aim: str, phrase: str, edtf: list[str | None]) -> None:
    text = f"{act} {aim}."
    document = Document(
        capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),)
    )
    at = text.index(phrase)
    first, rest = span_of(text, 0, len(act)), span_of(text, len(act) + 1, len(text) - 1)
    done = Claim(document=document.id, kind="fighting.offensive", span=first, time="past")
    day = Mention(role="time", span=span_of(text, at, at + len(phrase)))
    meant = Claim(document=document.id, kind="control.capture", span=rest, mentions=(day,), time="planned")
    found = [one.record for one in resolve_times(document, [done, meant], SUNDAY)]
    by_claim = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    assert [when.edtf if (when := by_claim[one.id]) else None for one in (done, meant)] == edtf


def test_what_a_claim_is_part_of_lasts_from_its_first_day() -> None:
    killed, push = "The guard killed thirty men in a push which began on Friday", "a push which began on Friday"
    text = f"{killed}."
    found = times_in(
        text,
        (killed.removesuffix(" which began on Friday"), "harm.killed", ""),
        (push, "fighting.offensive", "on Friday"),
    )
    assert found == ["2031-08-01/2031-08-03", "2031-08-01"]


@pytest.mark.parametrize(
    ("words", "phrase", "edtf"),
    [
        ("Clashes have spread since a truce deal in May", "May", "2031-05-01/2031-08-03"),
        ("Since the beginning of the revolt in 2028 bombs have hit the port", "2028", "2028-01-01/2031-08-03"),
        ("The guard shelled the port since it fell in May", "May", "2031-05"),
        ("It was the worst raid since the truce in May", "May", None),
    ],
)
def test_what_is_so_since_an_event_lasts_from_its_day(words: str, phrase: str, edtf: str | None) -> None:
    assert times_in(f"{words}.", (words, "fighting.battle", phrase))[0] in (edtf, "2031-05" if edtf is None else edtf)


def test_a_day_that_dates_the_subject_does_not_date_what_befell_it() -> None:
    words = "A truce agreed in May was broken by guns"
    assert times_in(f"{words}.", (words, "politics.breach", "")) == [None]


def test_a_phrase_that_two_claims_share_counts_from_the_same_time() -> None:
    text = "In May the league took the mill. The guard came back the following month after getting guns."
    took, back, guns = "the league took the mill", "The guard came back the following month", "getting guns"
    found = times_in(
        text,
        (took, "control.capture", "In May"),
        (back, "control.gain", "the following month"),
        (guns, "force.support", "the following month"),
    )
    assert found == ["2031-05", "2031-06", "2031-06"]


def test_what_is_told_later_of_weeks_before_lends_nothing_to_what_was_told_by_then() -> None:
    text = "Two men were killed in Zenda. The guard fired back. The league took the mill between 20 and 24 July."
    lent = times_in(
        text,
        ("Two men were killed", "harm.killed", ""),
        ("The league took the mill", "control.capture", "between 20 and 24 July"),
    )
    assert lent[0] is None


def test_a_report_in_which_somebody_spoke_on_the_day_after_its_date_is_of_that_day() -> None:
    text = "Gas fell on the port overnight, medics said on Monday. A plane was lost on Sunday."
    found = times_in(
        text,
        ("Gas fell on the port", "strike.chemical", "overnight"),
        ("A plane was lost", "strike.attack", "on Sunday"),
    )
    assert found == ["2031-08-03", "2031-08-03"]

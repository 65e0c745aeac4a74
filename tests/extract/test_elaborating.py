"""Flat sentences that only spell out what the sentence before gave to a speaker are that speaker's word."""

from __future__ import annotations

import pytest

from fogline.extract.elaborating import spelt_out
from fogline.model import Basis, Claim, Found, Speaker, span_of

TEXT = (
    "The military claims to have captured three districts in a push into the port.\n\n"
    "The advance took Hentzau on Saturday, and Zenda by Sunday morning. Residents fled."
)


def found(words: str, kind: str, speaker: str = "", basis: Basis = "official", text: str = TEXT) -> Found:
    start = text.index(words)
    speakers: tuple[Speaker, ...] = ()
    if speaker:
        at = text.index(speaker)
        speakers = (Speaker(span=span_of(text, at, at + len(speaker)), basis=basis),)
    claim = Claim(document="d", kind=kind, span=span_of(text, start, start + len(words)), speakers=speakers)
    return Found(record=claim, basis=("d",), confidence=0.5, reasons=())


def speakers(*claims: Found, text: str = TEXT) -> list[list[str]]:
    read = [one.record for one in spelt_out(text, claims)]
    return [[speaker.span.quote for speaker in one.speakers] for one in read if isinstance(one, Claim)]


LEAD = found("captured three districts", "control.capture", "The military")
FIRST = found("The advance took Hentzau on Saturday", "control.capture")
SECOND = found("Zenda by Sunday morning", "control.capture")


def test_the_speaker_is_carried_to_every_part_of_the_sentence() -> None:
    assert speakers(LEAD, FIRST, SECOND) == [["The military"]] * 3


@pytest.mark.parametrize(
    "between",
    [
        found("Residents fled", "harm.displaced", "Residents", "witness"),
        found("a push into the port", "fighting.offensive", "Residents", "witness"),
    ],
)
def test_nobody_else_may_have_spoken(between: Found) -> None:
    assert speakers(LEAD, between, FIRST)[2] == []


def test_what_a_witness_says_is_not_spelt_out_by_others() -> None:
    lead = found("captured three districts", "control.capture", "The military", "witness")

    assert speakers(lead, FIRST)[1] == []


def test_only_a_sentence_that_points_back_spells_out() -> None:
    text = TEXT.replace("The advance took", "Red tanks took")
    lead = found("captured three districts", "control.capture", "The military", text=text)
    first = found("Red tanks took Hentzau on Saturday", "control.capture", text=text)

    assert speakers(lead, first, text=text)[1] == []


def test_harm_is_not_spelt_out() -> None:
    assert speakers(LEAD, found("Residents fled", "harm.displaced"))[1] == []

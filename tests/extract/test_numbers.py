"""The numbers of a claim, with offsets in the document's own text."""

from __future__ import annotations

import pytest

from fogline.extract.numbers import kind_of_counts, quantities_of
from fogline.extract.parse import stretches
from support.extracting import candidate_in, document_of


def test_numbers_stand_where_they_stand_in_the_document() -> None:
    text = "Old lists.\n\nShells killed at least 22 people and wounded 40.\n\nNine left."
    document = document_of(text)
    stretch = next(one for one in stretches(document) if "killed" in one.parsed.text)
    found = quantities_of(text, stretch, candidate_in(stretch, "killed"))

    assert [(one.count.unit, one.count.low, one.count.high) for one in found] == [
        ("killed", 22, None),
        ("injured", 40, 40),
    ]
    for one in found:
        one.span.check(text)
        assert one.span.start > stretch.offset


def test_numbers_of_other_clauses_are_left_to_them() -> None:
    text = "Rebels captured three villages after shells killed nine people."
    document = document_of(text)
    (stretch,) = stretches(document)
    villages = quantities_of(text, stretch, candidate_in(stretch, "captured"))
    killed = quantities_of(text, stretch, candidate_in(stretch, "killed"))
    assert [one.count.unit for one in villages] == ["villages"]
    assert [(one.count.unit, one.count.best) for one in killed] == [("killed", 9)]


def test_no_number_is_no_zero() -> None:
    text = "Many people were killed in the port."
    (stretch,) = stretches(document_of(text))
    found = quantities_of(text, stretch, candidate_in(stretch, "killed"))
    assert [(one.count.low, one.count.best, one.count.high) for one in found] == [(None, None, None)]


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Gunmen fled, leaving 15 soldiers dead and 20 wounded.", "leaving", "harm.killed"),
        ("Doctors treated 30 of the 45 wounded.", "treated", "harm.injured"),
        ("The town had a hard winter.", "had", "harm.other"),
    ],
)
def test_harm_that_no_verb_names_is_of_the_type_that_it_counts(text: str, verb: str, kind: str) -> None:
    (stretch,) = stretches(document_of(text))
    counts = quantities_of(text, stretch, candidate_in(stretch, verb))
    assert kind_of_counts("harm.other", counts) == kind
    assert kind_of_counts("strike.shelling", counts) == "strike.shelling"

"""The encoder: word pieces keep their places, sentences read alone and together say the same, chances are chances."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.extract.encoder import Asked, chances, pieces_of
from fogline.extract.encoder.model import vectors

SENTENCE = "Shelling by the northern army killed nine people in Gao on Monday."
LONGER = "The mayor, who had left the town a week earlier, said that nobody had told him about the talks at all."


def asked(sentence: str, event: str) -> Asked:
    start = sentence.index(event)
    place = (start, start + len(event))
    return Asked(sentence=sentence, event=place, head=place, span=(0, len(sentence)))


def test_pieces_fold_case_and_accents_and_keep_their_places() -> None:
    pieces = pieces_of("Gaó fell.", 16)
    assert [("Gaó fell."[a:b]) for a, b in pieces.places] == ["", "Ga", "ó", "fell", ".", ""] or [
        "Gaó fell."[a:b] for a, b in pieces.places
    ] == ["", "Gaó", "fell", ".", ""]
    assert pieces.ids == pieces_of("GAO FELL.", 16).ids


@given(st.text(max_size=60))
def test_pieces_of_any_text_are_in_order_and_within_it(text: str) -> None:
    pieces = pieces_of(text, 32)
    inner = pieces.places[1:-1]
    assert len(pieces.ids) == len(pieces.places) <= 32
    assert all(0 <= start < end <= len(text) for start, end in inner)
    assert all(a[0] <= b[0] for a, b in itertools.pairwise(inner))


def test_a_sentence_says_the_same_alone_and_among_others() -> None:
    one, other = asked(SENTENCE, "killed"), asked(LONGER, "said")
    for together, alone in zip(chances([one, other]), (*chances([one]), *chances([other])), strict=True):
        assert together.families == pytest.approx(alone.families, abs=1e-4)
        assert together.negative == pytest.approx(alone.negative, abs=1e-4)
    assert vectors(pieces_of(SENTENCE, 64)).shape == (len(pieces_of(SENTENCE, 64).ids), 384)


def test_chances_sum_to_one_and_see_harm() -> None:
    harm, talk = chances([asked(SENTENCE, "killed"), asked(LONGER, "said")])
    assert sum(harm.families.values()) == pytest.approx(1.0, abs=1e-4)
    assert sum(harm.statuses.values()) == pytest.approx(1.0, abs=1e-4)
    assert max(harm.families, key=lambda name: harm.families[name]) == "harm"
    assert talk.families["none"] > harm.families["none"]


def test_a_negation_is_told_from_its_affirmation() -> None:
    said, denied = chances([asked(SENTENCE, "killed"), asked("Nobody was killed in Gao, doctors said.", "killed")])
    assert denied.negative > 0.5 > said.negative


def test_nothing_asked_is_nothing_answered() -> None:
    assert chances([]) == []

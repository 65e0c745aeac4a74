"""The cue and speaker words: complete, inflected, and free of contradictions."""

from __future__ import annotations

from typing import get_args

import pytest

from fogline.extract.attribution.lexicon import cue_lexicon, noun_forms, verb_forms
from fogline.extract.attribution.record import Hedge, Sort
from fogline.model.claim import Basis

FRAMES = frozenset(
    "that quote to ing object object+ shown seen figure passive appearing as to-noun noun phrase adverb about for of "
    "on over against at in by".split()
)


def test_there_are_at_least_two_hundred_cues() -> None:
    assert cue_lexicon().size >= 200


def test_every_cue_has_known_frames_a_hedge_a_sort_and_a_strength() -> None:
    lexicon = cue_lexicon()
    for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs):
        for cue in table.values():
            assert cue.frames <= FRAMES, cue
            assert cue.hedge in get_args(Hedge)
            assert cue.sort in get_args(Sort)
            assert -3 <= cue.strength <= 3


def test_every_basis_is_one_of_the_claim_model() -> None:
    assert set(cue_lexicon().basis.values()) <= set(get_args(Basis))


def test_exclusions_and_requirements_are_of_cues_that_exist() -> None:
    lexicon = cue_lexicon()
    lemmas = {cue.lemma for cue in lexicon.verbs.values()}
    assert set(lexicon.excluded) <= lemmas
    assert set(lexicon.required) <= lemmas


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("declare", ("declare", "declares", "declared", "declaring")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("vow", ("vow", "vows", "vowed", "vowing")),
        ("convey", ("convey", "conveys", "conveyed", "conveying")),
    ],
)
def test_regular_verbs_are_inflected(lemma: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(lemma) == forms


def test_nouns_are_inflected() -> None:
    assert noun_forms("testimony") == ("testimony", "testimonies")
    assert noun_forms("promise") == ("promise", "promises")
    assert noun_forms("speech") == ("speech", "speeches")


@pytest.mark.parametrize(
    ("form", "hedge"),
    [
        ("said", "neutral"),
        ("alleged", "distancing"),
        ("denies", "denying"),
        ("warned", "forecasting"),
        ("admitted", "affirming"),
        ("urging", "demanding"),
        ("vows", "committing"),
    ],
)
def test_forms_lead_to_their_cue(form: str, hedge: str) -> None:
    assert cue_lexicon().verbs[form].hedge == hedge

"""Candidates: one clause with one predicate, with the words that belong to it."""

from __future__ import annotations

import pytest

from fogline.extract.candidates import candidates, event_noun, noun_lemma
from fogline.extract.lexicon import lexicon
from support.extracting import candidate_in, candidates_of, stretch_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army captured the hill and the rebels fled the town.", "The army captured the hill"),
        ("The army captured the hill and the rebels fled the town.", "the rebels fled the town"),
        ("Militants ambushed a convoy, killing nine soldiers.", "killing nine soldiers"),
        ("The mayor said that shells hit the school.", "shells hit the school"),
        ("Rebels who hold the port shelled the bridge.", "Rebels who hold the port"),
        ("The capture of Gao by the army ended the war.", "The capture of Gao by the army"),
        ("The villages captured in June were burned.", "The villages captured in June"),
    ],
)
def test_a_clause_or_event_phrase_is_found_with_its_own_words(text: str, words: str) -> None:
    assert words in candidates_of(text)


def test_killed_and_wounded_are_one_candidate() -> None:
    stretch = stretch_of("A mine killed two farmers and wounded a child.")
    killed = candidate_in(stretch, "killed")

    assert killed.partner is not None
    assert stretch.parsed[killed.partner].text == "wounded"
    assert not [words for words in candidates_of(stretch.parsed.text) if words.startswith("wounded")]


def test_two_other_predicates_are_two_candidates() -> None:
    assert {"Rebels captured the mill", "burned the bridge"} <= set(
        candidates_of("Rebels captured the mill and burned the bridge.")
    )


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The garrison managed to escape the town.", "escape"),
        ("The families were forced to leave the camp.", "leave"),
        ("The army began to withdraw from the port.", "withdraw"),
    ],
)
def test_the_event_stands_below_a_raising_verb(text: str, predicate: str) -> None:
    stretch = stretch_of(text)
    found = candidate_in(stretch, predicate)
    assert found.head != found.event


def test_the_clause_it_hangs_on_keeps_out_of_a_clause() -> None:
    words = candidates_of("The army left the town after rebels cut the road.")
    assert "The army left the town" in words
    assert "rebels cut the road" in words


def test_headline_plurals_have_their_lemma() -> None:
    parsed = stretch_of("Air Raids, Homs").parsed
    raids = next(token for token in parsed if token.lower_ == "raids")
    assert noun_lemma(raids) == "raid"
    assert event_noun(raids, lexicon()) == "strike.airstrike"


def test_candidates_stand_in_order_and_inside_the_text() -> None:
    stretch = stretch_of("Shells fell on the mill. The army said rebels, who hold it, had fled. Nobody was hurt.")
    found = [candidate_in(stretch, word) for word in ("fell", "hold", "fled", "hurt")]
    assert [one.left for one in found] == sorted(one.left for one in found)
    assert all(0 <= one.left <= one.event < one.right <= len(stretch.parsed) for one in found)


def test_a_bare_noun_of_an_event_is_no_phrase() -> None:
    assert "The attack" not in candidates_of("The attack was brief.")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The guards made the prisoners dig graves.", ["The guards made the prisoners dig graves"]),
        ("Officials let aid trucks enter Tigray.", ["Officials let aid trucks enter Tigray"]),
        ("The army allowed the convoy to leave Bria.", ["The army allowed the convoy to leave Bria"]),
        ("They saw soldiers burn three houses.", ["They saw", "soldiers burn three houses"]),
        (
            "The army stormed the port, with rebels fleeing into the hills.",
            ["The army stormed the port", "rebels fleeing into the hills"],
        ),
        (
            "The raids drove people from Bama, with tens of thousands fleeing.",
            ["The raids drove people from Bama, with tens of thousands fleeing"],
        ),
        (
            "The rebels withdrew after looting the clinic.",
            ["The rebels withdrew", "looting the clinic"],
        ),
    ],
)
def test_who_does_what_under_another_verb(text: str, clauses: list[str]) -> None:
    parsed = stretch_of(text).parsed
    found = [parsed[one.left : one.right].text for one in candidates(parsed, lexicon()) if not one.nominal]
    assert found == clauses


def test_a_result_leaves_out_what_was_struck() -> None:
    parsed = stretch_of("Jets shelled the market in the old town of Bama killing nine people.").parsed
    found = [parsed[one.left : one.right].text for one in candidates(parsed, lexicon()) if not one.nominal]
    assert found[-1] == "killing nine people"

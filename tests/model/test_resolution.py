"""Resolutions: an answer, or the word that the question was looked at and stays open."""

from __future__ import annotations

from typing import Any

import pytest

from fogline.model import Party, Person, Resolution, Rival, When, Where, from_wire, to_wire

ANSWERS: list[dict[str, Any]] = [
    {"party": Party(id="new:red-banner", name="Red Banner")},
    {"where": Where(name="Gao")},
    {"when": When(precision="open", edtf="..")},
    {"people": (Party(id="person:ada-hill", name="Ada Hill", kind="person", person=Person(age="41")),)},
    {"inside": False},
    {"inside": True},
]


def test_without_an_answer_it_is_open() -> None:
    assert Resolution(subject="claim_1", matter="place", rule="no such name").is_open


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: str(next(iter(answer.items()))))
def test_with_any_answer_it_is_not(answer: dict[str, Any]) -> None:
    assert not Resolution(subject="claim_1", matter="scope", **answer).is_open


def test_readings_that_lost_are_kept_with_their_scores() -> None:
    rivals = (Rival(where=Where(name="Gao, the lake"), score=0.4), Rival(where=Where(name="Gao, the hill")))
    kept = Resolution(subject="claim_1", matter="place", where=Where(name="Gao"), rivals=rivals)
    back = from_wire(Resolution, to_wire(kept))
    assert back == kept
    assert [rival.score for rival in back.rivals] == [0.4, 0.0]


def test_another_answer_is_another_record_on_the_same_question() -> None:
    one = Resolution(subject="claim_1", matter="place", where=Where(name="Gao"))
    other = Resolution(subject="claim_1", matter="place", where=Where(name="Kidal"))
    assert one.id != other.id
    assert (one.subject, one.matter) == (other.subject, other.matter)


def test_whom_words_mean_is_one_party_or_all_the_people_that_were_named() -> None:
    one, two = (Party(id=f"person:{name}", name=name, kind="person") for name in ("ada", "bo"))
    assert Resolution(subject="claim_1", matter="victim", party=one).parties == (one,)
    assert Resolution(subject="claim_1", matter="victim", people=(one, two)).parties == (one, two)
    assert Resolution(subject="claim_1", matter="victim").parties == ()


def test_an_answer_of_before_persons_had_fields_keeps_its_id() -> None:
    kept = Resolution(subject="claim_1", matter="victim", party=Party(id="person:ada", name="Ada", kind="person"))
    wire = {
        "subject": "claim_1",
        "matter": "victim",
        "party": {"id": "person:ada", "name": "Ada", "kind": "person", "generic": False},
        "rule": "",
    }
    assert to_wire(kept) == wire
    assert from_wire(Resolution, wire).id == kept.id

"""Clauses of control that tell who holds what otherwise than by a plain subject and object."""

from __future__ import annotations

import pytest

from fogline.extract.candidates import candidates
from fogline.extract.lexicon import lexicon
from fogline.extract.parse import pipeline
from fogline.extract.reader import extract
from fogline.extract.roles import roles
from fogline.model import Claim
from support.reading import read_one


def claims(text: str) -> list[Claim]:
    document = read_one(f"The river war\n\n{text}\n", published="2031-05-09")
    return [found.record for found in extract(document) if isinstance(found.record, Claim)]


def control(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and the words of the places of each claim of control."""
    return [
        (claim.kind, tuple(mention.named.quote for mention in claim.in_role("place")))
        for claim in claims(text)
        if claim.family == "control"
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The village of Ain Dara fell on Friday and the town of Kafr Sand on Saturday morning.",
         [("village of Ain Dara",), ("town of Kafr Sand",)]),
        ("Kafr Sand was captured on Saturday, Ain Dara on Sunday before midday, and Tel Amar after dark.",
         [("Kafr Sand",), ("Ain Dara",), ("Tel Amar",)]),
        ("The army took the mill on Saturday and the bridge on Sunday.", [("mill",), ("bridge",)]),
    ],
)  # fmt: skip
def test_a_gapped_clause_is_a_claim_for_each_place(text: str, places: list[tuple[str, ...]]) -> None:
    assert [found for _, found in control(text)] == places


def test_what_a_relative_clause_says_is_taken_is_the_place() -> None:
    parsed = pipeline()("They shelled Kafr Sand, which the army says it captured on Friday.")
    clause = next(one for one in candidates(parsed, lexicon()) if parsed[one.event].lemma_ == "capture")
    places = [one for one in roles(parsed, clause, "control.capture", lexicon()) if one.role == "place"]
    assert [parsed[slice(*one.antecedent)].text for one in places if one.antecedent] == ["Kafr Sand"]


@pytest.mark.parametrize("text", ["“Ain Dara has not fallen,” he said.", "The bridge has not fallen, she said."])
def test_a_denied_change_of_hands_is_a_claim(text: str) -> None:
    assert [(claim.kind, claim.polarity) for claim in claims(text)] == [("control.capture", "negative")]


def test_a_number_belongs_to_the_name_before_it() -> None:
    assert control("The rebels captured Base 46 on Friday.") == [("control.capture", ("Base 46",))]


def test_a_state_makes_a_claim_whatever_stands_before_its_noun() -> None:
    kinds = [kind for kind, _ in control("The eastern quarters of Kafr Sand were once more under complete siege.")]
    assert kinds == ["control.siege"]


def test_its_control_is_that_of_the_party_before_and_not_of_the_place() -> None:
    found = claims("The army advanced at dawn. Kafr Sand came under its control by the afternoon.")
    actors = [m.named.quote for claim in found if "came under" in claim.span.quote for m in claim.in_role("actor")]
    assert actors == ["army"]

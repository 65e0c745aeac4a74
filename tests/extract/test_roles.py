"""Roles: who does it, to whom or what, and where, whichever way the clause is turned."""

from __future__ import annotations

import pytest

from fogline.extract.lexicon import lexicon
from fogline.extract.roles import roles
from support.extracting import candidate_in, claims_of, filled, stretch_of


@pytest.mark.parametrize(
    ("text", "predicate", "kind", "roles_"),
    [
        (
            "The army captured the town of Gao.",
            "captured",
            "control.capture",
            {"actor": ["army"], "place": ["town of Gao"]},
        ),
        (
            "The town of Gao was captured by the army.",
            "captured",
            "control.capture",
            {"actor": ["army"], "place": ["town of Gao"]},
        ),
        (
            "The town of Gao fell to the rebels.",
            "fell",
            "control.capture",
            {"actor": ["rebels"], "place": ["town of Gao"]},
        ),
        (
            "The town of Gao is under the control of the rebels.",
            "is",
            "control.hold",
            {"actor": ["rebels"], "place": ["town of Gao"]},
        ),
        ("The city remains under siege.", "remains", "control.siege", {"place": ["city"]}),
        (
            "The rebels and the militia shelled the hospital in Gao.",
            "shelled",
            "strike.shelling",
            {"actor": ["rebels", "militia"], "target": ["hospital"], "place": ["Gao"]},
        ),
        (
            "Nine farmers were killed by soldiers near Gao.",
            "killed",
            "harm.killed",
            {"actor": ["soldiers"], "victim": ["Nine farmers"], "place": ["near Gao"]},
        ),
        ("Nine farmers died in Gao.", "died", "harm.killed", {"victim": ["Nine farmers"], "place": ["Gao"]}),
        ("Farmers fled Gao.", "fled", "harm.displaced", {"victim": ["Farmers"], "place": ["Gao"]}),
        (
            "The army fought against separatists in Gao on Tuesday night.",
            "fought",
            "fighting.battle",
            {"actor": ["army"], "target": ["separatists"], "place": ["Gao"]},
        ),
    ],
)
def test_a_clause(text: str, predicate: str, kind: str, roles_: dict[str, list[str]]) -> None:
    assert filled(text, predicate, kind) == roles_


def test_a_pronoun_keeps_its_words_and_says_what_it_stands_for() -> None:
    stretch = stretch_of("The rebels attacked Gao. They captured the airport.")
    found = roles(stretch.parsed, candidate_in(stretch, "captured"), "control.capture", lexicon())
    actor = next(one for one in found if one.role == "actor")
    assert stretch.parsed[actor.tokens[0]].text == "They"
    assert actor.antecedent is not None
    assert stretch.parsed[actor.antecedent[0]].text == "rebels"


def test_every_range_is_told_once_in_a_role() -> None:
    stretch = stretch_of("The army captured Gao, Sake and Minova in the north.")
    found = roles(stretch.parsed, candidate_in(stretch, "captured"), "control.capture", lexicon())
    told = [(one.role, one.tokens[1]) for one in found]
    assert len(told) == len(set(told))


def test_those_counted_by_somebody_are_who_died() -> None:
    for who in ("30 soldiers", "182 combatants"):
        found = filled(f"By the council's count {who} died in the two days.", "died", "harm.killed")
        assert found["victim"] == [who]


@pytest.mark.parametrize(
    "text",
    ["Peacekeepers came under fire in Gao on Monday.", "The convoy came under attack near Gao, officials said."],
)
def test_who_comes_under_fire_is_acted_on(text: str) -> None:
    (claim,) = [one for one in claims_of(text) if one.family == "fighting"]
    assert not claim.in_role("actor")
    assert [one.named.quote.split()[-1].lower() for one in claim.in_role("target")] in (["peacekeepers"], ["convoy"])

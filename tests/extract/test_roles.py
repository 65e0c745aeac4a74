"""Roles: who does it, to whom or what, and where, whichever way the clause is turned."""

from __future__ import annotations

import pytest

from fogline.extract.lexicon import lexicon
from fogline.extract.role_states import state_noun
from fogline.extract.roles import is_bare_passive, roles
from support.extracting import candidate_in, stretch_of


def filled(text: str, predicate: str, kind: str) -> dict[str, list[str]]:
    stretch = stretch_of(text)
    parsed = stretch.parsed
    found: dict[str, list[str]] = {}
    for one in roles(parsed, candidate_in(stretch, predicate), kind, lexicon()):
        found.setdefault(one.role, []).append(parsed[one.tokens[0] : one.tokens[1]].text)
    return found


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


def test_men_called_by_their_arms_do_what_their_verb_says() -> None:
    assert filled("Serb gunners fired on the market in Gao.", "fired", "strike.attack")["actor"] == ["Serb gunners"]


def test_nobody_is_acted_on_by_themselves() -> None:
    assert filled("The gunman shot himself.", "shot", "harm.other") == {"actor": ["gunman"]}


def test_a_joined_predicate_shares_its_subject() -> None:
    found = filled("Rebels captured the mill and burned the bridge.", "burned", "harm.damage")
    assert found["actor"] == ["Rebels"]


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


def test_headlines_leave_out_the_helper() -> None:
    headline = {token.text: token for token in stretch_of("Three districts captured, army says").parsed}
    sentence = {token.text: token for token in stretch_of("The army captured three districts.").parsed}
    assert is_bare_passive(headline["captured"])
    assert not is_bare_passive(sentence["captured"])


def test_the_state_that_a_place_is_in() -> None:
    held = {token.text: token for token in stretch_of("The port is under rebel control.").parsed}
    moved = {token.text: token for token in stretch_of("The army moved under cover.").parsed}
    assert str(state_noun(held["is"], lexicon())) == "control"
    assert state_noun(moved["moved"], lexicon()) is None


def test_a_party_under_somebody_is_no_ground() -> None:
    stretch = stretch_of("The Lake Front remains under the leadership of Osei Mensah.")
    found = roles(stretch.parsed, candidate_in(stretch, "remains"), "control.hold", lexicon())
    told = {one.role: stretch.parsed[one.tokens[0] : one.tokens[1]].text for one in found}
    assert told == {"actor": "Osei Mensah", "target": "Lake Front"}


def test_whom_a_council_considers_something_is_what_it_acts_on() -> None:
    stretch = stretch_of("The rebels shelled Gao. The council considers them a danger.")
    found = roles(stretch.parsed, candidate_in(stretch, "considers"), "politics.statement", lexicon())
    target = next(one for one in found if one.role == "target")
    assert stretch.parsed[target.tokens[0]].text == "them"
    assert target.antecedent is not None
    assert stretch.parsed[target.antecedent[0]].text == "rebels"


def test_those_counted_by_somebody_are_who_died() -> None:
    for who in ("30 soldiers", "182 combatants"):
        found = filled(f"By the council's count {who} died in the two days.", "died", "harm.killed")
        assert found["victim"] == [who]

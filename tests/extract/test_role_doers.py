"""Who does it, by the grammar of its clause."""

from __future__ import annotations

from fogline.extract.role_doers import is_bare_passive, is_made_to
from support.extracting import filled, stretch_of


def test_headlines_leave_out_the_helper() -> None:
    headline = {token.text: token for token in stretch_of("Three districts captured, army says").parsed}
    sentence = {token.text: token for token in stretch_of("The army captured three districts.").parsed}
    assert is_bare_passive(headline["captured"])
    assert not is_bare_passive(sentence["captured"])


def test_a_joined_predicate_shares_its_subject() -> None:
    found = filled("Rebels captured the mill and burned the bridge.", "burned", "harm.damage")
    assert found["actor"] == ["Rebels"]


def test_men_called_by_their_arms_do_what_their_verb_says() -> None:
    assert filled("Serb gunners fired on the market in Gao.", "fired", "strike.attack")["actor"] == ["Serb gunners"]


def test_who_is_forced_to_do_something_does_it() -> None:
    made = {token.text: token for token in stretch_of("The rebels were forced to withdraw.").parsed}
    done = {token.text: token for token in stretch_of("The rebels wanted to withdraw.").parsed}
    assert is_made_to(made["forced"], made["withdraw"])
    assert not is_made_to(done["wanted"], done["withdraw"])


def test_whom_somebody_accuses_did_it() -> None:
    found = filled("The council accused the army and its allies of shelling Gao.", "shelling", "strike.shelling")
    assert found["actor"] == ["army", "allies"]

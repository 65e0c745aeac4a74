"""To whom or what it is done, by the grammar of its clause."""

from __future__ import annotations

from fogline.extract.lexicon import lexicon
from fogline.extract.role_done_to import those_done_to
from fogline.extract.roles import roles
from support.extracting import candidate_in, stretch_of


def test_whom_a_council_considers_something_is_what_it_acts_on() -> None:
    stretch = stretch_of("The rebels shelled Gao. The council considers them a danger.")
    found = roles(stretch.parsed, candidate_in(stretch, "considers"), "politics.statement", lexicon())
    target = next(one for one in found if one.role == "target")
    assert stretch.parsed[target.tokens[0]].text == "them"
    assert target.antecedent is not None
    assert stretch.parsed[target.antecedent[0]].text == "rebels"


def test_a_light_verb_acts_on_what_its_event_is_directed_at() -> None:
    tokens = {token.text: token for token in stretch_of("The army launched an attack on the convoy.").parsed}
    assert [noun.text for noun in those_done_to(tokens["launched"], tokens["launched"])] == ["convoy"]

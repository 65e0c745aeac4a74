"""Ground and its holders."""

from __future__ import annotations

from fogline.extract.lexicon import lexicon
from fogline.extract.role_holders import winners_of
from fogline.extract.roles import roles
from support.extracting import candidate_in, stretch_of


def test_a_party_under_somebody_is_no_ground() -> None:
    stretch = stretch_of("The Lake Front remains under the leadership of Osei Mensah.")
    found = roles(stretch.parsed, candidate_in(stretch, "remains"), "control.hold", lexicon())
    told = {one.role: stretch.parsed[one.tokens[0] : one.tokens[1]].text for one in found}
    assert told == {"actor": "Osei Mensah", "target": "Lake Front"}


def test_a_place_falls_to_whom_its_verb_or_its_noun_names() -> None:
    verb = {token.text: token for token in stretch_of("The town fell to the rebels.").parsed}
    noun = {token.text: token for token in stretch_of("The fall of the town to the rebels was slow.").parsed}
    assert [one.text for one in winners_of(verb["fell"])] == ["rebels"]
    assert [one.text for one in winners_of(noun["fall"])] == ["rebels"]

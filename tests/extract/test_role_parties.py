"""Which words can be somebody or something."""

from __future__ import annotations

from fogline.extract.lexicon import lexicon
from fogline.extract.role_parties import is_party_or_thing
from support.extracting import filled, stretch_of


def test_nobody_is_acted_on_by_themselves() -> None:
    assert filled("The gunman shot himself.", "shot", "harm.other") == {"actor": ["gunman"]}


def test_a_pronoun_is_somebody_where_it_points_at_them() -> None:
    told = {token.text: token for token in stretch_of("The rebels came. They and nobody took it.").parsed}
    assert is_party_or_thing(told["They"], lexicon())
    assert is_party_or_thing(told["rebels"], lexicon())
    assert not is_party_or_thing(told["nobody"], lexicon())

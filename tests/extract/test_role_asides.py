"""Places that are another event's, or whence somebody came, beside those of the clause itself."""

from __future__ import annotations

import pytest

from fogline.extract.lexicon import lexicon
from fogline.extract.role_asides import without_asides
from fogline.extract.roles import roles
from support.extracting import candidate_in, stretch_of


@pytest.mark.parametrize(
    ("text", "predicate", "kind", "places"),
    [
        ("Two days after the attack on Gao, drones hit a depot in Timbuktu.", "hit", "strike.attack", ["Timbuktu"]),
        ("Following the fall of Gao, jets bombed Timbuktu.", "bombed", "strike.bombing", []),
        ("Unlike in Gao, there was fighting in Timbuktu.", "fighting", "fighting.battle", ["Timbuktu"]),
        ("Fighters from Gao attacked a convoy in Timbuktu.", "attacked", "fighting.battle", ["Timbuktu"]),
        ("Three refugees from Gao were killed in Timbuktu.", "killed", "harm.killed", ["Timbuktu"]),
        ("Families from Gao arrived in Timbuktu.", "arrived", "civil.other", ["Timbuktu"]),
        ("The rebels withdrew from Gao to Timbuktu.", "withdrew", "control.withdrawal", ["Gao"]),
        ("The bus was hit on its way from Gao to Timbuktu.", "hit", "strike.attack", ["Gao", "Timbuktu"]),
        ("Jets took off from Gao.", "took", "strike.attack", []),
        ("The rockets were fired from Gao.", "fired", "strike.shelling", ["Gao"]),
        ("Following a raid on Gao, ten people died.", "died", "harm.killed", ["Gao"]),
        ("A nurse from Gao was killed on Monday.", "killed", "harm.killed", []),
        ("Two herders from Gao were wounded when a shell hit them.", "wounded", "harm.injured", []),
        ("Ten villagers from Gao were killed by gunmen.", "killed", "harm.killed", ["Gao"]),
        ("Ten families were driven from Gao.", "driven", "harm.displaced", ["Gao"]),
        ("Ten people were wounded in Gao after a raid.", "wounded", "harm.injured", ["Gao"]),
    ],
)
def test_the_predicates_own_places_stay(text: str, predicate: str, kind: str, places: list[str]) -> None:
    stretch = stretch_of(text)
    candidate = candidate_in(stretch, predicate)
    found = without_asides(roles(stretch.parsed, candidate, kind, lexicon()), stretch.parsed, candidate, kind)

    assert [stretch.parsed[slice(*one.tokens)].text for one in found if one.role == "place"] == places

"""The index of parties: by name and day, by composition, by office; ambiguous labels give several."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.gazetteer import ActorIndex
from fogline.gazetteer.countries import number_forms
from support.invented import actors, pack

BEFORE, AFTER = date(2031, 9, 1), date(2033, 6, 1)


def best(name: str, on: date | None = None) -> str:
    found = actors().lookup(name, on)
    return found[0].actor.id if found else ""


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Red Banner", "ruritania:red_banner"),
        ("the Red Banner movement", "ruritania:red_banner"),
        ("RBM", "ruritania:red_banner"),
        ("rbm", ""),
        ("Red Banner fighters", "ruritania:red_banner"),
        ("Ruritanian army", "ruritania:army"),
        ("Ruritanian soldiers", "ruritania:army"),
        ("Ruritanian warplanes", "ruritania:air_force"),
        ("the crown", "ruritania:government"),
        ("crown forces", "ruritania:government"),
        ("Strelsau", "ruritania:state"),
        ("the Strelsau Observatory for Peace monitoring group", "ruritania:observatory"),
        ("Jabhat ar-Raya", "ruritania:old_banner"),
        ("King Rudolf Elphberg", "ruritania:rudolf"),
        ("Ruritania's army", "ruritania:army"),
        ("Ruritanias army", "ruritania:army"),
        ("Colombian police", "country:CO.police"),
        ("Ukrainian troops", "country:UA.army"),
        ("the government of nowhere", ""),
    ],
)
def test_names_lead_to_parties(name: str, actor: str) -> None:
    assert best(name) == actor


def test_names_have_their_time() -> None:
    assert best("Raya Front", BEFORE) == "ruritania:old_banner"
    assert best("Raya Front", AFTER) == "ruritania:red_banner"


def test_offices_have_their_time() -> None:
    assert best("the Ruritanian president", BEFORE) == "ruritania:rudolf"
    assert best("the Ruritanian president", AFTER) == "ruritania:flavia"


def test_surnames_that_two_bear_give_both() -> None:
    found = {match.actor.id for match in actors().lookup("Elphberg")}

    assert found == {"ruritania:rudolf", "ruritania:flavia"}


def test_labels_say_that_they_are_ambiguous() -> None:
    found = actors().lookup("the army")

    assert found[0].how == "label"
    assert found[0].score < 0.7


def test_sides_come_from_the_actor_or_what_it_belongs_to() -> None:
    assert actors().side("ruritania:red_banner", AFTER) == "red_banner"
    assert actors().side("ruritania:red_banner", BEFORE) is None
    assert actors().side("ruritania:army", AFTER) == "crown"
    assert actors().side("ruritania:flavia", AFTER) == "crown"
    assert actors().side("country:CO", AFTER) is None


def test_rule_made_branches_can_be_asked_for_by_id() -> None:
    army = actors().get("country:SD.army")

    assert army is not None
    assert army.name == "Sudanese army"
    assert actors().get("country:QQ.army") is None
    assert actors().get("country:SD.circus") is None


def test_outlets_are_known_by_any_of_their_names() -> None:
    herald = actors().outlet("the Herald of Strelsau")

    assert herald is not None
    assert herald.side == "crown"
    assert actors().outlet("Nobody's Gazette") is None


def test_later_packs_win() -> None:
    from dataclasses import replace

    ruritania = pack()
    renamed = replace(ruritania.actors[0], name="Greater Ruritania")
    other = replace(ruritania, actors=(renamed,))
    index = ActorIndex([ruritania, other])
    found = index.get("ruritania:state")

    assert found is not None
    assert found.name == "Greater Ruritania"


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("soldier", ("soldier", "soldiers")),
        ("policeman", ("policeman", "policemen")),
        ("militia", ("militia", "militias")),
        ("delegation", ("delegation", "delegations")),
        ("authority", ("authority", "authorities")),
        ("forces", ("forces",)),
    ],
)
def test_number_forms(noun: str, forms: tuple[str, ...]) -> None:
    assert number_forms(noun) == forms

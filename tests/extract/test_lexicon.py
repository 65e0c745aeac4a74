"""The lexicon of claim types: every entry is of the scheme and can be reached."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from fogline.extract.lexicon import digest, lexicon
from fogline.model import FAMILIES

RAW = tomllib.loads((resources.files("fogline.packs") / "base" / "kinds.toml").read_text(encoding="utf-8"))
KINDS = {f"{family}.{type_}" for family, types in RAW.items() for type_ in types}


def test_every_kind_is_of_a_family() -> None:
    assert {kind.partition(".")[0] for kind in KINDS} == set(FAMILIES)
    named = {kind for kinds in lexicon().verbs.values() for kind in kinds} | set(lexicon().nouns.values())
    assert named <= KINDS


@pytest.mark.parametrize("table", ["with", "by"])
def test_every_condition_names_a_class_that_has_words(table: str) -> None:
    classes = {one for found in lexicon().classes.values() for one in found} | {"name", "nothing"}
    wanted = {
        one
        for types in RAW.values()
        for entry in types.values()
        for names in entry.get(table, {}).values()
        for one in names
    }
    missing = wanted - classes
    assert not missing


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("besiege", "control.siege"),
        ("shell", "strike.shelling"),
        ("flee", "harm.displaced"),
        ("kidnap", "harm.detained"),
    ],
)
def test_verbs_make_kinds_by_themselves(lemma: str, kind: str) -> None:
    assert kind in lexicon().verbs[lemma]


def test_nouns_of_two_words_are_kept_apart_from_their_last_one() -> None:
    assert lexicon().nouns["car bomb"] == "strike.bombing"
    assert lexicon().nouns["gas attack"] == "strike.chemical"
    assert lexicon().nouns["attack"] == "fighting.offensive"


def test_longer_phrases_are_tried_first() -> None:
    for found in lexicon().phrases.values():
        lengths = [len(words) for words, _ in found]
        assert lengths == sorted(lengths, reverse=True)


def test_a_noun_can_be_of_several_classes() -> None:
    assert lexicon().is_a("rebel", "force")
    assert lexicon().is_a("rebel", "person")
    assert lexicon().is_a("bridge", "aircraft", "facility")
    assert not lexicon().is_a("bridge", "person")
    assert not lexicon().is_a("no such word", "person")


def test_the_digest_names_the_files_as_they_are() -> None:
    assert len(digest()) == 8
    assert int(digest(), 16) >= 0


def test_acled_pairs_are_pairs() -> None:
    assert lexicon().acled["strike.airstrike"] == ("Explosions/Remote violence", "Air/drone strike")
    assert all(len(pair) == 2 for pair in lexicon().acled.values())

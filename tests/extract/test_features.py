"""Features: words and parse as strings for the judge, and nothing from outside the text."""

from __future__ import annotations

from fogline.extract.features import features
from fogline.extract.hints import hints
from fogline.extract.lexicon import lexicon
from support.extracting import candidate_in, stretch_of


def of(text: str, predicate: str) -> list[str]:
    stretch = stretch_of(text)
    candidate = candidate_in(stretch, predicate)
    return features(stretch.parsed, candidate, lexicon(), hints(stretch.parsed, candidate, lexicon()))


def test_predicate_arguments_and_prepositions_are_told() -> None:
    found = of("Rebels captured the bridge near Gao.", "captured")
    assert {
        "event=capture",
        "subject=rebel",
        "subject-class=force",
        "object=bridge",
        "object-class=place",
        "hint=control.capture",
        "family=control",
        "nominal=False",
        "names=1",
        "numbers=0",
    } <= set(found)


def test_an_infinitive_is_told_with_the_verb_above_it() -> None:
    found = of("The garrison managed to escape the town.", "escape")
    assert "event=escape" in found
    assert "over=manage" in found


def test_what_is_absent_is_told() -> None:
    found = of("Nobody fled.", "fled")
    assert "object=none" in found
    assert "whole=True" in found


def test_the_same_clause_gives_the_same_features_wherever_it_stands() -> None:
    alone = of("Rebels captured the bridge.", "captured")
    later = of("The night was quiet. Rebels captured the bridge.", "captured")
    # the word before it is all that may differ
    assert set(alone) ^ set(later) <= {"before=."}

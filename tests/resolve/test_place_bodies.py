"""Names that a body bears before any place does."""

from __future__ import annotations

from fogline.resolve.place_bodies import without_bodies
from support.invented import world_actors, world_places


def kept(*names: str, trusted: frozenset[str] | None = frozenset()) -> list[str]:
    """Which of some listed names are left as places."""
    text, listed, at = ", ".join(names), [], 0
    for name in names:
        listed.append((at, at + len(name), tuple(world_places().lookup(name, fuzzy=False))))
        at += len(name) + 2
    return [text[start:end] for start, end, _ in without_bodies(text, listed, world_actors(), trusted)]


def test_a_body_is_no_town_that_other_tongues_call_so() -> None:
    assert kept("Hamas", "Gaza", "Hamm") == ["Gaza", "Hamm"]


def test_a_town_of_the_war_stays_though_a_body_bears_its_name() -> None:
    assert kept("Aleppo", "Azov", trusted=frozenset({"syria"})) == ["Aleppo", "Azov"]


def test_without_parties_every_name_stays() -> None:
    listed = [(0, 5, tuple(world_places().lookup("Hamas", fuzzy=False)))]
    assert without_bodies("Hamas", listed, None, None) == listed

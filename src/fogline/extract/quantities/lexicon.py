"""The words of counting, loaded once from ``packs/base/quantities.toml``.

Phrases become tries keyed by their first word, so that the reader of a text looks a word up once and mostly finds
nothing. Nothing here knows about sentences.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from fogline.extract.quantities.found import Harm, Sort

Bound = Literal["at_least", "at_most", "about", "exact"]
HarmForm = Literal["base", "present", "gerund", "past", "state", "noun", "counted", "intransitive"]
Phrases = dict[str, tuple[tuple[tuple[str, ...], Any], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmWord:
    """What one word form says of harm, and how it takes the people harmed."""

    harm: Harm
    form: HarmForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the number reader knows about words."""

    before: Phrases
    after: Phrases
    vague: Phrases
    unknown: Phrases
    cumulative: Phrases
    tolls: Phrases
    categories: dict[str, str]
    adjectives: dict[str, str]
    agents: frozenset[str]
    sorts: dict[str, Sort]
    currency: frozenset[str]
    months: frozenset[str]
    clock: frozenset[str]
    identifiers: frozenset[str]
    movers: frozenset[str]
    conflicts: frozenset[str]
    events: frozenset[str]
    harm: dict[str, tuple[HarmWord, ...]]


def phrases_of(table: dict[str, Any]) -> Phrases:
    """Keys phrases by their first word, longest first."""
    keyed: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for phrase, value in table.items():
        words = tuple(phrase.split())
        keyed.setdefault(words[0], []).append((words, value))
    return {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in keyed.items()}


def match(phrases: Phrases, words: list[str], position: int) -> tuple[int, Any] | None:
    """Finds the longest phrase that starts at `position`: its number of words and its value."""
    for phrase, value in phrases.get(words[position], ()):
        end = position + len(phrase)
        if len(phrase) == 1 or tuple(words[position:end]) == phrase:
            return len(phrase), value
    return None


_IRREGULAR = {
    "person": ("persons", "people"),
    "child": ("children",),
    "grandchild": ("grandchildren",),
    "schoolchild": ("schoolchildren",),
    "foot": ("feet",),
    "wife": ("wives",),
    "housewife": ("housewives",),
    "life": ("lives",),
    "baby": ("babies",),
}


def inflected(noun: str) -> tuple[str, ...]:
    """Gives a noun's forms, plural last."""
    if noun in _IRREGULAR:
        return (noun, *_IRREGULAR[noun])
    if noun.endswith("man") and noun != "human":
        return noun, noun[:-3] + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun, noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun, noun[:-1] + "ies"
    return noun, noun + "s"


def _people(table: dict[str, Any]) -> dict[str, str]:
    categories = {form: "" for noun in table["plain"] for form in inflected(noun)}
    for category, nouns in table["categories"].items():
        categories |= {form: category for noun in nouns for form in inflected(noun)}
    return categories


def _sorts(things: dict[str, Any], people: dict[str, str]) -> dict[str, Sort]:
    names: tuple[Sort, ...] = (
        "facility", "weapon", "place", "money", "percent", "duration", "distance", "calibre",
    )  # fmt: skip
    sorts: dict[str, Sort] = {}
    for name in names:
        sorts |= {form: name for noun in things[name] for form in inflected(noun)}
    plain = (*things["mass"], *things["event"])
    sorts |= {form: "other" for noun in plain for form in inflected(noun)}
    return sorts | dict.fromkeys(people, "people")


def _harm(table: dict[str, Any]) -> dict[str, tuple[HarmWord, ...]]:
    words: dict[str, dict[HarmForm, Harm]] = {}
    for word, harm, form in _harm_forms(table):
        words.setdefault(word, {}).setdefault(form, harm)
    return {word: tuple(HarmWord(harm=h, form=f) for f, h in known.items()) for word, known in words.items()}


def _harm_forms(table: dict[str, Any]) -> Iterator[tuple[str, Harm, HarmForm]]:
    forms: tuple[HarmForm, ...] = ("base", "present", "gerund", "past", "past")
    for harm, verbs in table["transitive"].items():
        for verb in verbs:
            yield from ((word, harm, form) for word, form in zip(verb.split(), forms, strict=True))
    for harm, verbs in table["intransitive"].items():
        yield from ((word, harm, "intransitive") for verb in verbs for word in verb.split())
    for harm, states in table["states"].items():
        yield from ((word, harm, "state") for word in states)
    for harm, nouns in table["nouns"].items():
        yield from ((word, harm, "noun") for word in nouns)
    for harm, nouns in table["counted"].items():
        yield from ((word, harm, form) for word in nouns for form in _BOTH)


_BOTH: tuple[HarmForm, ...] = ("noun", "counted")


def _flipped(table: dict[str, list[str]]) -> dict[str, str]:
    return {phrase: name for name, phrases in table.items() for phrase in phrases}


@cache
def lexicon() -> Lexicon:
    """Loads the lexicon that ships with Fogline."""
    table = tomllib.loads((files("fogline") / "packs" / "base" / "quantities.toml").read_text(encoding="utf-8"))
    bounds, things, people = table["bounds"], table["things"], _people(table["people"])
    after = {f"{name}": bounds[f"after_{name}"] for name in ("at_least", "at_most", "about")}
    return Lexicon(
        before=phrases_of(_flipped({name: bounds[name] for name in ("at_least", "at_most", "about", "exact")})),
        after=phrases_of(_flipped(after)),
        vague=phrases_of({phrase: (low, high or None) for phrase, (low, high) in table["vague"].items()}),
        unknown=phrases_of(dict.fromkeys(table["unknown"]["phrases"], True)),
        cumulative=phrases_of(dict.fromkeys(table["cumulative"]["phrases"], True)),
        tolls=phrases_of(_flipped(table["harm"]["tolls"])),
        categories=people,
        adjectives=table["people"]["adjectives"],
        agents=frozenset(table["people"]["agents"]),
        sorts=_sorts(things, people),
        currency=frozenset(things["currency_signs"]),
        months=frozenset(things["months"]),
        clock=frozenset(things["clock"]),
        identifiers=frozenset(things["identifiers"]),
        movers=frozenset(table["cumulative"]["movers"]),
        conflicts=frozenset(table["cumulative"]["conflicts"]),
        events=frozenset(form for noun in things["event"] for form in inflected(noun)),
        harm=_harm(table["harm"]),
    )

"""The claim-type lexicon: which words make which type, read from the base pack's plain files."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

FILES = ("kinds.toml", "nouns.toml", "cues.toml", "certainty.toml")
ANYTHING = frozenset({"nothing"})


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Look-up tables of the base pack; known by which object it is, so that what it tells can be remembered.

    Attributes:
        verbs: lemma (or ``lemma+particle``) -> kinds it makes by itself.
        with_object: lemma -> (kind, classes) it makes when an object of a class stands with it.
        by_subject: lemma -> (kind, classes) it makes when its subject is of a class.
        nouns: event noun, one or two lemmas joined by a space -> kind.
        phrases: first lemma -> (all lemmas, kind), longest first.
        classes: noun lemma -> its classes.
        acled: kind -> (event type, sub-event type).
    """

    verbs: Mapping[str, tuple[str, ...]]
    with_object: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    by_subject: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    nouns: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    classes: Mapping[str, frozenset[str]]
    acled: Mapping[str, tuple[str, str]]

    def is_a(self, lemma: str, *classes: str) -> bool:
        """Whether a noun belongs to any of the classes."""
        return not self.classes.get(lemma, frozenset()).isdisjoint(classes)


def _read(name: str) -> bytes:
    file = resources.files("fogline.packs") / "base" / name
    return file.read_bytes() if file.is_file() else b""


@cache
def digest() -> str:
    """Eight hex digits over the base pack's lexicons; part of the reader's version."""
    return hashlib.sha256(b"\0".join(_read(name) for name in FILES)).hexdigest()[:8]


@cache
def lexicon() -> Lexicon:
    """Reads the lexicon once."""
    kinds = tomllib.loads(_read("kinds.toml").decode())
    verbs: dict[str, list[str]] = {}
    conditions: dict[str, dict[str, list[tuple[str, frozenset[str]]]]] = {"with": {}, "by": {}}
    nouns: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    acled: dict[str, tuple[str, str]] = {}
    for family, types in kinds.items():
        for type_, entry in types.items():
            kind = f"{family}.{type_}"
            for verb in entry.get("verbs", ()):
                verbs.setdefault(verb, []).append(kind)
            for how, table in conditions.items():
                for verb, wanted in entry.get(how, {}).items():
                    table.setdefault(verb, []).append((kind, frozenset(wanted)))
            for noun in entry.get("nouns", ()):
                nouns.setdefault(noun, kind)
            for phrase in entry.get("phrases", ()):
                words = tuple(phrase.split())
                phrases.setdefault(words[0], []).append((words, kind))
            if "acled" in entry:
                acled[kind] = tuple(entry["acled"])
    return Lexicon(
        verbs=MappingProxyType({verb: tuple(found) for verb, found in verbs.items()}),
        with_object=MappingProxyType({verb: tuple(found) for verb, found in conditions["with"].items()}),
        by_subject=MappingProxyType({verb: tuple(found) for verb, found in conditions["by"].items()}),
        nouns=MappingProxyType(nouns),
        phrases=MappingProxyType(
            {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in phrases.items()}
        ),
        classes=MappingProxyType(_noun_classes()),
        acled=MappingProxyType(acled),
    )


def _noun_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for class_, lemmas in tomllib.loads(_read("nouns.toml").decode()).items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(class_)
    return {lemma: frozenset(classes) for lemma, classes in found.items()}

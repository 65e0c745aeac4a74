"""The villages, towns and quarters that a report calls so by name and no list has: what "the village" is further on.

Listed ones are known where they stand (`place_seen.py`). What must stay true: a name of a people, a direction or a
word that only begins a sentence names no village.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.gazetteer.countries import adjectives, country_names
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_words import DIRECTION_ADJECTIVES

KINDS = r"(?i:village|hamlet|town|township|suburb|district|neighbou?rhood|quarter)"
_WORD = r"(?:(?:al|el|ad|ar|as|ash|at|az)-)?[A-Z][\w'’]*(?:-[\w'’]+)*"
NAME = rf"{_WORD}(?:[ \t]+(?:(?:al|el|de|la|of|abu|bani)[ \t]+)?{_WORD}){{0,2}}"
CALLED = re.compile(rf"\b(?P<kind>{KINDS})[ \t]+(?:called[ \t]+|of[ \t]+)(?P<name>{NAME})")
CALLED_AFTER = re.compile(rf"\b(?P<name>{NAME})[ \t]+(?P<kind>{KINDS})\b")
LEADING = frozenset(
    "a an the in at on of from near by to its their his her this that these those one two three old new upper lower "
    "greater one another every each same whole inner outer".split()
)
"""Words with a capital that are no part of such a name, at its beginning."""
REACH = 1_200
"""How far back, in characters, it may have been named."""


@dataclass(frozen=True, slots=True)
class Land:
    """A village, town or quarter that the report names.

    Attributes:
        start: where the name stands.
        kind: what it is called, as it is spelt most ("neighbourhood").
        name: without that word.
    """

    start: int
    end: int
    kind: str
    name: str


def named_lands(text: str) -> tuple[Land, ...]:
    """What a text calls a village, a town or a quarter by name, in order."""
    return tuple(sorted(_named(text), key=lambda land: land.start))


def _named(text: str) -> Iterator[Land]:
    for pattern in (CALLED, CALLED_AFTER):
        for found in pattern.finditer(text):
            words = found["name"].split()
            while words and _says_no_name(words[0]):
                words = words[1:]
            if words and not found["name"].isupper():
                name = " ".join(words)
                end = found.end("name")
                yield Land(start=end - len(name), end=end, kind=one_spelling(found["kind"]), name=name)


def _says_no_name(word: str) -> bool:
    folded = fold_spelling(word)
    return (
        folded in LEADING
        or word.lower() in DIRECTION_ADJECTIVES
        or folded in adjectives()
        or folded.removesuffix("s") in country_names()
    )


def one_spelling(kind: str) -> str:
    """A kind as it is compared: one English for "neighborhood" and "neighbourhood"."""
    return kind.lower().replace("neighborhood", "neighbourhood")

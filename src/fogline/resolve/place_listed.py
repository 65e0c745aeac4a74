"""Places told together: the items of a list, and what a sentence opens with before somebody speaks.

"In Mill, in Ford province, officials said the rebels had burned a school": the school was in both. What must stay true:
only an opening that a list knows a place of is one, and the place of who speaks abroad is not that of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fogline.model import Where
from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_phrases import PlacePhrase, read_phrases
from fogline.resolve.place_seen import Seen

LISTED = re.compile(
    r"[\s\"“”'’*_]*(?:[,;/]|and|or|as well as|&|both|then|to)"
    r"(?:[\s,]+(?:and|then|in|on|at|also|the|nearby|near|towns?|villages?|city|cities|districts?|provinces?|areas?|of|both"
    r"|(?:large |small )?parts?|most|much|half|all|some|(?:the )?rest|outskirts|edges?"
    r"|neighbou?rhoods?|later|other|its|to|(?:north|south|east|west)\w*))*[\s\"“”'’*_]*",
    re.IGNORECASE,
)
"""What stands between two places of a list, or of a way from one to the other."""
_NAME = r"(?:(?:al|el|ar|as|ash|at|az|de|la|of|and)[- ])*[A-Z][\w’'-]*"
_PART = (
    r"(?:in|at|near|outside|around|inside|across)\s+(?:the\s+)?(?:[a-z-]+\s+(?:of\s+(?:the\s+)?)?){0,4}?"
    rf"(?-i:{_NAME})(?:\s+(?-i:{_NAME}))*(?:\s+(?-i:[a-z]+)){{0,2}}"
)
OPENING = re.compile(
    rf"[\s\"“‘']*(?:(?:meanwhile|elsewhere|separately|further \w+)\b,?\s+)?(?P<first>{_PART}),"
    rf"(?:\s*(?P<second>{_PART}|(?-i:{_NAME})(?:\s+(?-i:{_NAME}))*(?:\s+(?:province|region|state|district|county|oblast))?),)?",
    re.IGNORECASE,
)
"""Words of place that a sentence begins with, before who says what happened there."""


def listed_after(text: str, first: Seen, others: Sequence[Seen]) -> Iterator[Seen]:
    """A name and those that are listed with it ("shook Mill and southern Ford")."""
    yield first
    last = first
    for other in others:
        if other.start >= last.end and LISTED.fullmatch(text[last.end : other.start]):
            yield other
            last = other


def opening_places(text: str, start: int, end: int, answerer: Answerer) -> tuple[int, tuple[Where, ...]]:
    """Where the opening of a sentence ends, and the places it comes to; none where no list knows one of them."""
    found = OPENING.match(text, start, end)
    if found is None:
        return start, ()
    seen = answerer.context.among(found.start(), found.end())
    if not any(one.place.country in ("", answerer.context.country) for one in seen):
        return found.end(), ()
    second = _named(answerer, found, "second")
    around = second[0][1].words if second else ""
    told = [
        *(_answered(answerer, at, phrase, around) for at, phrase in _named(answerer, found, "first")),
        *(_answered(answerer, at, phrase, "") for at, phrase in second),
    ]
    return found.end(), tuple(where for where in told if where is not None and where.precision != "country")


def _named(answerer: Answerer, found: re.Match[str], part: str) -> list[tuple[int, PlacePhrase]]:
    """The phrases of a part of an opening that have a name, and where they stand."""
    phrases = read_phrases(found[part], answerer.known) if found[part] else []
    return [(found.start(part) + phrase.start, phrase) for phrase in phrases if phrase.name]


def _answered(answerer: Answerer, at: int, phrase: PlacePhrase, around: str) -> Where | None:
    """What a phrase comes to in what follows it, else by itself: the next words may be a place beside it."""
    within = answerer.answer(replace(phrase, container=phrase.container or around), at, definite=True)
    alone = within if within.place is not None or not around else answerer.answer(phrase, at, definite=True)
    return (alone if alone.place is not None else within).where

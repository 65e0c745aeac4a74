"""Strings of a report that may fill a role.

A candidate is a string in a role; all places where the report says it count together, because the keys name entities
and not places. Where a string begins and ends is kept open: every stretch of words that the network does not rule out
is a candidate, so are its own ends ("the mayor of Arlen, Ana Moreno": "Ana Moreno"), so is every phrase of the parse
with a word that may be of the role, and every string that often filled the role in the reports learnt from. Which of
them is right is for the trees.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.muc_gold import ROLES, normal
from bench.muc_grammar import Grammar, grammar

Numbers = NDArray[np.float32]
FAINT = 0.01
"""Chance below which a stretch of words is no candidate."""
LONGEST = 14
"""Words of a candidate."""
CLEAR = 0.1
"""Chance from which the ends of a stretch are candidates too."""
DROPPED = 3
"""Words that an end leaves out at most."""
OFTEN = 2
"""Reports in which a string filled a role, from which it is a candidate wherever it is said."""
MOSTLY = 0.1
"""Share of the reports that say it in which it does."""
WARM = 0.1
"""Chance that a word is of a role, from which the phrases it stands in are candidates."""
KNOWN_WORDS = 6
"""Words of such a string."""
_HEAD_ENDS = re.compile(
    r"\b(?:of|in|at|from|to|for|on|with|near|by|who|which|that|and|between|against|inside)\b|[,\[(]"
)
_ENDS = re.compile(r"[.!?][\"\]]?\s+(?=\S)|\n\s*\n")


@dataclass(frozen=True, kw_only=True)
class Said:
    """A report as the network read it.

    Attributes:
        text: the report.
        words: places of its words.
        chances: for each word and role the chances of none, of a beginning and of a continuation.
        kinds: for each word and role the chances of the types of incident.
        effects: for each word the chances of the effects.
        stretch: for each word the number of its stretch.
        whole: for each stretch the chances of an incident at all, and of each type.
    """

    text: str
    words: Sequence[tuple[int, int]]
    chances: Numbers
    kinds: Numbers
    effects: Numbers
    stretch: Sequence[int]
    whole: Numbers

    @cached_property
    def sentences(self) -> NDArray[np.int64]:
        """For each word the number of its sentence."""
        ends = np.array([match.end() for match in _ENDS.finditer(self.text)], dtype=np.int64)
        return np.searchsorted(ends, np.array([start for start, _ in self.words], dtype=np.int64), side="right")

    @cached_property
    def grammar(self) -> Grammar:
        """Its parse."""
        return _parsed(self.text, tuple(self.words))

    @cached_property
    def warm(self) -> Numbers:
        """For each word and role the chance that it is of the role, as a beginning or further on."""
        return np.asarray(self.chances[:, :, 1:].sum(axis=2), dtype=np.float32)

    @cached_property
    def lowered(self) -> list[str]:
        """The words in lower case."""
        return [self.text[start:end].lower() for start, end in self.words]

    @cached_property
    def normals(self) -> list[str]:
        """The words as they are compared; empty for marks and articles."""
        return [normal(word) for word in self.lowered]

    def shown(self, first: int, last: int) -> str:
        """The text of some words, on one line."""
        return " ".join(self.text[self.words[first][0] : self.words[last][1]].split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a candidate: first and last word, and its chance."""

    first: int
    last: int
    chance: float


@dataclass(frozen=True)
class Candidate:
    """A string in a role.

    Attributes:
        role: number of the role.
        shown: the string as the report has it first.
        mentions: where it is said, in order.
    """

    role: int
    shown: str
    mentions: tuple[Mention, ...]

    @cached_property
    def text(self) -> str:
        """The string as it is compared."""
        return normal(self.shown)

    @cached_property
    def head(self) -> str:
        """Its main word: the last before a preposition, a comma or a bracket."""
        return head_of(self.shown)

    @cached_property
    def best(self) -> Mention:
        """The mention with the highest chance."""
        return max(self.mentions, key=lambda one: one.chance)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How often strings and main words filled a role in the reports learnt from, against how often they were said.

    Attributes:
        filled: for each role, reports in which the numbered word or string filled it.
        said: reports in which it was said.
        same: pairs of strings by number, reports in which they were one entity.
    """

    filled: Sequence[Mapping[int, int]]
    said: Mapping[int, int]
    same: Mapping[int, int]

    def share(self, role: int, word: str) -> tuple[float, float]:
        """Share of the reports that say a string in which it fills the role, drawn to a tenth; and how many say it."""
        number = number_of(word)
        told = self.said.get(number, 0)
        return (self.filled[role].get(number, 0) + 0.1) / (told + 1.0), float(np.log1p(told))

    def often(self, role: int, number: int) -> bool:
        """Whether a string so often fills a role that it is a candidate wherever it is said."""
        count = self.filled[role].get(number, 0)
        return count >= OFTEN and count >= MOSTLY * self.said.get(number, 0)

    def together(self, one: str, other: str) -> float:
        """In how many reports two strings were one entity, as a logarithm."""
        return float(np.log1p(self.same.get(pair_number(one, other), 0)))


def head_of(shown: str) -> str:
    """The main word of a string."""
    lowered = " ".join(shown.lower().split())
    ends = _HEAD_ENDS.search(lowered, 1)
    words = normal(lowered[: ends.start()] if ends else lowered).split() or normal(lowered).split()
    return words[-1] if words else ""


def number_of(word: str) -> int:
    """A word as a number, so that what was learnt holds no text."""
    return zlib.crc32(word.encode())


def pair_number(one: str, other: str) -> int:
    """Two strings as a number, in whatever order."""
    return number_of(" = ".join(sorted((one, other))))


def candidates(said: Said, lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a report, by role and in the order of their first mention."""
    known = list(_known(said, lexicon))
    found: list[Candidate] = []
    for role in range(len(ROLES)):
        spans = {(one.first, one.last): one for one in _mentions(said, role)}
        clear = [place for place, one in spans.items() if one.chance >= CLEAR]
        more = [place for first, last in clear for place in _ends(said, first, last)]
        more += [(first, last) for first, last, roles in known if role in roles]
        more += _phrases(said, role)
        for first, last in more:
            spans.setdefault((first, last), Mention(first, last, chance_of(said, role, first, last)))
        places: dict[str, list[Mention]] = defaultdict(list)
        for (first, last), mention in sorted(spans.items()):
            text = normal(said.shown(first, last))
            if text:
                places[text].append(mention)
        found += [
            Candidate(role, said.shown(several[0].first, several[0].last), tuple(several))
            for several in places.values()
        ]
    return found


def chance_of(said: Said, role: int, first: int, last: int) -> float:
    """How likely it is that a stretch of words fills a role, no more and no fewer."""
    inside = said.chances[first + 1 : last + 1, role, 2]
    goes_on = last + 1 < len(said.words) and said.stretch[last + 1] == said.stretch[last]
    further = float(said.chances[last + 1, role, 2]) if goes_on else 0.0
    return float(said.chances[first, role, 1]) * float(np.prod(inside)) * (1 - further)


def _mentions(said: Said, role: int) -> Iterator[Mention]:
    """Stretches of words that the network does not rule out."""
    count = len(said.words)
    for first in map(int, np.flatnonzero(said.chances[:, role, 1] >= FAINT)):
        chance = float(said.chances[first, role, 1])
        for last in range(first, min(first + LONGEST, count)):
            if last > first:
                chance *= float(said.chances[last, role, 2])
            if chance < FAINT or said.stretch[last] != said.stretch[first]:
                break
            whole = chance_of(said, role, first, last)
            if whole >= FAINT:
                yield Mention(first, last, whole)


def _ends(said: Said, first: int, last: int) -> Iterator[tuple[int, int]]:
    """What is left of a stretch without its first words, and what stands before a preposition in it."""
    for start in range(first + 1, min(first + DROPPED, last) + 1):
        if said.normals[start]:
            yield start, last
    stop = next((at for at in range(first + 1, last) if _HEAD_ENDS.fullmatch(said.lowered[at])), None)
    if stop is not None:
        yield first, stop - 1


def _phrases(said: Said, role: int) -> Iterator[tuple[int, int]]:
    """The phrases of the parse with a word that may be of a role."""
    if (said.warm[:, role] >= WARM).any():
        for first, last in said.grammar.phrases:
            if said.warm[first : last + 1, role].max() >= WARM and said.stretch[first] == said.stretch[last]:
                yield first, last


def _known(said: Said, lexicon: Lexicon) -> Iterator[tuple[int, int, set[int]]]:
    """Stretches of words that often filled a role elsewhere, with the roles."""
    words = said.normals
    for first, word in enumerate(words):
        if not word:
            continue
        text, last = word, first
        while last < min(first + KNOWN_WORDS, len(words)):
            if words[last] and last > first:
                text = f"{text} {words[last]}"
            number = number_of(text)
            if words[last] and number in lexicon.said:
                roles = {role for role in range(len(ROLES)) if lexicon.often(role, number)}
                if roles:
                    yield first, last, roles
            last += 1


@lru_cache(maxsize=2)
def _parsed(text: str, words: tuple[tuple[int, int], ...]) -> Grammar:
    """The parse of a report, once for all that read it."""
    return grammar(text, words)


def averaged(several: Sequence[Said]) -> Said:
    """The mean of what several networks say of a report."""
    return replace(
        several[0],
        chances=np.mean([one.chances for one in several], axis=0),
        kinds=np.mean([one.kinds for one in several], axis=0),
        effects=np.mean([one.effects for one in several], axis=0),
        whole=np.mean([one.whole for one in several], axis=0),
    )


def as_said(text: str, read: Sequence[Mapping[str, Any]]) -> Said:
    """Joins what the network gives for the stretches of a report."""
    return Said(
        text=text,
        words=[place for one in read for place in one["words"]],
        chances=np.concatenate([one["chances"] for one in read]).astype(np.float32),
        kinds=np.concatenate([one["kinds"] for one in read]).astype(np.float32),
        effects=np.concatenate([one["effects"] for one in read]).astype(np.float32),
        stretch=[number for number, one in enumerate(read) for _ in one["words"]],
        whole=np.stack([one["whole"] for one in read]).astype(np.float32),
    )

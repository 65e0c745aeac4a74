"""The words of a place mention, before their grammar is read: which are names, which describe, which are one word.

Damaged and shortened writing is mended here ("north western", "al- Mill", "the Ford-Mill line"). What must stay true:
offsets are into the mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fogline.gazetteer.countries import adjectives
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_words import (
    CONDITION_SUFFIXES,
    CONDITIONS,
    DIRECTION_ADJECTIVES,
    DIRECTIONS,
    FILLERS,
    HERE,
    KIND_WORDS,
    NUMBER_WORDS,
    PART_WORDS,
    PLAIN_PREPOSITIONS,
    SHIFTS,
    singular,
)

Known = Callable[[str], bool]
WORD = re.compile(r"[^\s,،;؛()“”\"]+|[,،;؛()]")
MARKS = str.maketrans("،؛", ",;", "\u200e\u200f\u202a\u202b\u202c*`")
"""Arabic marks as Latin ones; marks of direction, which nobody sees, and of emphasis (``**Mill**``) are gone."""
OF_NAMES = frozenset({"upper", "lower", "greater", "inner", "outer", "new", "old", "middle", "great", "little"})
"""Descriptions that are part of a name when capitalised before one ("Lower Mill", "New Halfa")."""
CAPITALS = re.compile(r"[^\W\d_]+(?:['’]S\b)?")
"""A word to be capitalised as one, with the S of a possessive."""
LINES = frozenset({"line", "front", "front line", "frontline", "axis", "corridor", "line of contact"})
"""Words for ground that is told by the places at its ends."""


@dataclass(frozen=True, slots=True)
class MentionWord:
    """A word of a mention and where it stands."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word without capitals."""
        return self.text.lower()


def words_of(mention: str) -> list[MentionWord]:
    """The words of a mention, without marks; in text all in capitals only names stay capitalised."""
    words = [MentionWord(m.group().rstrip(".:").translate(MARKS), m.start(), m.end()) for m in WORD.finditer(mention)]
    words = [word for word in words if word.text]
    if mention.isupper():
        words = [MentionWord(lowered(word.text), word.start, word.end) for word in words]
    return words


def mended(words: list[MentionWord]) -> list[MentionWord]:
    """Joins what is one word: a direction ("north western") and an article with its name ("al- Mill")."""
    joined: list[MentionWord] = []
    for word in words:
        last = joined[-1] if joined else None
        pair = f"{last.lower}{word.lower}" if last else ""
        if last is not None and last.lower in ("north", "south") and pair in DIRECTIONS.values():
            joined[-1] = MentionWord(pair, last.start, word.end)
        elif last is not None and last.lower in ("al-", "el-") and word.text[:1].isupper():
            joined[-1] = MentionWord(last.text + word.text, last.start, word.end)
        else:
            joined.append(word)
    return joined


def ends_of_line(words: list[MentionWord], known: Known) -> list[MentionWord]:
    """Parts a line told by its ends ("the Ford-Mill line") into these, as places of a list."""
    tail = next((n for n in (2, 1) if len(words) > n and " ".join(w.lower for w in words[-n:]) in LINES), 0)
    line = words[-tail - 1] if tail else None
    if line is None or "-" not in line.text or known(line.text):
        return words
    ends = re.split(r"[-–]", line.text)
    if not all(end[:1].isupper() for end in ends) or not any(known(end) for end in ends):
        return words
    parted: list[MentionWord] = []
    at = line.start
    for end in ends:
        parted += [MentionWord("and", at, at)] if parted else []
        parted.append(MentionWord(end, at, at + len(end)))
        at += len(end) + 1
    return [*(word for word in words[: -tail - 1] if not describes(word)), *parted]


def with_holders(words: list[MentionWord]) -> list[MentionWord]:
    """Joins a name to the word that says it holds the place ("Red Banner-held"): it tells whose, not where."""
    joined: list[MentionWord] = []
    for word in words:
        joined.append(word)
        if word.text[:1].isupper() and word.lower.endswith(CONDITION_SUFFIXES):
            while len(joined) > 1 and joined[-2].text[:1].isupper() and not kind_of(joined[-2]):
                whose, holds = joined[-2:]
                joined[-2:] = [MentionWord(f"{whose.text} {holds.text}", whose.start, holds.end)]
    return joined


def capitalised_only(known: Known) -> Known:
    """Words without a capital are no name, whatever small place may be called "Citadel" or "North"."""

    def listed(text: str) -> bool:
        named = any(c.isupper() or c > "\u0590" for c in text if c not in "‘’“”–—")
        return named and known(text)

    return listed


def lowered(word: str) -> str:
    """In all-capitals text, function and kind words are lowered so that only names stay capitalised."""
    low = word.lower()
    plain = {*FILLERS, *PLAIN_PREPOSITIONS, *SHIFTS, *NUMBER_WORDS, *DIRECTION_ADJECTIVES, "and"}
    return (
        low
        if low in plain or singular(low) in KIND_WORDS or singular(low) in PART_WORDS
        else CAPITALS.sub(_capitalised, word)
    )


def _capitalised(word: re.Match[str]) -> str:
    return word.group().capitalize()


def kind_of(word: MentionWord) -> str:
    """The kind of place that a word tells ("provinces" tells "province"); empty where it tells none."""
    one = singular(word.text)
    return one if one in KIND_WORDS else ""


def describes(word: MentionWord) -> bool:
    """Whether a word tells how, whose or how many, and is no part of a name."""
    lower = word.lower
    compound = "-" in lower and word.text == lower and lower[:3] not in ("al-", "el-")
    return (
        compound
        or fold_spelling(word.text) in adjectives()
        or lower in DIRECTION_ADJECTIVES
        or lower in FILLERS
        or lower in NUMBER_WORDS
        or word.text in CONDITIONS
        or lower in CONDITIONS
        or lower.endswith(CONDITION_SUFFIXES)
        or lower.isdigit()
    )


def only_describes(words: list[MentionWord], i: int) -> bool:
    """Whether a word describes the name after it; a capitalised "Upper" or "New" belongs to the name."""
    word = words[i]
    belongs = word.lower in OF_NAMES and word.text[:1].isupper() and words[i + 1].text[:1].isupper()
    return describes(word) and not belongs


def names(words: list[MentionWord]) -> bool:
    """Whether the words hold a name: a capitalised word that is neither kind nor function word, or Arabic."""
    return any(is_name(word) for word in words)


def is_name(word: MentionWord) -> bool:
    """Whether a word is of a name: it has a capital or an article of one, and does not describe."""
    if word.text.endswith(("'s", "’s")) or word.lower in HERE or word.lower in FILLERS or describes(word):
        return False
    return word.text[:1].isupper() or word.lower[:3] in ("al-", "el-") or word.text[:1] > "\u0590"


def joined(words: list[MentionWord]) -> str:
    """The words as one string, without marks."""
    return " ".join(word.text for word in words if word.text not in ",;")

"""The case of words in text written in capitals: old wire copy, and headlines that shout.

A parser takes "felipe costa" for no name and "FELIPE COSTA" for anything. So each word gets back the case it would
have in plain print: small, with a capital, in capitals, or the mixed form it usually has ("McCain"). A linear model
over hashed features decides (the word, how it is usually printed, its ending, its neighbours), trained by
`bench/train_truecase.py` on mixed-case text; the file beside this one holds counts and weights, no text.
Length never changes: every character stays where it was.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from fogline.extract.case_words import (
    LOWER,
    TITLE,
    UPPER,
    Word,
    columns,
    second_columns,
    words_of,
)
from fogline.gazetteer.countries import adjectives, country_names

TABLE = "truecase.npz"
COMMON = frozenset("LK")
"""Habits of words that are hardly ever names."""
NAMES = frozenset("CDUV")
"""Habits of words that are hardly ever anything else."""

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december".split()
)
MONTHS = frozenset("jan feb mar march apr may jun jul aug sep sept oct nov dec".split())
"""Names of months that are names only beside a number."""
OPENING_NAMES = frozenset("north south east west northern southern eastern western central new".split())
"""Words that belong to the name behind them where print gives them a capital."""
SMALL_IN_NAMES = frozenset("of the and for to in de del la las los el y e da do das dos du des al a".split())


@dataclass(frozen=True, slots=True)
class Table:
    """How words are usually printed, and the trained weights.

    Attributes:
        habits: one letter a word, as `habit` gives it.
        forms: the usual print of words with capitals inside.
        matrix: weights by bucket and case.
        around: those of the second look.
        version: name of the weights.
    """

    habits: Mapping[str, str]
    forms: Mapping[str, str]
    matrix: NDArray[np.float32]
    around: NDArray[np.float32]
    version: str


@cache
def table() -> Table:
    """Loads the table once."""
    file = resources.files("fogline.extract") / TABLE
    with resources.as_file(file) as path, np.load(path) as data:
        habits: dict[str, str] = {}
        for line in data["habits"].tobytes().decode().splitlines():
            letter, *words = line.split(" ")
            habits.update(dict.fromkeys(words, letter))
        forms = data["forms"].tobytes().decode().split()
        return Table(
            habits=habits,
            forms={form.lower(): form for form in forms},
            matrix=data["matrix"].astype(np.float32) * data["scale"],
            around=data["around"].astype(np.float32) * data["around_scale"],
            version=str(data["version"]),
        )


@cache
def digest() -> str:
    """The table's hash, part of the reader's version."""
    return f"{zlib.crc32((resources.files('fogline.extract') / TABLE).read_bytes()):08x}"


def habit(small: int, title: int, upper: int) -> str:
    """The letter for how a word is printed within sentences, from its counts.

    ``L`` and ``K`` are common words, ``C`` and ``D`` names, ``U`` and ``V`` short forms in capitals; ``l`` leans to
    small letters, ``c`` to a capital, ``u`` to capitals.
    """
    total = small + title + upper
    if small >= 0.98 * total:
        return "L" if total >= 20 else "K"
    if upper > 0.9 * total:
        return "U" if total >= 20 else "V"
    if small <= 0.05 * total:
        return "u" if upper > 0.3 * total else "C" if total >= 20 else "D"
    if upper > 0.3 * total:
        return "u"
    return "k" if small >= 0.85 * total else "l" if small >= 0.5 * total else "c" if small >= 0.2 * total else "d"


_STEMS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
)


@dataclass(frozen=True, slots=True)
class English:
    """What is known of words that the table does not hold.

    Attributes:
        lemmas: dictionary forms, small; some of them are names as well.
        seen: words as a mixed-case text may print them.
    """

    lemmas: frozenset[str]
    seen: frozenset[str]

    def habit(self, lower: str) -> str:
        """The habit of a stranger to the table: a small letter from ``e`` on, or ``x`` where nothing is known."""
        listed = lower in self.lemmas
        if lower in self.seen:
            named = lower.capitalize() in self.seen
            return ("f" if named else "g") if listed else ("h" if named else "i")
        if lower.upper() in self.seen or lower.capitalize() in self.seen:
            return "j"
        if listed:
            return "e"
        stems = (lower[: -len(end)] + stem for end, stem in _STEMS if lower.endswith(end))
        return "s" if any(stem in self.lemmas for stem in stems) else "x"


NO_ENGLISH = English(lemmas=frozenset(), seen=frozenset())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a whole report says of how its words are printed.

    Attributes:
        printed: the print of words in its parts that are in plain print, where it is always the same.
        short: short forms that the report brings in itself, in brackets behind the full name.
        scores: how well each case suits the words that the table does not hold, over all places where they stand.
    """

    printed: Mapping[str, str]
    short: frozenset[str]
    scores: Mapping[str, NDArray[np.float32]]


NOTHING = Evidence(printed={}, short=frozenset(), scores={})


def recased(text: str, english: English = NO_ENGLISH, evidence: Evidence = NOTHING) -> str:
    """Gives text in capitals the case of plain print, character for character in place.

    Args:
        text: a stretch in capitals.
        english: what tells an unknown word from an unknown name.
        evidence: of the report the stretch is from.
    """
    words = words_of(text)
    found = cases_of(text, words, english, evidence)
    out = list(text)
    for word, case in zip(words, found, strict=True):
        if not text[word.start : word.until].isupper():
            continue
        printed = _printed(word, case, table(), evidence) + text[word.end : word.until].lower()
        if len(printed) == word.until - word.start:
            pairs = zip(text[word.start : word.until], printed, strict=True)
            out[word.start : word.until] = [new if new.isalpha() else old for old, new in pairs]
    return "".join(out)


def in_plain_print(text: str, english: English = NO_ENGLISH, evidence: Evidence = NOTHING) -> str:
    """Gives a headline whose words all have capitals those of plain print; what is in capitals for good stays so.

    Args:
        text: a headline ("Rebels Take Hill Near Port").
        english: as for `recased`.
        evidence: as for `recased`.
    """
    words = words_of(text)
    found = cases_of(text, words, english, evidence)
    out = list(text)
    for i, (word, case) in enumerate(zip(words, found, strict=True)):
        named = word.lower in OPENING_NAMES and found[i + 1 : i + 2] == [TITLE]
        if case == LOWER and not word.initial and not named and text[word.start : word.end].istitle():
            out[word.start] = _printed(word, case, table(), evidence)[0]
    return "".join(out)


def cases_of(text: str, words: Sequence[Word], english: English, evidence: Evidence) -> list[int]:
    """The case that every word of a text has in plain print."""
    if not words:
        return []
    cases = [int(case) for case in _scores(words, table(), english, evidence).argmax(axis=1)]
    _raise_countries(words, cases)
    _raise_spelt_out(text, words, cases)
    for i in range(_dateline(text, words)):
        cases[i] = TITLE
    return cases


def _scores(words: Sequence[Word], known: Table, english: English, evidence: Evidence) -> NDArray[np.float32]:
    """How well every case suits every word: by itself, then by the cases its neighbours seem to be in."""
    found: dict[str, str] = {}

    def habits(lower: str) -> str:
        if lower not in found:
            found[lower] = known.habits.get(lower) or english.habit(lower)
        return found[lower]

    scores: NDArray[np.float32] = known.matrix[np.array(list(columns(words, habits)), dtype=np.int64)].sum(axis=1)
    for i, word in enumerate(words):
        if word.lower in evidence.scores:
            scores[i] = evidence.scores[word.lower]
    guessed = [int(case) for case in scores.argmax(axis=1)]
    around = np.array(list(second_columns(words, habits, guessed)), dtype=np.int64)
    scores += known.around[around].sum(axis=1)
    return scores


def _printed(word: Word, case: int, known: Table, evidence: Evidence) -> str:
    """A word in its case; the report's own print of it is worth more than the guess, unless it is a common word."""
    lower = word.lower
    own = evidence.printed.get(lower, "")
    if lower in evidence.short:
        return lower.upper()
    if own and (own != lower or case != UPPER) and known.habits.get(lower) not in COMMON:
        return own if not word.initial else own[:1].upper() + own[1:]
    if case == UPPER:
        return lower.upper()
    if case == LOWER and not word.initial:
        return lower
    form = known.forms.get(lower, "") if case == TITLE else ""
    return form or _raised(lower)


def _raised(lower: str) -> str:
    """A word with a capital, and with the second one of "McCain" and "O'Brien"."""
    for opening in ("mc", "o'", "d'", "l'"):
        if lower.startswith(opening) and len(lower) > len(opening) + 2:
            return opening.capitalize() + lower[len(opening) :].capitalize()
    return lower[:1].upper() + lower[1:]


def _raise_countries(words: Sequence[Word], cases: list[int]) -> None:
    """Names of countries, of their people and of days and months have a capital whatever the context says."""
    openings = _countries()
    for i, word in enumerate(words):
        dated = word.lower in MONTHS and ("9" in (word.before, word.after))
        if word.lower in DAYS or dated:
            cases[i] = TITLE
        for name in openings.get(word.lower, ()):
            if tuple(one.lower for one in words[i : i + len(name)]) == name:
                for k, part in enumerate(name, i):
                    cases[k] = cases[k] if cases[k] != LOWER or (k > i and part in SMALL_IN_NAMES) else TITLE


@cache
def _countries() -> dict[str, list[tuple[str, ...]]]:
    """Names of countries and peoples by their first word."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for name in (*country_names(), *adjectives()):
        parts = tuple(name.split())
        if parts and len(name) > 3 and name.isascii():
            out.setdefault(parts[0], []).append(parts)
    return out


_DATED = re.compile(r"\s*(?:\([^()\n]{2,30}\)\s*)?,\s+(?:\d{1,2}\s+[A-Z]{3}|[A-Z]{3,9}\.?\s+\d)")


def _dateline(text: str, words: Sequence[Word]) -> int:
    """How many words at the beginning name the place a report is sent from ("SAN ROQUE, 3 JAN 90")."""
    for count, word in enumerate(words[:4], 1):
        if word.after != " ":
            return count if not text[: words[0].start].strip() and _DATED.match(text, word.until) else 0
    return 0


def _raise_spelt_out(text: str, words: Sequence[Word], cases: list[int]) -> None:
    """A name with its short form in brackets behind it has capitals, and the short form is in capitals."""
    for i in range(len(words)):
        first = _spelt_from(text, words, i)
        if first is None:
            continue
        cases[i] = UPPER
        for k in range(first, i):
            if cases[k] == LOWER and words[k].lower not in SMALL_IN_NAMES:
                cases[k] = TITLE


def _spelt_from(text: str, words: Sequence[Word], i: int) -> int | None:
    """The first word of the name that a short form in brackets stands for, or None."""
    short = words[i].lower
    bracketed = text[words[i].start - 1 : words[i].start] in ("(", "[") and text[words[i].end : words[i].end + 1] in (
        ")",
        "]",
    )
    if not bracketed or not 2 <= len(short) <= 8:
        return None
    missing = Counter(short)
    for k in range(i - 1, max(-1, i - 2 * len(short) - 1), -1):
        missing -= Counter(words[k].lower[0])
        if not missing:
            return k
    return None


def evidence_of(plain: Iterable[str], shouted: Iterable[str], english: English = NO_ENGLISH) -> Evidence:
    """What a report's stretches say of how its words are printed.

    Args:
        plain: its stretches in plain print.
        shouted: those in capitals.
        english: as for `recased`.
    """
    prints: dict[str, Counter[str]] = {}
    for text in plain:
        for word in words_of(text):
            if not word.initial:
                prints.setdefault(word.lower, Counter())[text[word.start : word.end]] += 1
    always = {lower: next(iter(found)) for lower, found in prints.items() if len(found) == 1 and len(lower) > 1}
    short: set[str] = set()
    scores: dict[str, list[NDArray[np.float32]]] = {}
    known = table()
    for text in shouted:
        words = words_of(text)
        placed = words[: _dateline(text, words)]
        always.update((word.lower, _raised(word.lower)) for word in placed if word.lower not in known.habits)
        short.update(word.lower for i, word in enumerate(words) if _spelt_from(text, words, i) is not None)
        for word, found in zip(words, _scores(words, known, english, NOTHING) if words else (), strict=True):
            if word.lower not in known.habits:
                scores.setdefault(word.lower, []).append(found)
    means = {lower: np.stack(found).mean(axis=0, dtype=np.float32) for lower, found in scores.items() if len(found) > 1}
    return Evidence(printed=always, short=frozenset(short), scores=means)


def is_common(word: str) -> bool:
    """Whether a word is a plain one of the language, by how it is usually printed."""
    return table().habits.get(word.lower()) in COMMON


def is_name(word: str) -> bool:
    """Whether a word is a name wherever it is printed, and not one of a people."""
    lower = word.lower()
    return table().habits.get(lower) in NAMES and lower not in adjectives()

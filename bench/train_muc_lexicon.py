"""What is counted in the keys of MUC-4 before anything is learnt: who filled which role, and which strings were one."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from bench.muc_candidates import Candidate, Lexicon, Mention, Said, head_of, number_of, pair_number
from bench.muc_features import together
from bench.muc_gold import ROLES, Row, normal, report_entities
from bench.muc_labels import EFFECTS, TYPES
from bench.muc_text import stretches

Pair = tuple[list[float], bool]


def shown_strings(row: Row, role: str) -> list[str]:
    """The strings of a role in the keys of a report, as they stand there."""
    fillers = (filler for template in row["templates"] for slot in ROLES[role] for filler in template[slot])
    return [one for filler in fillers for one in filler.get("strings") or ()]


def lexicon(told: Sequence[Row]) -> Lexicon:
    """Counts in how many reports strings and main words fill a role, are said, and are one entity."""
    filled: list[Counter[int]] = [Counter() for _ in ROLES]
    same: Counter[int] = Counter()
    strings: set[str] = set()
    for row in told:
        for number, role in enumerate(ROLES):
            shown = shown_strings(row, role)
            mine = {normal(one) for one in shown} | {f"*{head_of(one)}" for one in shown}
            filled[number].update(map(number_of, mine))
            strings |= mine
            same.update(_pairs(row, role, shown))
    return Lexicon([dict(one) for one in filled], _said(told, strings), dict(same))


def _pairs(row: Row, role: str, shown: Iterable[str]) -> set[int]:
    heads = {normal(one): f"*{head_of(one)}" for one in shown}
    found: set[int] = set()
    for entity in report_entities(row, role):
        for one, other in itertools.combinations(sorted(entity.strings), 2):
            found |= {pair_number(one, other), pair_number(heads.get(one, one), heads.get(other, other))}
    return found


def _said(told: Sequence[Row], strings: set[str]) -> dict[int, int]:
    by_first: dict[str, list[str]] = defaultdict(list)
    for one in strings:
        if " " in one:
            by_first[one.split()[0]].append(one)
    counts: Counter[int] = Counter()
    for row in told:
        text = f" {normal(row['text'])} "
        words = set(text.split())
        heard = {one for word in words for one in (word, f"*{word}") if one in strings}
        heard |= {one for word in words for one in by_first.get(word, ()) if f" {one} " in text}
        counts.update(map(number_of, heard))
    return dict(counts)


def gold_pairs(row: Row, known: Lexicon) -> list[Pair]:
    """Pairs of strings that fill a role in a report, and whether the keys have them as one entity."""
    said = blank(row["text"])
    found: list[Pair] = []
    for number, role in enumerate(ROLES):
        members = list(_members(row, role, number, said))
        for (one, left), (other, right) in itertools.combinations(members, 2):
            if left == right or not left & right:
                found.append((together(one, other, said, known), left == right))
    return found


def _members(row: Row, role: str, number: int, said: Said) -> Iterator[tuple[Candidate, frozenset[int]]]:
    entities = report_entities(row, role)
    for text, shown in {normal(one): one for one in shown_strings(row, role)}.items():
        mentions = tuple(_mentions(text, said))
        if mentions:
            of = frozenset(at for at, entity in enumerate(entities) if text in entity.strings)
            yield Candidate(number, shown, mentions), of


def _mentions(text: str, said: Said) -> Iterator[Mention]:
    """Where a report says a string, marks and articles left out of account."""
    heard = [(at, word) for at, word in enumerate(said.normals) if word]
    words = text.split()
    for start in range(len(heard) - len(words) + 1):
        if [word for _, word in heard[start : start + len(words)]] == words:
            yield Mention(heard[start][0], heard[start + len(words) - 1][0], 1.0)


def blank(text: str) -> Said:
    """A report of which the network has said nothing."""
    words = [word for one in stretches(text) for word in one.words]
    return Said(
        text=text,
        words=words,
        chances=np.zeros((len(words), len(ROLES), 3), np.float32),
        kinds=np.zeros((len(words), len(ROLES), len(TYPES)), np.float32),
        effects=np.zeros((len(words), len(EFFECTS)), np.float32),
        stretch=[0] * len(words),
        whole=np.zeros((1, 1 + len(TYPES)), np.float32),
    )

"""Ways through the parse from a noun to a predicate, as steps that the trained judge of roles knows.

A stretch's tree is read into plain sequences once: every claim walks it from each of its nouns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc

FARTHEST = 5
"""Steps of the longest path told step by step."""
TREES_KEPT = 4
"""Stretches whose trees are remembered: one is read at a time."""
PREDICATES_KEPT = 16
"""Predicates to which the ways are remembered: each is asked about with every noun, one after the other."""
LEADING_UP, LEADING_DOWN = ("prep", "agent", "dative"), ("prep", "agent")
"""Dependents that are told with their word, on the way up from the noun and down to the predicate."""


@dataclass(frozen=True, slots=True)
class _Tree:
    """A parse by token: the head of each, and its step on a way up and down."""

    heads: tuple[int, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]


@lru_cache(maxsize=TREES_KEPT)
def _tree(parsed: Doc) -> _Tree:
    table, told = parsed.to_array(["HEAD", "DEP", "LOWER"]), parsed.vocab.strings
    heads = table[:, 0].astype(np.int64) + np.arange(len(table))
    spelt = {code: told[code] for code in set(table[:, 1:].ravel().tolist())}
    words = [(spelt[dep], spelt[word]) for dep, word in table[:, 1:].tolist()]
    return _Tree(
        heads=tuple(heads.tolist()),
        up=tuple(f"{dep}:{word}" if dep in LEADING_UP else dep for dep, word in words),
        down=tuple(f"v{dep}:{word}" if dep in LEADING_DOWN else f"v{dep}" for dep, word in words),
    )


def path_between(parsed: Doc, noun: int, event: int) -> tuple[str, ...]:
    """The steps of the parse from a noun to a predicate, prepositions by their word; empty across sentences."""
    tree, ways = _tree(parsed), _ways_down(parsed, event)
    path: list[str] = []
    at = noun
    while at not in ways:
        if tree.heads[at] == at:
            return ()
        path.append(tree.up[at])
        at = tree.heads[at]
    return (*path, *ways[at]) or ("self",)


@lru_cache(maxsize=PREDICATES_KEPT)
def _ways_down(parsed: Doc, event: int) -> dict[int, tuple[str, ...]]:
    """The steps down to a predicate from itself and from all that it hangs on, up to the root."""
    tree, at = _tree(parsed), event
    ways: dict[int, tuple[str, ...]] = {event: ()}
    while tree.heads[at] != at:
        way = (tree.down[at], *ways[at])
        at = tree.heads[at]
        ways[at] = way
    return ways


def path_to(parsed: Doc, noun: int, event: int, head: int) -> tuple[str, int]:
    """The shorter of a noun's ways to the event and to the head of its clause, and its steps; 0 across sentences."""
    own = path_between(parsed, noun, event)
    other = path_between(parsed, noun, head) if head != event else own
    shorter = min((own, other), key=lambda path: (not path, len(path)))
    if not shorter:
        return "across", 0
    return ">".join(shorter[:FARTHEST]) + ("+" if len(shorter) > FARTHEST else ""), len(shorter)
